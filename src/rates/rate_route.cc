#include "rates/rate_route.h"

#include <algorithm>
#include <vector>

namespace kanjo {
namespace {

/// A currency reached, and from which.
struct Stop {
    Currency currency;
    std::size_t from = 0;  ///< index of the stop before; the first is its own
    std::size_t legs = 0;
};

bool joins(const Edge& edge, Currency a, Currency b) {
    return (edge.pair.base == a && edge.pair.quote == b) || (edge.pair.base == b && edge.pair.quote == a);
}

const Edge* find_edge(std::span<const Edge> edges, Currency a, Currency b) {
    const Edge* found = nullptr;
    for (const Edge& edge : edges) {
        if (!joins(edge, a, b)) continue;
        if (edge.pair == market_order(a, b)) return &edge;
        if (found == nullptr) found = &edge;
    }
    return found;
}

bool is_pivot_before(const Stop& a, const Stop& b) {
    const auto rank = [](std::string_view code) { return code == "EUR" ? 0 : code == "USD" ? 1 : 2; };
    const std::string_view code_a = code_of(a.currency);
    const std::string_view code_b = code_of(b.currency);
    return rank(code_a) != rank(code_b) ? rank(code_a) < rank(code_b) : code_a < code_b;
}

/// Adds what is one leg from `stops[from]` and not reached yet, in the order of pivots.
void add_neighbours(std::span<const Edge> edges, std::vector<Stop>& stops, std::size_t from) {
    const Stop here = stops[from];
    const std::size_t first_new = stops.size();
    for (const Edge& edge : edges) {
        if (edge.pair.base != here.currency && edge.pair.quote != here.currency) continue;
        const Currency other = edge.pair.base == here.currency ? edge.pair.quote : edge.pair.base;
        const auto is_other = [&](const Stop& stop) { return stop.currency == other; };
        if (std::none_of(stops.begin(), stops.end(), is_other)) stops.push_back({other, from, here.legs + 1});
    }
    std::sort(stops.begin() + static_cast<std::ptrdiff_t>(first_new), stops.end(), is_pivot_before);
}

Route route_back(std::span<const Edge> edges, const std::vector<Stop>& stops, std::size_t last,
                 Currency quote) {
    Route route;
    route.count = stops[last].legs + 1;
    Currency to = quote;
    std::size_t at = last;
    for (std::size_t leg = route.count; leg-- > 0; at = stops[at].from) {
        const Edge& edge = *find_edge(edges, stops[at].currency, to);
        route.legs[leg] = {edge.index, edge.is_given, edge.pair.base != stops[at].currency};
        to = stops[at].currency;
    }
    return route;
}

}  // namespace

std::optional<Route> find_route(std::span<const Edge> edges, Currency base, Currency quote) {
    std::vector<Stop> stops{{base}};
    for (std::size_t at = 0; at < stops.size() && stops[at].legs < Route::legs_max; ++at) {
        if (find_edge(edges, stops[at].currency, quote)) return route_back(edges, stops, at, quote);
        add_neighbours(edges, stops, at);
    }
    return std::nullopt;
}

}  // namespace kanjo
