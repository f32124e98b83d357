// The only place where a digit is dropped. The mode is always an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "decimal/quotient.h"

namespace kanjo {

enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, ceiling, floor, zero_five_up };

/// The mode of a name: half-even half-up half-down up down ceiling floor 05up. half-up and half-down turn
/// ties away from and toward zero, up and down every dropped digit; 05up goes away from zero where the digit
/// kept last would be 0 or 5.
std::optional<Rounding> find_rounding(std::string_view name);
std::string_view name_of(Rounding mode);

struct Rounded {
    Decimal value;
    bool is_exact = true;  ///< no digit other than zero was dropped
};

/// The value at the place 10^exponent; a coarser value gains zeros.
Rounded round_to_exponent(const Decimal& value, int exponent, Rounding mode);
Rounded round_to_exponent(const Quotient& value, int exponent, Rounding mode);

/// numerator / denominator as a whole number. Requires: denominator > 0.
Int128 round_to_whole(Int128 numerator, std::int64_t denominator, Rounding mode);

/// The value at `digits` significant digits, after carry: 9.99 at two digits is 10. A value with fewer digits
/// keeps its own form. Requires: digits >= 1.
Rounded round_to_significant(const Quotient& value, int digits, Rounding mode);

/// The position of the leading digit of a value that is not zero: 2 for 999.5, -1 for 1/3; 0 for zero.
int leading_exponent(const Quotient& value);

}  // namespace kanjo
