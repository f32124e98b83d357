#include "money/meaning.h"

#include <algorithm>
#include <string>
#include <vector>

#include "money/compound.h"
#include "money/currency_choice.h"
#include "money/range_ends.h"
#include "money/scale_choice.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr int billion = 9;

std::string quoted(std::string_view text, Span span) {
    return "'" + std::string(text.substr(span.begin, span.length)) + "'";
}

class MeaningReader {
  public:
    MeaningReader(const ShapeReader& reader, const FigureShape& shape)
        : reader_(reader), shape_(shape), languages_(find_languages(reader, shape)) {}

    Result<Figure> read();

  private:
    std::string_view text() const { return reader_.text; }
    Error error(Code code, std::string message, Span span, std::string help = {}) const {
        return error_of(code, std::move(message), std::move(help)).at(text(), span);
    }
    Span whole() const { return {first_, shape_.end - first_}; }

    Result<Decimal> read_side(const Side& side, std::optional<int> scale_of_other);
    Result<std::optional<int>> last_scale(const Side& side) const;
    Result<int> scale_of(const Part& part) const;
    ScaleReading decide(const Part& part) const { return decide_scale(reader_, shape_, languages_, part); }

    Result<Decimal> number_of(const Part& part, const Side& side);
    Result<Decimal> number_in_either(const Part& part, const Side& side);
    Result<Decimal> badly_written(const Part& part, char mark) const;
    bool comma_is_possible() const;
    bool reaches_billions(const Side& side) const;
    bool is_international(const Side& side) const;
    bool has_sign_behind(const Side& side) const;
    bool groups_by_blank(std::string_view written, const Side& side) const;
    bool groups_thousands(std::string_view written, const Side& side) const;

    Result<std::optional<Currency>> read_currency() const;
    Result<Currency> current(Currency currency, Span span) const;
    Hedge read_hedge() const;

    const ShapeReader& reader_;
    const FigureShape& shape_;
    FigureLanguages languages_;
    std::size_t first_ = 0;
    int decimals_ = 0;
    bool has_exponent_ = false;
};

// ---- scales

Result<int> MeaningReader::scale_of(const Part& part) const {
    const ScaleReading reading = decide(part);
    if (reading.other == 0) return reading.exponent;
    const std::string word = quoted(text(), part.span);
    return error(Code::K0302,
                 word + " is 10^" + std::to_string(reading.exponent) + " or 10^" +
                     std::to_string(reading.other) + " here",
                 part.span,
                 "--language en or the text's own language decides, or write the amount in digits");
}

/// The scale that the other end of a range shares: of the only section of this side.
Result<std::optional<int>> MeaningReader::last_scale(const Side& side) const {
    int total = 0;
    bool any = false;
    for (const Part& part : side.parts) {
        if (part.kind == PartKind::place) {
            total += number_in(reader_.vocabulary.find(part.word, WordKind::place)->meaning);
        } else if (part.kind == PartKind::scale) {
            const Result<int> scale = scale_of(part);
            if (!scale) return scale.error();
            if (any && side.parts.size() > 3) return std::optional<int>();
            total += *scale;
        } else {
            continue;
        }
        any = true;
    }
    return any ? std::optional<int>(total) : std::nullopt;
}

// ---- numbers

bool MeaningReader::comma_is_possible() const {
    const LanguageSet set = languages_.likely();
    const LanguageSet comma = reader_.vocabulary.languages_where(
        [](const Language& language) { return language.marks != Marks::point; });
    return languages_.is_told && overlap(set, comma);
}

bool MeaningReader::reaches_billions(const Side& side) const {
    for (const Part& part : side.parts) {
        if (part.kind == PartKind::scale && decide(part).exponent >= billion) return true;
    }
    return false;
}

/// A number without a scale beside a currency word that many languages write alike, or before a symbol or
/// short word, where English has none: `1.234 Euro`, `1.234 €`, `1.234 Ft`.
bool MeaningReader::is_international(const Side& side) const {
    if (languages_.is_told || side.has_scale()) return false;
    for (const CurrencyPart& part : shape_.currencies) {
        const bool is_word = !part.code && is_word_letter(point_at(text(), part.span.begin).value);
        const bool is_behind = part.span.begin > side.parts.front().span.begin;
        if (is_word && (is_behind || part.span.length > 3)) return true;
    }
    return has_sign_behind(side);
}

/// English has no currency sign behind an amount: 12.500 M€.
bool MeaningReader::has_sign_behind(const Side& side) const {
    return std::any_of(shape_.currencies.begin(), shape_.currencies.end(), [&](const CurrencyPart& part) {
        return !part.code && !is_word_letter(point_at(text(), part.span.begin).value) &&
               part.span.begin > side.parts.front().span.begin;
    });
}

/// Blanks group digits in the languages that write so; without words that tell one, or in prose that may be
/// English, beside a currency where nothing else can be meant: in a whole text, and before 000.
bool MeaningReader::groups_by_blank(std::string_view written, const Side& side) const {
    const bool may_be_two = reader_.mode == ReadMode::running && !languages_.is_given &&
                            languages_.may_be_english() && has_english_scale(text(), side);
    if (!languages_.is_told || may_be_two) {  // Phase 2 500 million dollars
        const bool is_round = written.ends_with(" 000");
        const bool has_cents = written.size() > 3 && written[written.size() - 3] == ',';
        return !shape_.currencies.empty() && (is_round || has_cents || reader_.mode == ReadMode::whole);
    }
    const LanguageSet set = languages_.likely();
    return overlap(set, reader_.vocabulary.languages_where(
                            [](const Language& language) { return language.groups_by_blank; }));
}

Result<Decimal> MeaningReader::badly_written(const Part& part, char mark) const {
    const std::string_view written = text().substr(part.span.begin, part.span.length);
    const char other = mark == '.' ? ',' : '.';
    const Result<std::optional<Decimal>> swapped = read_number(written, other);
    const bool helps = swapped.has_value() && swapped->has_value();
    const std::string help = helps
                                 ? std::string("--decimal ") + (other == ',' ? "comma" : "point") +
                                       " reads it as " + to_string(**swapped)
                                 : "group digits by three, as 1,234,567, or in the Indian way, as 12,34,567";
    return error(Code::K0301, "the marks in " + shown_number(written) + " do not group its digits", part.span,
                 help);
}

Result<Decimal> MeaningReader::number_in_either(const Part& part, const Side& side) {
    const std::string_view written = text().substr(part.span.begin, part.span.length);
    const Result<std::optional<Decimal>> by_point = read_number(written, '.');
    const Result<std::optional<Decimal>> by_comma = read_number(written, ',');
    for (const auto* read : {&by_point, &by_comma}) {
        if (!*read) return error(Code::K0901, read->error().message, part.span);
    }
    if (!*by_point && !*by_comma) return badly_written(part, '.');
    if (!*by_point) return **by_comma;
    if (!*by_comma || **by_point == **by_comma) return **by_point;
    const LanguageSet set = languages_.likely();
    bool all_comma = languages_.is_told;
    bool point_too = false;
    bool either = languages_.common == 0;
    bool english = languages_.may_be_english() && !languages_.is_given;
    const std::span<const Language> languages = reader_.vocabulary.languages();
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if ((set >> i & 1) == 0) continue;
        all_comma = all_comma && languages[i].marks == Marks::comma;
        point_too = point_too || languages[i].point_too;
        either = either || languages[i].marks == Marks::either;
    }
    const bool lone_point = written.find('.') != std::string_view::npos;
    if (is_round_thousand(written) && (is_international(side) || all_comma)) return **by_comma;
    const bool is_shared = lone_point && is_lone_group(written) && has_shared_million(reader_, shape_, side);
    if (english && !is_shared && (side.has_scale() ? !has_sign_behind(side) : !lone_point)) return **by_point;
    const bool doubtful = english || either || !all_comma || !languages_.is_told_by_money ||
                          (point_too && !(lone_point && !reaches_billions(side)));
    const bool has_three_decimals = !side.has_scale() && !lone_point && (**by_comma).exponent() == -3;
    if (!doubtful && !has_three_decimals) return **by_comma;
    return error(
        Code::K0302,
        quoted(text(), part.span) + " is " + to_string(**by_point) + " or " + to_string(**by_comma) + " here",
        part.span, "--decimal point or --decimal comma decides");
}

/// `1.234 TEUR`: thousands of money have no three decimals, so that a lone mark groups.
bool MeaningReader::groups_thousands(std::string_view written, const Side& side) const {
    if (written.size() < 5 || !is_lone_group(written)) return false;
    return std::any_of(side.parts.begin(), side.parts.end(), [&](const Part& part) {
        if (part.kind != PartKind::scale) return false;
        const std::optional<Word> amount = reader_.vocabulary.find(part.word, WordKind::amount);
        return amount && amount->meaning.starts_with("3:");
    });
}

Result<Decimal> MeaningReader::number_of(const Part& part, const Side& side) {
    const std::string_view written = text().substr(part.span.begin, part.span.length);
    if (part.number.is_in_ideographs) {
        const bool is_filled =
            &part != &side.parts.front() && (written.starts_with("零") || written.starts_with("〇"));
        Result<Decimal> number = read_ideographs(is_filled ? written.substr(3) : written);  // 一百零五
        if (number) return number;
        return error(number.error().code, number.error().message, part.span, number.error().help);
    }
    if (part.number.groups_by_blank && !groups_by_blank(written, side)) {
        return error(Code::K0301, "a blank stands inside the number " + quoted(text(), part.span), part.span,
                     "group digits by commas, or name the language that groups by blanks: --language fr");
    }
    const DecimalMark given = reader_.options.decimal_mark;
    const bool is_grouped = given == DecimalMark::by_language && groups_thousands(written, side);
    if (is_grouped) return **read_number(written, written[written.size() - 4] == '.' ? ',' : '.');
    if (given == DecimalMark::by_language && (comma_is_possible() || is_international(side)))
        return number_in_either(part, side);
    const char mark = given == DecimalMark::comma ? ',' : '.';
    const bool is_unlikely = given == DecimalMark::by_language && reader_.mode == ReadMode::running &&
                             !side.has_scale() && is_round_thousand(written);
    if (is_unlikely) {
        return error(Code::K0302, quoted(text(), part.span) + " has a point that groups digits or decides",
                     part.span, "--decimal point or --decimal comma decides");
    }
    const Result<std::optional<Decimal>> number = read_number(written, mark);
    if (!number) return error(Code::K0901, number.error().message, part.span);
    if (*number) return **number;
    if (has_both_marks(written)) {
        const Result<std::optional<Decimal>> swapped = read_number(written, mark == '.' ? ',' : '.');
        if (swapped && *swapped) return **swapped;
    }
    return badly_written(part, mark);
}

// ---- sides

Result<Decimal> MeaningReader::read_side(const Side& side, std::optional<int> scale_of_other) {
    CompoundSum sum;
    for (const Part& part : side.parts) {
        std::optional<std::string> fault;
        if (part.kind == PartKind::number) {
            Result<Decimal> number = number_of(part, side);
            if (!number) return number;
            decimals_ = std::max(0, -number->exponent());
            has_exponent_ = has_exponent_ || part.number.has_exponent;
            fault = sum.add_number(*number, false);
        } else if (part.kind == PartKind::digit) {
            fault = sum.add_number(
                *parse_decimal(reader_.vocabulary.find(part.word, WordKind::digit)->meaning), true);
        } else if (part.kind == PartKind::fraction) {
            fault = sum.add_fraction(
                *parse_decimal(reader_.vocabulary.find(part.word, WordKind::remainder)->meaning));
        } else if (part.kind == PartKind::place) {
            fault = sum.add_place(number_in(reader_.vocabulary.find(part.word, WordKind::place)->meaning));
        } else {
            const Result<int> scale = scale_of(part);
            if (!scale) return scale.error();
            fault = has_exponent_ ? "an exponent and a scale word stand together" : sum.add_scale(*scale);
        }
        if (fault) return error(Code::K0301, "the amount cannot be added up: " + *fault, part.span);
    }
    if (std::optional<std::string> fault = sum.finish()) {
        return error(Code::K0301, "the amount cannot be added up: " + *fault, side.parts.back().span);
    }
    Decimal total = sum.total();
    if (scale_of_other) total = Decimal(total.coefficient(), total.exponent() + *scale_of_other);
    return side.is_negative ? -total : total;
}

// ---- currency and hedge

Result<Currency> MeaningReader::current(Currency currency, Span span) const {
    if (!is_withdrawn(currency, reader_.options.on)) return currency;
    return withdrawn_currency(currency).at(text(), span);
}

Result<std::optional<Currency>> MeaningReader::read_currency() const {
    if (shape_.currencies.empty()) return reader_.options.currency;
    if (shape_.currencies.size() == 1) {
        const std::optional<Currency> only = find_only_leader(reader_.vocabulary, shape_.currencies.front());
        if (only && !is_withdrawn(*only, reader_.options.on)) return only;
    }
    CurrencyChoice choice = choice_of(reader_.vocabulary, languages_.common, shape_.currencies.front());
    for (std::size_t i = 1; i < shape_.currencies.size(); ++i) {
        const CurrencyChoice next = choice_of(reader_.vocabulary, languages_.common, shape_.currencies[i]);
        const CurrencyChoice both = join(choice, next);
        if (both.currencies.empty()) {
            return error(
                Code::K0301,
                "two currencies stand in one figure: " + std::string(code_of(choice.currencies.front())) +
                    " and " + std::string(code_of(next.currencies.front())),
                shape_.currencies[i].span, "name one currency, or write two figures");
        }
        choice = both;
    }
    const Span span = shape_.currencies.front().span;
    if (!choice.is_decided()) {
        return error(Code::K0302,
                     quoted(text(), span) + " is the money of several countries: " + list_of(choice), span,
                     "name the country, or write the code");
    }
    const Result<Currency> found = current(choice.currencies.front(), span);
    if (!found) return found.error();
    return std::optional<Currency>(*found);
}

Hedge MeaningReader::read_hedge() const {
    for (const Hedge hedge : {Hedge::at_least, Hedge::up_to, Hedge::nearly, Hedge::about}) {
        if (!shape_.hedged[static_cast<std::size_t>(hedge)]) continue;
        return find_own_hedge(reader_.vocabulary, shape_, languages_.common).value_or(hedge);
    }
    return Hedge::none;
}

// ---- the whole

/// Significant digits as written, at least two; 0 where the last of them is worth at most 1.
int digits_of(const Decimal& value) {
    if (value.exponent() <= 0) return 0;
    return std::max(2, static_cast<int>(value.coefficient().count_digits()));
}

Result<Figure> MeaningReader::read() {
    first_ = shape_.sides[0].parts.front().span.begin;
    Figure figure;
    const Side& low_side = shape_.sides[0];
    const Side& high_side = shape_.sides[1];
    const bool is_range = shape_.side_count == 2;
    std::optional<int> shared_scale;
    if (is_range && !low_side.has_scale()) {
        const Result<std::optional<int>> scale = last_scale(high_side);
        if (!scale) return scale.error();
        shared_scale = *scale;
    }
    Result<Decimal> low = read_side(low_side, shared_scale);
    if (!low) return low.error();
    figure.low = figure.high = *low;
    figure.decimals = decimals_;
    if (is_range) {
        Result<Decimal> high = read_side(high_side, std::nullopt);
        if (!high) return high.error();
        figure.high = *high;
        figure.decimals = std::max(figure.decimals, decimals_);
        if (*high < *low && shared_scale) {
            const Result<Decimal> alone = read_side(low_side, std::nullopt);
            const bool is_by_itself =
                alone && Decimal(high->coefficient(), high->exponent() - *shared_scale + 2) <
                             *alone;  // 500,000 to 1.5 million
            if (is_by_itself && alone->coefficient().count_digits() >= 4) figure.low = *alone;
        }
        if (may_share_thousands(text(), shape_) || may_share_scales(text(), shape_)) {
            return error(Code::K0302, "the range begins at its first number, or at a multiple of it", whole(),
                         "write both ends in full");
        }
        if (*high < figure.low) {
            return error(
                Code::K0302,
                "the range ends below its beginning: " + to_string(figure.low) + " to " + to_string(*high),
                whole(), "write both ends with their own scale");
        }
    }
    if (shape_.hedged[3] && shape_.hedged[4]) {
        return error(Code::K0301, "one figure cannot be both at least and at most an amount", whole());
    }
    figure.hedge = read_hedge();
    const Result<std::optional<Currency>> currency = read_currency();
    if (!currency) return currency.error();
    figure.currency = *currency;
    figure.digits = std::max(digits_of(figure.low), digits_of(figure.high));
    figure.is_scaled = low_side.has_scale() || high_side.has_scale() || has_exponent_;
    for (std::size_t i = 0; i < shape_.side_count; ++i) {
        std::size_t scales = 0;
        for (const Part& part : shape_.sides[i].parts) scales += part.kind == PartKind::scale ? 1 : 0;
        const bool trailing = shape_.sides[i].parts.back().kind != PartKind::scale;
        figure.is_compound |= scales > 1 || (scales == 1 && trailing);
    }
    return figure;
}

}  // namespace

std::optional<Currency> leading_currency(const ShapeReader& reader, const CurrencyPart& part) {
    FigureShape alone;
    if (!part.code) alone.words.push_back(part.word);
    const CurrencyChoice choice = choice_of(reader.vocabulary, find_languages(reader, alone).common, part);
    if (choice.currencies.empty() || !choice.is_decided()) return std::nullopt;
    return choice.currencies.front();
}

Result<Figure> read_meaning(const ShapeReader& reader, const FigureShape& shape) {
    return MeaningReader(reader, shape).read();
}

}  // namespace kanjo
