// What was stated, by currency, before any rate.
#pragma once

#include <span>
#include <vector>

#include "totals/valuation.h"

namespace kanjo {

/// The exact net sums of groups, by currency code.
std::vector<StatedSum> stated_sums(const Tally& tally, const BucketsByGroup& by_group,
                                   std::span<const GroupId> groups);

}  // namespace kanjo
