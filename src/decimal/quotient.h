// The exact result of a division: a fraction p/q in lowest terms, q > 0.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>

#include "decimal/decimal.h"

namespace kanjo {

class Quotient {
  public:
    Quotient() = default;
    Quotient(const Decimal& value);
    /// Requires: denominator is not zero.
    Quotient(Integer numerator, Integer denominator);

    const Integer& numerator() const { return numerator_; }
    const Integer& denominator() const { return denominator_; }
    int sign() const { return numerator_.sign(); }
    bool is_zero() const { return numerator_.is_zero(); }

    friend Quotient operator+(const Quotient& a, const Quotient& b);
    friend Quotient operator-(const Quotient& a, const Quotient& b);
    friend Quotient operator*(const Quotient& a, const Quotient& b);
    /// Requires: b is not zero.
    friend Quotient operator/(const Quotient& a, const Quotient& b);
    Quotient operator-() const;
    Quotient& operator+=(const Quotient& other) { return *this = *this + other; }

    friend bool operator==(const Quotient& a, const Quotient& b) = default;
    friend std::strong_ordering operator<=>(const Quotient& a, const Quotient& b);

    /// The value as a decimal, where it terminates.
    std::optional<Decimal> find_decimal() const;

  private:
    Integer numerator_;
    Integer denominator_ = 1;
};

Quotient abs(const Quotient& value);

/// The sum, by halves: great denominators meet only near the end.
Quotient sum_of(std::span<const Quotient> terms);

/// Decimal digits of p and q together.
std::size_t count_digits(const Quotient& value);

/// "2.5" where the decimal terminates, else "p/q".
std::string to_string(const Quotient& value);

}  // namespace kanjo
