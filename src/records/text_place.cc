#include "records/text_place.h"

#include <algorithm>

namespace kanjo {

Error placed_in(Error error, std::string_view text, Span span, std::string_view name) {
    const std::string_view before = text.substr(0, span.begin);
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    const std::size_t line_end = std::min(text.find('\n', span.begin), text.size());
    std::string_view line = text.substr(line_begin, line_end - line_begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto number = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return std::move(error).at(line, {span.begin - line_begin, span.length}).in(name, number);
}

}  // namespace kanjo
