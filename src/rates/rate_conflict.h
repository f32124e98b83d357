// What keeps a table from being built: rows that are no rates, and rates that contradict each other.
#pragma once

#include <optional>
#include <vector>

#include "rates/rate_index.h"

namespace kanjo {

/// The first row or given rate that cannot be one: not above zero, a currency against itself other than 1, a
/// period that is no day, month or year (K0403); a `prefer` that names no source (K0404). Drops nothing.
std::optional<Error> find_unusable(const RateContents& contents);

/// Leaves one row for each pair and period in its block, by the preferred source where there are several.
/// Equal rates are one, told by the source that comes first by name; an inverse quote that agrees within its
/// last digit stays. Errors: K0402, the first by period.
std::optional<Error> settle_conflicts(RateContents& contents, std::vector<Block>& blocks);

/// Two rates for one pair and period, in either direction.
struct Conflict {
    CurrencyPair pair;
    Period period;
    Error error;  ///< K0402
};

/// The first of each pair and period that has one, by period, less those that the preferred source settles.
std::vector<Conflict> find_conflicts(const RateContents& contents, const std::vector<Block>& blocks);

/// Whether `inverse` is 1/rate within one unit of its own last digit, or the other way round.
bool agrees_inversely(const Decimal& rate, const Decimal& inverse);

}  // namespace kanjo
