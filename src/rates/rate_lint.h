// What is likely wrong with a table, though each of its rows can be read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rates/rate_contents.h"

namespace kanjo {

enum class LintKind : std::uint8_t {
    conflict,  ///< two rates for one pair and period
    inverted,  ///< a rate on the other side of 1 than its pair is otherwise, or than the built-in table has
               ///< it
    jump,      ///< a rate far off the one before it
    triangle,  ///< three rates of one period of which two do not multiply to the third
};
std::string_view name_of(LintKind kind);

struct RateFinding {
    LintKind kind = LintKind::conflict;
    CurrencyPair pair;
    Period period;
    std::string message;
    Place place;
};

struct LintOptions {
    Decimal jump_days = 20;    ///< Units: per cent, from one quote of a pair to the next
    Decimal jump_months = 30;  ///< the same for months
    Decimal jump_years = 100;  ///< and for years
    Decimal triangle = 1;      ///< Units: per cent beyond what the digits explain
};

/// By kind, then period and pair. Brings the quotes into the order of their periods.
std::vector<RateFinding> lint_rates(RateContents& contents, const LintOptions& options);

}  // namespace kanjo
