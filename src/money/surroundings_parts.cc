// Numbers around a figure that may be parts of it: 3. 9 billion, $1.2 (billion), 3 euros 50.
#include <algorithm>

#include "base/ascii.h"
#include "money/scale_choice.h"
#include "money/signs.h"
#include "money/surroundings.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::size_t group_digits = 3;

/// The last scale of a side; none where a place or nothing is its last part.
std::optional<int> last_scale_of(const Vocabulary& words, const Side& side) {
    const Part& last = side.parts.back();
    const std::optional<Word> scale =
        last.kind == PartKind::scale ? words.find(last.word, WordKind::scale) : std::nullopt;
    return scale ? std::optional(number_in(scale->meaning)) : std::nullopt;
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    return at;
}

}  // namespace

/// The word before `end` where it is more or less than letters that stand together: п'ятдесят, and the Arabic
/// وخمسمائة without its and.
std::optional<WordMatch> Surroundings::word_of_parts(std::size_t end) const {
    constexpr std::string_view conjunction = "و";
    const std::size_t first = begin_of_word(text, end);
    if (text.substr(first, end - first).starts_with(conjunction))
        return word_of(first + conjunction.size(), end);
    const char32_t mark = point_before(text, first);
    if (mark != '\'' && mark != 0x2019) return std::nullopt;
    return word_of(begin_of_word(text, step_back(text, first)), end);
}

/// What stands before the number and may belong to it.
std::optional<Error> Surroundings::find_fault_of_parts_before(const FigureShape& shape) const {
    const char32_t wave = point_at(text, begin).value;
    if ((wave == U'〜' || wave == U'～') && point_before(text, begin) >= 0x3040)  // 数千億〜1兆円
        return error_of(Code::K0302, "the first end of the range is no number", "write both ends in digits");
    if (begin != number) return std::nullopt;
    const std::size_t end = skip_blanks_back(text, begin, floor);
    if (end <= floor) return std::nullopt;
    const char last = text[end - 1];
    if (end != begin && (last == '.' || is_ascii_digit(last)) && follows_digits(end, shape))
        return error_of(Code::K0301, "a blank stands inside the number");
    if ((last == ',' || static_cast<unsigned char>(last) >= 0x80) && follows_greater_scale(end, shape)) {
        return error_of(Code::K0302, "the amount before the comma may be another, or a part of this one",
                        "write the currency at both, or leave the comma out");
    }
    return std::nullopt;
}

/// `3. 9 trillion`, `3 .9 trillion`, `3 9 trillion`: up to three digits stand before `end`, and are neither a
/// day nor the end of another number, unless that is one of groups: 2 000 5 million.
bool Surroundings::follows_digits(std::size_t end, const FigureShape& shape) const {
    if (text[end - 1] == '.') {
        if (number_end - number > group_digits) return false;
        --end;
    }
    std::size_t first = end;
    while (first > floor && is_ascii_digit(text[first - 1])) --first;
    if (first == end || end - first > group_digits || !has_scale(shape)) return false;
    const char32_t before = point_before(text, first);
    if (before != '\n' && !is_blank(before) && !is_currency_sign(before)) return false;
    const std::optional<Word> dating = find_dating(first);
    return !dating || dating->meaning != "month";
}

/// `2 billion, 900 million dollars`, `3兆、9000億円`: behind a comma that ends before `end`, and a greater
/// scale.
bool Surroundings::follows_greater_scale(std::size_t end, const FigureShape& shape) const {
    const char32_t comma = point_before(text, end);
    if (comma != ',' && comma != U'、' && comma != 0xFF0C) return false;
    end = step_back(text, end);
    if (end > floor && text[end - 1] == '.') --end;
    if (end <= floor || shape.side_count != 1) return false;
    const std::size_t first = begin_of_word(text, end);
    const std::size_t begin_of_scale = first == end ? step_back(text, end) : first;
    const char32_t counted = point_before(text, skip_blanks_back(text, begin_of_scale, floor));
    if (!is_digit(counted) && !is_ideograph_number(counted)) return false;  // 東京、5億円
    const std::optional<WordMatch> word = word_of(begin_of_scale, end);
    const std::optional<Word> scale = word ? words.find(*word, WordKind::scale) : std::nullopt;
    const std::optional<int> own = last_scale_of(words, shape.sides[0]);
    return scale && own && *own < number_in(scale->meaning);
}

/// `US$ 2 bilhões e 500 milhões`, `Rs 2 crore and 50 lakh`: an and, and an amount of a smaller scale without
/// a currency; in English people may follow.
bool Surroundings::goes_on_in_smaller_scale(std::optional<WordMatch> behind, const FigureShape& shape) const {
    const std::optional<Word> joint = behind ? words.find(*behind, WordKind::range_and) : std::nullopt;
    if (!joint) return false;
    const std::optional<int> own = last_scale_of(words, shape.sides[shape.side_count - 1]);
    if (!own) return false;
    const std::size_t from = skip_blanks(text, skip_blanks(text, begin + shape.end) + behind->length);
    const std::optional<WrittenNumber> next = match_number(text, from, BlankGroups::no);
    if (!next) return false;
    const std::size_t at = skip_blanks(text, from + next->span.length);
    const std::optional<WordMatch> word = words.match(text, at);
    const std::optional<Word> scale = word ? words.find(*word, WordKind::scale) : std::nullopt;
    constexpr int lakh = 5;
    const bool is_english = overlap(joint->languages, words.find_language("en"));
    return scale && number_in(scale->meaning) < *own && (!is_english || number_in(scale->meaning) == lakh);
}

/// `$1.2 (billion)`, `$45.6 (in millions)`, `$5 [m]`, `$45 ('000)`.
bool Surroundings::is_scale_in_brackets(std::size_t at) const {
    if (at >= text.size() || (text[at] != '(' && text[at] != '[')) return false;
    ++at;
    if (text.substr(at).starts_with("in ")) at += std::string_view("in ").size();
    if (text.substr(at, 1) == "'") ++at;
    if (text.substr(at).starts_with("000")) return true;
    const std::optional<WordMatch> word = words.match(text, at);
    if (!words.is_any(word, {WordKind::scale})) return false;
    constexpr std::size_t short_max = 3;
    const char32_t next = point_at(text, at + word->length).value;
    return word->length > short_max || next == ')' || next == ']';
}

/// Digits behind the figure's own that may be its last: `$1. 2 billion`, `$1 .2 billion`, `$5..6m`, `EUR 100
/// 00`.
bool Surroundings::is_before_digits(std::size_t end) const {
    std::size_t at = skip_blanks(text, end);
    if (at != end && text.substr(at, 1) == "0" && end_of_digits(text, at) > at + 1) return true;
    if (text.substr(at, 1) != ".") return false;
    const std::size_t dots = std::min(text.find_first_not_of('.', at), text.size()) - at;
    at += dots;
    if (dots > 1) return end_of_digits(text, at) != at;
    at = skip_blanks(text, at);
    const std::size_t behind = end_of_digits(text, at);
    return behind != at && behind - at <= group_digits && is_scale(skip_blanks(text, behind));
}

/// `3 euros 50`, `3 Euro und 50`: two digits behind a word for money.
bool Surroundings::is_before_hundredths(const FigureShape& shape) const {
    constexpr std::size_t word_min = 4;
    if (shape.side_count != 1 || shape.currencies.empty()) return false;
    const CurrencyPart& last = shape.currencies.back();
    if (last.code || last.span.length < word_min || last.span.begin + last.span.length != shape.end)
        return false;
    const std::size_t at = skip_blanks(text, begin + shape.end);
    const std::size_t behind = end_of_digits(text, at);
    const std::size_t beyond = skip_blanks(text, behind);
    const char32_t next = point_at(text, beyond).value;
    constexpr std::u32string_view ends = U"\n),.;:!?\"”’»]";
    const bool ends_clause = beyond >= text.size() || ends.find(next) != ends.npos;
    return behind - at == 2 && ends_clause && !is_digit(point_at(text, beyond + 1).value);
}

}  // namespace kanjo
