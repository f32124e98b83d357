// Two tallies → the change between them, split by its reasons.
#pragma once

#include "totals/change.h"
#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

/// A data set that is compared, with the rates that it is valued at. Its tally has every commitment among the
/// references, which are settled, and its lanes sorted.
struct ChangeSide {
    const Tally& tally;
    const RateTable& rates;
    const TotalOptions& options;  ///< its first basis and currency
};

/// What has no rate counts as absent.
Change split_change(const ChangeSide& before, const ChangeSide& after);

}  // namespace kanjo
