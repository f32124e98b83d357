// An announced amount of money, as one record states it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "decimal/decimal.h"
#include "money/figure.h"
#include "rates/rate.h"

namespace kanjo {

/// One share of a commitment that is split over sectors. Shares of one commitment add up to 100 exactly.
struct SectorShare {
    std::string_view sector;
    Decimal share;
};

/// A commitment; its texts are views, valid as long as the record they were read from.
struct Commitment {
    Figure figure;                 ///< its currency is set unless undisclosed
    std::optional<Period> when;    ///< the value date or period
    std::optional<Decimal> stated_rate;  ///< from a `rate` that is a bare number
    std::optional<GivenRate> stated_pair;  ///< from a `rate` such as USD/CNY=6.94
    std::string_view id;
    std::string_view part_of;
    std::string_view supersedes;
    std::vector<SectorShare> splits;  ///< empty unless split
};

}  // namespace kanjo
