#include "report/shown_answer.h"

#include <algorithm>
#include <utility>

#include "decimal/rounding.h"
#include "report/number_text.h"
#include "totals/shown_amount.h"

namespace kanjo {
namespace {

constexpr std::size_t digits_kept_whole = 30;  ///< of a decimal that ends
constexpr int digits_for_people = 10;
constexpr int digits_for_programs = 28;

const Quotient& larger(const Amount& amount) {
    return abs(amount.high) < abs(amount.low) ? amount.low : amount.high;
}

/// A value that no unit bounds: whole where it ends soon, else cut, but never before the point.
Rounded round_freely(const Quotient& value, int digits, Rounding mode) {
    const std::optional<Decimal> decimal = value.find_decimal();
    if (decimal && decimal->coefficient().count_digits() <= digits_kept_whole) return {*decimal, true};
    return round_to_exponent(value, std::min(0, leading_exponent(value) - digits + 1), mode);
}

class Rounder {
  public:
    Rounder(const Quantity& value, const Precision& precision, Reader reader)
        : value_(value), precision_(precision), reader_(reader) {}

    Rounded operator()(const Quotient& number) const {
        if (precision_.significant)
            return round_to_significant(number, *precision_.significant, precision_.mode);
        if (value_.kind == QuantityKind::money) {
            const int exponent = *shown_exponent(precision_, value_.parts.front().currency);
            return round_to_exponent(number, exponent, precision_.mode);
        }
        if (precision_.decimals) return round_to_exponent(number, -*precision_.decimals, precision_.mode);
        const int digits = reader_ == Reader::person ? digits_for_people : digits_for_programs;
        return round_freely(number, digits, precision_.mode);
    }

  private:
    const Quantity& value_;
    const Precision& precision_;
    Reader reader_;
};

/// Rounds a figure of limited significance; a range's ends have the same number of digits.
class SignificantRounder {
  public:
    SignificantRounder(const Quantity& value, const Precision& precision)
        : mode_(precision.mode), digits_(digits_of(amount_of(value))) {
        if (value.kind == QuantityKind::money)
            finest_ = *shown_exponent(Precision{}, value.parts.front().currency);
    }

    Rounded operator()(const Quotient& number) const {
        const int exponent = leading_exponent(number) - digits_ + 1;
        return round_to_exponent(number, finest_ ? std::max(exponent, *finest_) : exponent, mode_);
    }

  private:
    static int digits_of(const Amount& amount) {
        return std::max(1, leading_exponent(larger(amount)) - shown_exponent(amount) + 1);
    }

    Rounding mode_;
    int digits_;
    std::optional<int> finest_;
};

template <class Round, class Text>
ShownNumber shown_by(const Amount& amount, const Round& round, const Text& text) {
    const Rounded low = round(amount.low);
    ShownNumber shown{text(low.value), {}, low.is_exact};
    shown.high = shown.low;
    if (!amount.is_range()) return shown;
    const Rounded high = round(amount.high);
    shown.high = text(high.value);
    shown.is_exact = low.is_exact && high.is_exact;
    return shown;
}

template <class Text>
ShownNumber exact_number(const Amount& amount, const Text& text) {
    const auto exact = [&](const Quotient& value) {
        const std::optional<Decimal> decimal = value.find_decimal();
        return decimal ? text(*decimal) : to_string(value);
    };
    return {exact(amount.low), exact(amount.high), true};
}

std::string plain_text(const Decimal& value) {
    return to_string(value);
}
std::string grouped_text(const Decimal& value) {
    return grouped(value);
}

template <class Text>
ShownNumber number_in(const Quantity& value, const AnswerStyle& style, Reader reader, const Text& text) {
    const Amount& amount = amount_of(value);
    if (style.exact) return exact_number(amount, text);
    return shown_by(amount, Rounder(value, style.precision, reader), text);
}

}  // namespace

const Amount& amount_of(const Quantity& value) {
    return value.kind == QuantityKind::money ? value.parts.front().amount : value.amount;
}

ShownNumber significant_number(const Quantity& value, const AnswerStyle& style) {
    const Amount& amount = amount_of(value);
    const bool is_limited = amount.quantum.has_value();
    const auto text = [&](const Decimal& number) {
        if (is_limited || style.figures) return compact(number, style.figures.value_or(FigureStyle::en));
        return grouped(number);
    };
    if (!is_limited || style.precision.significant)
        return shown_by(amount, Rounder(value, style.precision, Reader::person), text);
    ShownNumber shown = shown_by(amount, SignificantRounder(value, style.precision), text);
    shown.is_exact = false;
    return shown;
}

ShownNumber plain_number(const Quantity& value, const AnswerStyle& style, Reader reader) {
    return number_in(value, style, reader, plain_text);
}

ShownNumber grouped_number(const Quantity& value, const AnswerStyle& style) {
    return number_in(value, style, Reader::person, grouped_text);
}

std::string with_unit(const ShownNumber& number, const Quantity& value, FigureStyle style) {
    std::string text = number.low == number.high ? number.low : joined_range(number.low, number.high, style);
    if (value.kind == QuantityKind::money) text = with_currency(text, value.parts.front().currency, style);
    if (value.kind == QuantityKind::rate) text += ' ' + describe(value);
    return with_hedge(text, value.hedge, style);
}

}  // namespace kanjo
