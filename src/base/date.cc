#include "base/date.h"

#include <chrono>

namespace kanjo {
namespace {

constexpr int year_min = 1;
constexpr int year_max = 9999;

/// The number that `text` is, or -1 unless it is exactly digits.
int digits_value(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

int last_day_of_month(int year, int month) {
    using namespace std::chrono;
    const year_month_day_last last{std::chrono::year{year},
                                   month_day_last{std::chrono::month(static_cast<unsigned>(month))}};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// Requires: a day that exists.
Date days_of(CalendarDay day) {
    using namespace std::chrono;
    const year_month_day ymd{std::chrono::year{day.year},
                             std::chrono::month(static_cast<unsigned>(day.month)),
                             std::chrono::day(static_cast<unsigned>(day.day))};
    return {static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

Error date_error(std::string_view text, std::string_view expected) {
    return error_of(
        Code::K0902, "'" + std::string(text) + "' is not " + std::string(expected),
        "write a day as 2024-02-24, a month as 2024-02, a year as 2024, an interval as 2021-04/2024-03");
}

Error too_early(std::string_view text) {
    return error_of(
        Code::K0902,
        "'" + std::string(text) + "' lies before 1583, the first whole year of the Gregorian calendar",
        "write the date in the Gregorian calendar");
}

/// A period of one part: YYYY, YYYY-MM or YYYY-MM-DD.
Result<Period> parse_simple_period(std::string_view text) {
    if (text.size() == 10) {
        Result<Date> day = parse_date(text);
        if (!day) return std::move(day).error();
        return day_period(*day);
    }
    const int year = text.size() == 4 || text.size() == 7 ? digits_value(text.substr(0, 4)) : -1;
    if (year < year_min) return date_error(text, "a day, month, year or interval");
    if (year < written_year_min) return too_early(text);
    if (text.size() == 4) return Period{to_date({year, 1, 1}), to_date({year, 12, 31})};
    const int month = text[4] == '-' ? digits_value(text.substr(5)) : -1;
    if (month < 1 || month > 12) return date_error(text, "a month of the calendar");
    return Period{to_date({year, month, 1}), to_date({year, month, last_day_of_month(year, month)})};
}

}  // namespace

CalendarDay to_calendar_day(Date date) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{std::chrono::days{date.days}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

bool is_valid(CalendarDay day) {
    if (day.year < year_min || day.year > year_max || day.month < 1 || day.month > 12) return false;
    return day.day >= 1 && day.day <= last_day_of_month(day.year, day.month);
}

Date to_date(CalendarDay day) {
    KANJO_INVARIANT(is_valid(day));
    return days_of(day);
}

std::string to_string(Date date) {
    const CalendarDay day = to_calendar_day(date);
    return padded(day.year, 4) + '-' + padded(day.month, 2) + '-' + padded(day.day, 2);
}

/// All ten bytes are looked at together: eight in one word, two in another.
std::optional<Date> find_date(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    word ^= 0x2D30'302D'3030'3030;  // "0000-00-": digits become their values, hyphens 0
    const unsigned tens = static_cast<unsigned char>(text[8]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text[9]) - unsigned{'0'};
    const std::uint64_t above = (word + 0x7F76'767F'7676'7676) | word;
    if ((above & 0x8080'8080'8080'8080) != 0 || tens > 9 || ones > 9) return std::nullopt;
    const auto digit = [word](int place) { return static_cast<int>(word >> (8 * place) & 0xFF); };
    const CalendarDay day{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
                          digit(5) * 10 + digit(6), static_cast<int>(tens * 10 + ones)};
    const bool is_early = day.day >= 1 && day.day <= 28;
    if (day.year < written_year_min) return std::nullopt;
    const bool is_plain = is_early && day.month >= 1 && day.month <= 12;
    if (!is_plain && !is_valid(day)) return std::nullopt;
    return days_of(day);
}

Result<Date> parse_date(std::string_view text) {
    const std::optional<Date> date = find_date(text);
    if (date) return *date;
    const bool is_shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const int year = is_shaped ? digits_value(text.substr(0, 4)) : -1;
    if (year >= year_min && year < written_year_min) return too_early(text);
    return date_error(text, is_shaped ? "a day of the calendar" : "a date (YYYY-MM-DD)");
}

bool Period::is_month() const {
    return *this == month_of(first);
}

bool Period::is_year() const {
    return *this == year_of(first);
}

Period month_of(Date date) {
    const CalendarDay day = to_calendar_day(date);
    return {to_date({day.year, day.month, 1}),
            to_date({day.year, day.month, last_day_of_month(day.year, day.month)})};
}

Period year_of(Date date) {
    const int year = to_calendar_day(date).year;
    return {to_date({year, 1, 1}), to_date({year, 12, 31})};
}

Date next_month(Date date) {
    return {month_of(date).last.days + 1};
}

std::string to_string(const Period& period) {
    if (period.is_day()) return to_string(period.first);
    if (period.is_month()) return to_string(period.first).substr(0, 7);
    if (period.is_year()) return to_string(period.first).substr(0, 4);
    const bool whole_years =
        year_of(period.first).first == period.first && year_of(period.last).last == period.last;
    const bool whole_months =
        month_of(period.first).first == period.first && month_of(period.last).last == period.last;
    const std::size_t length = whole_years ? 4 : whole_months ? 7 : 10;
    return to_string(period.first).substr(0, length) + '/' + to_string(period.last).substr(0, length);
}

Result<Period> parse_period(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return parse_simple_period(text);
    Result<Period> from = parse_simple_period(text.substr(0, slash));
    if (!from) return from;
    Result<Period> to = parse_simple_period(text.substr(slash + 1));
    if (!to) return to;
    if (to->last < from->first) return date_error(text, "an interval whose end is not before its beginning");
    return Period{from->first, to->last};
}

}  // namespace kanjo
