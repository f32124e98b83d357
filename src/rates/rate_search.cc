// Where a rate is: the freshest period that the rules allow, then the fewest legs.
#include <algorithm>

#include "rates/rate_index.h"

namespace kanjo {
namespace {

bool is_same_pair(CurrencyPair a, CurrencyPair b) {
    return a == b || (a.base == b.quote && a.quote == b.base);
}

bool is_given(const Query& query, CurrencyPair pair) {
    return std::any_of(query.given.begin(), query.given.end(),
                       [&](const GivenRate& rate) { return is_same_pair(rate.pair, pair); });
}

std::vector<Edge> given_edges(const Query& query) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < query.given.size(); ++i) {
        edges.push_back({query.given[i].pair, static_cast<std::uint16_t>(i), true});
    }
    return edges;
}

/// The edges that a query may use beside the table's.
std::vector<Edge> edges_beside(const Query& query) {
    return query.mixes_given ? given_edges(query) : std::vector<Edge>{};
}

void add_edge(const Query& query, std::vector<Edge>& edges, CurrencyPair pair, std::size_t index) {
    if (query.mixes_given && is_given(query, pair)) return;
    edges.push_back({pair, static_cast<std::uint16_t>(index), false});
}

std::optional<Found> found_at(std::optional<Route> route, const Period& period) {
    if (!route) return std::nullopt;
    const auto end = route->legs.begin() + static_cast<std::ptrdiff_t>(route->count);
    const bool all_given =
        std::all_of(route->legs.begin(), end, [](const RouteLeg& leg) { return leg.is_given; });
    return Found{*route, all_given ? std::nullopt : std::optional(period)};
}

}  // namespace

std::optional<Found> RateTable::Index::find(Query query, const std::optional<Period>& when,
                                            const LookupRules& rules) const {
    const auto find_any = [&] { return when ? find_in_table(query, *when, rules) : find_latest(query); };
    if (is_given(query, query.pair)) {
        return Found{*find_route(given_edges(query), query.pair.base, query.pair.quote), std::nullopt};
    }
    if (std::optional<Found> found = find_any()) return found;
    if (query.given.empty()) return std::nullopt;
    query.mixes_given = true;
    return find_any();
}

std::optional<Found> RateTable::Index::find_in_table(const Query& query, const Period& when,
                                                     const LookupRules& rules) const {
    if (!when.is_day()) return find_over(query, when);
    const Date oldest{when.first.days - rules.age_days_max};
    if (std::optional<Found> found = find_last_day(query, oldest, when.first)) return found;
    if (!rules.gap_month) return std::nullopt;
    return find_over(query, month_of(when.first));
}

std::optional<Found> RateTable::Index::find_last_day(const Query& query, Date from, Date to) const {
    const auto is_after = [](Date date, const Block& block) { return date < block.period.first; };
    auto next = std::upper_bound(days.begin(), days.end(), to, is_after);
    const bool has_day = next != days.begin() && std::prev(next)->period.first == to;
    if (query.mixes_given && !has_day) {
        if (auto found = found_at(route_at(query, Block{}), day_period(to))) return found;
    }
    while (next != days.begin() && from <= std::prev(next)->period.first) {
        --next;
        if (auto found = found_at(route_at(query, *next), next->period)) return found;
    }
    return std::nullopt;
}

std::optional<Found> RateTable::Index::find_latest(const Query& query) const {
    if (!days.empty()) {
        const Date last = days.back().period.first;
        if (std::optional<Found> found = find_last_day(query, days.front().period.first, last)) return found;
    }
    for (auto block = spans.rbegin(); block != spans.rend(); ++block) {
        if (auto found = found_at(route_at(query, *block), block->period)) return found;
    }
    return query.mixes_given ? found_at(route_at(query, Block{}), Period{}) : std::nullopt;
}

std::optional<Found> RateTable::Index::find_over(const Query& query, const Period& period) const {
    const std::vector<bool> has_value = pairs_over(period);
    std::vector<Edge> edges = edges_beside(query);
    for (std::size_t i = 0; i < has_value.size(); ++i) {
        if (has_value[i]) add_edge(query, edges, store.pairs()[i], i);
    }
    return found_at(find_route(edges, query.pair.base, query.pair.quote), period);
}

std::optional<Route> RateTable::Index::route_at(const Query& query, const Block& block) const {
    std::vector<Edge> edges = edges_beside(query);
    edges.reserve(edges.size() + block.end - block.begin);
    for (std::size_t i = block.begin; i < block.end; ++i) {
        const QuoteStore::PairIndex pair = store.row(i).pair;
        add_edge(query, edges, store.pairs()[pair], pair);
    }
    return find_route(edges, query.pair.base, query.pair.quote);
}

}  // namespace kanjo
