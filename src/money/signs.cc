#include "money/signs.h"

#include <algorithm>

#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::size_t note_bytes_max = 16;

/// Whether what stands in <> is a tag within a line: b, /sup; not td.
bool is_inline_tag(std::string_view inside) {
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const std::string_view name = inside.substr(0, inside.find(' '));
    constexpr std::string_view names[] = {"a", "b", "em", "font", "i", "small", "span", "strong", "sup", "u"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Behind the inline tags and references of HTML at `at`, and the digits of a raised note: </b>, &nbsp;.
std::size_t end_of_markup(std::string_view text, std::size_t at) {
    for (std::size_t end = at;;) {
        const char32_t first = point_at(text, end).value;
        if (first != '<' && first != '&') return end;
        const std::string_view rest = text.substr(end + 1, note_bytes_max);
        const std::size_t length = rest.find(first == '<' ? '>' : ';');
        if (length == rest.npos || (first == '<' && !is_inline_tag(rest.substr(0, length)))) return end;
        end += length + 2;
        while (rest.starts_with("sup") && is_digit(point_at(text, end).value)) ++end;
    }
}

}  // namespace

std::size_t end_of_note(std::string_view text, std::size_t at) {
    constexpr std::size_t bytes_max = note_bytes_max;
    std::size_t end = end_of_markup(text, at);
    while (is_raised_digit(point_at(text, end).value)) end += point_at(text, end).length;
    while (point_at(text, end).value == '*') ++end;
    while (point_at(text, end).value == ')' || point_at(text, end).value == '"') ++end;
    const std::size_t open = skip_blanks(text, end);
    if (open < text.size() && (text[open] == '[' || text[open] == '(')) {
        const std::size_t close = text.substr(open, bytes_max).find(text[open] == '[' ? ']' : ')');
        return close == text.npos ? end : open + close + 1;
    }
    const char32_t next = point_at(text, end).value;
    if (next == '^') {
        ++end;
        while (is_digit(point_at(text, end).value)) ++end;
    }
    return end;
}

bool is_like_a_scale(std::string_view text) {
    if (text.starts_with("MMM")) return true;
    for (const std::string_view stem : {"mil", "bil", "tril"}) {
        if (!text.starts_with(stem)) continue;
        const std::size_t behind = std::min(text.find_first_not_of('l', stem.size() - 1), text.size());
        const std::string_view rest = text.substr(behind);
        constexpr std::string_view soft = "ijy";
        constexpr std::string_view vowels = "aou";
        return rest.size() > 2 && soft.find(rest[0]) != soft.npos && vowels.find(rest[1]) != vowels.npos;
    }
    return false;
}

}  // namespace kanjo
