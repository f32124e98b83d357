// The market as a table of rates has it.
#pragma once

#include <optional>
#include <vector>

#include "check/slip.h"
#include "rates/rate_table.h"

namespace kanjo {

/// The rates of a day or period; without one, the latest that each pair has.
/// Requires: the table outlives the lookup.
MarketLookup market_of(const RateTable& table, std::optional<Period> when, LookupRules rules);

/// The periods of the table, oldest first, whose own rate lies inside the interval of the pair's digits as
/// written.
std::vector<Period> fitting_periods(const ImpliedRate& implied, const RateTable& table);

}  // namespace kanjo
