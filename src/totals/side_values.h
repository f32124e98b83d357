// One of two data sets that are compared: its rows, what they come to, and the rate of each amount.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "totals/change.h"
#include "totals/group_rows.h"
#include "totals/split_change.h"
#include "totals/total_cells.h"

namespace kanjo {

/// Values are net, at the first basis in the first currency.
class SideValues {
  public:
    /// Requires: what it refers to outlives it; its tally's lanes are sorted.
    explicit SideValues(const ChangeSide& side);
    SideValues(const SideValues&) = delete;
    SideValues& operator=(const SideValues&) = delete;

    const GroupRows& rows() const { return rows_; }
    /// None where every amount is undisclosed.
    std::optional<Ends> value(const GroupRow& row) const;
    bool has_range(const GroupRow& row) const;
    bool is_complete(const GroupRow& row) const;

    /// What amounts are multiplied by, the divisor of the when left out; none where it is missing.
    const std::optional<Quotient>& rate(Currency currency, WhenId when);
    /// Of amounts in the sums of that when, whose shares are not 100 per cent together.
    Decimal divisor(WhenId when) const { return tally_.whens.when(when).divisor; }

  private:
    CellValue cell(const GroupRow& row) const;

    const Tally& tally_;
    GroupRows rows_;
    RateRules rules_;
    RateKeys keys_;
    RateFactors factors_;
    Valuation valuation_;
    std::unordered_map<std::uint64_t, std::optional<Quotient>> rates_;
};

}  // namespace kanjo
