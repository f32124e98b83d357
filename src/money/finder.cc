#include "money/finder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/ascii.h"
#include "money/currency_choice.h"
#include "money/currency_part.h"
#include "money/languages.h"
#include "money/meaning.h"
#include "money/signs.h"
#include "money/surroundings.h"
#include "money/text_marks.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// How far the reader looks at first, and how far a figure may reach at all. Units: bytes.
constexpr std::size_t window_usual = 512;
constexpr std::size_t window_max = std::size_t{1} << 20;

/// The text up to `size`, without a code point that is cut.
std::string_view cut_at(std::string_view text, std::size_t size) {
    if (size >= text.size()) return text;
    while (size > 0 && is_continuation_byte(text[size])) --size;
    return text.substr(0, size);
}

/// Digits and nothing else: no marks, no exponent.
bool is_plain(const FigureShape& shape, std::string_view text) {
    for (const Side& side : shape.sides) {
        for (const Part& part : side.parts) {
            if (part.kind != PartKind::number) continue;
            const std::string_view written = text.substr(part.span.begin, part.span.length);
            if (!std::all_of(written.begin(), written.end(), is_ascii_digit)) return false;
        }
    }
    return true;
}

}  // namespace

FigureFinder::FigureFinder(const FigureOptions& options, const Vocabulary& words)
    : options_(options), words_(words), prefixes_(options, words) {
    words_.for_each_row([this](std::string_view word, const Word& row) {
        const WordKind kind = row.kind;
        const bool is_numeral = kind == WordKind::digit || kind == WordKind::place;
        if (is_numeral) numerals_.add_beginning(word);
        if (is_numeral && word.find(' ') != word.npos)
            behind_numerals_.add_beginning(word.substr(word.find(' ') + 1));
        const bool follows_numeral = kind == WordKind::scale || kind == WordKind::amount ||
                                     kind == WordKind::remainder || kind == WordKind::range ||
                                     kind == WordKind::choice;
        if (follows_numeral) behind_numerals_.add_beginning(word);
        const bool stands_before = kind == WordKind::hedge || kind == WordKind::between ||
                                   kind == WordKind::range_and || kind == WordKind::sign ||
                                   kind == WordKind::glued;
        const bool is_fraction = kind == WordKind::remainder && row.meaning != "-";
        const bool stands_alone = kind >= WordKind::undisclosed && !is_fraction;
        if (!stands_before && !stands_alone) behind_.add_beginning(word);
    });
    for (const SymbolMeaning& given : options_.symbols) behind_.add_beginning(given.symbol);
}

/// One pass over one text.
class FigureSearch {
  public:
    FigureSearch(const FigureFinder& finder, std::string_view text, BareAmounts bare, FoundFigures& found)
        : finder_(finder), words_(finder.words_), text_(text), bare_(bare), found_(found) {}

    void run() {
        mark_block();
        while (find_number()) {
            const Prefix prefix = finder_.prefixes_.find(text_, at_, floor_);
            begin_ = prefix.begin;
            if (!around().is_part_of_something() && (prefix.is_of_money || may_be_money())) {
                read();
            } else {
                at_ = number_end_;
            }
        }
    }

  private:
    /// Moves to the next digit or numeral; false at the end of the text.
    bool find_number() {
        while (at_ < text_.size()) {
            if (at_ - block_ >= marked_text) mark_block();
            places_ &= ~std::uint64_t{0} << (at_ - block_);
            if (places_ == 0) {
                at_ = block_ + marked_text;
                continue;
            }
            at_ = block_ + static_cast<std::size_t>(std::countr_zero(places_));
            if (is_number_here()) return true;
            places_ &= places_ - 1;
        }
        return false;
    }

    /// Finds the places at hand that may begin a number; behind the end of the text stand zeros.
    void mark_block() {
        const char* bytes = text_.data() + at_;
        std::array<char, sifted_text> rest;
        if (text_.size() - at_ < rest.size()) {
            rest = {};
            text_.copy(rest.data(), rest.size(), at_);
            bytes = rest.data();
        }
        const TextMarks marks = mark_text(bytes);
        block_ = at_;
        places_ = marks.digits | marks.beginnings | finder_.numerals_.sift(bytes, marks);
    }

    bool is_number_here() {
        const char byte = text_[at_];
        if (is_ascii_digit(byte)) return take_number();
        if (static_cast<unsigned char>(byte) < 0x80) return is_numeral();
        const char32_t value = decode_code_point(text_.substr(at_)).value;
        const bool is_written_in_digits =
            is_ideograph_digit(value) && match_number(text_, at_, BlankGroups::no);
        if (is_digit(value) || is_written_in_digits) return take_number();
        return finder_.numerals_.may_begin_with(value) && is_numeral();
    }

    bool take_number() {
        const bool has_point = at_ > floor_ && text_[at_ - 1] == '.';
        const char32_t earlier = has_point ? point_before(text_, at_ - 1) : U'/';
        if (earlier != '/' && !is_digit(earlier)) --at_;
        const std::optional<WrittenNumber> number = match_number(text_, at_, BlankGroups::no);
        number_end_ = at_ + (number ? number->span.length : 1);
        return true;
    }

    /// Numerals in letters count before a scale, or where they are one: миллиард.
    bool is_numeral() {
        if (!finder_.numerals_.may_begin(text_, at_)) return false;
        if (is_word_letter(point_at(text_, at_).value)) {
            const bool may_be_scaled =
                is_followed_as_numeral() || finder_.behind_numerals_.may_begin(text_, at_);
            if (is_word_letter(point_before(text_, at_)) || !may_be_scaled) return false;
        }
        const std::optional<WordMatch> word = words_.match(text_, at_);
        if (!word) return false;
        number_end_ = at_ + word->length;
        return words_.is_any(word, {WordKind::digit, WordKind::place});
    }

    /// Whether a number follows, or a word that may be a scale or go on with a numeral of several words.
    bool is_followed_as_numeral() const {
        std::size_t end = WordFilter::end_of_letters(text_, at_);
        while (is_word_letter(point_at(text_, end).value)) end += point_at(text_, end).length;
        std::size_t next = skip_blanks(text_, end);
        if (next == end && is_dash(point_at(text_, next).value)) next += point_at(text_, next).length;
        return next < text_.size() &&
               (is_ascii_digit(text_[next]) || finder_.behind_numerals_.may_begin(text_, next));
    }

    /// Whether a word that matters stands right behind the number at hand.
    bool may_be_money() const {
        const std::size_t after = skip_blanks(text_, number_end_);
        if (after >= text_.size()) return false;
        return may_be_code(after) || is_ascii_digit(text_[after]) || is_dash(point_at(text_, after).value) ||
               finder_.behind_.may_begin(text_, after);
    }

    /// Three letters, in running text capitals.
    bool may_be_code(std::size_t at) const {
        if (at + 3 > text_.size()) return false;
        const std::string_view letters = text_.substr(at, 3);
        return std::all_of(letters.begin(), letters.end(),
                           [&](char c) { return finder_.prefixes_.is_code_letter(c); });
    }

    Surroundings around() const {
        return {.text = text_,
                .options = finder_.options_,
                .words = words_,
                .begin = begin_,
                .number = at_,
                .number_end = number_end_,
                .floor = floor_};
    }

    void read() {
        for (std::size_t size = window_usual;; size *= 32) {
            const ShapeReader reader{cut_at(text_.substr(begin_), size), finder_.options_, words_,
                                     ReadMode::running};
            if (begin_ != at_ && around().states_target(reader.word_at(0))) {
                begin_ = std::min(skip_blanks(text_, begin_ + reader.word_at(0)->length), at_);
                return read();
            }
            const Result<FigureShape> shape = read_shape(reader, 0);
            const std::size_t end = shape ? shape->end : number_end_ - begin_;
            const bool is_whole = begin_ + reader.text.size() == text_.size() || end < size / 2;
            if (!is_whole && size < window_max) continue;
            if (shape && is_price_of_money(reader, *shape)) {
                begin_ += shape->currencies.front().span.begin + shape->currencies.front().span.length;
                return read();
            }
            if (shape && (around().states_change(*shape) || around().is_before_count(*shape)))
                return take_low_side(reader, *shape);
            if (shape && !around().begins_with_date(*shape)) return take(reader, *shape);
            at_ = number_end_;
            return;
        }
    }

    /// `Доллар 93,44 рубля`: words for money stand behind the number, so that the first is what is priced.
    bool is_price_of_money(const ShapeReader& reader, const FigureShape& shape) const {
        if (shape.currencies.size() < 2) return false;
        const CurrencyPart& first = shape.currencies.front();
        const std::size_t end = first.span.begin + first.span.length;
        const std::string_view written = reader.text.substr(first.span.begin, first.span.length);
        const bool is_word_apart =
            !first.code && is_money_word(written) && is_blank(point_at(reader.text, end).value);
        if (!is_word_apart || begin_ + end > at_) return false;
        const CurrencyPart& last = shape.currencies.back();
        return begin_ + last.span.begin > at_ &&
               join(choice_of(words_, all_languages, first), choice_of(words_, all_languages, last))
                   .currencies.empty();
    }

    /// `rose by $5 billion to $30 billion` states two amounts.
    void take_low_side(const ShapeReader& range, const FigureShape& shape) {
        const ShapeReader reader{range.text.substr(0, shape.low_end), finder_.options_, words_,
                                 ReadMode::running};
        if (const Result<FigureShape> low = read_shape(reader, 0)) return take(reader, *low);
        at_ = number_end_;
    }

    /// Without the point of an abbreviation where it may end the sentence: $5bn. The rest
    Span span_of(const FigureShape& shape) const {
        const std::size_t end = begin_ + shape.end;
        const char32_t next = point_at(text_, skip_blanks(text_, end)).value;
        const bool goes_on = next >= 'a' && next <= 'z';
        const bool ends_in_sign = end > 1 && text_[end - 2] == '/';  // B/.
        const std::size_t point = text_[end - 1] == '.' && !goes_on && !ends_in_sign ? 1 : 0;
        return {begin_ + shape.begin, shape.end - shape.begin - point};
    }

    void take(const ShapeReader& reader, const FigureShape& shape) {
        const Span span = span_of(shape);
        const Surroundings surroundings = around();
        at_ = std::max(begin_ + shape.end, number_end_);
        const bool is_bare = shape.currencies.empty() && !finder_.options_.currency;
        if (is_bare && (bare_ == BareAmounts::skip || !has_scale(shape))) return;
        if (!has_scale(shape) && (is_doubtful(reader, shape) || is_word_before_count(reader, shape))) return;
        if (surroundings.is_of_currency_pair(shape) || surroundings.is_year(shape)) return;
        if (surroundings.is_heading(shape)) return;
        if (shape.sides[0].parts.front().kind == PartKind::digit && !has_scale(shape)) return;
        const bool is_in_words = surroundings.begins_in_words(shape);
        if (is_in_words && (!speaks_one_language(shape) || find_languages(reader, shape).common == 0)) return;
        if (is_in_words && surroundings.begin == surroundings.number && needs_hedge(shape)) return;
        if (std::optional<Error> fault = surroundings.find_fault(reader, shape))
            return refuse(span, *std::move(fault), is_bare);
        Result<Figure> figure = read_meaning(reader, shape);
        if (!figure) return refuse(span, std::move(figure).error(), is_bare);
        if (std::optional<Error> doubt = surroundings.find_other_nation(shape, *figure))
            return refuse(span, *std::move(doubt), is_bare);
        found_.figures.push_back({std::move(figure).value(), span});
        floor_ = at_;
    }

    /// Whether the numeral and the scale behind it are of one language: not en of Swedish and millions of
    /// French.
    bool speaks_one_language(const FigureShape& shape) const {
        const FixedList<Part, 16>& parts = shape.sides[0].parts;
        if (parts.size() < 2 || parts[1].kind != PartKind::scale) return true;
        return (languages_of_kind(parts.front(), WordKind::digit) &
                languages_of_kind(parts[1], WordKind::scale)) != 0;
    }

    /// миллиарда, which is one behind a hedge only: свыше миллиарда, треть миллиарда.
    bool needs_hedge(const FigureShape& shape) const {
        const std::optional<Word> word = words_.find(shape.sides[0].parts[0].word, WordKind::partial);
        return word && word->meaning == "hedged";
    }

    LanguageSet languages_of_kind(const Part& part, WordKind kind) const {
        LanguageSet languages = 0;
        words_.for_each(part.word, [&](const Word& row) {
            if (row.kind == kind) languages |= row.languages;
        });
        return languages;
    }

    /// A word before two digits or a year: Euro 6, Euro 2024, 유로 2024.
    static bool is_name_of_something(std::string_view text, const FigureShape& shape,
                                     const CurrencyPart& currency) {
        constexpr std::size_t word_min = 4;
        const Span number = shape.sides[0].parts.front().span;
        const char32_t first = point_at(text, currency.span.begin).value;
        const bool is_word =
            !currency.code && currency.span.length >= word_min && (is_word_letter(first) || is_hangul(first));
        const std::string_view digits = text.substr(number.begin, number.length);
        return is_word && currency.span.begin < number.begin &&
               (digits.size() <= 2 || is_year_number(digits));
    }

    /// Whether all that marks the plain number as money are words and letters that mean other things too.
    bool is_doubtful(const ShapeReader& reader, const FigureShape& shape) const {
        if (shape.currencies.empty() || !is_plain(shape, reader.text)) return false;
        for (const CurrencyPart& part : shape.currencies) {
            const std::optional<WordMatch> word = reader.word_at(part.span.begin);
            const bool doubtful = words_.is_any(word, {WordKind::doubtful, WordKind::sign, WordKind::glued});
            if (!doubtful && !is_name_of_something(reader.text, shape, part)) return false;
        }
        return true;
    }

    /// `ALL 5,000 workers`, `TRY 3,000 TIMES`: a code that is a word too, before what is counted.
    bool is_word_before_count(const ShapeReader& reader, const FigureShape& shape) const {
        if (shape.currencies.empty() || !shape.currencies.front().code) return false;
        const std::size_t next = skip_blanks(text_, begin_ + shape.end);
        if (begin_ + shape.currencies.front().span.begin > at_ ||
            !is_word_letter(point_at(text_, next).value))
            return false;
        const std::optional<WordMatch> word = reader.word_at(shape.currencies.front().span.begin);
        const std::optional<Word> doubtful = word ? words_.find(*word, WordKind::doubtful) : std::nullopt;
        const bool is_in_capitals =
            is_ascii_capital(text_[next]) && next + 1 < text_.size() && is_ascii_capital(text_[next + 1]);
        return doubtful && (doubtful->meaning == "apart" || is_in_capitals);
    }

    void refuse(Span span, Error error, bool is_bare) {
        error.caret = error.caret.length > 0 ? Span{begin_ + error.caret.begin, error.caret.length} : span;
        error.excerpt.clear();
        error.place = {};
        found_.refused.push_back({std::move(error), span, is_bare});
        floor_ = at_;
    }

    const FigureFinder& finder_;
    const Vocabulary& words_;
    std::string_view text_;
    BareAmounts bare_;
    FoundFigures& found_;
    std::size_t at_ = 0;          ///< the number at hand
    std::size_t number_end_ = 0;  ///< behind its digits or numeral
    std::size_t begin_ = 0;       ///< of the figure that it may belong to
    std::size_t floor_ = 0;       ///< behind the last figure
    std::size_t block_ = 0;       ///< where the bytes begin that were marked together
    std::uint64_t places_ = 0;    ///< of them, a bit each
};

void FigureFinder::find(std::string_view text, BareAmounts bare, FoundFigures& found) const {
    FigureSearch(*this, text, bare, found).run();
}

}  // namespace kanjo
