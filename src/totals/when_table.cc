#include "totals/when_table.h"

#include <tuple>

#include "base/invariant.h"
#include "base/limits.h"

namespace kanjo {
namespace {

bool has_period_alone(const When& when) {
    return !when.stated.is_given() && when.divisor == Decimal(1) && !when.price_key;
}

auto period_rank(const When& when) {
    const Period period = when.period.value_or(Period{});
    return std::tuple(when.period.has_value(), period.first.days, period.last.days);
}

auto given_rank(const StatedRate& rate) {
    const CurrencyPair pair = rate.given ? rate.given->pair : CurrencyPair{};
    return std::tuple(rate.number.has_value(), rate.given.has_value(), pair.base.index, pair.quote.index);
}

}  // namespace

Period price_period(const Period& period) {
    const Period year = year_of(period.first);
    return year.contains(period.last) ? year : period;
}

bool WhenTable::Less::operator()(const When& a, const When& b) const {
    if (period_rank(a) != period_rank(b)) return period_rank(a) < period_rank(b);
    if (given_rank(a.stated) != given_rank(b.stated)) return given_rank(a.stated) < given_rank(b.stated);
    const auto rate = [](const When& when) {
        return when.stated.number  ? *when.stated.number
               : when.stated.given ? when.stated.given->rate
                                   : Decimal();
    };
    const auto order = rate(a) <=> rate(b);
    if (order != 0) return order < 0;
    return a.divisor == b.divisor ? a.price_key < b.price_key : a.divisor < b.divisor;
}

WhenId WhenTable::id_of(const When& when) {
    if (has_period_alone(when)) {
        if (!when.period) return none;
        if (when.period->is_day()) return id_of_day(when.period->first);
    }
    KANJO_INVARIANT(specials_.size() < (std::size_t{1} << BucketKey::when_bits) - first_special);
    const auto [place, is_new] = ids_.emplace(when, static_cast<WhenId>(first_special + specials_.size()));
    if (is_new) specials_.push_back(when);
    return place->second;
}

Result<Done> WhenTable::check_room() const {
    if (specials_.size() <= limits::periods_max) return Done{};
    return error_of(Code::K0601,
                    "there are more than " + std::to_string(limits::periods_max) +
                        " combinations of period, stated rate, uneven split and price key",
                    "give dates as days, or total the data in parts");
}

When WhenTable::when(WhenId id) const {
    if (id >= first_special) return specials_[id - first_special];
    When when;
    if (id != none) when.period = day_period(day_of_id(id));
    return when;
}

std::vector<std::uint32_t> WhenTable::ranks() const {
    std::vector<std::uint32_t> ranks(specials_.size());
    std::uint32_t rank = 0;
    for (const auto& [when, id] : ids_) ranks[id - first_special] = rank++;
    return ranks;
}

}  // namespace kanjo
