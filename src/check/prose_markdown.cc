#include <algorithm>

#include "base/ascii.h"
#include "check/prose.h"

namespace kanjo {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_ascii_punctuation(char c) {
    return c > ' ' && c < 0x7F && !is_ascii_letter_or_digit(c);
}

bool is_special(char c) {
    constexpr std::string_view specials = "\\*_`~]<&hw\n";
    return specials.find(c) != std::string_view::npos;
}

char at_or_blank(std::string_view source, std::size_t offset) {
    return offset < source.size() ? source[offset] : ' ';
}

/// How many marks of emphasis stand at `begin`: not those within a word (1_000) or between blanks (5 * 3).
std::size_t match_emphasis(std::string_view source, std::size_t begin) {
    const char mark = source[begin];
    const std::size_t end = std::min(source.find_first_not_of(mark, begin), source.size());
    if (mark == '`') return end - begin;
    if (mark == '~' && end - begin < 2) return 0;
    const char before = begin == 0 ? ' ' : source[begin - 1];
    const char after = at_or_blank(source, end);
    const bool is_within_word = is_ascii_letter_or_digit(before) && is_ascii_letter_or_digit(after);
    return is_within_word || (is_blank(before) && is_blank(after)) ? 0 : end - begin;
}

/// The target of a link behind its text, `](https://…)`, without the first bracket. Money in brackets is
/// none.
std::size_t match_link_target(std::string_view source, std::size_t begin) {
    if (source.substr(begin, 2) != "](") return 0;
    const std::size_t end = source.find_first_of(")\n", begin);
    if (end == std::string_view::npos || source[end] == '\n') return 0;
    const std::string_view target = source.substr(begin + 2, end - begin - 2);
    const bool is_address = target.find('/') != std::string_view::npos || target.substr(0, 1) == "#";
    return is_address ? end + 1 - begin : 0;
}

/// Reads what stands at `begin` and is more than text; returns its bytes, or 0.
std::size_t read_special(std::string_view source, std::size_t begin, Prose& prose) {
    std::string decoded;
    switch (source[begin]) {
        case '\\':
            return is_ascii_punctuation(at_or_blank(source, begin + 1)) ? 1 : 0;
        case '*':
        case '_':
        case '`':
        case '~':
            return match_emphasis(source, begin);
        case ']':
            if (const std::size_t length = match_link_target(source, begin)) {
                prose.append_decoded("]", begin, length);
                return length;
            }
            return 0;
        case '<':
            return match_markup(source, begin);
        case '&': {
            const std::size_t length = match_entity(source, begin, decoded);
            prose.append_decoded(decoded, begin, length);
            return length;
        }
        case 'h':
        case 'w':
            if (const std::size_t length = match_address(source, begin)) {
                prose.append_decoded(" ", begin, length);
                return length;
            }
            return 0;
        default:
            return 0;
    }
}

}  // namespace

Prose::Cut read_markdown_prose(std::string_view source, Prose& prose) {
    Prose::Cut cut = prose.cut_at(0);
    std::size_t kept = 0;
    bool is_blank_line = false;
    for (std::size_t i = 0; i < source.size();) {
        const auto flush = [&] { prose.append_verbatim(source, kept, i - kept); };
        if (!is_special(source[i])) {
            is_blank_line = is_blank_line && source[i] == '\r';
            ++i;
            continue;
        }
        flush();
        kept = i;
        const bool is_escape = source[i] == '\\';
        const bool is_line_end = source[i] == '\n';
        const std::size_t length = read_special(source, i, prose);
        kept += length;
        i += std::max<std::size_t>(length, 1) + (is_escape && length > 0 ? 1 : 0);
        if (is_line_end && is_blank_line) {
            flush();
            kept = i;
            cut = prose.cut_at(i);
        }
        is_blank_line = is_line_end;
    }
    prose.append_verbatim(source, kept, source.size() - kept);
    prose.soften_line_ends();
    return cut;
}

}  // namespace kanjo
