#include "money/range_ends.h"

#include <algorithm>

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

std::string_view written(std::string_view text, const Part& part) {
    return text.substr(part.span.begin, part.span.length);
}

bool is_scale_or_place(const Part& part) {
    return part.kind == PartKind::scale || part.kind == PartKind::place;
}

}  // namespace

bool may_share_scales(std::string_view text, const FigureShape& range) {
    if (range.side_count != 2) return false;
    const Side& low = range.sides[0];
    const Side& high = range.sides[1];
    const std::size_t scales =
        static_cast<std::size_t>(std::count_if(high.parts.begin(), high.parts.end(), is_scale_or_place));
    if (low.parts.size() == 1 && low.parts.front().kind == PartKind::number)
        return high.parts.size() > 3 && scales > 1 && written(text, low.parts.front()).size() <= group_digits;
    if (low.parts.size() < 2 || high.parts.size() <= low.parts.size() ||
        !is_scale_or_place(high.parts.back()))
        return false;
    const Part& last = low.parts.back();
    const Part& same = high.parts[high.parts.size() - 2];
    return is_scale_or_place(last) && is_scale_or_place(same) && written(text, last) == written(text, same);
}

bool may_share_thousands(std::string_view text, const FigureShape& range) {
    const Side& low = range.sides[0];
    const Side& high = range.sides[1];
    if (low.parts.size() != 1 || high.parts.size() != 1) return false;
    const std::string_view first = written(text, low.parts.front());
    const std::string_view second = written(text, high.parts.front());
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
