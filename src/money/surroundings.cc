#include "money/surroundings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "money/currency_choice.h"
#include "money/currency_part.h"
#include "money/languages.h"
#include "money/signs.h"
#include "money/text_walk.h"
#include "money/word_filter.h"

namespace kanjo {
namespace {

bool is_plain_number(const Part& part, std::string_view written) {
    return part.kind == PartKind::number && std::all_of(written.begin(), written.end(), is_ascii_digit);
}

/// Whether the currency of the second amount of a range stands before its number.
bool has_leading_currency_behind(const FigureShape& range) {
    return std::any_of(range.currencies.begin(), range.currencies.end(), [&](const CurrencyPart& currency) {
        return currency.span.begin >= range.low_end &&
               currency.span.begin < range.sides[1].parts.front().span.begin;
    });
}

}  // namespace

bool has_scale(const FigureShape& shape) {
    return shape.sides[0].has_scale() || shape.sides[1].has_scale();
}

bool Surroundings::is_part_of_something() const {
    if (begin == floor) return false;
    const std::size_t last = step_back(text, begin);
    const char32_t before = point_at(text, last).value;
    if (begin != number) return false;
    const char32_t earlier = point_before(text, last);
    if (follows_particle(begin)) return false;
    if ((is_word_letter(before) && !names_who_spends()) || ends_in(WordKind::vague, begin, 3)) return true;
    if (is_digit(before)) return true;  // 5、6千円
    if (is_ideograph_number(before) && is_ideograph_digit(point_at(text, number).value)) return true;
    const bool is_enumerated = before == U'、' || before == U'。' || before == U'点' || before == U'點' ||
                               before == U'零' || before == U'〇';
    if (is_enumerated &&
        (is_digit(earlier) || is_ideograph_number(earlier) || before == U'零' || before == U'〇'))
        return true;
    if (is_raised_point(before) && (is_digit(earlier) || is_ideograph_number(earlier))) return true;
    if (is_blank(before)) return is_digit(earlier) && text.substr(number).starts_with("00");
    if (before == '_' || before == '^') return true;
    if (before == ',' && (earlier == ',' || earlier == 0 || is_blank(earlier) || ends_in_scale(last)))
        return true;
    const bool is_joined = before == '/' || before == 0x2044 || before == ':' || before == '.' ||
                           before == ',' || is_dash(before);
    return is_joined && (is_digit(earlier) || (is_dash(before) && is_word_letter(earlier)));
}

/// Whether the letters up to `end` are Arabic words that are written together with the next, with the stroke
/// that joins them: و12.5, وبـ12.
bool Surroundings::follows_particle(std::size_t end) const {
    constexpr std::u32string_view particles = U"وفبلك\u0640";
    std::size_t first = end;
    for (int i = 0; i < 3; ++i) {
        if (particles.find(point_before(text, first)) == particles.npos) break;
        first = step_back(text, first);
    }
    return first != end && !is_word_letter(point_before(text, first));
}

/// Whether a word of so many characters ends there, in a script without blanks.
bool Surroundings::ends_in_characters(WordKind kind, std::size_t end, int characters) const {
    std::size_t first = end;
    for (int i = 0; i < characters; ++i) {
        if (first == 0 || static_cast<unsigned char>(text[first - 1]) < 0x80) return false;
        first = step_back(text, first);
    }
    return words.is_any(word_of(first, end), {kind});
}

/// The word that is all of what stands from `first` up to `end`.
std::optional<WordMatch> Surroundings::word_of(std::size_t first, std::size_t end) const {
    const std::optional<WordMatch> word = words.match(text.substr(0, end), first);
    return word && first + word->length == end ? word : std::nullopt;
}

/// The same for up to so many: 数10億, 涨2.5港元, 负5亿元, and 1億,2000万円, which is one broken number.
bool Surroundings::ends_in(WordKind kind, std::size_t end, int characters_max) const {
    for (int characters = 1; characters <= characters_max; ++characters)
        if (ends_in_characters(kind, end, characters)) return true;
    return false;
}

bool Surroundings::is_of_currency_pair(const FigureShape& shape) const {
    if (shape.currencies.empty()) return false;
    const Span first = shape.currencies.front().span;
    const Span last = shape.currencies.back().span;
    const std::size_t end = begin + shape.end;
    const auto is_code = [&](const CurrencyPart& part) { return part.code && part.span.length == 3; };
    const auto is_letter = [](char32_t value) { return is_word_letter(value) || value >= 0x2E80; };
    const char32_t sign = point_at(text, begin + first.begin).value;
    if (is_currency_sign(sign) && begin > 1 && text[begin - 1] == '/')
        return is_currency_sign(point_before(text, begin - 1));  // $/€ 1.0850
    const bool is_word = is_letter(sign);
    if (is_word && first.begin == 0 && begin + first.length < number && point_before(text, begin) == '/')
        return is_letter(point_before(text, begin - 1));
    constexpr std::size_t code_length = 3;
    const bool follows_hyphen = first.begin == 0 && is_code(shape.currencies.front()) &&
                                begin > code_length && text[begin - 1] == '-' &&
                                begin + first.length < number;
    if (follows_hyphen && begin_of_word(text, begin - 1) == begin - 1 - code_length) {
        const std::string_view other = text.substr(begin - 1 - code_length, code_length);  // BTC-USD 61203
        return std::all_of(other.begin(), other.end(), is_ascii_capital);
    }
    const ShapeReader reader{text, options, words, ReadMode::running};
    const bool ends_in_code = is_code(shape.currencies.back()) && last.begin + last.length == shape.end;
    if (!ends_in_code || point_at(text, end).value != '/') return false;
    const std::optional<CurrencyPart> other = match_currency_part(reader, end + 1);
    return other && is_code(*other);
}

/// Whether the figure begins with four digits that may be a year's, and has no scale.
bool Surroundings::begins_like_year(const FigureShape& shape) const {
    return begin == number && !has_scale(shape) && is_year_number(text.substr(number, number_end - number));
}

bool Surroundings::is_year(const FigureShape& shape) const {
    const bool may_be_before =
        number_end < text.size() && static_cast<unsigned char>(text[number_end]) > 0xE0;
    if (!begins_like_year(shape)) return may_be_before && is_before_year(shape);
    const std::optional<Word> dating = find_dating(number);
    return (dating && dating->meaning != "maybe") || is_opening_bracket(point_before(text, begin));
}

bool Surroundings::is_heading(const FigureShape& shape) const {
    const Side& side = shape.sides[0];
    const std::string_view digits = text.substr(number, number_end - number);
    if (digits == "000" || digits == "000,000") return true;
    if (side.parts.front().kind != PartKind::place) return false;
    if (is_bracketed(begin + shape.end)) return true;
    std::size_t end = skip_blanks_back(text, begin);
    const char32_t colon = point_before(text, end);
    if (colon == ':' || colon == 0xFF1A) end = skip_blanks_back(text, step_back(text, end));
    return ends_in_characters(WordKind::unit, end, 2);
}

/// The word before the number that makes it a date: in 2020, Dec. 3.
std::optional<Word> Surroundings::find_dating(std::size_t at) const {
    std::size_t end = skip_blanks_back(text, at);
    if (text.substr(0, end).ends_with('.')) --end;
    const std::optional<WordMatch> word = word_before(end);
    return word ? words.find(*word, WordKind::dating) : std::nullopt;
}

bool Surroundings::begins_with_date(const FigureShape& range) const {
    const Side& low = range.sides[0];
    if (range.side_count != 2 || low.has_currency || low.parts.size() != 1) return false;
    const auto written = [&](const Part& part) {
        return text.substr(begin + part.span.begin, part.span.length);
    };
    const std::string_view digits = written(low.parts.front());
    if (!is_plain_number(low.parts.front(), digits)) return false;
    const std::optional<Word> dating = find_dating(begin + low.parts.front().span.begin);
    if (!is_year_number(digits)) return digits.size() <= 2 && dating && dating->meaning == "month";
    const Part& high = range.sides[1].parts.front();
    const bool is_like_it = is_plain_number(high, written(high)) && high.span.length >= 4;
    return dating || !is_like_it || has_leading_currency_behind(range);
}

bool Surroundings::is_before_count(const FigureShape& range) const {
    constexpr std::size_t digits_max = 3;
    const Side& low = range.sides[0];
    if (range.side_count != 2 || !low.has_currency || low.has_scale() || !range.sides[1].has_scale() ||
        range.sides[1].has_currency)
        return false;
    const std::string_view digits = text.substr(number, number_end - number);
    return range.sides[1].parts.front().kind == PartKind::number && digits.find('.') == digits.npos &&
           digits.size() > digits_max && range.sides[1].parts.front().span.length < digits.size();
}

/// `$5m a $7m saving`: a range by a word of other languages than the figure's.
bool Surroundings::is_joined_in_english(const FigureShape& shape) const {
    if (!text.substr(skip_blanks(text, begin + shape.low_end)).starts_with("a ")) return false;
    const LanguageSet english = words.find_language("en");
    return std::none_of(shape.words.begin(), shape.words.end(),
                        [&](WordMatch word) { return !overlap(kanjo::languages_of(words, word), english); });
}

/// `3 to $5 billion` without the currency that the second amount has in front.
bool Surroundings::is_loose_range(const FigureShape& shape) const {
    if (shape.sides[0].has_currency || !has_leading_currency_behind(shape)) return false;
    const bool is_joined_by_dash = is_dash(point_at(text, skip_blanks(text, begin + shape.low_end)).value);
    return !is_joined_by_dash && !words.is_any(words.match(text, begin + shape.begin), {WordKind::between});
}

std::optional<Error> Surroundings::find_fault(const ShapeReader& reader, const FigureShape& shape) const {
    std::optional<Error> fault = find_fault_before(shape);
    return fault ? fault : find_fault_behind(reader, shape);
}

std::optional<Error> Surroundings::find_fault_before(const FigureShape& shape) const {
    if (is_direction_override(point_before(text, begin)))
        return error_of(Code::K0301, "a direction override stands before the figure");
    if (follows_doubtful_sign()) {
        return error_of(Code::K0302, "the mark right before the figure is a minus or something else",
                        "write a minus sign or a hyphen behind a blank, or a blank behind the mark");
    }
    if (may_be_of_year(shape))
        return error_of(Code::K0302, "the number is a year or an amount", "group the digits of an amount");
    if (is_in_traditional_characters(shape)) {
        return error_of(Code::K0302, "元 is CNY, TWD or HKD in a text in traditional characters",
                        "--symbol 元=TWD decides, or write 人民幣, 新台幣 or 港元");
    }
    const bool begins_with_sign = !shape.currencies.empty() && shape.currencies.front().span.begin == 0 &&
                                  !is_word_letter(point_at(text, begin).value);
    if (begins_with_sign && begin > floor && is_ascii_letter(text[begin - 1]))
        return error_of(Code::K0301, "the letters before the sign make it another, which is not known");
    const bool follows_part =
        begin == number &&
        words.is_any(word_before(skip_blanks_back(text, begin, floor)), {WordKind::partial});
    if (follows_part || (begins_in_words(shape) && follows_numeral()))
        return error_of(Code::K0301, "the number in words goes on", "write it in digits");
    if (follows_broken_number(shape)) return error_of(Code::K0301, "a blank stands inside the number");
    const bool is_beyond_ascii = static_cast<unsigned char>(text[begin]) >= 0x80;
    if (begin > floor && (begin == number || is_beyond_ascii)) {
        if (std::optional<Error> fault = find_fault_of_parts_before(shape)) return fault;
    }
    if (follows_choice(shape)) {
        return error_of(Code::K0302, "the number is one of two that an 'or' joins",
                        "write both: 2-3 billion");
    }
    if (follows_scale()) return error_of(Code::K0301, "the number begins with the scale before it");
    if (follows_number_of_currency(shape)) {
        return error_of(Code::K0302, "the currency stands between two numbers, and belongs to either",
                        "write it beside one of them: 400 USD, or USD400");
    }
    if (shape.side_count == 2 && (is_loose_range(shape) || is_change_of_number(shape) ||
                                  may_state_change(shape) || is_joined_in_english(shape))) {
        return error_of(Code::K0302, "the first number is the lower end of a range, or something else",
                        "write the currency at both: $3 to $5 billion");
    }
    return std::nullopt;
}

bool Surroundings::begins_in_words(const FigureShape& shape) const {
    const Side& side = shape.sides[0];
    return !side.parts.empty() && side.parts.front().kind == PartKind::digit &&
           is_word_letter(point_at(text, begin + side.parts.front().span.begin).value);
}

/// A numeral, scale, part of a number or what stands for one, as in `several hundred`; one is an article in
/// many languages.
bool Surroundings::is_number_word(std::optional<WordMatch> word) const {
    const std::optional<Word> digit = word ? words.find(*word, WordKind::digit) : std::nullopt;
    return (digit && digit->meaning != "1") ||
           words.is_any(word, {WordKind::scale, WordKind::partial, WordKind::remainder, WordKind::vague});
}

/// Whether the word before the figure, and before an `and`, is part of its number: two hundred and fifty.
bool Surroundings::follows_numeral() const {
    std::size_t end = begin;
    if (is_digit(point_before(text, skip_blanks_back(text, end, floor)))) return true;
    for (int i = 0; i < 2; ++i) {
        end = skip_blanks_back(text, end);
        const bool has_comma = end > 0 && text[end - 1] == ',';
        if (has_comma || (end > 0 && text[end - 1] == '-')) --end;
        const std::optional<WordMatch> word = word_before(end);
        if (has_comma && words.is_any(word, {WordKind::vague})) return false;
        if (is_number_word(word) || is_number_word(word_of_parts(end))) return true;
        if (!words.is_any(word, {WordKind::range_and, WordKind::range, WordKind::link})) return false;
        end = begin_of_word(text, end);
        const bool is_share = words.is_any(word, {WordKind::link});
        if (is_share && is_digit(point_before(text, skip_blanks_back(text, end)))) return true;
    }
    return false;
}

/// Whether a word of scale stands before the figure and belongs to its number: mil 200 millones, Mio. CHF 25,
/// and before an `and`, 1 trillion and 200 billion yen.
bool Surroundings::follows_scale() const {
    constexpr std::size_t bytes_min = 3;
    std::size_t end = skip_blanks_back(text, begin);
    if (end == begin && point_before(text, end) == 0xB7)
        return ends_in_scale(step_back(text, end));  // 3조·5000억
    if (end == begin && begin == number) return ends_in_scale(end) && !ends_in_ordinary_word(end);
    if (begin == number && end > floor && ends_in_scale(end)) return !ends_in_ordinary_word(end);
    if (words.is_any(word_before(end), {WordKind::range_and}))
        end = skip_blanks_back(text, begin_of_word(text, end));
    const bool has_point = text.substr(0, end).ends_with('.');
    const bool is_apart = begin != number || has_point || end != skip_blanks_back(text, begin);
    if (end <= floor && is_apart) return false;
    const std::size_t first = begin_of_word(text, has_point ? end - 1 : end);
    if (end - first < bytes_min) return false;
    if (!words.is_any(word_of(first, end), {WordKind::scale})) return false;
    const std::size_t earlier = begin_of_word(text, skip_blanks_back(text, first));
    return !words.is_any(word_of(earlier, end), {WordKind::other});  // सऊदी अरब
}

/// 東京5000円, 하지만 500억원: what stands before the number only ends as a scale does. A word of hangul is
/// one of numbers where all of it is.
bool Surroundings::ends_in_ordinary_word(std::size_t end) const {
    constexpr std::u32string_view numbers = U"일이삼사오육칠팔구십백천만억조경수";
    if (point_before(text, end) == U'京') return true;
    for (; is_hangul(point_before(text, end)); end = step_back(text, end))
        if (numbers.find(point_before(text, end)) == numbers.npos) return true;
    return false;
}

/// `400 USD 50 times`: a currency apart from the number behind it, and a number that is no year before it.
bool Surroundings::follows_number_of_currency(const FigureShape& shape) const {
    if (shape.currencies.empty() || has_scale(shape) || shape.currencies.front().span.begin != shape.begin)
        return false;
    const Span& currency = shape.currencies.front().span;
    const bool is_apart = is_blank(point_at(text, begin + currency.begin + currency.length).value);
    const std::size_t end = skip_blanks_back(text, begin, floor);
    std::size_t first = end;
    while (first > floor && is_ascii_digit(text[first - 1])) --first;
    return is_apart && first != end && end != begin && !is_year_number(text.substr(first, end - first));
}

/// Whether another number without a currency of its own stands before it, and an `or` between them.
bool Surroundings::follows_choice(const FigureShape& shape) const {
    if (begin != number) return false;
    const std::size_t end = skip_blanks_back(text, begin, floor);
    const std::size_t first = begin_of_word(text, end);
    const std::optional<WordMatch> word = word_before(end);
    const std::optional<Word> choice = word ? words.find(*word, WordKind::choice) : std::nullopt;
    if (!choice || !overlap(choice->languages, languages_of(shape))) return false;
    const std::size_t last = skip_blanks_back(text, first, floor);
    if (last <= floor || last == first) return false;
    return is_digit(point_before(text, last)) || words.is_any(word_before(last), {WordKind::digit});
}

/// The word whose letters end before `text[end]`; remembers the last one, which is asked for often.
std::optional<WordMatch> Surroundings::word_before(std::size_t end) const {
    if (end != known_end) {
        const std::size_t first = begin_of_word(text, end);
        known_word = first == end ? std::nullopt : words.match(text, first);
        known_end = end;
    }
    return known_word;
}

LanguageSet Surroundings::languages_of(const FigureShape& shape) const {
    const FigureLanguages found =
        find_languages({text.substr(begin), options, words, ReadMode::running}, shape);
    return found.is_told ? found.common : found.english;
}

/// `loss of –€50m`, ▲5億円, は－500億円: what may be a minus, but does not stand as one.
bool Surroundings::follows_doubtful_sign() const {
    constexpr char32_t en_dash = 0x2013;
    constexpr char32_t first_east_asian = 0x2E80;
    if (begin == floor) return false;
    const char32_t sign = point_before(text, begin);
    const char32_t mark = point_before(text, skip_blanks_back(text, begin, floor));  // ▲ 5億円
    if (mark == U'▲' || mark == U'△' || mark == U'▼') return true;
    const char32_t before = point_before(text, step_back(text, begin));
    if (sign == en_dash) return is_blank(before) || before == '\n' || is_opening_bracket(before);
    const bool is_minus = sign == '-' || sign == 0x2212 || sign == 0xFF0D;
    return (is_minus && before >= first_east_asian) ||
           words.is_any(word_before(skip_blanks_back(text, begin, floor)), {WordKind::negative}) ||
           ends_in(WordKind::negative, begin, 2);
}

bool Surroundings::is_bracketed(std::size_t end) const {
    const char32_t close = point_at(text, end).value;
    return is_opening_bracket(point_before(text, begin)) && (close == ')' || close == 0xFF09);
}

/// A number and a comma stand before the figure's own: 171,474, 500 millones; 46, 6 milliards.
bool Surroundings::follows_broken_number(const FigureShape& shape) const {
    if (begin != number || shape.sides[0].parts.empty()) return false;
    const std::size_t comma = skip_blanks_back(text, begin);
    if (comma == begin || comma < 2 || text[comma - 1] != ',' || !is_ascii_digit(text[comma - 2]))
        return false;
    std::size_t first = comma - 1;
    while (first > 0 && (is_ascii_digit(text[first - 1]) || text[first - 1] == ',' || text[first - 1] == '.'))
        --first;
    const std::string_view before = text.substr(first, comma - 1 - first);
    const std::size_t digits = number_end - number;
    if (before.find(',') != before.npos || before.find('.') != before.npos) return digits == 3;
    return before.size() <= 3 && digits <= 2 &&
           !find_languages({text.substr(begin), options, words, ReadMode::running}, shape).may_be_english();
}

}  // namespace kanjo
