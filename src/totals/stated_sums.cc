#include "totals/stated_sums.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kanjo {
namespace {

/// By currency and when: only the divisor of the when matters, but it is found once a when.
using SumsByRate = std::map<std::uint64_t, Decimal>;

SumsByRate sums_by_rate(const Tally& tally, std::span<const GroupId> groups, const LaneSum& lanes) {
    SumsByRate sums;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        if (lanes.signs[lane] == 0) continue;
        Currency currency;
        WhenId special = 0;
        Int128 units = 0;
        const auto settle = [&] {
            sums[BucketKey(0, currency, special).word()] += to_decimal(units);
            units = 0;
        };
        bool has_any = false;
        for (const GroupId group : groups) {
            tally.lanes[lane].for_each_of(group, [&](const Buckets::Sum& sum) {
                const WhenId when = sum.key.when() >= WhenTable::first_special ? sum.key.when() : 0;
                if (has_any && (currency != sum.key.currency() || special != when)) settle();
                has_any = true;
                currency = sum.key.currency();
                special = when;
                Int128 next = 0;
                const Int128 signed_units = lanes.signs[lane] > 0 ? sum.units : -sum.units;
                if (__builtin_add_overflow(units, signed_units, &next)) {
                    settle();
                    next = signed_units;
                }
                units = next;
                if (sum.rest != nullptr) {
                    sums[BucketKey(0, currency, special).word()] +=
                        lanes.signs[lane] > 0 ? *sum.rest : -*sum.rest;
                }
            });
        }
        if (has_any) settle();
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
