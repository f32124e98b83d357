// Calendar days and the periods that rates and commitments name.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kanjo {

/// A day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31.
struct Date {
    std::int32_t days = 0;  ///< since 1970-01-01

    auto operator<=>(const Date&) const = default;
};

/// The first whole year of the Gregorian calendar: what is written with an earlier one is a date of another.
inline constexpr int written_year_min = 1583;

struct CalendarDay {
    int year = 1970;
    int month = 1;
    int day = 1;
};

CalendarDay to_calendar_day(Date date);
/// Requires: a day that exists.
Date to_date(CalendarDay day);
/// Whether year, month and day name a day that exists within 0001 to 9999.
bool is_valid(CalendarDay day);
/// "2024-02-29"
std::string to_string(Date date);
/// Reads YYYY-MM-DD and nothing else, from `written_year_min` on. Errors: K0902.
Result<Date> parse_date(std::string_view text);
/// The same; none where there would be an error.
std::optional<Date> find_date(std::string_view text);

/// Whole days, first to last inclusive. A day, month or year is the period of its days: `2024-02` and
/// `2024-02-01/2024-02-29` are one value.
struct Period {
    Date first;
    Date last;

    auto operator<=>(const Period&) const = default;
    bool is_day() const { return first == last; }
    bool is_month() const;
    bool is_year() const;
    std::int32_t days() const { return last.days - first.days + 1; }
    bool contains(Date date) const { return first <= date && date <= last; }
};

inline Period day_period(Date date) {
    return {date, date};
}
Period month_of(Date date);
Period year_of(Date date);
/// The month after the one that holds `date`; its first day.
Date next_month(Date date);

/// The shortest of `2024-02-24`, `2024-02`, `2024`, `2021-04/2024-03`, `2021-04-05/2024-03-01`.
std::string to_string(const Period& period);
/// Reads what to_string writes; an interval may join any two of day, month and year. Errors: K0902.
Result<Period> parse_period(std::string_view text);

}  // namespace kanjo
