#include "totals/shown_parts.h"

#include <algorithm>
#include <numeric>

namespace kanjo {
namespace {

/// Exact value less shown value, as near as the bounds tell: enough to rank by.
Decimal remainder_of(const TotalCell& cell, const CellValue& value) {
    const Integer low =
        value.bounds() ? value.bounds()->low
                       : divide(value.exact().numerator() * Integer::power_of_ten(-Factor::exact_exponent),
                                value.exact().denominator())
                             .quotient;
    return Decimal(low, Factor::exact_exponent) - cell.net->amount;
}

}  // namespace

PartsDifference::PartsDifference(const TotalCell& total) {
    if (total.net) value_ = total.net->amount;
}

void PartsDifference::subtract(const TotalCell& part) {
    if (!part.net) value_.reset();
    if (value_) value_ = *value_ - part.net->amount;
}

void adjust_parts(std::span<TotalCell* const> parts, std::span<const CellValue> values,
                  const TotalCell& total, int exponent) {
    PartsDifference before(total);
    for (const TotalCell* const part : parts) before.subtract(*part);
    const std::optional<Decimal>& difference = before.value();
    if (!difference || difference->is_zero()) return;
    const Integer steps = abs(*difference).rescaled(exponent).coefficient();
    if (steps > Integer(static_cast<std::uint64_t>(parts.size()))) return;
    const bool up = difference->sign() > 0;
    std::vector<Decimal> remainders;
    for (std::size_t i = 0; i < parts.size(); ++i) remainders.push_back(remainder_of(*parts[i], values[i]));
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (remainders[a] == remainders[b]) return up ? a < b : a > b;
        return up ? remainders[a] > remainders[b] : remainders[a] < remainders[b];
    });
    const Decimal step(up ? 1 : -1, exponent);
    for (std::size_t i = 0; i < static_cast<std::size_t>(steps.small()); ++i) {
        ShownAmount& shown = *parts[order[i]]->net;
        shown.amount = shown.amount + step;
        shown.is_adjusted = true;
        shown.is_exact = false;
    }
}

}  // namespace kanjo
