#include "money/number.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "money/letters.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// The zeros of the scripts whose digits are read: Arabic, Persian, the Indic scripts, Thai, Lao, full-width.
constexpr char32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66,
                              0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xFF10};

/// A mark inside a number as one ASCII character: '.' ',' '\'' '_' or ' ' (a blank of any width); 0 for none.
char mark_of(char32_t value) {
    switch (value) {
        case '.':
        case 0xFF0E:
        case 0x66B:
        case 0xB7:
        case 0x30FB:
        case 0xFF65:
            return '.';
        case ',':
        case 0xFF0C:
            return ',';
        case '\'':
        case 0x66C:
        case 0x2019:
            return '\'';
        case '_':
            return '_';
        default:
            return is_blank(value) && value != '\t' ? ' ' : '\0';
    }
}

/// A digit or mark of a written number.
struct Piece {
    std::size_t length = 0;  ///< bytes; 0 where the text ends or holds neither
    int digit = -1;
    char mark = '\0';
    bool is_plain_blank = false;
    int script = 0;  ///< of the digit
};

Piece piece_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= '0' && byte <= '9') return {1, byte - '0', '\0', false, 0};
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : decode_code_point(text.substr(at));
    if (point.length == 0) return {};
    if (const char mark = mark_of(point.value)) return {point.length, -1, mark, point.value == ' ', 0};
    const int digit = digit_value(point.value);
    if (digit < 0) return {};
    return {point.length, digit, '\0', false, static_cast<int>(point.value) - digit};
}

std::size_t ascii_digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end - at;
}

std::size_t count_digits_at(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t count = 0;
    for (Piece piece = piece_at(text, at); count < most && piece.digit >= 0; piece = piece_at(text, at)) {
        at += piece.length;
        ++count;
    }
    return count;
}

constexpr std::string_view power_of_ten = "×10^";

/// Bytes of what leads to an exponent at `at`: 1 of `e12` or `E-3`, more of `×10^12`; 0 where none does.
inline std::size_t exponent_mark_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if ((text[at] | 0x20) == 'e') return 1;
    return text[at] == power_of_ten[0] && text.substr(at).starts_with(power_of_ten) ? power_of_ten.size() : 0;
}

/// Bytes of `e12`, `E-3`, `×10^12` at `at`, or 0.
std::size_t exponent_length(std::string_view text, std::size_t at) {
    const std::size_t mark = exponent_mark_length(text, at);
    if (mark == 0) return 0;
    std::size_t end = at + mark;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    const std::size_t digits = end;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end == digits ? 0 : end - at;
}

/// Whether the mark at `at` continues the number: a digit follows, and after an ordinary blank exactly three.
bool continues(std::string_view text, const Piece& mark, std::size_t at, std::size_t digits_before,
               BlankGroups blanks) {
    const std::size_t after = at + mark.length;
    if (mark.mark != ' ') return count_digits_at(text, after, 1) == 1;
    if (mark.is_plain_blank && blanks == BlankGroups::no) return false;
    return digits_before <= 3 && count_digits_at(text, after, 4) == 3;
}

/// A written number taken apart: its digits without marks, and where the marks stood.
struct TakenApart {
    std::string digits;
    std::array<std::size_t, 64> group_ends{};  ///< counts of digits before each grouping mark
    std::size_t groups = 0;
    std::size_t decimals = 0;
    std::string_view exponent;
    bool is_sound = true;
};

/// Adds the grouping mark that stands after the digits so far; one kind of mark only.
void add_group(TakenApart& parts, char mark, char& kind) {
    if ((kind != '\0' && kind != mark) || parts.groups == parts.group_ends.size()) parts.is_sound = false;
    kind = mark;
    if (parts.is_sound) parts.group_ends[parts.groups++] = parts.digits.size();
}

TakenApart take_apart(std::string_view written, char decimal_mark) {
    TakenApart parts;
    char group_kind = '\0';
    int script = -1;
    bool behind_mark = false;
    std::size_t whole = 0;
    for (std::size_t at = 0;
         at < written.size() && parts.is_sound && parts.digits.size() <= limits::digits_max;) {
        const Piece piece = piece_at(written, at);
        if (piece.length == 0) {
            parts.exponent = written.substr(at + exponent_mark_length(written, at));
            break;
        }
        at += piece.length;
        if (piece.digit >= 0) {
            if (script >= 0 && script != piece.script) parts.is_sound = false;
            script = piece.script;
            parts.digits += static_cast<char>('0' + piece.digit);
        } else if (behind_mark) {
            parts.is_sound = false;
        } else if (piece.mark == decimal_mark) {
            behind_mark = true;
            whole = parts.digits.size();
        } else {
            add_group(parts, piece.mark, group_kind);
        }
    }
    if (behind_mark) parts.decimals = parts.digits.size() - whole;
    return parts;
}

/// Groups of three, or of two before a last one of three; the first has a digit that is not zero.
bool is_grouped_right(const TakenApart& parts) {
    if (parts.groups == 0) return true;
    const std::size_t whole = parts.digits.size() - parts.decimals;
    const auto group = [&](std::size_t i) {
        const std::size_t from = i == 0 ? 0 : parts.group_ends[i - 1];
        return (i == parts.groups ? whole : parts.group_ends[i]) - from;
    };
    if (parts.digits.front() == '0' || group(0) == 0 || group(parts.groups) != 3) return false;
    bool by_three = group(0) <= 3;
    bool by_two = group(0) <= 2;
    for (std::size_t i = 1; i < parts.groups; ++i) {
        by_three = by_three && group(i) == 3;
        by_two = by_two && group(i) == 2;
    }
    return by_three || by_two;
}

/// A plain ASCII number of everyday size, without grouping or exponent, in one pass.
std::optional<Decimal> read_short(std::string_view written, char decimal_mark) {
    if (written.size() > 36) return std::nullopt;
    Int128 coefficient = 0;
    std::size_t digits = 0;
    std::optional<std::size_t> behind;
    for (const char c : written) {
        if (is_ascii_digit(c)) {
            coefficient = coefficient * 10 + (c - '0');
            ++digits;
        } else if (c == decimal_mark && !behind) {
            behind = digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0) return std::nullopt;
    return Decimal(Integer(coefficient), behind ? -static_cast<int>(digits - *behind) : 0);
}

Error too_large(std::string_view what, std::size_t limit) {
    return error_of(Code::K0901,
                    "the number has " + std::string(what) + " beyond the limit of " + std::to_string(limit));
}

/// The exponent that `+12` writes; none beyond the limit.
std::optional<int> read_exponent(std::string_view text) {
    if (text.empty()) return 0;
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') text.remove_prefix(1);
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = std::min(value * 10 + (c - '0'), limits::exponent_max + 1);
    }
    if (value > limits::exponent_max) return std::nullopt;
    return negative ? -value : value;
}

bool is_ideograph_point(char32_t value) {
    return mark_of(value) == '.' || value == U'点' || value == U'點';
}

/// Bytes of the ideographs that stand side by side at `begin`, with one decimal mark between them or none; 0
/// where only one does.
std::size_t ideographs_length(std::string_view text, std::size_t begin) {
    const auto is_ideograph_at = [text](std::size_t at) {
        return is_ideograph_digit(point_at(text, at).value);
    };
    std::size_t end = begin;
    std::size_t digits = 0;
    bool has_mark = false;
    for (;;) {
        const CodePoint point = point_at(text, end);
        if (is_ideograph_digit(point.value)) {
            ++digits;
        } else if (digits > 0 && !has_mark && is_ideograph_point(point.value) &&
                   is_ideograph_at(end + point.length)) {
            has_mark = true;
        } else {
            return digits > 1 ? end - begin : 0;
        }
        end += point.length;
    }
}

}  // namespace

int ideograph_value(char32_t value) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (value < 0x3007 || value > 0x96F6) return -1;
    if (value == U'零') return 0;
    const std::size_t digit = digits.find(value);
    return digit == digits.npos ? -1 : static_cast<int>(digit);
}

int digit_value(char32_t value) {
    if (value >= '0' && value <= '9') return static_cast<int>(value - '0');
    if (value < 0x660 || (value > 0xED9 && value < 0xFF10)) return -1;
    for (const char32_t zero : zeros) {
        if (value >= zero && value < zero + 10) return static_cast<int>(value - zero);
    }
    return -1;
}

std::optional<WrittenNumber> match_number(std::string_view text, std::size_t begin, BlankGroups blanks) {
    const auto first = static_cast<unsigned char>(begin < text.size() ? text[begin] : 0);
    if (first < 0x80 && first != '.' && (first < '0' || first > '9')) return std::nullopt;
    WrittenNumber number;
    if (const std::size_t length = first < 0x80 ? 0 : ideographs_length(text, begin)) {
        number.span = {begin, length};
        number.is_in_ideographs = true;
        return number;
    }
    std::size_t at = begin;
    std::size_t digits = 0;
    std::size_t digits_in_group = 0;
    for (;;) {
        const std::size_t run = ascii_digits_at(text, at);
        digits += run;
        digits_in_group += run;
        at += run;
        const Piece piece = piece_at(text, at);
        if (piece.length == 0) break;
        if (piece.digit < 0) {
            const bool leading = digits == 0;
            if (leading && (piece.mark != '.' || is_raised_point(point_at(text, at).value))) break;
            if (!continues(text, piece, at, digits_in_group, blanks)) break;
            number.groups_by_blank |= piece.is_plain_blank;
            digits_in_group = 0;
        } else {
            ++digits;
            ++digits_in_group;
        }
        at += piece.length;
    }
    if (digits == 0) return std::nullopt;
    const std::size_t exponent = exponent_length(text, at);
    number.has_exponent = exponent > 0;
    number.span = {begin, at + exponent - begin};
    return number;
}

Result<std::optional<Decimal>> read_number(std::string_view written, char mark) {
    if (std::optional<Decimal> number = read_short(written, mark)) return number;
    const TakenApart parts = take_apart(written, mark);
    if (parts.digits.size() > limits::digits_max) return too_large("digits", limits::digits_max);
    const std::optional<int> exponent = read_exponent(parts.exponent);
    if (!exponent) return too_large("an exponent", limits::exponent_max);
    if (!parts.is_sound || parts.digits.empty() || !is_grouped_right(parts)) return std::optional<Decimal>();
    return std::optional<Decimal>(
        Decimal(Integer::from_digits(parts.digits), *exponent - static_cast<int>(parts.decimals)));
}

namespace {

std::string code_point_name(char32_t value) {
    std::string digits;
    for (int shift = 12; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[value >> shift & 15];
    return "<U+" + digits + ">";
}

}  // namespace

std::string shown_number(std::string_view written) {
    std::string shown = "'";
    for (std::size_t at = 0; at < written.size();) {
        const CodePoint point = decode_code_point(written.substr(at));
        const bool named = point.value != ' ' && is_blank(point.value);
        shown += named ? code_point_name(point.value) : std::string(written.substr(at, point.length));
        at += point.length;
    }
    return shown + "'";
}

Result<Decimal> read_ideographs(std::string_view written) {
    std::string digits;
    std::optional<std::size_t> whole;
    for (std::size_t at = 0; at < written.size();) {
        const CodePoint point = point_at(written, at);
        const int digit = ideograph_value(point.value);
        if (digit < 0) {
            whole = digits.size();
        } else {
            digits += static_cast<char>('0' + digit);
        }
        at += point.length;
    }
    if (digits.size() > limits::digits_max) return too_large("digits", limits::digits_max);
    if (digits.front() == '0' && whole.value_or(digits.size()) > 1)
        return error_of(Code::K0301, "a zero begins the number '" + std::string(written) + "'");
    if (digits.size() == 2 && !whole && digits.find('0') == digits.npos) {
        return error_of(Code::K0302,
                        "'" + std::string(written) + "' is one of the two digits or a number of both",
                        "write it in other digits, or with 十");
    }
    const std::size_t decimals = whole ? digits.size() - *whole : 0;
    return Decimal(Integer::from_digits(digits), -static_cast<int>(decimals));
}

bool is_lone_group(std::string_view written) {
    constexpr std::string_view digits = "0123456789";
    const std::size_t mark = written.find_first_not_of(digits);
    if (mark == written.npos || mark == 0 || mark > 3 || mark + 4 != written.size()) return false;
    return written.find_first_not_of(digits, mark + 1) == written.npos &&
           (written[mark] == '.' || written[mark] == ',');
}

bool is_round_thousand(std::string_view written) {
    return written.ends_with(".000") && written.find('.') == written.size() - 4 &&
           written.find(',') == written.npos;
}

bool has_both_marks(std::string_view written) {
    bool point = false;
    bool comma = false;
    for (std::size_t at = 0; at < written.size();) {
        const Piece piece = piece_at(written, at);
        if (piece.length == 0) break;
        point |= piece.mark == '.';
        comma |= piece.mark == ',';
        at += piece.length;
    }
    return point && comma;
}

}  // namespace kanjo
