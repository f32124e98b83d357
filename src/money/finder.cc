#include "money/finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "money/languages.h"
#include "money/meaning.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// How far the reader looks at first, and how far a figure may reach at all. Units: bytes.
constexpr std::size_t window_usual = 512;
constexpr std::size_t window_max = std::size_t{1} << 20;

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class ByteClass : std::uint8_t { other, digit, letter, beyond_ascii };

constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes{};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const char c = static_cast<char>(i);
        classes[i] = i >= 0x80            ? ByteClass::beyond_ascii
                     : is_ascii_digit(c)  ? ByteClass::digit
                     : is_ascii_letter(c) ? ByteClass::letter
                                          : ByteClass::other;
    }
    return classes;
}();

/// Unseen within a word, so that what a reader sees is not what stands there.
bool is_invisible(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

/// The text up to `size`, without a code point that is cut.
std::string_view cut_at(std::string_view text, std::size_t size) {
    if (size >= text.size()) return text;
    while (size > 0 && is_continuation_byte(text[size])) --size;
    return text.substr(0, size);
}

bool has_scale(const FigureShape& shape) {
    return shape.sides[0].has_scale() || shape.sides[1].has_scale();
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
        if (kind == WordKind::scale || kind == WordKind::amount) behind_numerals_.add_beginning(word);
        const bool stands_before = kind == WordKind::hedge || kind == WordKind::between ||
                                   kind == WordKind::range_and || kind == WordKind::sign ||
                                   kind == WordKind::glued;
        const bool stands_alone = kind >= WordKind::undisclosed;
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
        while (find_number()) {
            begin_ = finder_.prefixes_.find_begin(text_, at_, floor_);
            if (!is_part_of_something() && may_be_money()) {
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
            switch (byte_classes[static_cast<unsigned char>(text_[at_])]) {
                case ByteClass::other:
                    ++at_;
                    break;
                case ByteClass::digit:
                    return take_number();
                case ByteClass::letter:
                    if (is_numeral()) return true;
                    at_ = WordFilter::end_of_letters(text_, at_);
                    break;
                case ByteClass::beyond_ascii:
                    const CodePoint point = decode_code_point(text_.substr(at_));
                    if (digit_value(point.value) >= 0) return take_number();
                    if (point.length > 0 && is_numeral()) return true;
                    at_ += std::max<std::size_t>(point.length, 1);
            }
        }
        return false;
    }

    bool take_number() {
        const char32_t before = point_before(text_, at_);
        if (before == '.' && at_ > floor_ && digit_value(point_before(text_, at_ - 1)) < 0) --at_;
        const std::optional<WrittenNumber> number = match_number(text_, at_, BlankGroups::no);
        number_end_ = at_ + (number ? number->span.length : 1);
        return true;
    }

    bool is_numeral() {
        if (!finder_.numerals_.may_begin(text_, at_)) return false;
        if (is_word_letter(point_at(text_, at_).value)) {
            if (is_word_letter(point_before(text_, at_)) || !is_followed_as_numeral()) return false;
        }
        const std::optional<WordMatch> word = words_.match(text_, at_);
        if (!word) return false;
        number_end_ = at_ + word->length;
        return has_kind(word, {WordKind::digit, WordKind::place});
    }

    /// Whether the next word may be a scale, or go on with a numeral of several words.
    bool is_followed_as_numeral() const {
        std::size_t end = WordFilter::end_of_letters(text_, at_);
        while (is_word_letter(point_at(text_, end).value)) end += point_at(text_, end).length;
        std::size_t next = skip_blanks(text_, end);
        if (next == end && is_dash(point_at(text_, next).value)) next += point_at(text_, next).length;
        return next < text_.size() && finder_.behind_numerals_.may_begin(text_, next);
    }

    /// Whether letters, marks or digits are glued to the number, or a quantity without number stands before
    /// it: H100, 1/2, 10:30, COVID-19, 数10億.
    bool is_part_of_something() const {
        if (begin_ == 0 || begin_ == floor_) return false;
        const std::size_t last = step_back(text_, begin_);
        const char32_t before = point_at(text_, last).value;
        if (begin_ != at_) return false;
        if (is_word_letter(before) || is_vague(last)) return true;
        const char32_t earlier = point_before(text_, last);
        const bool is_joined =
            before == '/' || before == ':' || before == '.' || before == ',' || is_dash(before);
        return is_joined && (digit_value(earlier) >= 0 || (is_dash(before) && is_word_letter(earlier)));
    }

    /// Whether a vague quantity of a script without blanks ends behind the character at `last`.
    bool is_vague(std::size_t last) const {
        if (static_cast<unsigned char>(text_[last]) < 0x80) return false;
        const std::string_view before = text_.substr(0, begin_);
        for (int i = 0; i < 3; ++i, last = step_back(text_, last)) {
            const std::optional<WordMatch> word = words_.match(before, last);
            if (word && last + word->length == begin_ && words_.find(*word, WordKind::vague)) return true;
            if (last == 0) break;
        }
        return false;
    }

    /// Whether a word that matters stands right before or behind the number at hand.
    bool may_be_money() const {
        if (begin_ != at_) return true;
        const std::size_t after = skip_blanks(text_, number_end_);
        if (after >= text_.size()) return false;
        const char next = text_[after];
        const bool may_be_code =
            finder_.options_.running_text ? next >= 'A' && next <= 'Z' : is_ascii_letter(next);
        return may_be_code || is_ascii_digit(next) || is_dash(point_at(text_, after).value) ||
               finder_.behind_.may_begin(text_, after);
    }

    void read() {
        for (std::size_t size = window_usual;; size *= 32) {
            const ShapeReader reader{cut_at(text_.substr(begin_), size), finder_.options_, words_,
                                     ReadMode::running};
            const Result<FigureShape> shape = read_shape(reader, 0);
            const std::size_t end = shape ? shape->end : number_end_ - begin_;
            const bool is_whole = begin_ + reader.text.size() == text_.size() || end < size / 2;
            if (!is_whole && size < window_max) continue;
            if (shape && states_change(*shape)) return take_low_side(reader, *shape);
            if (shape) return take(reader, *shape);
            at_ = number_end_;
            return;
        }
    }

    /// `rose by $5 billion to $30 billion` states two amounts.
    void take_low_side(const ShapeReader& range, const FigureShape& shape) {
        const ShapeReader reader{range.text.substr(0, shape.low_end), finder_.options_, words_,
                                 ReadMode::running};
        if (const Result<FigureShape> low = read_shape(reader, 0)) return take(reader, *low);
        at_ = number_end_;
    }

    /// Each side is money by itself, and a word of change stands before them.
    bool states_change(const FigureShape& shape) const {
        const Side& low = shape.sides[0];
        if (shape.side_count != 2 || !low.has_currency || low.has_scale() != shape.sides[1].has_scale())
            return false;
        const std::size_t end = skip_blanks_back(text_, begin_ + shape.begin, 0);
        std::size_t first = end;
        while (first > 0 && is_word_letter(point_before(text_, first))) first = step_back(text_, first);
        return first != end && has_kind(word_at(first), {WordKind::change});
    }

    void take(const ShapeReader& reader, const FigureShape& shape) {
        const Span span{begin_ + shape.begin, shape.end - shape.begin};
        number_ = at_;
        at_ = std::max(begin_ + shape.end, number_end_);
        const bool is_bare = shape.currencies.empty() && !finder_.options_.currency;
        if (is_bare && (bare_ == BareAmounts::skip || !has_scale(shape))) return;
        if (!has_scale(shape) && is_doubtful(reader, shape)) return;
        const bool is_in_words = begins_in_words(shape);
        if (is_in_words && (!has_scale(shape) || find_languages(reader, shape).common == 0)) return;
        if (std::optional<Error> fault = find_fault(shape)) return refuse(span, *std::move(fault));
        Result<Figure> figure = read_meaning(reader, shape);
        if (!figure) return refuse(span, std::move(figure).error());
        found_.figures.push_back({std::move(figure).value(), span});
        floor_ = at_;
    }

    /// Whether all that marks the plain number as money are words and letters that mean other things too.
    bool is_doubtful(const ShapeReader& reader, const FigureShape& shape) const {
        if (shape.currencies.empty() || !is_plain(shape, reader.text)) return false;
        for (const CurrencyPart& part : shape.currencies) {
            const std::optional<WordMatch> word = reader.word_at(part.span.begin);
            const bool doubtful = has_kind(word, {WordKind::doubtful, WordKind::sign, WordKind::glued});
            if (!doubtful) return false;
        }
        return true;
    }

    /// What stands around the figure and makes its reading a guess.
    std::optional<Error> find_fault(const FigureShape& shape) const {
        const std::size_t end = begin_ + shape.end;
        const CodePoint next = point_at(text_, end);
        if (is_invisible(next.value)) {
            return error_of(Code::K0301, "an invisible character, " +
                                             printable(text_.substr(end, next.length)) +
                                             ", stands behind the figure");
        }
        if (is_glued(end) || (!has_scale(shape) && begins_with_scale(skip_blanks(text_, end)))) {
            return error_of(Code::K0301, "the figure goes over into another word");
        }
        const bool begins_with_sign = !shape.currencies.empty() && shape.currencies[0].span.begin == 0 &&
                                      !is_word_letter(point_at(text_, begin_).value);
        if (begins_with_sign && begin_ > floor_ && is_ascii_letter(text_[begin_ - 1])) {
            return error_of(Code::K0301, "the letters before the sign make it another, which is not known");
        }
        if (shape.sides[0].is_negative && is_bracketed(end)) {
            return error_of(Code::K0302, "brackets and a minus sign stand around the figure",
                            "write the amount with a minus sign alone");
        }
        if (has_kind(word_at(skip_blanks(text_, end)), {WordKind::partial}) ||
            (begins_in_words(shape) && follows_numeral())) {
            return error_of(Code::K0301, "the number in words goes on", "write it in digits");
        }
        if (follows_broken_number(shape)) return error_of(Code::K0301, "a blank stands inside the number");
        return std::nullopt;
    }

    /// A numeral of letters: two billion, un milliard.
    bool begins_in_words(const FigureShape& shape) const {
        const Side& side = shape.sides[0];
        return !side.parts.empty() && side.parts[0].kind == PartKind::digit &&
               is_word_letter(point_at(text_, begin_ + side.parts[0].span.begin).value);
    }

    std::optional<WordMatch> word_at(std::size_t at) const { return words_.match(text_, at); }

    bool has_kind(std::optional<WordMatch> word, std::initializer_list<WordKind> kinds) const {
        return word && std::any_of(kinds.begin(), kinds.end(),
                                   [&](WordKind kind) { return words_.find(*word, kind).has_value(); });
    }

    /// A numeral, scale or part of a number; one is an article in many languages.
    bool is_number_word(std::optional<WordMatch> word) const {
        const std::optional<Word> digit = word ? words_.find(*word, WordKind::digit) : std::nullopt;
        return (digit && digit->meaning != "1") || has_kind(word, {WordKind::scale, WordKind::partial});
    }

    /// Whether the word before the figure, and before an `and`, is part of its number: two hundred and fifty.
    bool follows_numeral() const {
        std::size_t end = begin_;
        for (int i = 0; i < 2; ++i) {
            end = skip_blanks_back(text_, end, 0);
            if (end > 0 && text_[end - 1] == '-') --end;
            std::size_t begin = end;
            while (begin > 0 && is_word_letter(point_before(text_, begin))) begin = step_back(text_, begin);
            if (begin == end) return false;
            const std::optional<WordMatch> word = word_at(begin);
            if (is_number_word(word)) return true;
            if (!has_kind(word, {WordKind::range_and, WordKind::link})) return false;
            end = begin;
        }
        return false;
    }

    bool is_bracketed(std::size_t end) const {
        return begin_ > 0 && text_[begin_ - 1] == '(' && end < text_.size() && text_[end] == ')';
    }

    /// Whether letters go on where a word or number ends: $5x.
    bool is_glued(std::size_t end) const {
        const char32_t before = point_before(text_, end);
        return is_word_letter(point_at(text_, end).value) &&
               (is_word_letter(before) || digit_value(before) >= 0);
    }

    /// Whether an unknown word begins with a word of scale: billionplus.
    bool begins_with_scale(std::size_t at) const {
        std::size_t end = at;
        while (is_word_letter(point_at(text_, end).value)) end += point_at(text_, end).length;
        constexpr std::size_t bytes_min = 5;
        for (; end >= at + bytes_min; end = step_back(text_, end)) {
            const std::optional<WordMatch> word = words_.match(text_.substr(0, end), at);
            if (word && at + word->length == end && words_.find(*word, WordKind::scale)) return true;
        }
        return false;
    }

    /// A number and a comma stand before the figure's own: 171,474, 500 millones; 46, 6 milliards.
    bool follows_broken_number(const FigureShape& shape) const {
        if (begin_ != number_ || shape.sides[0].parts.empty()) return false;
        const std::size_t comma = skip_blanks_back(text_, begin_, 0);
        if (comma == begin_ || comma < 2 || text_[comma - 1] != ',' || !is_ascii_digit(text_[comma - 2]))
            return false;
        std::size_t first = comma - 1;
        while (first > 0 &&
               (is_ascii_digit(text_[first - 1]) || text_[first - 1] == ',' || text_[first - 1] == '.'))
            --first;
        const std::string_view before = text_.substr(first, comma - 1 - first);
        const std::size_t digits = number_end_ - number_;
        if (before.find(',') != before.npos || before.find('.') != before.npos) return digits == 3;
        return before.size() <= 3 && digits <= 2 && !finds_english(shape);
    }

    bool finds_english(const FigureShape& shape) const {
        const ShapeReader reader{text_, finder_.options_, words_, ReadMode::running};
        return find_languages(reader, shape).may_be_english();
    }

    void refuse(Span span, Error error) {
        error.caret = error.caret.length > 0 ? Span{begin_ + error.caret.begin, error.caret.length} : span;
        error.excerpt.clear();
        error.place = {};
        found_.refused.push_back({std::move(error), span});
        floor_ = at_;
    }

    const FigureFinder& finder_;
    const Vocabulary& words_;
    std::string_view text_;
    BareAmounts bare_;
    FoundFigures& found_;
    std::size_t at_ = 0;          ///< the number at hand
    std::size_t number_end_ = 0;  ///< behind its digits or numeral
    std::size_t number_ = 0;      ///< where the number begins of the figure that is taken
    std::size_t begin_ = 0;       ///< of the figure that it may belong to
    std::size_t floor_ = 0;       ///< behind the last figure
};

void FigureFinder::find(std::string_view text, BareAmounts bare, FoundFigures& found) const {
    FigureSearch(*this, text, bare, found).run();
}

}  // namespace kanjo
