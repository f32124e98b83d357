#include "totals/shown_amount.h"

namespace kanjo {
namespace {

constexpr int share_exponent = -6;
/// Where ISO 4217 defines no minor unit (gold, say), cents are what people read.
constexpr int exponent_without_minor_unit = -2;

Decimal decimal_of(const Integer& exact_units) {
    return {exact_units, Factor::exact_exponent};
}

/// Rounds a value of which `grid` is all its digits down to `exponent` and more, and something less than one
/// step of the grid follows: any digit that is not zero stands for it.
Rounded round_with_tail(const Decimal& grid, int sign, int exponent, Rounding mode) {
    const Decimal tail(Integer(sign), grid.exponent() - 1);
    Rounded rounded = round_to_exponent(grid + tail, exponent, mode);
    rounded.is_exact = false;
    return rounded;
}

/// The ratio, as round_to_share rounds it, without its lowest terms.
Decimal rounded_share(const Integer& part, const Integer& whole) {
    const Integer size = abs(whole);
    Division division = divide(abs(part) * Integer::power_of_ten(-share_exponent), size);
    const std::strong_ordering half = division.remainder + division.remainder <=> size;
    const bool is_odd = !divide(division.quotient, 2).remainder.is_zero();
    if (half > 0 || (half == 0 && is_odd)) division.quotient += 1;
    const bool is_negative = part.sign() * whole.sign() < 0;
    return {is_negative ? -division.quotient : std::move(division.quotient), share_exponent};
}

int last_place(const Precision& precision, Currency currency, const Decimal& value) {
    if (precision.significant) return value.leading_exponent() - *precision.significant + 1;
    return *shown_exponent(precision, currency);
}

}  // namespace

std::optional<int> shown_exponent(const Precision& precision, Currency currency) {
    if (precision.significant) return std::nullopt;
    if (precision.decimals) return -*precision.decimals;
    return minor_unit_exponent(currency).value_or(exponent_without_minor_unit);
}

std::optional<ShownAmount> find_shown(const Bounds& bounds, const Precision& precision, Currency currency) {
    if (bounds.is_exact()) return round_to_shown(Quotient(decimal_of(bounds.low)), precision, currency);
    const Decimal low = decimal_of(bounds.low);
    const Decimal high = decimal_of(bounds.high);
    if (low.sign() != high.sign() || low.leading_exponent() != high.leading_exponent()) return std::nullopt;
    const int exponent = last_place(precision, currency, low);
    const int grid = exponent - 1;  // its lines hold every value at which rounding can change
    if (grid <= Factor::exact_exponent) return std::nullopt;
    const Rounded below = round_to_exponent(low, grid, Rounding::down);
    const Rounded above = round_to_exponent(high, grid, Rounding::down);
    if (below.value != above.value || below.is_exact || above.is_exact) return std::nullopt;
    const Rounded shown = round_with_tail(below.value, low.sign(), exponent, precision.mode);
    if (precision.significant && shown.value.leading_exponent() != low.leading_exponent())
        return std::nullopt;
    return ShownAmount{shown.value, false, false, {}, 0};
}

ShownAmount round_to_shown(const Quotient& value, const Precision& precision, Currency currency) {
    const std::optional<int> exponent = shown_exponent(precision, currency);
    Rounded rounded = exponent ? round_to_exponent(value, *exponent, precision.mode)
                               : round_to_significant(value, *precision.significant, precision.mode);
    return {std::move(rounded.value), rounded.is_exact, false, {}, 0};
}

ShownAmount shown_of(const Quotient& value, const TotalOptions& options, Currency currency) {
    ShownAmount result = round_to_shown(value, options.precision, currency);
    if (!options.want_exact) return result;
    result.exact_digits = count_digits(value);
    if (options.exact_digits_max == 0 || result.exact_digits <= options.exact_digits_max)
        result.exact = value;
    return result;
}

std::optional<Decimal> find_share(const Bounds& part, const Bounds& whole) {
    const Decimal share = rounded_share(part.low, whole.low);
    for (const auto& [numerator, denominator] :
         {std::pair(&part.low, &whole.high), std::pair(&part.high, &whole.low),
          std::pair(&part.high, &whole.high)}) {
        if (rounded_share(*numerator, *denominator) != share) return std::nullopt;
    }
    return share;
}

Decimal round_to_share(const Quotient& share) {
    return round_to_exponent(share, share_exponent, Rounding::half_even).value;
}

}  // namespace kanjo
