#include "calc/expression.h"

#include <utility>

#include "base/limits.h"
#include "calc/token.h"
#include "money/currency_part.h"

namespace kanjo {
namespace {

/// The date behind the last `on`, so that figures before it may name currencies that were current then.
std::optional<Date> find_date(std::string_view text) {
    const std::size_t on = text.rfind(" on ");
    if (on == text.npos) return std::nullopt;
    const std::size_t begin = skip_blanks(text, on + 4);
    const Result<Period> period = parse_period(text.substr(begin, length_of_word(text, begin)));
    if (!period) return std::nullopt;
    return period->first;
}

/// One pass over the text by recursive descent; it recurses for brackets only.
class Parser {
  public:
    Parser(std::string_view text, const FigureOptions& options) : text_(text), options_(options) {
        expression_.text = std::string(text);
        if (!options_.on) options_.on = find_date(text);
    }

    Result<Expression> parse() {
        skip();
        if (at_ == text_.size()) return unexpected("an expression was expected, nothing stands here");
        if (Result<Done> done = parse_whole(); !done) return std::move(done).error();
        if (at_ < text_.size()) return explain_rest();
        return std::move(expression_);
    }

  private:
    void skip() { at_ = skip_blanks(text_, at_); }
    Mark mark() const { return mark_at(text_, at_); }
    bool is_word(std::string_view word) const { return is_word_at(text_, at_, word); }

    Error place(Error error, std::size_t begin, std::size_t length) const {
        return std::move(error).at(text_, {begin, length});
    }
    Error unexpected(std::string message, std::string help = {}) const {
        return place(error_of(Code::K0701, std::move(message), std::move(help)), at_,
                     length_of_word(text_, at_));
    }
    std::string word_here() const { return printable(text_.substr(at_, length_of_word(text_, at_))); }

    void push(StepKind kind, std::size_t begin, std::size_t length, std::size_t item = 0) {
        expression_.steps.push_back({kind, {begin, length}, item});
    }

    /// sum [conversion]
    Result<Done> parse_whole() {
        if (Result<Done> done = parse_sum(); !done) return done;
        skip();
        if (!is_word("in") && !is_word("to")) return Done{};
        const std::size_t begin = at_;
        Result<Conversion> conversion = parse_conversion(text_, at_, options_);
        if (!conversion) return std::move(conversion).error();
        push(StepKind::convert, begin, at_ - begin, expression_.conversions.size());
        expression_.conversions.push_back(std::move(*conversion));
        skip();
        if (at_ == text_.size() || mark().sign == ')') return Done{};
        return explain_after_conversion();
    }

    Result<Done> parse_sum() {
        const std::size_t first = expression_.steps.size();
        if (Result<Done> done = parse_product(); !done) return done;
        bool is_percent = is_bare_percent(first);
        for (skip(); mark().sign == '+' || mark().sign == '-'; skip()) {
            const std::size_t sign_at = at_;
            const Mark sign = mark();
            at_ += sign.length;
            const std::size_t operand = expression_.steps.size();
            if (Result<Done> done = parse_product(); !done) return done;
            if (sign.sign == '-') {
                if (Result<Done> done = check_hyphen(sign_at, sign.length, operand); !done) return done;
            }
            if (!is_percent && is_bare_percent(operand)) return percent_error(sign.sign, sign_at, operand);
            is_percent = is_percent && is_bare_percent(operand);
            push(sign.sign == '+' ? StepKind::add : StepKind::subtract, sign_at, sign.length);
        }
        return Done{};
    }

    Result<Done> parse_product() {
        if (Result<Done> done = parse_unary(); !done) return done;
        for (skip(); mark().sign == '*' || mark().sign == '/'; skip()) {
            const std::size_t sign_at = at_;
            const Mark sign = mark();
            at_ += sign.length;
            if (Result<Done> done = parse_unary(); !done) return done;
            push(sign.sign == '*' ? StepKind::multiply : StepKind::divide, sign_at, sign.length);
        }
        return Done{};
    }

    Result<Done> parse_unary() {
        skip();
        const std::size_t sign_at = at_;
        const Mark sign = mark();
        const bool has_sign = sign.sign == '-' || sign.sign == '+';
        if (has_sign) at_ = skip_blanks(text_, at_ + sign.length);
        if (has_sign && (mark().sign == '-' || mark().sign == '+')) {
            return unexpected("a second sign stands here, one was expected",
                              "put the inner one in brackets: -(-5)");
        }
        const bool is_bracket = mark().sign == '(';
        const std::size_t operand = expression_.steps.size();
        if (Result<Done> done = parse_operand(); !done) return done;
        if (sign.sign == '-' && !is_bracket && is_range_at(operand)) return minus_error(sign_at);
        if (const Mark percent = mark_at(text_, skip_blanks(text_, at_)); percent.sign == '%') {
            skip();
            push(StepKind::percent, at_, percent.length);
            at_ += percent.length;
        }
        if (sign.sign == '-') push(StepKind::negate, sign_at, sign.length);
        return Done{};
    }

    Result<Done> parse_operand() {
        if (mark().sign == '(') return parse_bracket();
        if (is_word("ans")) {
            push(StepKind::answer, at_, 3);
            at_ += 3;
            return Done{};
        }
        if (is_word("on")) return explain_no_figure();  // ten in Turkish
        return parse_figure_here();
    }

    Result<Done> parse_bracket() {
        const std::size_t open = at_;
        if (++depth_ > limits::expression_depth_max) {
            return place(error_of(Code::K0705, "brackets are nested deeper than " +
                                                   std::to_string(limits::expression_depth_max) + " levels"),
                         open, 1);
        }
        at_ = skip_blanks(text_, at_ + mark().length);
        if (mark().sign == ')') return unexpected("an empty bracket, an expression was expected in it");
        if (Result<Done> done = parse_whole(); !done) return done;
        skip();
        if (mark().sign != ')') {
            if (at_ < text_.size()) return explain_rest();
            return place(
                error_of(Code::K0701, "this bracket is never closed", "write ) behind its expression"), open,
                1);
        }
        at_ += mark().length;
        --depth_;
        return Done{};
    }

    Result<Done> parse_figure_here() {
        const std::size_t begin = at_;
        const std::string_view reach = text_.substr(0, end_of_operand(text_, begin));
        std::optional<Result<FigureMatch>> match = match_figure(reach, begin, options_);
        if (!match) return explain_no_figure();
        if (!*match) return replaced(std::move(*match).error());
        Figure figure = std::move((*match)->figure);
        at_ = begin + (*match)->length;
        if (const std::size_t end = end_of_range(); end > at_) {
            Result<Figure> range = parse_figure(text_.substr(begin, end - begin), options_);
            if (!range) return shifted(std::move(range).error(), begin);
            figure = std::move(*range);
            at_ = end;
        }
        if (figure.certainty != Certainty::stated) {
            return place(error_of(Code::K0701, "an undisclosed amount cannot be reckoned with"), begin,
                         at_ - begin);
        }
        push(StepKind::figure, begin, at_ - begin, expression_.figures.size());
        expression_.figures.push_back(std::move(figure));
        return Done{};
    }

    /// The end of the figure behind a `to` that joins two figures to a range (2 to 3 billion USD), else at_.
    std::size_t end_of_range() const {
        const std::size_t to = skip_blanks(text_, at_);
        if (!is_word_at(text_, to, "to")) return at_;
        const std::size_t second = skip_blanks(text_, to + 2);
        const std::string_view reach = text_.substr(0, end_of_operand(text_, second));
        const auto match = match_figure(reach, second, options_);
        return match && *match ? second + (*match)->length : at_;
    }

    /// The same error with its caret in the whole expression; its excerpt was the front of it.
    Error replaced(Error error) const {
        const Span caret = error.caret;
        return place(std::move(error), caret.begin, caret.length);
    }
    Error shifted(Error error, std::size_t begin) const {
        const Span caret = error.caret;
        return place(std::move(error), begin + caret.begin, caret.length);
    }

    /// Whether the steps from `first` on are one number with a per cent sign and nothing else.
    bool is_bare_percent(std::size_t first) const {
        return expression_.steps.size() == first + 2 && figure_at(first) &&
               expression_.steps.back().kind == StepKind::percent;
    }

    Error percent_error(char sign, std::size_t sign_at, std::size_t operand) const {
        const Figure& figure = expression_.figures[expression_.steps[operand].item];
        const Decimal factor = sign == '+' ? Decimal(100) + figure.low : Decimal(100) - figure.low;
        const std::string term = std::string(1, sign) + " " + to_string(figure.low) + "%";
        return place(
            error_of(
                Code::K0703, "`" + term + "` may mean a share of what stands before it, or a number",
                "write * " + to_string(factor) + "%, behind a bracket where more than one term is meant"),
            sign_at, at_ - sign_at);
    }

    const Figure* figure_at(std::size_t step) const {
        if (step >= expression_.steps.size() || expression_.steps[step].kind != StepKind::figure)
            return nullptr;
        return &expression_.figures[expression_.steps[step].item];
    }

    bool is_range_at(std::size_t step) const {
        const Figure* figure = figure_at(step);
        return figure && !(figure->low == figure->high);
    }

    /// `-2 to 3 USD` is from -2 to 3 to one reader, from -3 to -2 to another.
    Error minus_error(std::size_t sign_at) const {
        return place(error_of(Code::K0703, "the minus may be of the first end of the range, or of both ends",
                              "put the range in brackets where both are meant: -(2 USD to 3 USD)"),
                     sign_at, at_ - sign_at);
    }

    /// Refuses `$3-$5`: between amounts a hyphen without blanks is a minus to one reader, a range to another.
    Result<Done> check_hyphen(std::size_t sign_at, std::size_t length, std::size_t operand) const {
        const std::size_t after = sign_at + length;
        std::size_t before = operand;  // of a product, its last figure: 10 USD * 2-5 USD
        while (before > 0 && !figure_at(before - 1)) --before;
        const Figure* left = before > 0 ? figure_at(before - 1) : nullptr;
        const Figure* right = figure_at(operand);
        if (!left || !right) return Done{};
        const Span& left_span = expression_.steps[before - 1].span;
        const Span& right_span = expression_.steps[operand].span;
        if (left_span.begin + left_span.length != sign_at || right_span.begin != after) return Done{};
        if (!left->currency && !left->is_scaled && !right->currency && !right->is_scaled) return Done{};
        const std::string from(text_.substr(left_span.begin, left_span.length));
        const std::string to(text_.substr(right_span.begin, right_span.length));
        return place(error_of(Code::K0703,
                              "the hyphen may be a minus, " + from + " - " + to + ", or a range, " + from +
                                  " to " + to,
                              "write one of the two: with blanks it is a minus"),
                     left_span.begin, right_span.begin + right_span.length - left_span.begin);
    }

    Error explain_no_figure() const {
        if (at_ == text_.size())
            return unexpected("a figure or a number was expected, the expression ends here");
        if (mark().sign == ')') return unexpected("a figure or a number was expected before this bracket");
        if (is_word("in") || is_word("to"))
            return unexpected("a figure or a number was expected before this `" + word_here() + "`");
        return unexpected("`" + word_here() + "` is no figure and no number");
    }

    /// What stands behind a whole expression or bracket that can go no further.
    Error explain_rest() const {
        if (mark().sign == ')')
            return unexpected("this bracket closes none", "write ( before its expression");
        if (is_word("on") || is_word("at")) {
            return unexpected("`" + word_here() + "` belongs behind a conversion",
                              "write in CURRENCY before it: 5 USD in JPY at 156");
        }
        if (mark().sign == '(')
            return unexpected("an operator was expected before this bracket", "write * to multiply");
        if (is_word("of")) return unexpected("`of` stands here, an operator was expected", "write * for it");
        if (std::optional<Error> unknown = unknown_code(text_, {at_, length_of_word(text_, at_)}))
            return *std::move(unknown);
        return unexpected("`" + word_here() + "` stands here, an operator or `in CURRENCY` was expected",
                          "the operators are + - * /");
    }

    Error explain_after_conversion() const {
        if (is_word("in") || is_word("to")) {
            return unexpected("a second conversion stands here",
                              "put the first in brackets: (5 USD in JPY) in EUR");
        }
        if (is_word("on")) return unexpected("`on` stands behind `at`", "write on DATE before at RATE");
        return unexpected("`" + word_here() + "` stands behind the conversion, which ends an expression",
                          "put the conversion in brackets: (5 USD in JPY) + 7 JPY");
    }

    std::string_view text_;
    FigureOptions options_;
    Expression expression_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<Expression> parse_expression(std::string_view text, const FigureOptions& options) {
    if (text.size() > limits::expression_length_max) {
        return error_of(Code::K0705, "the expression has " + std::to_string(text.size()) +
                                         " bytes, at most " + std::to_string(limits::expression_length_max) +
                                         " are allowed");
    }
    if (const std::optional<std::size_t> byte = find_invalid_utf8(text)) {
        return error_of(Code::K0701, "byte " + std::to_string(*byte + 1) + " of the expression is not UTF-8")
            .at(text, {*byte, 1});
    }
    return Parser(text, options).parse();
}

}  // namespace kanjo
