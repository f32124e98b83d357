// The change of totals from an old data set to a new one, split by its reasons. Commitments are matched by
// id.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rates/rate.h"
#include "totals/made_list.h"

namespace kanjo {

/// Where a commitment has the amount a at the rate r in the old data, b at s in the new ones, its change
/// b × s - a × r is (b - a) × r by the amount, a × (s - r) by the rate, and the cross term (b - a) × (s - r).
enum class Reason : std::uint8_t {
    added,      ///< the old data have no commitment of its id, or it has none
    ended,      ///< the new data have none
    disclosed,  ///< its amount is undisclosed in one of the two
    covered,    ///< left out of net in one of the two: part of another, or superseded
    moved,      ///< from group to group, at its old value
    restated,   ///< in another currency: all else of its change
    amounts,
    rates,
    cross,
};
inline constexpr std::size_t reason_count = 9;

/// An exact value; of ranges, both ends.
struct Ends {
    Quotient low;
    Quotient high;

    friend bool operator==(const Ends&, const Ends&) = default;
};

struct ChangePart {
    std::uint64_t count = 0;  ///< commitments with this reason; 0 for cross
    Ends value;
};

struct GroupChange {
    std::vector<std::string> key;  ///< beside TotalOptions::by; empty for all groups
    std::optional<Ends> before;    ///< none where every amount is undisclosed; zero where there are none
    std::optional<Ends> after;
    std::array<ChangePart, reason_count> parts;  ///< add up to after less before
    bool complete = true;                        ///< nothing is missing from either

    ChangePart& part(Reason reason) { return parts[static_cast<std::size_t>(reason)]; }
    const ChangePart& part(Reason reason) const { return parts[static_cast<std::size_t>(reason)]; }
};

/// Of net totals, at the first basis in the first currency.
struct Change {
    std::vector<GroupChange> groups;  ///< by new total, largest first, then by key
    GroupChange total;
    std::uint64_t matched = 0;   ///< commitments that both data sets have, by id
    MadeList<Derivation> rates;  ///< behind the old totals
    std::string rates_name;      ///< the table that they were taken from
    bool has_ranges = false;     ///< else low and high are equal everywhere
};

}  // namespace kanjo
