// Steps over a text by code points, in either direction.
#pragma once

#include <string_view>

#include "base/utf8.h"
#include "money/letters.h"

namespace kanjo {

/// The code point at `at`; of length 0 at the end and where the bytes are not UTF-8.
inline CodePoint point_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : decode_code_point(text.substr(at));
}

/// Where the code point that ends before `end` begins. Requires: end > 0.
inline std::size_t step_back(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && is_continuation_byte(text[begin])) --begin;
    return begin;
}

/// The code point that ends before `end`; a line feed at the beginning of the text.
inline char32_t point_before(std::string_view text, std::size_t end) {
    return end == 0 ? U'\n' : point_at(text, step_back(text, end)).value;
}

/// The end of what stands before the blanks that end before `end`, not below `floor`.
inline std::size_t skip_blanks_back(std::string_view text, std::size_t end, std::size_t floor = 0) {
    while (end > floor && is_blank(point_before(text, end))) end = step_back(text, end);
    return end;
}

/// Where the word letters begin that end before `end`.
inline std::size_t begin_of_word(std::string_view text, std::size_t end) {
    while (end > 0 && is_word_letter(point_before(text, end))) end = step_back(text, end);
    return end;
}

}  // namespace kanjo
