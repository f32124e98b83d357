// Dates as foreign data writes them.
#pragma once

#include <string_view>

#include "base/date.h"
#include "commitments/commitment.h"

namespace kanjo {

/// Reads a day, month, year or interval; with another order than iso also `24/02/2024`, `24.2.2024`,
/// `24-02-2024` in that order, since `2024-02-24` has one reading everywhere. Errors: K0502.
Result<Period> parse_commitment_date(std::string_view text, DateOrder order);

}  // namespace kanjo
