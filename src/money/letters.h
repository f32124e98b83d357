// How letters of the vocabulary are compared: by case folding, and word by word where a script writes words
// apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace kanjo {

/// Lower case, full-width forms as ASCII, every blank as ' ', every apostrophe as '\''. Language-neutral: İ
/// is i.
char32_t fold_letter(char32_t value);

/// Whether it belongs to a word whose letters stand together: Latin, Greek, Cyrillic, Arabic, Indic,
/// katakana. Han, hiragana, hangul and Thai are written without blanks between words, so each of their
/// characters stands alone.
bool is_word_letter(char32_t value);

bool is_blank(char32_t value);
/// Where the next character that is no blank stands.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// A hyphen, dash or minus sign of any length.
bool is_dash(char32_t value);

}  // namespace kanjo
