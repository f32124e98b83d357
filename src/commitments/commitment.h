// An announced amount of money, as one record states it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "decimal/decimal.h"
#include "money/figure.h"
#include "rates/rate.h"

namespace kanjo {

/// A name that a field has in foreign data: `--column amount=Value`.
struct ColumnName {
    std::string field;
    std::string column;
};

enum class DateOrder : std::uint8_t { iso, day_month_year, month_day_year };

/// How the fields of commitments are written, where not as kanjo writes them.
struct CommitmentFormat {
    std::vector<ColumnName> columns;
    std::optional<Decimal> unit;  ///< scales amounts that are plain numbers
    DateOrder dates = DateOrder::iso;
    bool normalise_splits = false;  ///< shares that do not add up to 100 are scaled to it
};

/// The fields that a commitment has by name; any other may be grouped or filtered by.
inline constexpr std::string_view commitment_fields[] = {
    "id",   "date",   "investor", "recipient", "sector",     "amount", "currency",
    "rate", "status", "kind",     "part_of",   "supersedes", "source", "note"};

/// A commitment; its texts are views, valid as long as the record they were read from.
struct Commitment {
    Figure figure;                         ///< its currency is set unless undisclosed
    std::optional<Period> when;            ///< the value date or period
    std::optional<Decimal> stated_rate;    ///< from a `rate` that is a bare number
    std::optional<GivenRate> stated_pair;  ///< from a `rate` such as USD/CNY=6.94
    std::string_view id;
    std::string_view part_of;
    std::string_view supersedes;
};

}  // namespace kanjo
