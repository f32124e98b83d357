#include "money/letters.h"

#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr bool between(char32_t value, char32_t first, char32_t last) {
    return value >= first && value <= last;
}

/// Latin letters beyond ASCII, where upper and lower case are neighbours or 32 apart.
char32_t fold_latin(char32_t value) {
    if (between(value, 0xC0, 0xDE) && value != 0xD7) return value + 0x20;
    if (value == 0x130) return 'i';
    if (value == 0x178) return 0xFF;
    const bool odd_upper = between(value, 0x139, 0x148) || between(value, 0x179, 0x17E);
    if (between(value, 0x100, 0x17F) && value != 0x138 && value != 0x149 && value != 0x17F) {
        return odd_upper == ((value & 1) == 1) ? value + 1 : value;
    }
    if (value == 0x1A0 || value == 0x1AF || value == 0x218 || value == 0x21A) return value + 1;
    if (between(value, 0x1E00, 0x1E95) || between(value, 0x1EA0, 0x1EFF)) return value | 1;
    return value;
}

char32_t fold_greek_or_cyrillic(char32_t value) {
    if (between(value, 0x391, 0x3A9) || between(value, 0x410, 0x42F)) return value + 0x20;
    if (between(value, 0x400, 0x40F)) return value + 0x50;
    if (value == 0x386) return 0x3AC;
    if (between(value, 0x388, 0x38A)) return value + 0x25;
    if (value == 0x38C) return 0x3CC;
    if (value == 0x38E || value == 0x38F) return value + 0x3F;
    if (value == 0x490) return 0x491;
    return value;
}

}  // namespace

char32_t fold_letter(char32_t value) {
    if (between(value, 'A', 'Z')) return value + 0x20;
    if (value < 0x80) return value == '\t' ? ' ' : value;
    if (between(value, 0x3001, 0xFEFF)) return value;
    if (is_blank(value)) return ' ';
    if (between(value, 0xFF01, 0xFF5E)) return fold_letter(value - 0xFEE0);
    if (value == 0xFFE1) return 0xA3;    // £
    if (value == 0xFFE5) return 0xA5;    // ¥
    if (value == 0xFFE6) return 0x20A9;  // ₩
    if (value == 0x2019 || value == 0x2018 || value == 0x2BC) return '\'';
    if (between(value, 0x370, 0x4FF)) return fold_greek_or_cyrillic(value);
    return fold_latin(value);
}

bool is_word_letter_beyond_ascii(char32_t value) {
    if (between(value, 0xC0, 0x52F)) return value != 0xD7 && value != 0xF7;
    if (between(value, 0x530, 0x8FF)) return !between(value, 0x600, 0x61F) && !between(value, 0x660, 0x66D);
    if (between(value, 0x900, 0xDFF)) return !between(value, 0x964, 0x970) && (value & 0x7F) < 0x66;
    if (between(value, 0x1E00, 0x1FFF)) return true;
    if (between(value, 0x30A1, 0x30FE)) return value != 0x30FB;
    return between(value, 0xFF21, 0xFF3A) || between(value, 0xFF41, 0xFF5A);
}

bool is_blank_beyond_ascii(char32_t value) {
    return value == 0xA0 || between(value, 0x2000, 0x200A) || value == 0x202F || value == 0x205F ||
           value == 0x3000;
}

bool is_dash_beyond_ascii(char32_t value) {
    return between(value, 0x2010, 0x2015) || value == 0x2212 || value == 0xFF0D;
}

std::size_t skip_many_blanks(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            if (text[at] != ' ' && text[at] != '\t') break;
            ++at;
            continue;
        }
        const CodePoint point = decode_code_point(text.substr(at));
        if (point.length == 0 || !is_blank(point.value)) break;
        at += point.length;
    }
    return at;
}

}  // namespace kanjo
