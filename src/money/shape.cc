#include "money/shape.h"

#include <algorithm>
#include <string>

#include "money/currency_choice.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::string_view pence = "GBp";

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Three letters that stand alone, in upper case, where they are a code of ISO 4217 or an alias of one.
std::optional<Currency> code_at(const ShapeReader& reader, std::size_t at) {
    const std::string_view text = reader.text;
    if (at + 3 > text.size()) return std::nullopt;
    char code[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = text[at + i];
        if (!is_upper(c) && (reader.options.running_text || c < 'a' || c > 'z')) return std::nullopt;
        code[i] = static_cast<char>(c & ~0x20);
    }
    if (is_word_letter(point_at(text, at + 3).value) || text.substr(at, 3) == pence) return std::nullopt;
    return find_currency_or_alias({code, 3});
}

/// A symbol that an option gives a meaning; compared as it is written.
std::optional<CurrencyPart> given_symbol_at(const ShapeReader& reader, std::size_t at) {
    std::optional<CurrencyPart> longest;
    for (const SymbolMeaning& given : reader.options.symbols) {
        if (given.symbol.empty() || !reader.text.substr(at).starts_with(given.symbol)) continue;
        if (longest && longest->span.length >= given.symbol.size()) continue;
        const bool word = is_word_letter(static_cast<unsigned char>(given.symbol.back()));
        if (word && is_word_letter(point_at(reader.text, at + given.symbol.size()).value)) continue;
        longest = CurrencyPart{given.currency, {}, {at, given.symbol.size()}};
    }
    return longest;
}

/// Letters that stand for a currency before a number only: R, N.
bool is_sign(const ShapeReader& reader, const CurrencyPart& part) {
    return !part.code && (reader.vocabulary.find(part.word, WordKind::sign) ||
                          reader.vocabulary.find(part.word, WordKind::glued));
}

/// In running text a single letter is a sign where a digit follows it: N583bn, and not Series B 5 million.
bool may_be_glued(const ShapeReader& reader, WordMatch word, std::size_t begin) {
    if (!reader.options.running_text || begin + word.length == reader.text.size()) return true;
    return digit_value(point_at(reader.text, begin + word.length).value) >= 0;
}

class ShapeParser {
  public:
    ShapeParser(const ShapeReader& reader, std::size_t begin) : reader_(reader), at_(begin), begin_(begin) {}

    Result<FigureShape> parse() {
        if (std::optional<Error> error = parse_side(0)) return *std::move(error);
        if (std::optional<Error> error = parse_range()) return *std::move(error);
        const bool overfull = shape_.words.is_overfull() || shape_.currencies.is_overfull() ||
                              shape_.sides[0].parts.is_overfull() || shape_.sides[1].parts.is_overfull();
        if (overfull) return not_a_figure("too many words for one figure", {begin_, at_ - begin_});
        if (between_ && shape_.side_count == 1) return ShapeParser(reader_, between_end_).parse();
        shape_.begin = skip_blanks(text(), begin_);
        shape_.end = at_;
        return shape_;
    }

  private:
    std::string_view text() const { return reader_.text; }
    bool is_calculator() const { return reader_.mode == ReadMode::calculator; }
    bool is_running() const { return reader_.mode == ReadMode::running; }

    Error not_a_figure(std::string message, Span span, std::string help = {}) const {
        return error_of(Code::K0301, std::move(message), std::move(help)).at(text(), span);
    }

    std::optional<WordMatch> word_here() const { return reader_.word_at(at_); }

    bool word_is(std::optional<WordMatch> word, WordKind kind) const {
        return word && reader_.vocabulary.find(*word, kind).has_value();
    }

    /// Remembered, because it is asked for more than once.
    const std::optional<WrittenNumber>& number_here() {
        if (number_at_ != at_) {
            number_ = match_number(text(), at_, BlankGroups::yes);
            number_at_ = at_;
        }
        return number_;
    }

    // ---- what stands before the number

    std::optional<Error> parse_side(std::size_t index) {
        Side& side = shape_.sides[index];
        if (std::optional<Error> error = parse_prefix(side, index)) return error;
        if (std::optional<Error> error = parse_parts(side)) return error;
        parse_suffix(side);
        return std::nullopt;
    }

    std::optional<Error> parse_prefix(Side& side, std::size_t index) {
        bool is_signed = false;
        for (;;) {
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
            if (const auto currency = match_currency_part(reader_, at_)) {
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

    bool is_sign_here() const {
        const char32_t value = point_at(text(), at_).value;
        return value == '-' || value == '+' || value == 0x2212 || value == 0xFF0D;
    }

    Error misplaced_sign() const {
        return not_a_figure("the sign does not stand before the whole amount",
                            {at_, point_at(text(), at_).length},
                            "write one sign before the amount: -$5, -5 USD");
    }

    Error no_number(std::optional<WordMatch> word) const {
        const Span span = span_here(word);
        const std::string found(printable(text().substr(span.begin, span.length)));
        if (word_is(word, WordKind::vague)) {
            return not_a_figure("'" + found + "' is a quantity without a number", span,
                                "state the amount in digits");
        }
        if (word_is(word, WordKind::unit)) return not_money(found, span);
        if (at_ >= text().size())
            return not_a_figure("no number was found", {begin_, text().size() - begin_});
        if (std::optional<Error> unknown = unknown_code(text(), span)) return *std::move(unknown);
        if (word_is(word, WordKind::scale)) {
            return not_a_figure("'" + found + "' has no number before it", span,
                                "write 1 " + found + ", or 1.5 " + found);
        }
        return not_a_figure("'" + found + "' was found, a number or currency was expected", span);
    }

    Error not_money(const std::string& found, Span span) const {
        return not_a_figure("'" + found + "' counts something that is not money", span);
    }

    /// The word at hand, else the run of letters, else one character.
    Span span_here(std::optional<WordMatch> word) const {
        if (word) return {at_, word->length};
        std::size_t end = at_;
        while (is_word_letter(point_at(text(), end).value)) end += point_at(text(), end).length;
        if (end == at_)
            end += std::max<std::size_t>(point_at(text(), at_).length, at_ < text().size() ? 1 : 0);
        return {at_, end - at_};
    }

    // ---- numbers and scales

    std::optional<Error> parse_parts(Side& side) {
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
            take_inner_hedge(side);
            const std::optional<WordMatch> word = word_here();
            if (!word || !add_size_word(side, *word, before)) {
                at_ = before;
                return std::nullopt;
            }
        }
    }

    /// Takes a hedge between a number and its scale: 300多亿, 10여억.
    void take_inner_hedge(const Side& side) {
        if (side.parts.empty() || side.parts.back().kind == PartKind::scale) return;
        const std::optional<WordMatch> word = word_here();
        const auto hedge = word ? reader_.vocabulary.find(*word, WordKind::hedge_after) : std::nullopt;
        if (hedge && leads_to_scale(*word)) add_hedge(*hedge, *word);
    }

    /// A decimal mark that no digit follows belongs to the number at the end of a text: `5.`
    void skip_bare_point() {
        if (is_running() || at_ >= text().size() || text()[at_] != '.') return;
        const std::size_t after = at_ + 1;
        if (after >= text().size() || is_blank(point_at(text(), after).value)) at_ = after;
    }

    /// Passes blanks and the one hyphen that joins a number to the word after it: `$15-billion`.
    void skip_joiner() {
        const std::size_t from = at_;
        at_ = skip_blanks(text(), at_);
        const CodePoint dash = point_at(text(), at_);
        if (at_ != from || !is_dash(dash.value)) return;
        at_ += dash.length;
        const std::optional<WordMatch> word = word_here();
        const bool joins = word_is(word, WordKind::scale) || word_is(word, WordKind::place) ||
                           word_is(word, WordKind::hedge_after) ||
                           match_currency_part(reader_, at_).has_value();
        if (!joins || is_dash(point_at(text(), at_).value)) at_ = from;
    }

    /// Whether a number that follows a scale belongs to the same amount: a scale follows it, or it is glued
    /// to an East Asian scale: 1억4천, 3万5000.
    bool continues_compound(const Side& side, Span number, std::size_t before) {
        const PartKind last = side.parts.back().kind;
        if (last == PartKind::number || last == PartKind::digit) return false;
        const std::size_t here = at_;
        at_ += number.length;
        const bool glued_to_next = at_ < text().size();
        if (glued_to_next) skip_joiner();
        const std::optional<WordMatch> next = word_here();
        const bool is_scaled = word_is(next, WordKind::scale) || word_is(next, WordKind::place) ||
                               word_is(next, WordKind::amount);
        at_ = here;
        const bool glued = before == here && !is_word_letter_before(here);
        const bool ends_sentence = is_running() && text()[before - 1] == '.';
        return (is_scaled && !ends_sentence) || glued;
    }

    /// Whether a letter of a script that writes blanks between words stands before `at`: 5m3 is no compound.
    bool is_word_letter_before(std::size_t at) const {
        std::size_t begin = at - 1;
        while (begin > 0 && is_continuation_byte(text()[begin])) --begin;
        return begin < at && is_word_letter(point_at(text(), begin).value);
    }

    /// Adds a digit, place or scale word; false where it is none or does not belong to this amount.
    bool add_size_word(Side& side, WordMatch word, std::size_t before) {
        const bool after_scale = !side.parts.empty() && side.parts.back().kind == PartKind::scale;
        if (reader_.vocabulary.find(word, WordKind::amount))
            return !after_scale && add_amount_word(side, word);
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
    bool leads_to_scale(WordMatch word) {
        const std::size_t here = at_;
        at_ += word.length;
        const std::optional<WordMatch> next = word_here();
        at_ = here;
        return word_is(next, WordKind::scale) || word_is(next, WordKind::place);
    }

    bool add_part(Side& side, PartKind kind, WordMatch word) {
        side.parts.push_back({kind, word, {}, {at_, word.length}});
        take(word);
        return true;
    }

    bool add_amount_word(Side& side, WordMatch word) {
        if (side.parts.empty()) return false;
        side.parts.push_back({PartKind::scale, word, {}, {at_, word.length}});
        shape_.currencies.push_back({std::nullopt, word, {at_, word.length}});
        side.has_currency = true;
        take(word);
        return true;
    }

    // ---- what stands behind the number

    void parse_suffix(Side& side) {
        while (take_suffix(side)) {
        }
    }

    bool take_suffix(Side& side) {
        const std::size_t before = at_;
        if (text().substr(at_).starts_with("/-")) {
            at_ += 2;
            return true;
        }
        skip_joiner();
        const std::optional<CurrencyPart> currency = match_currency_part(reader_, at_);
        if (currency && !is_sign(reader_, *currency) && !begins_next_amount(*currency, side, before)) {
            add_currency(side, *currency);
            return true;
        }
        const std::optional<WordMatch> word = word_here();
        if (word && take_hedge_after(*word, before)) return true;
        if (word_is(word, WordKind::link) && leads_to_currency(*word)) {
            take(*word);
            return true;
        }
        at_ = before;
        return false;
    }

    /// In prose a currency right before a number belongs to that number: `$5 billion, €3 billion`, `in 2024
    /// $5`; in an expression where a hyphen stands between: `£2bn-£3bn`.
    bool begins_next_amount(const CurrencyPart& currency, const Side& side, std::size_t before) const {
        if (is_calculator() && !is_dash(point_at(text(), before).value)) return false;
        const std::size_t end = currency.span.begin + currency.span.length;
        const std::size_t after = skip_blanks(text(), end);
        if (digit_value(point_at(text(), after).value) < 0) return false;
        const bool stands_apart = currency.span.begin != before;
        const bool is_word = !currency.code && is_word_letter(point_at(text(), currency.span.begin).value);
        return side.has_currency || (stands_apart && !is_word && (after == end || !side.has_scale()));
    }

    /// A plus between two amounts adds them, and hedges neither: $5bn plus $3bn.
    bool take_hedge_after(WordMatch word, std::size_t before) {
        const std::optional<Word> hedge = reader_.vocabulary.find(word, WordKind::hedge_after);
        if (!hedge) return false;
        const std::size_t after = skip_blanks(text(), at_ + word.length);
        const bool is_glued = before == at_ && after >= text().size();
        if (is_calculator() && fold_letter(point_at(text(), at_).value) == '+' && !is_glued) return false;
        if (before != at_ && starts_amount(after)) return false;
        add_hedge(*hedge, word);
        return true;
    }

    bool leads_to_currency(WordMatch word) const {
        return match_currency_part(reader_, skip_blanks(text(), at_ + word.length)).has_value();
    }

    // ---- ranges

    std::optional<Error> parse_range() {
        const std::size_t before = at_;
        const bool dash = take_range_dash();
        const std::optional<WordMatch> word = dash ? std::nullopt : find_range_word();
        const bool needs_range = between_ && !is_running();
        if (!dash && !word) return needs_range ? std::optional<Error>(half_a_range()) : std::nullopt;
        const FigureShape saved = shape_;
        shape_.low_end = before;
        if (word) take(*word);
        const bool follows = starts_amount(at_);
        if (follows && dash && is_calculator() && text()[before] == '-') {
            at_ = before;
            return hyphen_in_expression(before);
        }
        if (follows && !parse_side(1) && is_second_end(word.has_value())) {
            shape_.side_count = 2;
            return std::nullopt;
        }
        shape_ = saved;
        at_ = before;
        return needs_range ? std::optional<Error>(half_a_range()) : std::nullopt;
    }

    Error half_a_range() const {
        return not_a_figure("the second end of the range is missing", {begin_, at_ - begin_},
                            "write both ends: between 1 and 2 billion dollars");
    }

    /// A hyphen, dash or tilde between two amounts. In an expression one between blanks is a minus.
    bool take_range_dash() {
        const std::size_t from = at_;
        at_ = skip_blanks(text(), at_);
        const CodePoint dash = point_at(text(), at_);
        const bool blank_before = at_ != from;
        if (is_dash(dash.value)) {
            at_ += dash.length;
            const bool blank_after = skip_blanks(text(), at_) != at_;
            const bool minus = dash.value == '-' || dash.value == 0x2212 || dash.value == 0xFF0D;
            const bool ends = is_calculator() && minus && (blank_before || blank_after || dash.value != '-');
            const bool dangling = !is_calculator() && blank_before != blank_after;
            if (!ends && !dangling) return true;
        }
        at_ = from;
        return false;
    }

    /// The word that joins the ends of a range, passing the blanks before it.
    std::optional<WordMatch> find_range_word() {
        const std::size_t from = at_;
        at_ = skip_blanks(text(), at_);
        const std::optional<WordMatch> word = word_here();
        if (word_is(word, WordKind::range) || (between_ && word_is(word, WordKind::range_and))) return word;
        at_ = from;
        return std::nullopt;
    }

    bool starts_amount(std::size_t from) const {
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

    /// `$5 billion to 2030` is no range: what carries no scale is no end of one that does. In prose a word
    /// joins two amounts only where the second is money by itself.
    bool is_second_end(bool joined_by_word) const {
        const Side& low = shape_.sides[0];
        const Side& high = shape_.sides[1];
        if (low.has_scale() && !high.has_scale() && !high.has_currency) return false;
        if (is_running() && low.has_currency && high.has_currency && !share_currency()) return false;
        if (!is_running()) return true;
        const bool is_numeral = high.parts[0].kind == PartKind::digit && !high.has_scale();
        return !is_numeral && (!joined_by_word || high.has_scale() || high.has_currency);
    }

    /// Whether the first and the last currency can be one.
    bool share_currency() const {
        const auto choice = [&](const CurrencyPart& part) {
            return choice_of(reader_.vocabulary, all_languages, part);
        };
        return !join(choice(shape_.currencies[0]), choice(shape_.currencies.back())).currencies.empty();
    }

    /// In an expression `10-15` subtracts, and `$10-15 billion` could do either.
    std::optional<Error> hyphen_in_expression(std::size_t hyphen) {
        const Side& low = shape_.sides[0];
        bool plain = !low.has_scale() && !low.has_currency;
        if (plain) {
            const FigureShape saved = shape_;
            at_ = hyphen + 1;
            plain =
                parse_side(1).has_value() || (!shape_.sides[1].has_scale() && !shape_.sides[1].has_currency);
            shape_ = saved;
            at_ = hyphen;
        }
        if (plain) return std::nullopt;
        return error_of(Code::K0302, "the hyphen could join a range or subtract",
                        "write 'to' or an en dash for a range, blanks around the hyphen for a difference")
            .at(text(), {hyphen, 1});
    }

    // ---- taking words

    void take(WordMatch word) {
        shape_.words.push_back(word);
        at_ += word.length;
    }

    void add_currency(Side& side, const CurrencyPart& currency) {
        shape_.currencies.push_back(currency);
        side.has_currency = true;
        if (!currency.code) shape_.words.push_back(currency.word);
        at_ += currency.span.length;
    }

    void add_hedge(const Word& hedge, WordMatch word) {
        constexpr std::string_view names[] = {"", "about", "nearly", "at_least", "up_to"};
        for (std::size_t i = 1; i < 5; ++i) shape_.hedged[i] |= hedge.meaning == names[i];
        take(word);
    }

    const ShapeReader& reader_;
    std::size_t at_;
    std::size_t begin_;
    std::optional<WordMatch> between_;
    std::size_t between_end_ = 0;
    std::size_t number_at_ = std::string_view::npos;
    std::optional<WrittenNumber> number_;
    FigureShape shape_;
};

}  // namespace

std::optional<CurrencyPart> match_currency_part(const ShapeReader& reader, std::size_t begin) {
    if (begin >= reader.text.size()) return std::nullopt;
    if (auto given = given_symbol_at(reader, begin)) return given;
    const std::optional<Currency> code = code_at(reader, begin);
    const std::optional<WordMatch> word = reader.word_at(begin);
    if (code && (!word || word->length <= 3)) return CurrencyPart{code, {}, {begin, 3}};
    if (!word) return std::nullopt;
    if (!is_upper(reader.text[begin]) && reader.vocabulary.find(*word, WordKind::capital))
        return std::nullopt;
    bool names_one = false;
    bool is_sign = false;
    reader.vocabulary.for_each(*word, [&](const Word& row) {
        names_one |= row.kind == WordKind::currency || row.kind == WordKind::shared;
        is_sign |=
            row.kind == WordKind::sign || (row.kind == WordKind::glued && may_be_glued(reader, *word, begin));
    });
    if (is_sign && reader.options.running_text && !is_upper(reader.text[begin])) is_sign = false;
    if (!names_one && !is_sign) return std::nullopt;
    return CurrencyPart{std::nullopt, *word, {begin, word->length}};
}

std::optional<Word> find_hedge(const ShapeReader& reader, WordMatch word, std::size_t begin) {
    const std::string_view written = reader.text.substr(begin, word.length);
    const bool is_letter = written.size() <= 2 && is_word_letter(static_cast<unsigned char>(written[0])) &&
                           static_cast<unsigned char>(written[0]) < 0x80;
    if (is_letter && (written.back() != '.' || is_upper(written[0]))) return std::nullopt;
    return reader.vocabulary.find(word, WordKind::hedge);
}

std::optional<Error> unknown_code(std::string_view text, Span span) {
    const std::string_view word = text.substr(span.begin, span.length);
    const bool is_code = word.size() == 3 && is_upper(word[0]) && is_upper(word[1]) && is_upper(word[2]);
    if (!is_code && word != pence) return std::nullopt;
    const Result<Currency> currency = parse_currency(word);
    if (currency || find_currency_or_alias(word)) return std::nullopt;
    return Error(currency.error()).at(text, span);
}

Result<FigureShape> read_shape(const ShapeReader& reader, std::size_t begin) {
    return ShapeParser(reader, begin).parse();
}

}  // namespace kanjo
