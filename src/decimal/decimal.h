// Exact decimals: coefficient × 10^exponent, kept as written (3.9T is 39 × 10^11, 2.50 is 250 × 10^-2).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"
#include "decimal/integer.h"

namespace kanjo {

class Decimal {
  public:
    Decimal() = default;
    Decimal(int value) : coefficient_(value) {}
    Decimal(Integer coefficient, int exponent) : coefficient_(std::move(coefficient)), exponent_(exponent) {}

    const Integer& coefficient() const { return coefficient_; }
    /// The place of the last digit kept: its quantum is 10^exponent.
    int exponent() const { return exponent_; }
    int sign() const { return coefficient_.sign(); }
    bool is_zero() const { return coefficient_.is_zero(); }

    /// The same value with no trailing zeros in the coefficient; zero is 0 × 10^0.
    Decimal normalised() const;
    /// The same value with a finer or equal last place. Requires: exponent <= this->exponent().
    Decimal rescaled(int exponent) const;
    /// The position of the leading digit: 2 for 999, -1 for 0.5; 0 for zero.
    int leading_exponent() const;

    /// Sums keep the finer last place, products add the places.
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    Decimal operator-() const { return {-coefficient_, exponent_}; }
    Decimal& operator+=(const Decimal& other) { return *this = *this + other; }

    /// By value: 2.50 == 2.5.
    friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
        return compare(a, b) <=> 0;
    }

  private:
    static int compare(const Decimal& a, const Decimal& b);

    Integer coefficient_;
    int exponent_ = 0;
};

Decimal abs(const Decimal& value);

/// Plain notation with every digit kept, trailing zeros too: "3900000000000", "2.50", "-0.05". Never "-0".
std::string to_string(const Decimal& value);

/// Appends whole × 10^-places in plain notation, all places written. Requires: places >= 0.
void append_fixed(std::string& out, Int128 whole, int places);

/// Reads `[+-]digits[.digits][e[+-]digits]` with at least one digit before or after the point, nothing else.
/// Errors: K0901, also beyond limits::digits_max or limits::exponent_max.
Result<Decimal> parse_decimal(std::string_view text);

}  // namespace kanjo
