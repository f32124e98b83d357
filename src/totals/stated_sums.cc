#include "totals/stated_sums.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace kanjo {
namespace {

/// By currency and when: only the divisor of the when matters, but it is found once a when.
using SumsByRate = std::map<std::uint64_t, Decimal>;

/// Adds the buckets of one currency and when after another up, for a while.
class RunningSum {
  public:
    explicit RunningSum(SumsByRate& sums, int sign) : sums_(sums), sign_(sign) {}
    ~RunningSum() { settle(); }
    RunningSum(const RunningSum&) = delete;
    RunningSum& operator=(const RunningSum&) = delete;

    void add(Currency currency, WhenId special, Int128 units) {
        const std::uint64_t word = BucketKey(0, currency, special).word();
        Int128 sum = 0;
        if (word_ == word && !__builtin_add_overflow(units_, units, &sum)) {
            units_ = sum;
            return;
        }
        settle();
        word_ = word;
        units_ = units;
    }
    void add(Currency currency, WhenId special, const Decimal& value) {
        sums_[BucketKey(0, currency, special).word()] += sign_ > 0 ? value : -value;
    }

  private:
    void settle() {
        if (!word_) return;
        const Decimal value = to_decimal(units_);
        sums_[*word_] += sign_ > 0 ? value : -value;
    }

    SumsByRate& sums_;
    int sign_;
    std::optional<std::uint64_t> word_;
    Int128 units_ = 0;
};

void add_pages(const Buckets& buckets, GroupId group, RunningSum& running) {
    const auto [first, end] = buckets.pages_of(group);
    for (std::size_t page = first; page < end; ++page) {
        const std::optional<Int128> units = buckets.is_of_days(page) ? buckets.page_sum(page) : std::nullopt;
        if (units) {
            running.add(buckets.page_key(page).currency(), 0, *units);
            continue;
        }
        buckets.for_each_in(page, [&](const Buckets::Sum& sum) {
            const WhenId special = sum.key.when() >= WhenTable::first_special ? sum.key.when() : 0;
            running.add(sum.key.currency(), special, sum.units);
            if (sum.rest != nullptr) running.add(sum.key.currency(), special, *sum.rest);
        });
    }
}

SumsByRate sums_by_rate(const Tally& tally, std::span<const GroupId> groups, const LaneSum& lanes) {
    SumsByRate sums;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        if (lanes.signs[lane] == 0) continue;
        RunningSum running(sums, lanes.signs[lane]);
        for (const GroupId group : groups) add_pages(tally.lanes[lane], group, running);
    }
    return sums;
}

std::map<Currency, Quotient> by_currency(const Tally& tally, const SumsByRate& sums) {
    std::map<Currency, Quotient> result;
    for (const auto& [word, sum] : sums) {
        const BucketKey key = BucketKey::of_word(word);
        const Quotient divisor(tally.whens.when(key.when()).divisor);
        result[key.currency()] += Quotient(sum) / divisor;
    }
    return result;
}

}  // namespace

std::vector<StatedSum> stated_sums(const Tally& tally, std::span<const GroupId> groups) {
    const std::map<Currency, Quotient> low = by_currency(tally, sums_by_rate(tally, groups, net_low));
    const bool has_ranges = !tally.lane(Lane::widening).is_empty();
    const std::map<Currency, Quotient> high =
        has_ranges ? by_currency(tally, sums_by_rate(tally, groups, net_high)) : low;
    std::vector<StatedSum> result;
    for (const auto& [currency, sum] : low) {
        const auto upper = high.find(currency);
        result.push_back({currency, sum, upper == high.end() ? sum : upper->second});
    }
    std::sort(result.begin(), result.end(), [](const StatedSum& a, const StatedSum& b) {
        return code_of(a.currency) < code_of(b.currency);
    });
    return result;
}

}  // namespace kanjo
