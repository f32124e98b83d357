// Expressions over money: read into steps, operands before their operator. Grammar, tightest first: one unary
// minus or plus; * and /; + and -; then one trailing `in CURRENCY[,CURRENCY] [on DATE] [at RATE]` for the
// whole expression or bracket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "money/figure.h"

namespace kanjo {

/// What stands behind `at`.
struct RateClause {
    Decimal rate;                      ///< positive; exact as given
    std::optional<CurrencyPair> pair;  ///< 1 base = `rate` quote; none for a bare number
    Span span;
};

/// `in TARGETS [on DATE] [at RATE]`.
struct Conversion {
    std::vector<Currency> targets;
    std::optional<Period> on;
    std::optional<RateClause> at;
};

enum class StepKind : std::uint8_t {
    figure,
    answer,
    percent,
    negate,
    add,
    subtract,
    multiply,
    divide,
    convert
};

struct Step {
    StepKind kind;
    Span span;  ///< of an operand its text, of an operator its mark, of a conversion from `in` to its end
    std::size_t item = 0;  ///< index into `figures` or `conversions`
};

struct Expression {
    std::string text;
    std::vector<Step>
        steps;  ///< in the order in which they are taken; linear, so nesting costs evaluation no stack
    std::vector<Figure> figures;
    std::vector<Conversion> conversions;
};

/// Errors: K0701, K0703, K0705, and what match_figure finds, all with a caret in `text`.
Result<Expression> parse_expression(std::string_view text, const FigureOptions& options);

/// Reads the conversion whose `in` or `to` stands at `text[at]`, and moves `at` behind it. Errors: K0701,
/// K0703.
Result<Conversion> parse_conversion(std::string_view text, std::size_t& at, const FigureOptions& options);

}  // namespace kanjo
