// UTF-8 by code point, and how wide text stands on a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kanjo {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;  ///< bytes; 0 where the bytes are not UTF-8
};

inline bool is_continuation_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Without the blanks, tabs and line ends around it.
inline std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The code point at the front of `text`. Surrogates, overlong forms and values over U+10FFFF are not UTF-8.
/// Requires: text is not empty.
CodePoint decode_code_point(std::string_view text);

/// The byte offset of the first byte that is not UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

void append_code_point(std::string& out, char32_t value);

/// Bytes that are not UTF-8 count one each.
std::size_t count_code_points(std::string_view text);

/// Columns on a terminal: 2 for East Asian wide and emoji, 0 for combining marks and joiners, else 1.
/// Source: Unicode 15 East Asian Width (W, F), general categories Mn, Me, Cf.
std::size_t display_width(std::string_view text);

/// The text with control, bidirectional and invisible characters and bytes that are not UTF-8 shown as
/// `<U+202E>` or `<0xC3>`, so that printing it cannot mislead.
std::string printable(std::string_view text);

}  // namespace kanjo
