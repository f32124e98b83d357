// What was stated, by currency, before any rate.
#pragma once

#include <span>
#include <vector>

#include "totals/valuation.h"

namespace kanjo {

/// The exact net sums of groups, by currency code.
std::vector<StatedSum> stated_sums(const Tally& tally, std::span<const GroupId> groups);

}  // namespace kanjo
