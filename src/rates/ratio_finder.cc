#include "rates/ratio_finder.h"

#include <algorithm>

#include "rates/rate_index.h"

namespace kanjo {

/// The route between two currencies over the pairs of one day; days that quote the same pairs have it too.
struct RatioFinder::Way {
    static constexpr std::uint32_t no_day = 0xFFFFFFFF;

    Currency a;
    Currency b;
    CurrencyPair pair;
    std::uint32_t alike = no_day;  ///< that of the days of `route`
    std::optional<Route> route;
    std::array<std::size_t, Route::legs_max> rows{};  ///< of the legs, counted from the first of the day
};

namespace {

constexpr std::array<std::uint64_t, 20> powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// The product of rates and inverses of rates as long as words hold it.
class WordProduct {
  public:
    /// False where they do not.
    bool multiply(PackedRate rate, bool is_inverse) {
        if (rate.is_beyond()) return false;
        exponent_ += is_inverse ? -rate.exponent() : rate.exponent();
        return grow(is_inverse, static_cast<std::uint64_t>(rate.coefficient()));
    }
    bool take_exponent() {
        const auto power = static_cast<std::size_t>(exponent_ < 0 ? -exponent_ : exponent_);
        return power < powers_of_ten.size() && grow(exponent_ < 0, powers_of_ten[power]);
    }
    std::uint64_t upper = 1;
    std::uint64_t lower = 1;

  private:
    bool grow(bool is_lower, std::uint64_t factor) {
        std::uint64_t& word = is_lower ? lower : upper;
        return !__builtin_mul_overflow(word, factor, &word);
    }
    int exponent_ = 0;
};

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
        Way& way = way_between(a, b);
        if (const Block* const block = find_day(way, when->first)) return ratio(way, *block);
        if (!rules_.gap_month) return std::nullopt;
    }
    return table_.find_ratio(a, b, when, rules_, stronger_);
}

std::optional<WordRatio> RatioFinder::find_words(Currency a, Currency b, Date day) const {
    if (has_given_) return std::nullopt;
    Way& way = way_between(a, b);
    const Block* const block = find_day(way, day);
    if (block == nullptr) return std::nullopt;
    WordProduct product;
    for (std::size_t leg = 0; leg < way.route->count; ++leg) {
        const QuoteStore::Row& row = table_.index().take_row(block->begin + way.rows[leg]);
        if (!product.multiply(row.rate, way.route->legs[leg].inverse)) return std::nullopt;
    }
    if (!product.take_exponent()) return std::nullopt;
    return WordRatio{way.pair, product.upper, product.lower};
}

RateRatio RatioFinder::ratio(const Way& way, const Block& block) const {
    RatioProduct product;
    for (std::size_t leg = 0; leg < way.route->count; ++leg)
        product.multiply(table_.index().take(block.begin + way.rows[leg]), way.route->legs[leg].inverse);
    return {way.pair, product.numerator(), product.denominator()};
}

RatioFinder::Way& RatioFinder::way_between(Currency a, Currency b) const {
    const auto joins = [&](const Way& way) { return way.a == a && way.b == b; };
    if (last_way_ < ways_.size() && joins(ways_[last_way_])) return ways_[last_way_];
    const auto found = std::find_if(ways_.begin(), ways_.end(), joins);
    last_way_ = static_cast<std::size_t>(found - ways_.begin());
    if (found == ways_.end()) ways_.push_back({a, b, market_order(a, b), Way::no_day, {}, {}});
    return ways_[last_way_];
}

/// The day whose rates serve, and its rows in `way`; null where there is none.
const Block* RatioFinder::find_day(Way& way, Date day) const {
    const RateTable::Index& index = table_.index();
    for (std::size_t next = days_up_to(day); next > 0; --next) {
        const Block& block = index.days[next - 1];
        if (block.period.first.days < day.days - rules_.age_days_max) return nullptr;
        if (way.alike != index.alike[next - 1]) {
            way.alike = index.alike[next - 1];
            way.route = index.route_at({way.pair, {}}, block);
            for (std::size_t leg = 0; way.route && leg < way.route->count; ++leg)
                way.rows[leg] = *index.find_row(way.route->legs[leg].index, block) - block.begin;
        }
        if (way.route) return &block;
    }
    return nullptr;
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
