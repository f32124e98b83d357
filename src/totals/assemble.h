// Tally + rates → result.
#pragma once

#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

TotalResult assemble_total(Tally& tally, const RateTable& rates, const TotalOptions& options);

}  // namespace kanjo
