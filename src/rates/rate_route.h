// The way from one currency to another over the pairs that have a rate at one period.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "money/currency.h"

namespace kanjo {

/// A pair that has a rate.
struct Edge {
    CurrencyPair pair;
    std::uint16_t index = 0;  ///< of the pair in the table, or of the given rate
    bool is_given = false;
};

struct RouteLeg {
    std::uint16_t index = 0;  ///< Edge::index
    bool is_given = false;
    bool inverse = false;  ///< against the direction of the quote
};

struct Route {
    /// More legs than any market needs; longer ways count as none.
    static constexpr std::size_t legs_max = 8;

    std::array<RouteLeg, legs_max> legs;
    std::size_t count = 0;
};

/// The way of the fewest legs. Of two, the one whose pivots come first, from `base` on: EUR, USD, then by
/// code. A pair quoted both ways is used as market order has it. Requires: base and quote differ.
std::optional<Route> find_route(std::span<const Edge> edges, Currency base, Currency quote);

}  // namespace kanjo
