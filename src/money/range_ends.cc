#include "money/range_ends.h"

#include "base/ascii.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::size_t group_digits = 3;

std::size_t count_digits(std::string_view written) {
    std::size_t count = 0;
    while (count < written.size() && is_ascii_digit(written[count])) ++count;
    return count;
}

}  // namespace

bool may_share_thousands(std::string_view text, const FigureShape& range) {
    const Side& low = range.sides[0];
    const Side& high = range.sides[1];
    if (low.parts.size() != 1 || high.parts.size() != 1) return false;
    const auto written = [&](const Side& side) {
        return text.substr(side.parts[0].span.begin, side.parts[0].span.length);
    };
    const std::string_view first = written(low);
    const std::string_view second = written(high);
    const std::size_t digits = count_digits(first);
    const std::size_t lead = count_digits(second);
    if (digits != first.size() || digits > group_digits || lead == second.size() || lead > group_digits)
        return false;
    const std::size_t mark = point_at(second, lead).length;
    if (count_digits(second.substr(lead + mark)) != group_digits) return false;
    if (digits > lead || (digits == lead && second.substr(0, lead) < first)) return false;
    const bool is_joined_by_dash = is_dash(point_at(text, skip_blanks(text, range.low_end)).value);
    return is_joined_by_dash || !low.has_currency || !high.has_currency;
}

}  // namespace kanjo
