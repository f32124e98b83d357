// What else than group and currency decides the rate of an amount: its period, the rate it states, the
// divisor of a share, the key of its price index. Numbered, so that it fits the key of a bucket.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "commitments/commitment.h"
#include "totals/buckets.h"

namespace kanjo {

struct When {
    std::optional<Period> period;
    StatedRate stated;
    Decimal divisor =
        1;  ///< what the sum in the bucket is yet to be divided by: shares scaled to 100 per cent
    std::optional<std::string> price_key;  ///< of its price index, where amounts name one
};

/// What of an amount's period its price index depends on: a period within one year is that year.
Period price_period(const Period& period);

class WhenTable {
  public:
    /// Days have the numbers of id_of_day; all else is numbered as it comes.
    WhenId id_of(const When& when);

    /// That of another table's number.
    WhenId id_of(const WhenTable& other, WhenId theirs) {
        return theirs < first_special ? theirs : id_of(other.when(theirs));
    }

    bool has_specials() const { return !specials_.empty(); }
    When when(WhenId id) const;
    /// The place of each id from first_special on among them, by all that a When holds.
    std::vector<std::uint32_t> ranks() const;

    static constexpr WhenId none = 0;
    static constexpr WhenId first_special = first_period_id;
    static bool is_day(WhenId id) { return id != none && id < first_special; }

    /// K0601 where no more can be told apart: limits::periods_max.
    Result<Done> check_room() const;

  private:
    struct Less {
        bool operator()(const When& a, const When& b) const;
    };
    std::vector<When> specials_;
    std::map<When, WhenId, Less> ids_;
};

}  // namespace kanjo
