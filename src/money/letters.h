// How letters of the vocabulary are compared: by case folding, and word by word where a script writes words
// apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace kanjo {

bool is_word_letter_beyond_ascii(char32_t value);
bool is_blank_beyond_ascii(char32_t value);
bool is_dash_beyond_ascii(char32_t value);

/// Lower case, full-width forms as ASCII, every blank as ' ', every apostrophe as '\''. Language-neutral: İ
/// is i.
char32_t fold_letter(char32_t value);

/// Whether it belongs to a word whose letters stand together: Latin, Greek, Cyrillic, Arabic, Indic,
/// katakana. Han, hiragana, hangul and Thai are written without blanks between words, so each of their
/// characters stands alone.
inline bool is_word_letter(char32_t value) {
    return value < 0x80 ? (value | 0x20) - 'a' < 26 : is_word_letter_beyond_ascii(value);
}

inline bool is_blank(char32_t value) {
    return value < 0x80 ? value == ' ' || value == '\t' : is_blank_beyond_ascii(value);
}
std::size_t skip_many_blanks(std::string_view text, std::size_t at);
/// Where the next character that is no blank stands.
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
    const bool is_none = at >= text.size() ||
                         (static_cast<unsigned char>(text[at]) < 0x80 && text[at] != ' ' && text[at] != '\t');
    return is_none ? at : skip_many_blanks(text, at);
}
/// A hyphen, dash or minus sign of any length.
inline bool is_dash(char32_t value) {
    return value < 0x80 ? value == '-' : is_dash_beyond_ascii(value);
}

}  // namespace kanjo
