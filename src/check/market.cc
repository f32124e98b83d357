#include "check/market.h"

#include <algorithm>

namespace kanjo {

MarketLookup market_of(const RateTable& table, std::optional<Period> when, LookupRules rules) {
    return [&table, when, rules](Currency a, Currency b) {
        return when ? table.lookup_rate(a, b, *when, rules) : table.lookup_latest(a, b);
    };
}

std::vector<Period> fitting_periods(const ImpliedRate& implied, const RateTable& table) {
    std::vector<Period> periods = table.shared_periods(implied.pair.base, implied.pair.quote);
    std::sort(periods.begin(), periods.end());
    const LookupRules own_rates_only{0, false};
    std::vector<Period> fitting;
    for (const Period& period : periods) {
        const auto rate = table.lookup_rate(implied.pair.base, implied.pair.quote, period, own_rates_only);
        if (rate && implied.written.contains(rate->rate)) fitting.push_back(period);
    }
    return fitting;
}

}  // namespace kanjo
