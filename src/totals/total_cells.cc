#include "totals/total_cells.h"

#include <algorithm>
#include <map>

namespace kanjo {
namespace {

bool has_buckets(const Tally& tally, Lane lane, std::span<const GroupId> groups) {
    if (tally.lane(lane).is_empty()) return false;
    return std::any_of(groups.begin(), groups.end(),
                       [&](GroupId group) { return tally.lane(lane).has(group); });
}

/// Whether ranges are in the net amount: those that are left out of it are not.
bool has_net_range(const Tally& tally, std::span<const GroupId> groups) {
    if (!has_buckets(tally, Lane::excluded_widening, groups))
        return has_buckets(tally, Lane::widening, groups);
    std::map<std::uint64_t, Decimal> widenings;
    for (const Lane lane : {Lane::widening, Lane::excluded_widening}) {
        for (const GroupId group : groups) {
            tally.lane(lane).for_each_of(group, [&](const Buckets::Sum& sum) {
                const Decimal value = to_decimal(sum.units) + (sum.rest == nullptr ? Decimal() : *sum.rest);
                widenings[sum.key.word()] += lane == Lane::widening ? value : -value;
            });
        }
    }
    return std::any_of(widenings.begin(), widenings.end(),
                       [](const auto& widening) { return !widening.second.is_zero(); });
}

}  // namespace

CellValue::CellValue(const Tally& tally, const Valuation& valuation, std::span<const GroupId> groups)
    : valuation_(&valuation),
      groups_(groups),
      has_range_(has_net_range(tally, groups)),
      has_excluded_(has_buckets(tally, Lane::excluded, groups)) {
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

ShownAmount CellValue::shown(const LaneSum& sum, const std::optional<Bounds>& bounds,
                             const TotalOptions& options, Currency currency) const {
    std::optional<ShownAmount> amount;
    if (bounds) amount = find_shown(*bounds, options.precision, currency);
    if (amount && !options.want_exact) return *amount;
    return shown_of(valuation_->exact(groups_, sum), options, currency);
}

TotalCell CellValue::cell(const TotalOptions& options, std::size_t basis, Currency currency) const {
    TotalCell cell;
    cell.basis = basis;
    cell.currency = currency;
    if (options.want_terms) cell.terms = valuation_->terms(groups_);
    const auto other = [&](const LaneSum& sum) {
        return shown(sum, valuation_->enclosure(groups_, sum).bounds(), options, currency);
    };
    ShownAmount low = shown(net_low, net_bounds_, options, currency);
    if (has_range_) {
        cell.low = std::move(low);
        cell.high = other(net_high);
        return cell;
    }
    cell.net = std::move(low);
    if (has_excluded_ && excludes_value()) cell.gross = other(gross_low);
    return cell;
}

bool CellValue::excludes_value() const {
    constexpr LaneSum excluded{{0, 0, 1, 0}};
    const std::optional<Bounds> bounds = valuation_->enclosure(groups_, excluded).bounds();
    if (bounds && bounds->low.sign() == bounds->high.sign()) return bounds->low.sign() != 0;
    return valuation_->exact(groups_, excluded).sign() != 0;
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
