#include "check/phrase.h"

#include <algorithm>
#include <string>
#include <utility>

#include "money/text_walk.h"

namespace kanjo {
namespace {

FigureOptions with_running_text(FigureOptions options, bool running_text) {
    options.running_text = running_text;
    return options;
}

std::size_t count_money(const FoundFigures& found) {
    const auto& figures = found.figures;
    const auto has_currency = [](const FoundFigure& found_figure) {
        return found_figure.figure.currency.has_value();
    };
    return static_cast<std::size_t>(std::count_if(figures.begin(), figures.end(), has_currency));
}

/// An amount that counts what the next word says: 1.2 million users, 300만 명.
bool counts_something(std::string_view text, Span figure) {
    const std::size_t end = figure.begin + figure.length;
    const char32_t next = point_at(text, skip_blanks(text, end)).value;
    const bool is_mark = (next >= 0x2000 && next <= 0x206F) || (next >= 0x3000 && next <= 0x303F) ||
                         (next >= 0xFF00 && next <= 0xFF20);
    return is_word_letter(next) || (next >= 0x80 && !is_mark);
}

/// Keeps the amounts that name a currency, where there are two; the others must count something.
void drop_counts(std::string_view text, FoundFigures& found) {
    if (count_money(found) < 2) return;
    std::erase_if(found.figures, [&](const FoundFigure& figure) {
        return !figure.figure.currency && counts_something(text, figure.span);
    });
    std::erase_if(found.refused, [&](const RefusedFigure& refused) {
        return refused.is_bare && counts_something(text, refused.span);
    });
}

void drop_rate_statements(std::string_view text, std::vector<FoundFigure>& figures, const Vocabulary& words) {
    for (std::size_t i = 1; i < figures.size() && figures.size() >= 4;) {
        if (is_rate_statement(text, figures[i - 1], figures[i], words)) {
            const auto at = figures.begin() + static_cast<std::ptrdiff_t>(i);
            figures.erase(at - 1, at + 1);
        } else {
            ++i;
        }
    }
}

}  // namespace

PhraseReader::PhraseReader(const FigureOptions& options, const Vocabulary& words)
    : strict_(with_running_text(options, true)),
      any_case_(with_running_text(options, false)),
      words_(words),
      strict_finder_(strict_, words) {}

FoundFigures PhraseReader::find_figures(std::string_view text) {
    FoundFigures found;
    strict_finder_.find(text, BareAmounts::find, found);
    if (count_money(found) >= 2) return found;
    if (!any_case_finder_) any_case_finder_.emplace(any_case_, words_);
    FoundFigures others;
    any_case_finder_->find(text, BareAmounts::find, others);
    return others;
}

Result<Phrase> PhraseReader::read(std::string_view text) {
    FoundFigures found = find_figures(text);
    drop_counts(text, found);
    if (!found.refused.empty()) {
        Error& error = found.refused.front().error;
        const Span caret = error.caret;
        return std::move(error).at(text, caret);
    }
    for (const FoundFigure& figure : found.figures) {
        if (figure.figure.currency) continue;
        return error_of(Code::K0303, "the amount names no currency", "--currency CODE gives it one")
            .at(text, figure.span);
    }
    drop_rate_statements(text, found.figures, words_);
    if (found.figures.size() < 2) {
        return error_of(Code::K0801,
                        found.figures.empty() ? "no amount of money was found, expected two"
                                              : "one amount of money was found, expected two",
                        "write a phrase such as '3.9 trillion yen ($25 billion)'")
            .at(text, found.figures.empty() ? Span{0, text.size()} : found.figures[0].span);
    }
    Phrase phrase;
    phrase.figures = std::move(found.figures);
    for (std::size_t i = 1; i < phrase.figures.size(); ++i) phrase.pairs.push_back({0, i});
    return phrase;
}

Result<Phrase> read_phrase(std::string_view text, const FigureOptions& options, const Vocabulary& words) {
    return PhraseReader(options, words).read(text);
}

}  // namespace kanjo
