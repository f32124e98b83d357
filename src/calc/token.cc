#include "calc/token.h"

#include <algorithm>

#include "base/ascii.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::string_view ascii_marks = "+-*/()%,=";

/// The ASCII form of a full-width or mathematical mark, or 0.
char ascii_form(char32_t value) {
    switch (value) {
        case U'×':
            return '*';
        case U'÷':
            return '/';
        case U'\u2212':
            return '-';
        case U'，':
            return ',';
        default:
            break;
    }
    const bool is_full_width = value > 0xFF00 && value < 0xFF5F;
    const char narrow = is_full_width ? static_cast<char>(value - 0xFF00 + 0x20) : '\0';
    return is_full_width && ascii_marks.find(narrow) != ascii_marks.npos ? narrow : '\0';
}

bool is_digit(char32_t value) {
    return (value >= U'0' && value <= U'9') || (value >= U'０' && value <= U'９');
}

bool is_blank_at(std::string_view text, std::size_t at) {
    return skip_blanks(text, at) > at;
}

/// Whether the sign at `at` belongs to an exponent: 1e-3.
bool is_exponent_sign(std::string_view text, std::size_t begin, std::size_t at) {
    return at >= begin + 2 && ascii_lower(text[at - 1]) == 'e' &&
           (is_ascii_digit(text[at - 2]) || text[at - 2] == '.');
}

/// Whether a word without digits follows the hyphen directly, and the hyphen another character: a joiner.
bool joins_word(std::string_view text, std::size_t begin, std::size_t hyphen, std::size_t after) {
    if (hyphen == begin || after >= text.size() || is_word_at(text, after, "ans")) return false;
    std::size_t at = after;
    while (at < text.size() && !is_blank_at(text, at) && mark_at(text, at).length == 0) {
        const CodePoint point = decode_code_point(text.substr(at));
        if (is_digit(point.value) || point.value == U'.') return false;
        at += std::max<std::size_t>(point.length, 1);
    }
    return at > after && text[hyphen - 1] != ' ';
}

/// Whether `on` and a date stand here, behind a blank.
bool begins_date(std::string_view text, std::size_t begin, std::size_t at) {
    if (at == begin || !is_word_at(text, at, "on") || skip_blanks_back(text, at, begin) == at) return false;
    const std::size_t date = skip_blanks(text, at + 2);
    return date < text.size() && is_ascii_digit(text[date]);
}

}  // namespace

Mark mark_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
        return ascii_marks.find(c) != ascii_marks.npos ? Mark{c, 1} : Mark{};
    }
    const CodePoint point = decode_code_point(text.substr(at));
    const char sign = ascii_form(point.value);
    return sign != 0 ? Mark{sign, point.length} : Mark{};
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() < at + word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (ascii_lower(text[at + i]) != word[i]) return false;
    }
    return at + word.size() == text.size() || !is_ascii_letter_or_digit(text[at + word.size()]);
}

std::size_t length_of_word(std::string_view text, std::size_t at) {
    if (mark_at(text, at).sign == '(' || mark_at(text, at).sign == ')') return mark_at(text, at).length;
    std::size_t end = at;
    while (end < text.size() && !is_blank_at(text, end) && text[end] != '(' && text[end] != ')') ++end;
    return end - at;
}

std::size_t end_of_operand(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin; at < text.size(); ++at) {
        const Mark mark = mark_at(text, at);
        if (begins_date(text, begin, at)) return at;
        if (mark.sign == '*' || mark.sign == '/' || mark.sign == '(' || mark.sign == ')') return at;
        if ((mark.sign != '-' && mark.sign != '+') || at == begin || is_exponent_sign(text, begin, at))
            continue;
        if (mark.sign == '+' || !joins_word(text, begin, at, at + mark.length)) return at;
    }
    return text.size();
}

}  // namespace kanjo
