// What if: how totals answer to rates.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Appends what bases differ by, what one per cent on each currency does, and break-even rates; each where
/// asked for.
void note_scenarios(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes);

/// What one per cent on each other currency adds to a total. Requires: its terms.
Value sensitivity_document(const TotalCell& cell);

Value break_even_document(const TotalResult& result, const TotalOptions& options);

}  // namespace kanjo
