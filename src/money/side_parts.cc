// The number of an amount: digits or numerals, and the scales that multiply them.
#include "money/currency_part.h"
#include "money/side_parser.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {

std::optional<Error> SideParser::parse_parts(Side& side) {
    for (;;) {
        const std::size_t before = at_;
        const bool first = side.parts.empty();
        if (!first) skip_joiner();
        if (!first && !between_) skip_particle();
        if (!first && take_fraction(side)) continue;
        if (const std::optional<WrittenNumber> number = number_here()) {
            if (!first && !continues_compound(side, number->span, before)) {
                at_ = before;
                return std::nullopt;
            }
            side.parts.push_back({PartKind::number, {}, *number, number->span});
            at_ += number->span.length;
            skip_bare_point();
            continue;
        }
        take_inner_hedge(side);
        const std::optional<WordMatch> word = word_here();
        if (!word || !add_size_word(side, *word, before)) {
            at_ = before;
            return std::nullopt;
        }
    }
}

/// Takes a hedge between a number and its scale: 300多亿, 10여억, 675+ crore. A plus adds in an expression.
void SideParser::take_inner_hedge(const Side& side) {
    if (side.parts.empty() || side.parts.back().kind == PartKind::scale) return;
    if (is_calculator() && fold_letter(point_at(text(), at_).value) == '+') return;
    const std::optional<WordMatch> word = word_here();
    const auto hedge = word ? reader_.vocabulary.find(*word, WordKind::hedge_after) : std::nullopt;
    if (!hedge || !leads_to_scale(*word)) return;
    add_hedge(*hedge, *word);
    at_ = skip_blanks(text(), at_);
}

/// Takes what a number in words goes on with: 2 and a half million, 2½ million, 2 1/2 million; a million and
/// a half dollars, where money follows, for in prose `$5 million and a half share` is something else.
bool SideParser::take_fraction(Side& side) {
    const std::optional<WordMatch> word = word_here();
    if (side.parts.empty() || !word_is(word, WordKind::remainder)) return false;
    if (reader_.vocabulary.find(*word, WordKind::remainder)->meaning == "-") return false;
    const PartKind last = side.parts.back().kind;
    const bool counts_units = last == PartKind::number || last == PartKind::digit;
    const bool is_in_letters = is_word_letter(point_at(text(), at_).value);
    const bool counts_scales =
        last == PartKind::scale && is_in_letters && (is_whole() || leads_to_money(*word, side));
    return (counts_units ? leads_to_scale(*word) : counts_scales) &&
           add_part(side, PartKind::fraction, *word);
}

/// Whether the amount's currency stands behind the word at hand, or a link and it: et demi d'euros.
bool SideParser::leads_to_money(WordMatch word, const Side& side) const {
    const std::size_t end = at_ + word.length;
    const std::size_t after = skip_blanks(text(), end);
    const std::optional<WordMatch> next = reader_.word_at(after);
    return has_currency_behind(word_is(next, WordKind::link) ? after + next->length : end, side);
}

/// A decimal mark that no digit follows belongs to the number at the end of a text: `5.`
void SideParser::skip_bare_point() {
    if (is_running() || at_ >= text().size() || text()[at_] != '.') return;
    const std::size_t after = at_ + 1;
    if (after >= text().size() || is_blank(point_at(text(), after).value)) at_ = after;
}

/// Passes blanks and the one hyphen that joins a number to the word after it: `$15-billion`.
void SideParser::skip_joiner() {
    const std::size_t from = at_;
    at_ = skip_blanks(text(), at_);
    const CodePoint dash = point_at(text(), at_);
    if (at_ != from || !is_dash(dash.value)) return;
    at_ += dash.length;
    const std::optional<WordMatch> word = word_here();
    const bool joins = word_is(word, WordKind::scale) || word_is(word, WordKind::place) ||
                       word_is(word, WordKind::hedge_after) || match_currency_part(reader_, at_).has_value();
    if (!joins || is_dash(point_at(text(), at_).value)) at_ = from;
}

/// Passes the Arabic letter that joins a number to the scale before it: 3 مليارات و500 مليون.
void SideParser::skip_particle() {
    if (at_ >= text().size() || static_cast<unsigned char>(text()[at_]) < 0x80) return;
    const CodePoint letter = point_at(text(), at_);
    if (letter.value == U'و' && is_digit(point_at(text(), at_ + letter.length).value)) at_ += letter.length;
}

/// 22 bin 104 lira: hundreds behind a word of thousands, and a currency behind them.
bool SideParser::continues_thousands(const Part& last, Span number) const {
    constexpr std::size_t bytes_min = 3;
    if (last.kind != PartKind::scale || last.span.length < bytes_min) return false;
    const std::string_view digits = text().substr(number.begin, number.length);
    const bool is_plain = digits.size() <= 3 && digits.find_first_not_of("0123456789") == digits.npos;
    const std::optional<Word> scale = reader_.vocabulary.find(last.word, WordKind::scale);
    return is_plain && scale && scale->meaning == "3";
}

/// Whether a number that follows a scale belongs to the same amount: a scale follows it, or it is glued
/// to an East Asian scale: 1억4천, 3万5000.
bool SideParser::continues_compound(const Side& side, Span number, std::size_t before) {
    const PartKind last = side.parts.back().kind;
    if (last != PartKind::scale && last != PartKind::place) return false;
    const Part& front = side.parts.front();
    if (front.kind == PartKind::digit && is_hangul(point_at(text(), front.span.begin).value))
        return false;  // 구조 500억원 is no 9조 500억원
    const std::size_t here = at_;
    at_ += number.length;
    if (at_ < text().size()) skip_joiner();
    const std::optional<WordMatch> next = word_here();
    const bool is_scaled =
        word_is(next, WordKind::scale) || word_is(next, WordKind::place) || word_is(next, WordKind::amount);
    const bool is_money = next && match_currency_part(reader_, at_).has_value();
    at_ = here;
    const bool is_east_asian = point_at(text(), side.parts.back().span.begin).value >= 0x2E80;
    const bool glued = (before == here && !is_word_letter_before(here)) || (is_east_asian && is_money);
    const bool ends_sentence = is_running() && text()[before - 1] == '.';
    const bool is_hundreds = is_money && continues_thousands(side.parts.back(), number);
    return ((is_scaled || is_hundreds) && !ends_sentence) || glued;
}

/// Whether a letter of a script that writes blanks between words stands before `at`: 5m3 is no compound.
bool SideParser::is_word_letter_before(std::size_t at) const {
    return is_word_letter(point_before(text(), at));
}

/// Adds a digit, place or scale word; false where it is none or does not belong to this amount. What is both
/// numeral and scale needs no number: миллиард, mil 200 millones.
bool SideParser::add_size_word(Side& side, WordMatch word, std::size_t before) {
    const bool after_scale = !side.parts.empty() && side.parts.back().kind == PartKind::scale;
    if (reader_.vocabulary.find(word, WordKind::amount)) return !after_scale && add_amount_word(side, word);
    if (side.parts.empty() && word_is(word, WordKind::scale) && word_is(word, WordKind::digit))
        side.parts.push_back({PartKind::digit, word, {}, {at_, word.length}});
    if (word_is(word, WordKind::scale) && !side.parts.empty())
        return !after_scale && add_part(side, PartKind::scale, word);
    if (word_is(word, WordKind::place))
        return (!after_scale || before == at_) && add_part(side, PartKind::place, word);
    if (word_is(word, WordKind::digit)) {
        const bool is_letters = is_word_letter(point_at(text(), at_).value);
        const bool may_follow =
            side.parts.empty() || (!is_letters && side.parts.back().kind != PartKind::number);
        if (after_scale ? !leads_to_scale(word) : !may_follow) return false;
        return add_part(side, PartKind::digit, word);
    }
    return false;
}

/// Whether a scale or place stands behind the numeral at hand.
bool SideParser::leads_to_scale(WordMatch word) const {
    const std::optional<WordMatch> next = reader_.word_at(skip_blanks(text(), at_ + word.length));
    return word_is(next, WordKind::scale) || word_is(next, WordKind::place);
}

bool SideParser::add_part(Side& side, PartKind kind, WordMatch word) {
    side.parts.push_back({kind, word, {}, {at_, word.length}});
    take(word);
    return true;
}

bool SideParser::add_amount_word(Side& side, WordMatch word) {
    if (side.parts.empty()) return false;
    side.parts.push_back({PartKind::scale, word, {}, {at_, word.length}});
    shape_.currencies.push_back({std::nullopt, word, {at_, word.length}});
    side.has_currency = true;
    take(word);
    return true;
}

}  // namespace kanjo
