#include "commitments/date_text.h"

#include <array>
#include <charconv>
#include <optional>

namespace kanjo {
namespace {

/// Three numbers parted by one kind of separator.
std::optional<std::array<int, 3>> match_three_numbers(std::string_view text) {
    const std::size_t first_end = text.find_first_not_of("0123456789");
    if (first_end == std::string_view::npos ||
        std::string_view("/.-").find(text[first_end]) == std::string_view::npos) {
        return std::nullopt;
    }
    const char separator = text[first_end];
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t end = i < 2 ? text.find(separator) : text.size();
        if (end == std::string_view::npos || end == 0 || end > 4) return std::nullopt;
        const auto [stop, problem] = std::from_chars(text.data(), text.data() + end, numbers[i]);
        if (problem != std::errc{} || stop != text.data() + end) return std::nullopt;
        text.remove_prefix(i < 2 ? end + 1 : end);
    }
    return numbers;
}

std::string name_of(DateOrder order) {
    return order == DateOrder::day_month_year ? "day, month and year" : "month, day and year";
}

}  // namespace

Result<Period> parse_commitment_date(std::string_view text, DateOrder order) {
    const bool has_year_first = text.size() >= 4 && text.find_first_not_of("0123456789") >= 4;
    const std::optional<std::array<int, 3>> numbers = match_three_numbers(text);
    if (order != DateOrder::iso && !has_year_first && numbers) {
        const bool day_first = order == DateOrder::day_month_year;
        const CalendarDay day{(*numbers)[2], (*numbers)[day_first ? 1 : 0], (*numbers)[day_first ? 0 : 1]};
        if (is_valid(day) && day.year >= written_year_min) return day_period(to_date(day));
        return error_of(Code::K0502, "'" + std::string(text) + "' is no day, read as " + name_of(order),
                        "write the year in four digits; check --dates")
            .at(text, {0, text.size()});
    }
    Result<Period> period = parse_period(text);
    if (period) return period;
    Error error = std::move(period).error();
    error.code = Code::K0502;
    const std::string quoted = "'" + std::string(text) + "'";
    const bool is_day_shaped = text.size() == 10 && text[4] == '-';
    if (numbers && !is_day_shaped) {
        error.message = quoted + " is no date as YYYY-MM-DD";
    } else if (!error.message.starts_with(quoted)) {
        error.message = quoted + " is no interval of days, months or years";
    }
    if (numbers && !has_year_first)
        error.help = "write it as 2024-02-24, or say how to read it: --dates dmy, --dates mdy";
    return std::move(error).at(text, {0, text.size()});
}

}  // namespace kanjo
