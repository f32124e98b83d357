#include "money/shape.h"

#include "base/ascii.h"
#include "money/currency_choice.h"
#include "money/side_parser.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// One amount, or two that are the ends of a range.
class ShapeParser : private SideParser {
  public:
    using SideParser::SideParser;

    Result<FigureShape> parse() {
        if (std::optional<Error> error = parse_side(0)) return *std::move(error);
        if (std::optional<Error> error = parse_range()) return *std::move(error);
        for (std::size_t i = 0; leading_scale_ && i < shape_.side_count; ++i)
            shape_.sides[i].parts.push_back(*leading_scale_);
        const bool overfull = shape_.words.is_overfull() || shape_.currencies.is_overfull() ||
                              shape_.sides[0].parts.is_overfull() || shape_.sides[1].parts.is_overfull();
        if (overfull) return not_a_figure("too many words for one figure", {begin_, at_ - begin_});
        if (between_ && shape_.side_count == 1) return ShapeParser(reader_, between_end_).parse();
        shape_.begin = skip_blanks(text(), begin_);
        shape_.end = at_;
        return shape_;
    }

  private:
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
            if (dash && shape_.sides[0].is_negative && !is_running())
                return minus_before_range(skip_blanks(text(), before));
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

    /// `-2-3` is from -2 to 3 to one reader, from -3 to -2 to another.
    Error minus_before_range(std::size_t dash) const {
        return error_of(Code::K0302, "the minus may be of the first end of the range, or of both ends",
                        "write -2 to 3 for the first; where both are meant, the two amounts apart")
            .at(text(), {dash, point_at(text(), dash).length});
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
            const bool is_arrow = point_at(text(), at_).value == '>';
            if (!ends && !dangling && !is_arrow) return true;
        }
        at_ = from;
        return false;
    }

    /// The word that joins the ends of a range, passing the blanks before it.
    std::optional<WordMatch> find_range_word() {
        const std::size_t from = at_;
        at_ = skip_blanks(text(), at_);
        const std::optional<WordMatch> word = word_here();
        const bool begins_sentence = is_running() && at_ > from && text()[from - 1] == '.' &&
                                     at_ < text().size() && is_ascii_capital(text()[at_]);
        if (begins_sentence) {
            at_ = from;
            return std::nullopt;
        }
        if (word_is(word, WordKind::range) || (between_ && word_is(word, WordKind::range_and))) return word;
        at_ = from;
        return std::nullopt;
    }

    /// `$5 billion to 2030` is no range: what carries neither scale nor exponent is no end of one that
    /// carries a scale; nor is the article of `a million` one. In prose a word joins two amounts only where
    /// the second is money by itself.
    bool is_second_end(bool joined_by_word) const {
        const Side& low = shape_.sides[0];
        const Side& high = shape_.sides[1];
        const bool is_article = low.parts.size() == 1 && low.parts.front().kind == PartKind::digit &&
                                low.parts.front().span.length == 1;
        if (is_article) return false;
        if (low.has_scale() && !high.has_scale() && !high.has_exponent() && !high.has_currency) return false;
        if (is_running() && low.has_currency && high.has_currency && !share_currency()) return false;
        if (!is_running()) return true;
        const bool is_numeral = high.parts.front().kind == PartKind::digit && !high.has_scale();
        return !is_numeral && (!joined_by_word || high.has_scale() || high.has_currency);
    }

    /// Whether the first and the last currency can be one.
    bool share_currency() const {
        const auto choice = [&](const CurrencyPart& part) {
            return choice_of(reader_.vocabulary, all_languages, part);
        };
        return !join(choice(shape_.currencies.front()), choice(shape_.currencies.back())).currencies.empty();
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
};

}  // namespace

Result<FigureShape> read_shape(const ShapeReader& reader, std::size_t begin) {
    return ShapeParser(reader, begin).parse();
}

Hedge hedge_named(std::string_view name) {
    for (const Hedge hedge : {Hedge::about, Hedge::nearly, Hedge::at_least, Hedge::up_to})
        if (name_of(hedge) == name) return hedge;
    return Hedge::none;
}

std::optional<Word> find_hedge(const ShapeReader& reader, WordMatch word, std::size_t begin) {
    const std::string_view written = reader.text.substr(begin, word.length);
    if (written.size() == 1 && is_ascii_letter(written[0])) return std::nullopt;
    if (written.size() == 2 && is_ascii_capital(written[0])) return std::nullopt;
    return reader.vocabulary.find(word, WordKind::hedge);
}

}  // namespace kanjo
