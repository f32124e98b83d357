#include "rates/rate_summary.h"

#include <algorithm>
#include <map>
#include <set>

namespace kanjo {
namespace {

struct Gathered {
    std::uint64_t quotes = 0;
    std::vector<Period> periods;
    std::set<std::uint16_t> sources;
};

using GatheredSeries = std::map<std::pair<CurrencyPair, SeriesKind>, Gathered>;

GatheredSeries gather(const QuoteStore& quotes) {
    GatheredSeries series;
    for (std::size_t run = 0; run < quotes.runs().size(); ++run) {
        const auto& [period, begin] = quotes.runs()[run];
        const SeriesKind kind = kind_of(period);
        for (std::size_t i = begin; i < quotes.end_of(run); ++i) {
            Gathered& gathered = series[{quotes.pairs()[quotes.row(i).pair], kind}];
            ++gathered.quotes;
            gathered.periods.push_back(period);
            gathered.sources.insert(quotes.row(i).source);
        }
    }
    return series;
}

/// `periods` in their order.
std::vector<Period> gaps_of(const std::vector<Period>& periods, SeriesKind kind, int age_days_max) {
    const int bridged = kind == SeriesKind::days ? age_days_max : 0;
    std::vector<Period> gaps;
    for (std::size_t i = 1; i < periods.size(); ++i) {
        const Period between{{periods[i - 1].last.days + 1}, {periods[i].first.days - 1}};
        if (between.last.days - between.first.days + 1 > bridged) gaps.push_back(between);
    }
    return gaps;
}

std::vector<std::string> stems_of(const std::set<std::uint16_t>& sources, const RateContents& contents) {
    std::set<std::string> stems;
    for (const std::uint16_t source : sources) stems.emplace(source_stem(contents.sources[source]));
    return {stems.begin(), stems.end()};
}

}  // namespace

SeriesKind kind_of(const Period& period) {
    return period.is_day() ? SeriesKind::days : period.is_month() ? SeriesKind::months : SeriesKind::years;
}

std::string_view name_of(SeriesKind kind) {
    return kind == SeriesKind::days ? "days" : kind == SeriesKind::months ? "months" : "years";
}

RateSummary summarise_rates(const RateContents& contents, int age_days_max) {
    RateSummary summary;
    std::set<Currency> currencies;
    for (auto& [key, gathered] : gather(contents.quotes)) {
        RateSeries series;
        series.pair = key.first;
        series.kind = key.second;
        series.quotes = gathered.quotes;
        std::sort(gathered.periods.begin(), gathered.periods.end());
        series.first = gathered.periods.front();
        series.last = gathered.periods.back();
        series.gaps = gaps_of(gathered.periods, series.kind, age_days_max);
        series.sources = stems_of(gathered.sources, contents);
        summary.quotes += series.quotes;
        currencies.insert({series.pair.base, series.pair.quote});
        summary.series.push_back(std::move(series));
    }
    summary.currencies.assign(currencies.begin(), currencies.end());
    return summary;
}

}  // namespace kanjo
