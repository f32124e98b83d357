// The rows and columns of a result: which groups of a tally make up each of its parts.
#pragma once

#include <string>
#include <vector>

#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

struct GroupRow {
    std::vector<std::string> key;  ///< beside TotalOptions::by
    std::vector<GroupId> groups;
    std::vector<std::vector<GroupId>> across;  ///< beside GroupRows::across
};

struct GroupRows {
    std::vector<GroupRow> rows;
    std::vector<std::string> across;  ///< the values of TotalOptions::across, in order
    GroupRow total;                   ///< of all groups
};

/// K0601 where a cross-tab has more columns or cells than limits::across_max and cells_max.
Result<Done> check_cells(const Tally& tally, const TotalOptions& options);

/// In the order of the keys.
GroupRows rows_of(const Tally& tally, const TotalOptions& options);

}  // namespace kanjo
