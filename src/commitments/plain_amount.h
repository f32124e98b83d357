// Amounts that are plain numbers of everyday size, as whole numbers of billionths: what nearly every row
// holds.
#pragma once

#include <optional>
#include <string_view>

#include "decimal/decimal.h"
#include "money/figure.h"

namespace kanjo {

/// Sums are kept in units of 10^unit_exponent: finer than any minor unit, and 127 bits of them hold 10^29.
inline constexpr int unit_exponent = -9;

/// Whether a text that parse_plain_units takes is read as a figure of the same value.
inline bool has_english_marks(const FigureOptions& figures) {
    return figures.decimal_mark != DecimalMark::comma && figures.language.empty();
}

/// Reads `[-]digits[.digits]` of at most 18 digits, 9 of them behind the point; none for everything else,
/// which the reader of figures takes. Units: billionths.
std::optional<Int128> parse_plain_units(std::string_view text);

/// The value in units, where it is a whole number of them that fits.
std::optional<Int128> find_units(const Decimal& value);

inline Decimal to_decimal(Int128 units) {
    return {Integer(units), unit_exponent};
}

}  // namespace kanjo
