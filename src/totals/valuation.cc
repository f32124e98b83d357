#include "totals/valuation.h"

#include <algorithm>
#include <tuple>

namespace kanjo {
namespace {

Decimal value_of(const Buckets::Sum& sum) {
    const Decimal units = to_decimal(sum.units);
    return sum.rest == nullptr ? units : units + *sum.rest;
}

}  // namespace

Valuation::Valuation(const Tally& tally, const RateKeys& keys, const RateFactors& factors,
                     std::size_t groups_kept_max)
    : tally_(tally), keys_(keys), factors_(factors) {
    if (tally.groups.size() > groups_kept_max) return;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const Buckets& buckets = tally.lanes[lane];
        if (buckets.is_empty()) continue;
        enclosures_[lane].resize(tally.groups.size());
        buckets.for_each(
            [&](const Buckets::Sum& sum) { add_to(enclosures_[lane].data()[sum.key.group()], lane, sum); });
    }
}

inline void Valuation::add_to(Enclosure& enclosure, std::size_t lane, const Buckets::Sum& sum) const {
    const Multiplier multiplier = factors_.multiplier(keys_.key_of(static_cast<Lane>(lane), sum));
    if (multiplier.kind() == Multiplier::Kind::missing) return enclosure.set_incomplete();
    enclosure.add(sum.units, multiplier);
    if (sum.rest != nullptr) enclosure.give_up();
}

Enclosure Valuation::enclosure_of(std::size_t lane, GroupId group) const {
    if (!enclosures_[lane].empty()) return enclosures_[lane][group];
    Enclosure result;
    tally_.lanes[lane].for_each_of(group, [&](const Buckets::Sum& sum) { add_to(result, lane, sum); });
    return result;
}

Enclosure Valuation::enclosure(std::span<const GroupId> groups, const LaneSum& sum) const {
    Enclosure result;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        if (sum.signs[lane] == 0 || tally_.lanes[lane].is_empty()) continue;
        for (const GroupId group : groups) result.add(enclosure_of(lane, group), sum.signs[lane]);
    }
    return result;
}

Valuation::SumsByRate Valuation::sums_by_rate(std::span<const GroupId> groups, const LaneSum& sum) const {
    SumsByRate sums;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        if (sum.signs[lane] == 0) continue;
        for (const GroupId group : groups) {
            tally_.lanes[lane].for_each_of(group, [&](const Buckets::Sum& found) {
                const Decimal value = value_of(found);
                sums[keys_.key_of(static_cast<Lane>(lane), found)] += sum.signs[lane] > 0 ? value : -value;
            });
        }
    }
    return sums;
}

Quotient Valuation::exact(std::span<const GroupId> groups, const LaneSum& sum) const {
    std::vector<Quotient> terms;
    for (const auto& [key, value] : sums_by_rate(groups, sum)) {
        if (factors_.is_missing(key)) continue;
        const Factor factor = factors_.factor(key);
        terms.push_back(Quotient(value) * Quotient(factor.numerator(), factor.denominator()));
    }
    return sum_of(terms);
}

TotalTerm Valuation::term(std::uint32_t key, const Decimal& low, const Decimal& high) const {
    const When when = tally_.whens.when(keys_.when(key));
    TotalTerm term;
    term.currency = keys_.currency(key);
    term.date = when.period;
    term.low = Quotient(low) / Quotient(when.divisor);
    term.high = Quotient(high) / Quotient(when.divisor);
    term.has_rate = !factors_.is_missing(key);
    if (!term.has_rate) return term;
    const Factor factor = factors_.factor(key);
    const Quotient multiplier(factor.numerator(), factor.denominator());
    term.rate = factors_.derivation(key);
    term.deflator = factors_.deflator(key);
    term.value_low = Quotient(low) * multiplier;
    term.value_high = Quotient(high) * multiplier;
    return term;
}

std::vector<TotalTerm> Valuation::terms(std::span<const GroupId> groups) const {
    const SumsByRate low = sums_by_rate(groups, net_low);
    SumsByRate high = sums_by_rate(groups, net_high);
    std::vector<TotalTerm> terms;
    for (const auto& [key, value] : low) terms.push_back(term(key, value, high[key]));
    const auto rank = [](const TotalTerm& term) {
        return std::tuple(code_of(term.currency), term.date.value_or(Period{}), term.low);
    };
    std::sort(terms.begin(), terms.end(),
              [&](const TotalTerm& a, const TotalTerm& b) { return rank(a) < rank(b); });
    return terms;
}

}  // namespace kanjo
