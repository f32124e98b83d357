#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/width_table.h"
#include "base/words.h"

namespace kanjo {
namespace {

template <std::size_t N>
bool is_in(const CodePointRange (&table)[N], char32_t value) {
    const auto after =
        std::upper_bound(std::begin(table), std::end(table), value,
                         [](char32_t v, const CodePointRange& range) { return v < range.first; });
    return after != std::begin(table) && value <= std::prev(after)->last;
}

/// Whether printing it could hide, reorder or break what stands around it.
bool is_unprintable(char32_t value) {
    const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD;
    const bool invisible = (value >= 0x200B && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E) ||
                           (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
    return control || invisible || (value >= 0xE0000 && value <= 0xE0FFF);
}

std::string hexadecimal(std::uint32_t value, std::size_t width_min) {
    std::string digits;
    for (; value > 0 || digits.size() < width_min; value /= 16)
        digits.insert(digits.begin(), "0123456789ABCDEF"[value % 16]);
    return digits;
}

/// How many bytes of ASCII the text begins with.
std::size_t ascii_length(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        if ((load_word(text.data() + at) & 0x8080808080808080) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

/// How many bytes of ASCII the text begins with that print as they are.
std::size_t printable_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] >= ' ' && text[at] <= '~') ++at;
    return at;
}

}  // namespace

CodePoint decode_code_point(std::string_view text) {
    constexpr char32_t replacement = 0xFFFD;  // no letter, blank or sign, whatever the byte is in Latin-1
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {replacement, 0};
    char32_t value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation_byte(text[i])) return {replacement, 0};
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    const char32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < least || value > 0x10FFFF || surrogate) return {replacement, 0};
    return {value, length};
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t i = ascii_length(text); i < text.size(); i += ascii_length(text.substr(i))) {
        const CodePoint point = decode_code_point(text.substr(i));
        if (point.length == 0) return i;
        i += point.length;
    }
    return std::nullopt;
}

void append_code_point(std::string& out, char32_t value) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (value < 0x80) return put(value);
    if (value < 0x800) {
        put(0xC0 | (value >> 6));
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12));
        put(0x80 | ((value >> 6) & 0x3F));
    } else {
        put(0xF0 | (value >> 18));
        put(0x80 | ((value >> 12) & 0x3F));
        put(0x80 | ((value >> 6) & 0x3F));
    }
    put(0x80 | (value & 0x3F));
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t ascii = ascii_length(text.substr(i));
        i += ascii;
        count += ascii;
        if (i == text.size()) break;
        i += std::max<std::size_t>(decode_code_point(text.substr(i)).length, 1);
        ++count;
    }
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t ascii = ascii_length(text.substr(i));
        i += ascii;
        width += ascii;
        if (i == text.size()) break;
        const CodePoint point = decode_code_point(text.substr(i));
        i += std::max<std::size_t>(point.length, 1);
        const bool is_utf8 = point.length > 0;
        if (!is_utf8 || !is_in(zero_width_ranges, point.value))
            width += is_utf8 && is_in(wide_ranges, point.value) ? 2 : 1;
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = printable_length(text.substr(i));
        out += text.substr(i, plain);
        i += plain;
        if (i == text.size()) break;
        const CodePoint point = decode_code_point(text.substr(i));
        if (point.length == 0) {
            out += "<0x" + hexadecimal(static_cast<unsigned char>(text[i]), 2) + '>';
        } else if (is_unprintable(point.value)) {
            out += "<U+" + hexadecimal(static_cast<std::uint32_t>(point.value), 4) + '>';
        } else {
            out += text.substr(i, point.length);
        }
        i += std::max<std::size_t>(point.length, 1);
    }
    return out;
}

}  // namespace kanjo
