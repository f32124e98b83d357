#include "totals/total_cells.h"

#include <algorithm>

namespace kanjo {
namespace {

bool has_buckets(const Tally& tally, const BucketsByGroup& by_group, Lane lane,
                 std::span<const GroupId> groups) {
    if (tally.lane(lane).is_empty()) return false;
    return std::any_of(groups.begin(), groups.end(),
                       [&](GroupId group) { return !by_group.buckets(lane, group).empty(); });
}

}  // namespace

CellValue::CellValue(const Tally& tally, const BucketsByGroup& by_group, const Valuation& valuation,
                     std::span<const GroupId> groups)
    : valuation_(&valuation),
      groups_(groups),
      has_range_(has_buckets(tally, by_group, Lane::widening, groups)),
      has_excluded_(has_buckets(tally, by_group, Lane::excluded, groups)) {
    const Enclosure net = valuation.enclosure(groups, net_low);
    is_complete_ = net.is_complete();
    net_bounds_ = net.bounds();
}

Quotient CellValue::exact() const {
    return valuation_->exact(groups_, net_low);
}

int CellValue::sign() const {
    if (net_bounds_ && net_bounds_->low.sign() == net_bounds_->high.sign()) return net_bounds_->low.sign();
    return exact().sign();
}

ShownAmount CellValue::shown(const LaneSum& sum, const TotalOptions& options, Currency currency) const {
    std::optional<ShownAmount> amount;
    const std::optional<Bounds> bounds = valuation_->enclosure(groups_, sum).bounds();
    if (bounds) amount = find_shown(*bounds, options.precision, currency);
    if (amount && !options.want_exact) return *amount;
    const Quotient value = valuation_->exact(groups_, sum);
    ShownAmount result = round_to_shown(value, options.precision, currency);
    if (!options.want_exact) return result;
    result.exact_digits = count_digits(value);
    if (options.exact_digits_max == 0 || result.exact_digits <= options.exact_digits_max)
        result.exact = value;
    return result;
}

TotalCell CellValue::cell(const TotalOptions& options, std::size_t basis, Currency currency) const {
    TotalCell cell;
    cell.basis = basis;
    cell.currency = currency;
    if (options.want_terms) cell.terms = valuation_->terms(groups_);
    if (has_range_) {
        cell.low = shown(net_low, options, currency);
        cell.high = shown(net_high, options, currency);
        return cell;
    }
    cell.net = shown(net_low, options, currency);
    if (has_excluded_) cell.gross = shown(gross_low, options, currency);
    return cell;
}

Decimal CellValue::share_of(const CellValue& whole) const {
    if (net_bounds_ && whole.net_bounds_ && whole.net_bounds_->low.sign() == whole.net_bounds_->high.sign()) {
        if (const std::optional<Decimal> share = find_share(*net_bounds_, *whole.net_bounds_)) return *share;
    }
    return round_to_share(exact() / whole.exact());
}

std::strong_ordering operator<=>(const CellValue& a, const CellValue& b) {
    if (a.net_bounds_ && b.net_bounds_) {
        const Bounds& left = *a.net_bounds_;
        const Bounds& right = *b.net_bounds_;
        if (left.high < right.low || right.high < left.low) return left.low <=> right.low;
        if (left.is_exact() && right.is_exact()) return left.low <=> right.low;
    }
    return a.exact() <=> b.exact();
}

}  // namespace kanjo
