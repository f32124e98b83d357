// The marks and words of an expression that are no figures.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "money/letters.h"

namespace kanjo {

struct Mark {
    char sign = 0;           ///< one of + - * / ( ) % , = or 0 where none stands there
    std::size_t length = 0;  ///< bytes
};

/// The mark at `text[at]`; × ÷ − and the full-width forms are read as their ASCII ones. Requires: at <=
/// text.size().
Mark mark_at(std::string_view text, std::size_t at);

/// Whether the word stands at `text[at]` in any case, and no letter or digit follows it.
/// Requires: word is lower case ASCII.
bool is_word_at(std::string_view text, std::size_t at, std::string_view word);

/// Bytes to the next blank, bracket or end, of a bracket its own: what a message quotes.
std::size_t length_of_word(std::string_view text, std::size_t at);

/// How far a figure that begins at `begin` may reach: to the next bracket, sign of multiplication or
/// division, plus, `on` before a date, or hyphen that joins no word (5-billion-baht); a sign within an
/// exponent (1e-3) ends nothing.
std::size_t end_of_operand(std::string_view text, std::size_t begin);

}  // namespace kanjo
