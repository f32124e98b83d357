// The cells of a result: every group's figures at one basis in one currency.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "totals/group_rows.h"
#include "totals/valuation.h"

namespace kanjo {

/// The net and gross figures of some groups at one basis in one currency, as bounds, and exactly where asked.
class CellValue {
  public:
    CellValue(const Tally& tally, const Valuation& valuation, std::span<const GroupId> groups);

    bool has_range() const { return has_range_; }
    bool is_complete() const { return is_complete_; }
    /// Of the net amount; of its low end where it is a range.
    const std::optional<Bounds>& bounds() const { return net_bounds_; }
    Quotient exact() const;
    int sign() const;

    TotalCell cell(const TotalOptions& options, std::size_t basis, Currency currency) const;
    /// This part of `whole`, to six decimals. Requires: whole is not zero.
    Decimal share_of(const CellValue& whole) const;

    friend std::strong_ordering operator<=>(const CellValue& a, const CellValue& b);
    friend bool operator==(const CellValue& a, const CellValue& b) { return (a <=> b) == 0; }

  private:
    /// Whether what is left out of net comes to anything.
    bool excludes_value() const;
    ShownAmount shown(const LaneSum& sum, const std::optional<Bounds>& bounds, const TotalOptions& options,
                      Currency currency) const;

    const Valuation* valuation_;
    std::span<const GroupId> groups_;
    bool has_range_ = false;
    bool has_excluded_ = false;
    bool is_complete_ = true;
    std::optional<Bounds> net_bounds_;
};

}  // namespace kanjo
