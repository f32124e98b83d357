#include "money/side_parser.h"

#include <algorithm>
#include <utility>

#include "money/currency_choice.h"
#include "money/currency_part.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// Letters alone, as in yen and руб.; not A$, nor what is shortened to capitals and consonants, as Rs and RM,
/// which stand before their number.
bool is_money_word(std::string_view written) {
    if (written.ends_with('.')) written.remove_suffix(1);
    const bool is_short = written.size() <= 3 && written.front() >= 'A' && written.front() <= 'Z' &&
                          written.find_first_of("aeiouAEIOU") == written.npos;
    return !is_short && is_word_letter(point_at(written, 0).value) &&
           is_word_letter(point_before(written, written.size()));
}

}  // namespace

Error SideParser::not_a_figure(std::string message, Span span, std::string help) const {
    return error_of(Code::K0301, std::move(message), std::move(help)).at(text(), span);
}

bool SideParser::word_is(std::optional<WordMatch> word, WordKind kind) const {
    return word && reader_.vocabulary.find(*word, kind).has_value();
}

/// Remembered, because it is asked for more than once.
const std::optional<WrittenNumber>& SideParser::number_here() {
    if (number_at_ != at_) {
        number_ = match_number(text(), at_, BlankGroups::yes);
        number_at_ = at_;
    }
    return number_;
}

std::optional<Error> SideParser::parse_side(std::size_t index) {
    Side& side = shape_.sides[index];
    if (std::optional<Error> error = parse_prefix(side, index)) return error;
    if (std::optional<Error> error = parse_parts(side)) return error;
    parse_suffix(side);
    return std::nullopt;
}

void SideParser::take(WordMatch word) {
    shape_.words.push_back(word);
    at_ += word.length;
}

std::optional<Error> SideParser::parse_prefix(Side& side, std::size_t index) {
    for (bool is_signed = false;;) {
        at_ = skip_blanks(text(), at_);
        if (number_here()) return std::nullopt;
        if (!is_calculator() && is_sign_here()) {
            if (is_signed || side.has_currency) return misplaced_sign();
            is_signed = true;
            side.is_negative = text()[at_] != '+';
            at_ += point_at(text(), at_).length;
            continue;
        }
        const std::optional<WordMatch> word = word_here();
        if (word_is(word, WordKind::digit) || word_is(word, WordKind::place)) return std::nullopt;
        if (word_is(word, WordKind::amount) && !leading_scale_ && leads_to_number(*word)) {
            leading_scale_ = Part{PartKind::scale, *word, {}, {at_, word->length}};
            add_currency(side, {std::nullopt, *word, {at_, word->length}});
        } else if (const auto currency = match_currency_part(reader_, at_)) {
            add_currency(side, *currency);
        } else if (const auto hedge = word ? find_hedge(reader_, *word, at_) : std::nullopt) {
            add_hedge(*hedge, *word);
        } else if (index == 0 && word_is(word, WordKind::between)) {
            between_ = *word;
            take(*word);
            between_end_ = at_;
        } else {
            return no_number(word);
        }
    }
}

bool SideParser::leads_to_number(WordMatch word) const {
    return match_number(text(), skip_blanks(text(), at_ + word.length), BlankGroups::no).has_value();
}

bool SideParser::is_sign_here() const {
    const char32_t value = point_at(text(), at_).value;
    return value == '-' || value == '+' || value == 0x2212 || value == 0xFF0D;
}

Error SideParser::misplaced_sign() const {
    return not_a_figure("the sign does not stand before the whole amount",
                        {at_, point_at(text(), at_).length}, "write one sign before the amount: -$5, -5 USD");
}

Error SideParser::no_number(std::optional<WordMatch> word) const {
    const Span span = span_here(word);
    const std::string found(printable(text().substr(span.begin, span.length)));
    if (word_is(word, WordKind::vague)) {
        return not_a_figure("'" + found + "' is a quantity without a number", span,
                            "state the amount in digits");
    }
    if (word_is(word, WordKind::unit)) return not_money(found, span);
    if (at_ >= text().size()) return not_a_figure("no number was found", {begin_, text().size() - begin_});
    if (std::optional<Error> unknown = unknown_code(text(), span)) return *std::move(unknown);
    if (word_is(word, WordKind::scale)) {
        return not_a_figure("'" + found + "' has no number before it", span,
                            "write 1 " + found + ", or 1.5 " + found);
    }
    return not_a_figure("'" + found + "' was found, a number or currency was expected", span);
}

Error SideParser::not_money(const std::string& found, Span span) const {
    return not_a_figure("'" + found + "' counts something that is not money", span);
}

/// The word at hand, else the run of letters, else one character.
Span SideParser::span_here(std::optional<WordMatch> word) const {
    if (word) return {at_, word->length};
    std::size_t end = at_;
    while (is_word_letter(point_at(text(), end).value)) end += point_at(text(), end).length;
    if (end == at_) end += std::max<std::size_t>(point_at(text(), at_).length, at_ < text().size() ? 1 : 0);
    return {at_, end - at_};
}

std::optional<Error> SideParser::parse_parts(Side& side) {
    for (;;) {
        const std::size_t before = at_;
        const bool first = side.parts.empty();
        if (!first) skip_joiner();
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
        if (take_fraction(side)) continue;
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

/// Takes what a number in words goes on with: 2 and a half million; a million and a half dollars, where
/// money follows, for in prose `$5 million and a half share` is something else.
bool SideParser::take_fraction(Side& side) {
    const std::optional<WordMatch> word = word_here();
    if (side.parts.empty() || !word_is(word, WordKind::remainder)) return false;
    if (reader_.vocabulary.find(*word, WordKind::remainder)->meaning == "-") return false;
    const PartKind last = side.parts.back().kind;
    const bool counts_units = last == PartKind::number || last == PartKind::digit;
    const bool counts_scales = last == PartKind::scale && (is_whole() || leads_to_money(*word, side));
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

/// Whether a number that follows a scale belongs to the same amount: a scale follows it, or it is glued
/// to an East Asian scale: 1억4천, 3万5000.
bool SideParser::continues_compound(const Side& side, Span number, std::size_t before) {
    const PartKind last = side.parts.back().kind;
    if (last != PartKind::scale && last != PartKind::place) return false;
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
    return (is_scaled && !ends_sentence) || glued;
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

void SideParser::parse_suffix(Side& side) {
    while (take_suffix(side)) {
    }
}

bool SideParser::take_suffix(Side& side) {
    const std::size_t before = at_;
    const char32_t beyond = point_at(text(), at_ + 2).value;
    if (text().substr(at_).starts_with("/-") && digit_value(beyond) < 0 && !is_currency_sign(beyond)) {
        at_ += 2;
        return true;
    }
    skip_joiner();
    const std::optional<CurrencyPart> currency = match_currency_part(reader_, at_);
    if (currency && stands_behind(*currency, side, before)) {
        add_currency(side, *currency);
        return true;
    }
    const std::optional<WordMatch> word = word_here();
    if (word && (take_hedge_after(*word, before) || take_nation(side))) return true;
    if (word_is(word, WordKind::link) && has_currency_behind(at_ + word->length, side)) {
        take(*word);
        return true;
    }
    at_ = before;
    return false;
}

/// Whether the currency belongs to the amount before it.
bool SideParser::stands_behind(const CurrencyPart& currency, const Side& side, std::size_t before) const {
    return !is_sign(reader_, currency) && !is_adjective(currency) &&
           !begins_next_amount(currency, side, before);
}

/// Whether the currency that stands behind `end` is the amount's: 5 millones de euros, not 5 millones de €3.
bool SideParser::has_currency_behind(std::size_t end, const Side& side) const {
    const std::optional<CurrencyPart> currency = match_currency_part(reader_, skip_blanks(text(), end));
    return currency && stands_behind(*currency, side, end);
}

/// $5 billion Canadian; in prose not before another word, which it may belong to, unless it is short: Cdn.
bool SideParser::take_nation(Side& side) {
    const std::optional<CurrencyPart> nation = match_nation(reader_, at_);
    if (!nation || !side.has_currency) return false;
    const std::size_t length = nation->span.length;
    const char32_t behind = point_at(text(), skip_blanks(text(), at_ + length)).value;
    constexpr std::size_t short_max = 4;
    if (is_running() && ((length > short_max && is_word_letter(behind)) || behind == '-')) return false;
    const CurrencyChoice whose = choice_of(reader_.vocabulary, all_languages, shape_.currencies.back());
    const CurrencyChoice theirs = choice_of(reader_.vocabulary, all_languages, *nation);
    if (whose.currencies.size() == 1 || join(whose, theirs).currencies.empty()) return false;
    add_currency(side, *nation);
    return true;
}

/// In prose a word such as real before another one: 10 million real users.
bool SideParser::is_adjective(const CurrencyPart& currency) const {
    if (!is_running() || currency.code) return false;
    const std::optional<Word> doubtful = reader_.vocabulary.find(currency.word, WordKind::doubtful);
    if (!doubtful || doubtful->meaning != "apart") return false;
    const std::size_t next = skip_blanks(text(), currency.span.begin + currency.span.length);
    return is_word_letter(point_at(text(), next).value);
}

/// In prose a currency right before a number belongs to that number: `$5 billion, €3 billion`, `in 2024
/// $5`; in an expression where a hyphen stands between: `£2bn-£3bn`.
bool SideParser::begins_next_amount(const CurrencyPart& currency, const Side& side,
                                    std::size_t before) const {
    if (is_calculator() && !is_dash(point_at(text(), before).value)) return false;
    const std::size_t end = currency.span.begin + currency.span.length;
    const std::size_t after = skip_blanks(text(), end);
    if (digit_value(point_at(text(), after).value) < 0) return false;
    const bool stands_apart = currency.span.begin != before;
    const bool is_word =
        !currency.code && is_money_word(text().substr(currency.span.begin, end - currency.span.begin));
    return side.has_currency || (stands_apart && !is_word && (after == end || !side.has_scale()));
}

/// A plus between two amounts adds them, and hedges neither: $5bn plus $3bn.
bool SideParser::take_hedge_after(WordMatch word, std::size_t before) {
    const std::optional<Word> hedge = reader_.vocabulary.find(word, WordKind::hedge_after);
    if (!hedge) return false;
    const std::size_t after = skip_blanks(text(), at_ + word.length);
    if (is_running() && before != at_ && goes_on_as_clause(before, word, after)) return false;
    const bool is_glued = before == at_ && after >= text().size();
    if (is_calculator() && fold_letter(point_at(text(), at_).value) == '+' && !is_glued) return false;
    if (before != at_ && point_at(text(), at_).value < 0x2E80 && starts_amount(after)) return false;
    add_hedge(*hedge, word);
    return true;
}

/// `$5 million plus bonuses`, `$20 million or less than 1%`, `$5bn. Plus, it won`.
bool SideParser::goes_on_as_clause(std::size_t before, WordMatch word, std::size_t after) const {
    const std::string_view written = text().substr(at_, word.length);
    const bool begins_sentence = text()[before - 1] == '.' && written[0] >= 'A' && written[0] <= 'Z';
    const bool adds = (written == "plus" || written == "+") && is_blank(point_at(text(), before).value) &&
                      is_word_letter(point_at(text(), after).value);
    return begins_sentence || adds || text().substr(after).starts_with("than ");
}

void SideParser::add_currency(Side& side, const CurrencyPart& currency) {
    shape_.currencies.push_back(currency);
    side.has_currency = true;
    if (!currency.code) shape_.words.push_back(currency.word);
    at_ += currency.span.length;
}

void SideParser::add_hedge(const Word& hedge, WordMatch word) {
    constexpr std::string_view names[] = {"", "about", "nearly", "at_least", "up_to"};
    for (std::size_t i = 1; i < 5; ++i) shape_.hedged[i] |= hedge.meaning == names[i];
    take(word);
}

bool SideParser::starts_amount(std::size_t from) const {
    const std::size_t at = skip_blanks(text(), from);
    if (match_number(text(), at, BlankGroups::no)) return true;
    std::size_t after = at;
    while (const auto currency = match_currency_part(reader_, after)) {
        after = skip_blanks(text(), after + currency->span.length);
        if (match_number(text(), after, BlankGroups::no)) return true;
    }
    const std::optional<WordMatch> word = reader_.word_at(at);
    const bool sized = word_is(word, WordKind::digit) || word_is(word, WordKind::place);
    return sized || (!is_calculator() && word_is(word, WordKind::hedge));
}

}  // namespace kanjo
