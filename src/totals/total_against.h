// Totals, and what has changed since an older data set.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "totals/total.h"

namespace kanjo {

/// What totals are compared with.
struct OldData {
    std::vector<std::unique_ptr<ByteSource>> inputs;
    const RateTable& rates;
    LookupRules lookup;
    std::string rates_name;  ///< the table, as people call it
};

/// What total_commitments gives, and TotalResult::change. What is wrong with the old data is among the
/// problems too. Errors: those of total_commitments; K0601 beyond limits::compared_max commitments.
Result<TotalResult> total_against(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                  const TotalOptions& options, OldData old);

}  // namespace kanjo
