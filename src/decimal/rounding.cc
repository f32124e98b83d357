#include "decimal/rounding.h"

#include <array>
#include <utility>

namespace kanjo {
namespace {

struct RoundingName {
    std::string_view name;
    Rounding mode;
};

constexpr std::array<RoundingName, 8> names{{{"half-even", Rounding::half_even},
                                             {"half-up", Rounding::half_up},
                                             {"half-down", Rounding::half_down},
                                             {"up", Rounding::up},
                                             {"down", Rounding::down},
                                             {"ceiling", Rounding::ceiling},
                                             {"floor", Rounding::floor},
                                             {"05up", Rounding::zero_five_up}}};

/// Whether a magnitude with `last` as its last digit kept goes up. `half` compares what is dropped with one
/// half.
bool goes_away_from_zero(Rounding mode, bool negative, int last, std::strong_ordering half) {
    switch (mode) {
        case Rounding::half_even:
            return half > 0 || (half == 0 && last % 2 == 1);
        case Rounding::half_up:
            return half >= 0;
        case Rounding::half_down:
            return half > 0;
        case Rounding::up:
            return true;
        case Rounding::down:
            return false;
        case Rounding::ceiling:
            return !negative;
        case Rounding::floor:
            return negative;
        case Rounding::zero_five_up:
            return last % 5 == 0;
    }
    KANJO_INVARIANT(false);
    return false;
}

int last_digit(const Integer& magnitude) {
    return static_cast<int>(divide(magnitude, 10).remainder.small());
}

/// numerator / denominator as a whole number. Requires: denominator > 0.
std::pair<Integer, bool> round_division(const Integer& numerator, const Integer& denominator, Rounding mode) {
    Division division = divide(abs(numerator), denominator);
    const bool negative = numerator.sign() < 0;
    const bool is_exact = division.remainder.is_zero();
    if (!is_exact) {
        const auto half = division.remainder + division.remainder <=> denominator;
        if (goes_away_from_zero(mode, negative, last_digit(division.quotient), half)) division.quotient += 1;
    }
    return {negative ? -division.quotient : std::move(division.quotient), is_exact};
}

/// What is less than a tenth of the last place kept, whatever its digits: no power of ten as large as the
/// place is made.
Rounded round_under_a_tenth(int sign, int exponent, Rounding mode) {
    auto [whole, is_exact] = round_division(sign, 10, mode);
    return {Decimal(std::move(whole), exponent), is_exact};
}

}  // namespace

std::optional<Rounding> find_rounding(std::string_view name) {
    for (const RoundingName& row : names) {
        if (row.name == name) return row.mode;
    }
    return std::nullopt;
}

std::string_view name_of(Rounding mode) {
    return names[static_cast<std::size_t>(mode)].name;
}

Rounded round_to_exponent(const Decimal& value, int exponent, Rounding mode) {
    if (value.exponent() >= exponent) return {value.rescaled(exponent), true};
    if (exponent > value.leading_exponent() + 1) return round_under_a_tenth(value.sign(), exponent, mode);
    auto [whole, is_exact] =
        round_division(value.coefficient(), Integer::power_of_ten(exponent - value.exponent()), mode);
    return {Decimal(std::move(whole), exponent), is_exact};
}

Rounded round_to_exponent(const Quotient& value, int exponent, Rounding mode) {
    if (exponent > 0 && static_cast<std::size_t>(exponent) > value.numerator().count_digits()) {
        return round_under_a_tenth(value.sign(), exponent, mode);
    }
    const Integer scale = Integer::power_of_ten(exponent < 0 ? -exponent : exponent);
    auto [whole, is_exact] = exponent < 0
                                 ? round_division(value.numerator() * scale, value.denominator(), mode)
                                 : round_division(value.numerator(), value.denominator() * scale, mode);
    return {Decimal(std::move(whole), exponent), is_exact};
}

Int128 round_to_whole(Int128 numerator, std::int64_t denominator, Rounding mode) {
    const bool negative = numerator < 0;
    const UInt128 size = magnitude(numerator);
    const auto divisor = static_cast<std::uint64_t>(denominator);
    UInt128 quotient = size / divisor;
    const auto remainder = static_cast<std::uint64_t>(size - quotient * divisor);
    if (remainder != 0) {
        const auto half = remainder <=> divisor - remainder;
        const bool is_everyday = quotient >> 64 == 0;  // the remainder of 64 bits costs no division
        const auto last = is_everyday ? static_cast<std::uint64_t>(quotient) % 10 : quotient % 10;
        if (goes_away_from_zero(mode, negative, static_cast<int>(last), half)) ++quotient;
    }
    return static_cast<Int128>(negative ? -quotient : quotient);
}

int leading_exponent(const Quotient& value) {
    if (value.is_zero()) return 0;
    const Quotient size = abs(value);
    int guess = static_cast<int>(size.numerator().count_digits()) -
                static_cast<int>(size.denominator().count_digits());
    return size < Quotient(Decimal(1, guess)) ? guess - 1 : guess;
}

Rounded round_to_significant(const Quotient& value, int digits, Rounding mode) {
    KANJO_INVARIANT(digits >= 1);
    const int exponent = leading_exponent(value) - digits + 1;
    if (const std::optional<Decimal> decimal = value.find_decimal()) {
        const Decimal plain = decimal->normalised();
        if (plain.exponent() >= exponent) return {plain, true};
    }
    Rounded result = round_to_exponent(value, exponent, mode);
    if (result.value.leading_exponent() > leading_exponent(value) && !result.value.is_zero()) {
        result.value = round_to_exponent(result.value, exponent + 1, Rounding::down).value;
    }
    return result;
}

}  // namespace kanjo
