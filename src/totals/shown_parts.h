// Whether the groups as shown add up to the total as shown, and what can be done about it.
#pragma once

#include <span>
#include <vector>

#include "totals/total_cells.h"

namespace kanjo {

/// The shown total less the shown parts; none where a part has no single amount.
class PartsDifference {
  public:
    explicit PartsDifference(const TotalCell& total);
    void subtract(const TotalCell& part);
    const std::optional<Decimal>& value() const { return value_; }

  private:
    std::optional<Decimal> value_;
};

/// Moves shown parts by one step each, those with the largest remainder first, until they add up to the
/// total; of equal ones the first gets a step up, the last a step down. Nothing where the places shown differ
/// by part, or the difference needs more than a step a part.
void adjust_parts(std::span<TotalCell* const> parts, std::span<const CellValue> values,
                  const TotalCell& total, int exponent);

}  // namespace kanjo
