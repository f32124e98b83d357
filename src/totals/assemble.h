// Tally + rates → result.
#pragma once

#include <memory>

#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

/// The groups of the result may be made from the tally as they are asked for. Requires: the rates, and what
/// the options point to, outlive the result.
TotalResult assemble_total(std::shared_ptr<Tally> tally, const RateTable& rates, const TotalOptions& options);

}  // namespace kanjo
