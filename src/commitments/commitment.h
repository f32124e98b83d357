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

/// The rate that a record itself states.
struct StatedRate {
    std::optional<Decimal> number;   ///< `6.94`: units of the record's currency for one of the first target
    std::optional<GivenRate> given;  ///< `USD/CNY=6.94`

    bool is_given() const { return number || given; }
};

/// A number that stands for the date of a record; 0 is none. Days have fixed numbers, periods that are no day
/// are numbered as they come.
using DateId = std::uint32_t;
inline constexpr DateId first_period_id = 3'652'060;  ///< 9999-12-31 is 3,652,059
inline DateId id_of_day(Date day) {
    return static_cast<DateId>(day.days + 719'163);
}
inline Date day_of_id(DateId id) {
    return {static_cast<std::int32_t>(id) - 719'163};
}

/// A number that stands for a rate text of the input; 0 is none.
using RateId = std::uint32_t;

enum class AmountKind : std::uint8_t {
    undisclosed,
    units,    ///< a whole number of 10^unit_exponent, in `units`
    decimal,  ///< what is larger or finer, in `low` and `high`, which are equal
    range,
};

/// A commitment; its texts are views, valid as long as the record they were read from.
struct Commitment {
    AmountKind kind = AmountKind::undisclosed;
    Hedge hedge = Hedge::none;
    Currency currency;  ///< means nothing where undisclosed
    Int128 units = 0;
    Decimal low;
    Decimal high;
    DateId date = 0;
    RateId rate = 0;
};

}  // namespace kanjo
