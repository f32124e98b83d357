#include "report/expression_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "rates/rate.h"
#include "report/number_text.h"

namespace kanjo {
namespace {

/// How tightly a text holds together, loosest first.
enum class Binding { range, sum, product, sign, percent, operand };

struct Piece {
    std::string text;
    Binding binding = Binding::operand;
};

std::string bracketed(const Piece& piece, Binding least) {
    return piece.binding < least ? '(' + piece.text + ')' : piece.text;
}

/// Scaled figures in few characters, figures written out in full with all their digits; those that a number
/// may not have in its own form, 11e9999.
std::string number_text(const Decimal& value, bool is_scaled, FigureStyle style) {
    const std::size_t digits = value.coefficient().count_digits();
    const auto zeros = static_cast<std::size_t>(std::max(value.exponent(), 0));
    if (digits + zeros > limits::digits_max)
        return value.coefficient().to_string() + 'e' + std::to_string(value.exponent());
    return is_scaled || style == FigureStyle::ja ? compact(value, style) : grouped(value);
}

std::string conversion_text(const Conversion& conversion) {
    std::string text = " in ";
    for (const Currency target : conversion.targets) {
        if (text.back() != ' ') text += ',';
        text += code_of(target);
    }
    if (conversion.on) text += " on " + to_string(*conversion.on);
    if (!conversion.at) return text;
    const RateClause& rate = *conversion.at;
    return text + " at " + (rate.pair ? to_string(*rate.pair) + '=' : "") + to_string(rate.rate);
}

class Writer {
  public:
    Writer(const Expression& expression, FigureStyle style) : expression_(expression), style_(style) {}

    std::string write() {
        for (const Step& step : expression_.steps) {
            const bool is_end = &step == &expression_.steps.back() && step.kind == StepKind::convert;
            if (!is_end) take(step);
        }
        return pieces_.back().text;
    }

  private:
    Piece pop() {
        Piece piece = std::move(pieces_.back());
        pieces_.pop_back();
        return piece;
    }

    void take(const Step& step) {
        switch (step.kind) {
            case StepKind::figure:
                return take_figure(expression_.figures[step.item]);
            case StepKind::answer:
                return pieces_.push_back({"ans", Binding::operand});
            case StepKind::percent:
                return pieces_.push_back({bracketed(pop(), Binding::operand) + '%', Binding::percent});
            case StepKind::negate:
                return pieces_.push_back({'-' + bracketed(pop(), Binding::percent), Binding::sign});
            case StepKind::convert:
                return pieces_.push_back(
                    {'(' + pop().text + conversion_text(expression_.conversions[step.item]) + ')',
                     Binding::operand});
            case StepKind::add:
                return join(" + ", Binding::sum);
            case StepKind::subtract:
                return join(" - ", Binding::sum);
            case StepKind::multiply:
                return join(" * ", Binding::product);
            case StepKind::divide:
                return join(" / ", Binding::product);
        }
    }

    void join(const char* sign, Binding binding) {
        const Piece right = pop();
        const Piece left = pop();
        const Binding tighter = binding == Binding::sum ? Binding::product : Binding::sign;
        pieces_.push_back({bracketed(left, binding) + sign + bracketed(right, tighter), binding});
    }

    void take_figure(const Figure& figure) {
        const Binding of_one = figure.low.sign() < 0 ? Binding::sign : Binding::operand;
        const Binding binding = figure.is_range() ? Binding::range : of_one;
        pieces_.push_back({figure_text(figure, style_), binding});
    }

    const Expression& expression_;
    FigureStyle style_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::string figure_text(const Figure& figure, FigureStyle style) {
    std::string text = number_text(figure.low, figure.is_scaled, style);
    if (figure.is_range())
        text = joined_range(text, number_text(figure.high, figure.is_scaled, style), style);
    if (figure.currency) text = with_currency(text, *figure.currency, style);
    return with_hedge(text, figure.hedge, style);
}

std::string expression_text(const Expression& expression, FigureStyle style) {
    return Writer(expression, style).write();
}

}  // namespace kanjo
