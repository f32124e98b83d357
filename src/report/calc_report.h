// What the calculator says: lines for people, one bare line for programs, tables and the document.
#pragma once

#include <span>
#include <string>

#include "calc/evaluate.h"
#include "report/report.h"
#include "report/shown_answer.h"

namespace kanjo {

/// An answer and the basis it was reckoned at, as reports call it.
struct NamedAnswer {
    Answer answer;
    std::string basis;
};

/// The significant figure, then the value, its rate beside or below it; one such block an answer. `explain`
/// adds how each rate came about.
std::string calc_text(const Expression& expression, std::span<const NamedAnswer> answers,
                      const AnswerStyle& style, bool explain);

/// "25000000000.00 USD": no grouping, no marks; several answers are joined by commas.
std::string calc_line(std::span<const NamedAnswer> answers, const AnswerStyle& style);

/// Schema kanjo.calc/1.
Value calc_document(const Expression& expression, std::span<const NamedAnswer> answers,
                    const AnswerStyle& style);
/// The same for an expression that has no answer.
Value calc_error_document(std::string_view expression, const Error& error);

/// Tables and document, for the formats that are made from a report.
Report calc_report(const Expression& expression, std::span<const NamedAnswer> answers,
                   const AnswerStyle& style);

}  // namespace kanjo
