#include "money/side_parser.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "money/currency_choice.h"
#include "money/currency_part.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {
Error SideParser::not_a_figure(std::string message, Span span, std::string help) const {
    return error_of(Code::K0301, std::move(message), std::move(help)).at(text(), span);
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

void SideParser::parse_suffix(Side& side) {
    while (take_suffix(side)) {
    }
}

bool SideParser::take_suffix(Side& side) {
    const std::size_t before = at_;
    const char32_t beyond = point_at(text(), at_ + 2).value;
    if (text().substr(at_).starts_with("/-") && !is_digit(beyond) && !is_currency_sign(beyond)) {
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
    if (!is_digit(point_at(text(), after).value)) return false;
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
    const bool begins_sentence = text()[before - 1] == '.' && is_ascii_capital(written[0]);
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
    shape_.hedged[static_cast<std::size_t>(hedge_named(hedge.meaning))] = true;
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
