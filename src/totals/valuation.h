// Buckets → money in the target, once every record is read: bounds first, exact fractions where bounds cannot
// tell.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "totals/rate_factors.h"
#include "totals/shown_amount.h"
#include "totals/tally.h"

namespace kanjo {

/// Which lanes make up a figure, each with its sign.
struct LaneSum {
    std::array<int, lane_count> signs{};
};

/// The buckets of each group, in any order.
class BucketsByGroup {
  public:
    explicit BucketsByGroup(const Tally& tally);
    std::span<const std::uint32_t> buckets(Lane lane, GroupId group) const;

  private:
    std::array<std::vector<std::uint32_t>, lane_count> order_;
    std::array<std::vector<std::uint32_t>, lane_count> begins_;  ///< by group, one more at the end
};

/// All groups at one basis in one target.
class Valuation {
  public:
    /// Requires: all outlive it.
    Valuation(const Tally& tally, const RateKeys& keys, const BucketsByGroup& by_group,
              const RateFactors& factors);

    /// The sum over groups, as bounds.
    Enclosure enclosure(std::span<const GroupId> groups, const LaneSum& sum) const;
    /// The same, exactly.
    Quotient exact(std::span<const GroupId> groups, const LaneSum& sum) const;

  private:
    const Tally& tally_;
    const RateKeys& keys_;
    const BucketsByGroup& by_group_;
    const RateFactors& factors_;
    std::array<std::vector<Enclosure>, lane_count> enclosures_;  ///< by group; empty where the lane is
};

}  // namespace kanjo
