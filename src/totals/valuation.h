// Buckets → money in the target, once every record is read: bounds first, exact fractions where bounds cannot
// tell.
#pragma once

#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "totals/rate_factors.h"
#include "totals/shown_amount.h"
#include "totals/tally.h"

namespace kanjo {

/// Which lanes make up a figure, each with its sign.
struct LaneSum {
    std::array<int, lane_count> signs{};
};

inline constexpr LaneSum net_low{{1, 0, -1, 0}};
inline constexpr LaneSum net_high{{1, 1, -1, -1}};
inline constexpr LaneSum gross_low{{1, 0, 0, 0}};

/// All groups at one basis in one target.
class Valuation {
  public:
    /// Keeps the bounds of the groups where they are no more than `groups_kept_max`. Requires: all outlive
    /// it.
    Valuation(const Tally& tally, const RateKeys& keys, const RateFactors& factors,
              std::size_t groups_kept_max);

    /// The sum over groups, as bounds.
    Enclosure enclosure(std::span<const GroupId> groups, const LaneSum& sum) const;
    /// The same, exactly.
    Quotient exact(std::span<const GroupId> groups, const LaneSum& sum) const;
    /// The terms of the net sum, by currency code and date.
    std::vector<TotalTerm> terms(std::span<const GroupId> groups) const;

  private:
    /// Of one group in one lane.
    Enclosure enclosure_of(std::size_t lane, GroupId group) const;
    void add_to(Enclosure& enclosure, std::size_t lane, const Buckets::Sum& sum) const;
    using SumsByRate = std::unordered_map<std::uint32_t, Decimal>;
    SumsByRate sums_by_rate(std::span<const GroupId> groups, const LaneSum& sum) const;
    TotalTerm term(std::uint32_t key, const Decimal& low, const Decimal& high) const;

    const Tally& tally_;
    const RateKeys& keys_;
    const RateFactors& factors_;
    std::array<std::vector<Enclosure>, lane_count> enclosures_;  ///< by group, where they are kept
};

}  // namespace kanjo
