// What a table holds: each pair's span and gaps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rates/rate_contents.h"

namespace kanjo {

enum class SeriesKind : std::uint8_t { days, months, years };
std::string_view name_of(SeriesKind kind);
/// Requires: the period is a day, month or year.
SeriesKind kind_of(const Period& period);

/// The quotes of one pair for days, months or years.
struct RateSeries {
    CurrencyPair pair;
    SeriesKind kind = SeriesKind::days;
    std::uint64_t quotes = 0;
    Period first;
    Period last;
    std::vector<Period> gaps;  ///< stretches without a quote; of days those longer than a lookup bridges
    std::vector<std::string> sources;  ///< in their stems, by name
};

struct RateSummary {
    std::vector<RateSeries> series;  ///< by pair, then days, months, years
    std::vector<Currency> currencies;
    std::uint64_t quotes = 0;
};

/// Rows that repeat a period count each. `age_days_max` is what a lookup bridges.
RateSummary summarise_rates(const RateContents& contents, int age_days_max);

}  // namespace kanjo
