// What `rate` says: the rate, its legs, the quotes behind them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rates/rate.h"
#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Quotes that one leg was taken of; `sources` holds what they call their sources.
struct RateAnswer {
    Derivation derivation;
    std::vector<std::vector<Quote>> quotes;  ///< beside the legs; none for a given one
    std::vector<std::string> sources;        ///< what Quote::source indexes
    std::string rates_name;                  ///< the table, as people call it
};

struct RateStyle {
    Precision precision;   ///< decimals and significant digits; without either: 7 to people, 20 to programs
    bool exact = false;    ///< every digit, or a fraction where the decimal recurs
    bool explain = false;  ///< to people: every quote behind a mean
};

/// Schema kanjo.rate/1: the rate's own object, and the quotes.
Report report_rate(const RateAnswer& answer, const RateStyle& style);

}  // namespace kanjo
