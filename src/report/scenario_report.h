// What if: how totals answer to rates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// What a total at another basis has more than at the first, both as shown.
struct BasisDifference {
    Decimal amount;
    std::optional<Decimal> percent;  ///< of the first, two places; none where that is zero
    bool is_exact = true;            ///< whether the amount is
    bool is_percent_exact = true;
};

/// Of the total `cells[i]` to that of the first basis in its currency, of which there are so many; none for
/// the first basis itself and where one of the two has no single amount.
std::optional<BasisDifference> find_difference(const std::vector<TotalCell>& cells, std::size_t i,
                                               std::size_t currencies);
/// "+3.9 %", `≈` before what was cut; empty where there is none.
std::string change_text(const std::optional<BasisDifference>& difference);
Value difference_document(const BasisDifference& difference);

/// Appends what bases differ by, what one per cent on each currency does, and break-even rates; each where
/// asked for.
void note_scenarios(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes);

/// What one per cent on each other currency adds to a total. Requires: its terms.
Value sensitivity_document(const TotalCell& cell);

Value break_even_document(const TotalResult& result, const TotalOptions& options);

}  // namespace kanjo
