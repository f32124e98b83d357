#include "rates/ratio_finder.h"

#include <algorithm>

#include "rates/rate_index.h"

namespace kanjo {

/// The route between two currencies over the pairs of one day; days that quote the same pairs have it too.
struct RatioFinder::Way {
    Currency a;
    Currency b;
    CurrencyPair pair;
    const Block* day = nullptr;  ///< none yet
    std::optional<Route> route;
    std::array<std::size_t, Route::legs_max> rows{};  ///< of the legs, counted from the first of the day
};

namespace {

bool quote_alike(const QuoteStore& store, const Block& a, const Block& b) {
    if (a.end - a.begin != b.end - b.begin) return false;
    for (std::size_t i = 0; i < a.end - a.begin; ++i) {
        if (store.row(a.begin + i).pair != store.row(b.begin + i).pair) return false;
    }
    return true;
}

}  // namespace

RatioFinder::RatioFinder(const RateTable& table, const LookupRules& rules,
                         std::span<const GivenRate> stronger)
    : table_(table),
      rules_(rules),
      stronger_(stronger),
      has_given_(!stronger.empty() || !table.index().given.empty()) {}
RatioFinder::RatioFinder(const RatioFinder& other) = default;
RatioFinder::~RatioFinder() = default;

/// Days that the table serves by itself are found here, all else the general way.
std::optional<RateRatio> RatioFinder::find(Currency a, Currency b, const std::optional<Period>& when) const {
    if (!has_given_ && when && when->is_day()) {
        if (std::optional<RateRatio> found = find_day(way_between(a, b), when->first)) return found;
        if (!rules_.gap_month) return std::nullopt;
    }
    return table_.find_ratio(a, b, when, rules_, stronger_);
}

RatioFinder::Way& RatioFinder::way_between(Currency a, Currency b) const {
    const auto joins = [&](const Way& way) { return way.a == a && way.b == b; };
    if (last_way_ < ways_.size() && joins(ways_[last_way_])) return ways_[last_way_];
    const auto found = std::find_if(ways_.begin(), ways_.end(), joins);
    last_way_ = static_cast<std::size_t>(found - ways_.begin());
    if (found == ways_.end()) ways_.push_back({a, b, market_order(a, b), nullptr, {}, {}});
    return ways_[last_way_];
}

std::optional<RateRatio> RatioFinder::find_day(Way& way, Date day) const {
    const RateTable::Index& index = table_.index();
    for (std::size_t next = days_up_to(day); next > 0; --next) {
        const Block& block = index.days[next - 1];
        if (block.period.first.days < day.days - rules_.age_days_max) return std::nullopt;
        if (way.day == nullptr || !quote_alike(index.store, *way.day, block)) {
            way.route = index.route_at({way.pair, {}}, block);
            for (std::size_t leg = 0; way.route && leg < way.route->count; ++leg)
                way.rows[leg] = *index.find_row(way.route->legs[leg].index, block) - block.begin;
        }
        way.day = &block;
        if (!way.route) continue;
        RatioProduct product;
        for (std::size_t leg = 0; leg < way.route->count; ++leg)
            product.multiply(index.take(block.begin + way.rows[leg]), way.route->legs[leg].inverse);
        return RateRatio{way.pair, product.numerator(), product.denominator()};
    }
    return std::nullopt;
}

/// How many of the table's days are not after `day`. Those asked for one after another are near each other.
std::size_t RatioFinder::days_up_to(Date day) const {
    const std::vector<Block>& days = table_.index().days;
    const auto is_right = [&](std::size_t next) {
        return (next == 0 || days[next - 1].period.first <= day) &&
               (next == days.size() || day < days[next].period.first);
    };
    if (!is_right(next_day_) && (next_day_ == days.size() || !is_right(++next_day_))) {
        const auto is_after = [](Date date, const Block& block) { return date < block.period.first; };
        next_day_ = static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), day, is_after) -
                                             days.begin());
    }
    return next_day_;
}

}  // namespace kanjo
