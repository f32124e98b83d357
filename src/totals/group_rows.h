// The rows and columns of a result: which groups of a tally make up each of its parts.
#pragma once

#include <span>
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

/// The same, in a word of memory a row where there is no cross-tab.
class RowList {
  public:
    /// Requires: the tally outlives it.
    RowList(const Tally& tally, const TotalOptions& options);

    std::size_t size() const { return is_crossed_ ? rows_.rows.size() : rows_.total.groups.size(); }
    GroupRow row(std::size_t index) const;
    std::span<const GroupId> groups(std::size_t index) const {
        if (is_crossed_) return rows_.rows[index].groups;
        return std::span(rows_.total.groups).subspan(index, 1);
    }
    const GroupRow& total() const { return rows_.total; }
    const std::vector<std::string>& across() const { return rows_.across; }

  private:
    const Tally& tally_;
    bool is_crossed_;
    GroupRows rows_;  ///< without a cross-tab, each of the groups of `total` is a row
};

}  // namespace kanjo
