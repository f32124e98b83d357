// What else than group and currency decides the rate of an amount: its period, the rate it states, and the
// divisor of a share. Numbered, so that it fits the key of a bucket.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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
};

class WhenTable {
  public:
    /// Days have the numbers of id_of_day; all else is numbered as it comes.
    WhenId id_of(const When& when);

    When when(WhenId id) const;
    /// The place of each id from first_special on among them, by period, stated rate and divisor.
    std::vector<std::uint32_t> ranks() const;

    static constexpr WhenId none = 0;
    static constexpr WhenId first_special = first_period_id;
    static constexpr std::size_t specials_max = (std::size_t{1} << BucketKey::when_bits) - first_special;

    bool is_full() const { return specials_.size() >= specials_max; }

  private:
    struct Less {
        bool operator()(const When& a, const When& b) const;
    };
    std::vector<When> specials_;
    std::map<When, WhenId, Less> ids_;
};

}  // namespace kanjo
