// Characters and marks that stand around figures and are no part of them.
#pragma once

#include <cstddef>
#include <string_view>

#include "money/number.h"

namespace kanjo {

/// Turns the order of what follows, so that a reader sees other digits than stand there.
inline bool is_direction_override(char32_t value) {
    return value == 0x202D || value == 0x202E;
}

/// Unseen within a word, so that what a reader sees is not what stands there.
inline bool is_invisible(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

inline bool is_raised_digit(char32_t value) {
    return value == 0xB9 || value == 0xB2 || value == 0xB3 || (value >= 0x2070 && value <= 0x2079);
}

/// A point in the middle, which stands between two things too: 3조·5000억.
inline bool is_raised_point(char32_t value) {
    return value == 0xB7 || value == 0x30FB || value == 0xFF65;
}

/// ½, and the stroke of fractions.
inline bool is_fraction(char32_t value) {
    return (value >= 0xBC && value <= 0xBE) || (value >= 0x2150 && value <= 0x215E) || value == 0x2044;
}

inline bool is_hangul(char32_t value) {
    return value >= 0xAC00 && value <= 0xD7A3;
}

inline bool is_opening_bracket(char32_t value) {
    return value == '(' || value == 0xFF08;
}

inline bool is_currency_sign(char32_t value) {
    return value == '$' || (value >= 0xA2 && value <= 0xA5) || (value >= 0x20A0 && value <= 0x20CF) ||
           value == 0xE3F;
}

/// A digit or place: 二, 十.
inline bool is_ideograph_number(char32_t value) {
    return ideograph_value(value) >= 0 || value == U'十' || value == U'百' || value == U'千';
}

/// Four digits that may be a year's.
inline bool is_year_number(std::string_view digits) {
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

/// Where the mark of a note, tags within a line, closing marks or a short bracket at `at` end: 5¹, 5*, 5[1],
/// 5^1, 5) and 5 (five); `at` where there is none.
std::size_t end_of_note(std::string_view text, std::size_t at);

/// Whether it begins as million and milliard do in most languages: bilyon, milljarðar, biljun, MMM; not
/// military, $20 bill.
bool is_like_a_scale(std::string_view text);

}  // namespace kanjo
