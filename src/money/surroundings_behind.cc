#include <algorithm>

#include "base/ascii.h"
#include "money/currency_choice.h"
#include "money/currency_part.h"
#include "money/signs.h"
#include "money/surroundings.h"
#include "money/text_walk.h"
#include "money/word_filter.h"

namespace kanjo {

std::optional<Error> Surroundings::find_fault_behind(const ShapeReader& reader,
                                                     const FigureShape& shape) const {
    const std::size_t end = begin + shape.end;
    const CodePoint next = point_at(text, end);
    if (is_invisible(next.value)) {
        return error_of(Code::K0301, "an invisible character, " + printable(text.substr(end, next.length)) +
                                         ", stands behind the figure");
    }
    if (is_glued(end) || goes_over_into_word(shape))
        return error_of(Code::K0301, "the figure goes over into another word");
    if (!has_scale(shape)) {
        if (std::optional<Error> fault = find_fault_behind_number(shape)) return fault;
    }
    const bool has_dash_for_decimals = next.value == ',' && is_dash(point_at(text, end + 1).value);
    if (has_dash_for_decimals && text.substr(number, number_end - number).find('.') != text.npos) {
        return error_of(Code::K0302, "the comma and dash behind the number make its point a grouping mark",
                        "write 1500,- without the point, or 1,500");
    }
    if (shape.sides[0].is_negative && is_bracketed(end)) {
        return error_of(Code::K0302, "brackets and a minus sign stand around the figure",
                        "write the amount with a minus sign alone");
    }
    if (counts_scaled_things(shape)) {
        return error_of(Code::K0302, "the number counts what is worth a scale, or belongs to it",
                        "join them by a hyphen, or leave the second hyphen out");
    }
    if (is_beside_year(shape))
        return error_of(Code::K0302, "a year and a sign may head two columns",
                        "write the sign before the number");
    if (is_enumerated_in_korean())
        return error_of(Code::K0302, "the raised point is a decimal mark or stands between two numbers");
    const std::optional<WordMatch> behind = word_behind(reader, shape);
    const std::size_t joint = words.is_any(behind, {WordKind::range_and}) ? behind->length : 0;
    if (is_followed_by_minor_unit(skip_blanks(text, skip_blanks(text, end) + joint))) {
        return error_of(Code::K0301, "an amount in a smaller unit follows the figure",
                        "write both as one decimal: 5.50");
    }
    if (goes_on_in_smaller_scale(behind, shape))
        return error_of(Code::K0302, "the amount behind may be a part of this one, or another",
                        "write the currency at both, or one decimal");
    if (is_before_second_scale(behind, shape))
        return error_of(Code::K0301, "a second scale stands behind the figure", "write one of them");
    const bool counts =
        shape.side_count == 2 && !shape.sides[1].has_currency && words.is_any(behind, {WordKind::unit});
    if (counts)
        return error_of(Code::K0301, "what stands behind the range counts something that is not money");
    if (is_range_of_last_digits(shape)) {
        return error_of(Code::K0302, "the second number is the end of the range or its last digits",
                        "write both ends in full");
    }
    const std::string_view last = shape.currencies.empty()
                                      ? std::string_view()
                                      : text.substr(begin + shape.currencies.back().span.begin, 5);
    const bool is_of_goods = last == "pound" && text.substr(skip_blanks(text, end)).starts_with("of ");
    constexpr std::string_view initials = "pPl";
    const bool may_be_weight = !last.empty() && initials.find(last[0]) != initials.npos;
    if (is_of_goods || (may_be_weight && is_of_pounds_of_weight(shape)))
        return error_of(Code::K0302, "these are pounds of money or of weight", "write £ or GBP");
    if (words.is_any(behind, {WordKind::remainder}) ||
        (!has_scale(shape) && words.is_any(behind, {WordKind::partial})))
        return error_of(Code::K0301, "the number in words goes on", "write it in digits");
    return std::nullopt;
}

/// $1.0650-60: the digits behind the dash are more than the last ones before it.
bool Surroundings::is_range_of_last_digits(const FigureShape& shape) const {
    if (shape.side_count != 2 || has_scale(shape)) return false;
    const Span& first = shape.sides[0].parts.front().span;
    const Span& second = shape.sides[1].parts.front().span;
    const std::string_view low = text.substr(begin + first.begin, first.length);
    const std::string_view high = text.substr(begin + second.begin, second.length);
    const std::size_t decimals = low.size() - 1 - std::min(low.find_last_of(".,"), low.size() - 1);
    return high.size() >= 2 && high.size() <= decimals && high.find_first_of(".,") == high.npos &&
           low.substr(low.size() - high.size()) < high;
}

/// $5 million million.
bool Surroundings::is_before_second_scale(std::optional<WordMatch> behind, const FigureShape& shape) const {
    constexpr std::size_t bytes_min = 5;
    const Part& last = shape.sides[shape.side_count - 1].parts.back();
    if (!behind || behind->length < bytes_min || last.kind != PartKind::scale) return false;
    const std::size_t end_of_word = skip_blanks(text, begin + shape.end) + behind->length;
    return last.span.begin + last.span.length == shape.end && words.find(*behind, WordKind::scale) &&
           !is_dash(point_at(text, end_of_word).value);
}

/// Where the figure has no scale, but one may be meant for it.
std::optional<Error> Surroundings::find_fault_behind_number(const FigureShape& shape) const {
    const std::size_t end = begin + shape.end;
    const std::size_t behind_note = end_of_note(text, end);
    const char32_t mark = point_at(text, end).value;
    const bool is_raised = is_raised_digit(mark) || mark == '^' || begins_power(skip_blanks(text, end));
    if (is_raised || is_scale(skip_blanks(text, behind_note == end ? text.size() : behind_note)))
        return error_of(Code::K0301, "a mark stands between the number and what it goes on with");
    const std::size_t next = skip_blanks(text, end);
    const bool is_broken = is_before_digits(end) || is_scale_in_brackets(next) || is_before_hundredths(shape);
    const bool has_dash = text.substr(next, 1) == "-" && (is_scale(next + 1) || begins_with_scale(next + 1));
    const bool has_lakh = next != end && text.substr(next, 1) == "L" && !goes_on_behind_letter(next + 1);
    const bool ends_in_code = !shape.currencies.empty() && shape.currencies.back().code &&
                              shape.currencies.back().span.begin + begin > number;
    const bool is_in_unit = ends_in_code && next != end && is_scale(next);  // 1,100 USD m
    if (is_broken || has_dash || is_in_unit || has_lakh || is_scale(end_of_hyphenated(end)) ||
        is_written_fraction(next))
        return error_of(Code::K0301, "the number goes on behind the figure", "write it as one decimal");
    if (begins_with_scale(next)) return error_of(Code::K0301, "the figure goes over into another word");
    if (is_like_a_scale(text.substr(next))) {
        return error_of(Code::K0301,
                        "the word behind the figure looks like a scale, but is none that is known",
                        "write the amount in digits, or with million or billion");
    }
    if (may_share_scale_behind(shape)) {
        return error_of(Code::K0302, "the scale of the next amount may be meant for this one too",
                        "write the scale at both: $2 billion or $3 billion");
    }
    return std::nullopt;
}

/// Whether a letter or an apostrophe follows: l'heure.
bool Surroundings::goes_on_behind_letter(std::size_t at) const {
    const char32_t next = point_at(text, at).value;
    return is_word_letter(next) || next == '\'' || next == 0x2019;
}

/// `2022 $`, as columns are headed.
bool Surroundings::is_beside_year(const FigureShape& shape) const {
    if (shape.currencies.empty() || has_scale(shape)) return false;
    const std::size_t sign = begin + shape.currencies.back().span.begin;
    return sign > number && is_year_number(text.substr(number, number_end - number)) &&
           is_currency_sign(point_at(text, sign).value) && is_blank(point_before(text, sign));
}

/// 2·3억원, two or three.
bool Surroundings::is_enumerated_in_korean() const {
    const char32_t next = point_at(text, skip_blanks(text, number_end)).value;
    return text.substr(number, number_end - number).find("·") != text.npos && is_hangul(next);
}

/// A code apart from the figure: COP $3.000.
std::optional<CurrencyPart> Surroundings::code_before() const {
    constexpr std::size_t length = 3;
    const std::size_t end = skip_blanks_back(text, begin, floor);
    const bool may_be_code = end >= floor + length && (is_ascii_capital(text[end - 1]) ||
                                                       !options.running_text || !options.symbols.empty());
    if (end == begin || !may_be_code || begin_of_word(text, end) != end - length) return std::nullopt;
    const ShapeReader reader{text, options, words, ReadMode::running};
    const std::optional<CurrencyPart> code = match_currency_part(reader, end - length);
    return code && code->code ? code : std::nullopt;
}

/// ×10⁶, x 10^6, 10^6.
bool Surroundings::begins_power(std::size_t at) const {
    constexpr std::string_view ten = "10";
    const char32_t times = point_at(text, at).value;
    if (times == U'×' || times == 'x') at = skip_blanks(text, at + point_at(text, at).length);
    if (!text.substr(at).starts_with(ten)) return false;
    const char32_t next = point_at(text, at + ten.size()).value;
    return next == '^' || is_raised_digit(next);
}

/// Behind words that hyphens join, and a blank: $20-some billion; the end of the text where there are none.
std::size_t Surroundings::end_of_hyphenated(std::size_t at) const {
    constexpr std::size_t bytes_max = 24;
    std::size_t end = at;
    while (point_at(text, end).value == '-' && end - at < bytes_max)
        end = WordFilter::end_of_letters(text, end + 1);
    return end == at ? text.size() : skip_blanks(text, end);
}

/// 1/2, as in $1 1/2 billion.
bool Surroundings::is_written_fraction(std::size_t at) const {
    std::size_t end = at;
    while (is_digit(point_at(text, end).value)) ++end;
    return end != at && text.substr(end, 1) == "/" && is_digit(point_at(text, end + 1).value);
}

bool Surroundings::is_scale(std::size_t at) const {
    return at < text.size() && words.is_any(words.match(text, at), {WordKind::scale, WordKind::slang});
}

/// $25 T-shirt, £20 M&S voucher: a short scale apart from the number, and a word that goes on.
bool Surroundings::goes_over_into_word(const FigureShape& shape) const {
    constexpr std::size_t short_max = 4;
    const std::size_t end = begin + shape.end;
    const Part& last = shape.sides[shape.side_count - 1].parts.back();
    const char32_t next = point_at(text, end).value;
    const bool goes_on = is_word_letter(point_at(text, end + point_at(text, end).length).value);
    if (!has_scale(shape)) {
        const std::optional<WordMatch> word = next == '-' ? words.match(text, end + 1) : std::nullopt;
        return words.is_any(word, {WordKind::unit});
    }
    const bool is_ordinary_word = last.kind == PartKind::scale &&
                                  last.span.begin + last.span.length == shape.end &&
                                  words.is_any(last.word, {WordKind::other, WordKind::unit});
    if (is_ordinary_word) return true;
    const bool ends_in_short = last.kind == PartKind::scale && last.span.length <= short_max &&
                               last.span.begin + last.span.length == shape.end &&
                               is_blank(point_before(text, begin + last.span.begin));
    return ends_in_short &&
           (next == '&' || next == '^' || ((next == '-' || next == '/' || next == '.') && goes_on));
}

/// 28 billion-dollar disasters.
bool Surroundings::counts_scaled_things(const FigureShape& shape) const {
    const Side& side = shape.sides[0];
    if (shape.side_count != 1 || side.parts.size() != 2 || side.parts[1].kind != PartKind::scale ||
        shape.currencies.empty())
        return false;
    if (side.parts.front().span.length == 1 && side.parts.front().kind == PartKind::digit)
        return false;  // a billion-dollar
    const Span& scale = side.parts[1].span;
    const std::size_t behind = begin + scale.begin + scale.length;
    return is_blank(point_before(text, begin + scale.begin)) && text.substr(behind, 1) == "-" &&
           shape.end > scale.begin + scale.length && shape.currencies.front().span.begin > scale.begin;
}

/// 151円97銭, 164円65〜66銭, 5 euros and 50 cents.
bool Surroundings::is_followed_by_minor_unit(std::size_t end) const {
    const std::optional<WrittenNumber> written = match_number(text, end, BlankGroups::no);
    if (!written) return false;
    std::size_t behind = end + written->span.length;
    const CodePoint joint = point_at(text, behind);
    if (is_dash(joint.value) || joint.value == U'〜' || joint.value == U'～') {
        const std::size_t second = behind + joint.length;
        const std::optional<WrittenNumber> other = match_number(text, second, BlankGroups::no);
        if (other) behind = second + other->span.length;
    }
    const std::optional<WordMatch> word = words.match(text, skip_blanks(text, behind));
    const std::optional<Word> unit = word ? words.find(*word, WordKind::unit) : std::nullopt;
    return unit && unit->meaning == "minor";
}

/// Where the marks and words end that join two numbers, a hedge of the second among them: `, `, ` or about `,
/// `-to-`, `/`; `at` where there are none.
std::size_t Surroundings::end_of_joint(std::size_t at) const {
    constexpr std::u32string_view marks = U",/&+±";
    bool has_joint = false;
    std::size_t end = at;
    const auto pass_marks = [&] {
        for (;;) {
            const CodePoint point = point_at(text, end);
            const bool is_mark =
                point.length > 0 && (marks.find(point.value) != marks.npos || is_dash(point.value));
            if (!is_mark && !is_blank(point.value)) return;
            has_joint = has_joint || is_mark;
            end += point.length;
        }
    };
    pass_marks();
    const std::optional<WordMatch> word = words.match(text, end);
    if (end != at && words.is_any(word, {WordKind::choice, WordKind::range, WordKind::range_and})) {
        end += word->length;
        has_joint = true;
        pass_marks();
    }
    const std::optional<WordMatch> hedge = has_joint ? words.match(text, end) : std::nullopt;
    if (words.is_any(hedge, {WordKind::hedge})) end = skip_blanks(text, end + hedge->length);
    return has_joint ? end : at;
}

/// `$2, 3 and 4 million`, `$5-to-$10 million`: small numbers that are joined, of which the last has a scale.
bool Surroundings::may_share_scale_behind(const FigureShape& shape) const {
    constexpr std::size_t digits_max = 3;
    constexpr int joined_max = 3;
    const Span& written = shape.sides[0].parts.front().span;
    const std::string_view digits = text.substr(begin + written.begin, written.length);
    if (std::min(digits.find('.'), digits.size()) > digits_max) return false;
    const ShapeReader reader{text, options, words, ReadMode::running};
    std::size_t at = begin + shape.end;
    for (int i = 0; i < joined_max; ++i) {
        std::size_t next = end_of_joint(at);
        if (next == at) return false;
        if (const std::optional<CurrencyPart> currency = match_currency_part(reader, next))
            next = skip_blanks(text, next + currency->span.length);
        const std::optional<WrittenNumber> joined_number = match_number(text, next, BlankGroups::no);
        if (!joined_number) return false;
        at = next + joined_number->span.length;
        const std::size_t joined = text.substr(at, 1) == "-" ? at + 1 : skip_blanks(text, at);
        if (is_scale(joined)) return true;
    }
    return false;
}

/// Whether letters go on where a word or number ends, or digits where a word does: $5x, $5m3; a number also
/// where it counts hundredths: EUR 2.5 %.
bool Surroundings::is_glued(std::size_t end) const {
    const char32_t before = point_before(text, end);
    const char32_t next = point_at(text, end).value;
    const char32_t apart = is_digit(before) ? point_at(text, skip_blanks(text, end)).value : next;
    if (is_fraction(next) || apart == '%' || apart == 0xFF05) return true;
    if (next == U'±' || (before == '+' && next == '/')) return true;
    const bool is_slash_in_number = next == '/' && is_digit(before);  // £3/10/6
    if (is_slash_in_number && is_digit(point_at(text, end + 1).value)) return true;
    if (is_digit(next)) return is_word_letter(before) || is_currency_sign(before);  // 12€50
    const bool is_open_to_letters = is_word_letter(before) || is_digit(before) || is_currency_sign(before);
    return is_word_letter(next) && is_open_to_letters;
}

/// Whether an unknown word begins with a word of scale: billionplus.
bool Surroundings::begins_with_scale(std::size_t at) const {
    std::size_t end = at;
    while (is_word_letter(point_at(text, end).value)) end += point_at(text, end).length;
    constexpr std::size_t bytes_min = 5;
    for (; end >= at + bytes_min; end = step_back(text, end)) {
        if (words.is_any(word_of(at, end), {WordKind::scale})) return true;
    }
    return false;
}

/// What stands behind the figure and blanks; the reader, which may know it, sees not the whole text.
std::optional<WordMatch> Surroundings::word_behind(const ShapeReader& reader,
                                                   const FigureShape& shape) const {
    const std::size_t at = skip_blanks(reader.text, shape.end);
    if (at + Vocabulary::word_bytes_max < reader.text.size()) return reader.word_at(at);
    return words.match(text, skip_blanks(text, begin + shape.end));
}

/// `$5 million Canadian film`: the film may be Canadian, or the dollars.
std::optional<Error> Surroundings::find_other_nation(const FigureShape& shape, const Figure& figure) const {
    if (shape.currencies.empty()) return std::nullopt;
    const std::optional<CurrencyPart> before = code_before();
    const bool is_of_sign = before && !join(choice_of(words, all_languages, shape.currencies.front()),
                                            choice_of(words, all_languages, *before))
                                           .currencies.empty();
    if (is_of_sign && before->code != figure.currency) {
        return error_of(Code::K0302, "the code before the figure names another currency than " +
                                         std::string(code_of(*figure.currency)));
    }
    const ShapeReader reader{text, options, words, ReadMode::running};
    std::size_t behind = skip_blanks(text, begin + shape.end);
    const bool is_in_brackets = is_opening_bracket(point_at(text, behind).value);
    if (is_in_brackets) behind = skip_blanks(text, behind + point_at(text, behind).length);
    std::optional<CurrencyPart> other = match_nation(reader, behind);
    if (!other && is_in_brackets) {
        other = match_currency_part(reader, behind);
        constexpr std::u32string_view ends = U")）,，、;；";
        const char32_t next =
            other ? point_at(text, skip_blanks(text, behind + other->span.length)).value : U' ';
        const bool is_alone = ends.find(next) != ends.npos;
        if (!is_alone) return std::nullopt;
    }
    if (!other || other->code == figure.currency) return std::nullopt;
    const CurrencyChoice named = choice_of(words, all_languages, *other);
    const auto& theirs = named.currencies;
    const bool is_the_same = std::find(theirs.begin(), theirs.end(), figure.currency) != theirs.end();
    if (is_the_same && (is_in_brackets || theirs.size() == 1)) return std::nullopt;
    const CurrencyChoice whose = choice_of(words, all_languages, shape.currencies.front());
    if (!is_in_brackets && join(whose, named).currencies.empty()) return std::nullopt;
    return error_of(Code::K0302, "the words behind the figure name another currency than " +
                                     std::string(code_of(*figure.currency)));
}

}  // namespace kanjo
