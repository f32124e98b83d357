// Whole numbers of any size. Up to 127 bits they live in the object and cost no allocation; beyond, they are
// Boost.Multiprecision's cpp_int, which no header names, since it costs every file that includes it 2.4 s.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kanjo {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

inline UInt128 magnitude(Int128 value) {
    return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

class Integer {
  public:
    Integer() = default;
    Integer(int value) : small_(value) {}
    Integer(std::int64_t value) : small_(value) {}
    explicit Integer(std::uint64_t value) : small_(value) {}
    explicit Integer(Int128 value) : small_(value) {}
    Integer(const Integer& other);
    Integer(Integer&& other) noexcept = default;
    Integer& operator=(const Integer& other);
    Integer& operator=(Integer&& other) noexcept = default;
    ~Integer() = default;

    /// Requires: text is one or more ASCII digits.
    static Integer from_digits(std::string_view text);
    /// 10^exponent. Requires: exponent >= 0.
    static Integer power_of_ten(int exponent);

    bool is_small() const { return big_ == nullptr; }
    /// Requires: is_small().
    Int128 small() const { return small_; }

    /// -1, 0 or 1.
    int sign() const;
    bool is_zero() const { return sign() == 0; }
    /// Decimal digits without sign; 1 for zero.
    std::size_t count_digits() const;
    /// Binary digits without sign; 0 for zero.
    std::size_t count_bits() const;
    /// How often 2 divides it. Requires: not zero.
    std::size_t count_trailing_zero_bits() const;
    std::string to_string() const;

    Integer operator-() const;
    Integer& operator+=(const Integer& other);
    Integer& operator-=(const Integer& other);
    Integer& operator*=(const Integer& other);
    friend Integer operator+(Integer a, const Integer& b) { return a += b; }
    friend Integer operator-(Integer a, const Integer& b) { return a -= b; }
    friend Integer operator*(Integer a, const Integer& b) { return a *= b; }
    friend bool operator==(const Integer& a, const Integer& b) { return compare(a, b) == 0; }
    friend std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
        return compare(a, b) <=> 0;
    }

  private:
    struct Big;
    struct DeleteBig {
        void operator()(Big* big) const;
    };
    using BigPointer = std::unique_ptr<Big, DeleteBig>;
    explicit Integer(BigPointer big) : big_(std::move(big)) {}
    static int compare(const Integer& a, const Integer& b);
    friend struct IntegerAccess;

    Int128 small_ = 0;  ///< the value where big_ is null
    BigPointer big_;    ///< set exactly where the value does not fit small_
};

struct Division {
    Integer quotient;
    Integer remainder;
};

/// Rounding: the quotient toward zero; the remainder has the sign of the dividend.
/// Requires: divisor is not zero.
Division divide(const Integer& dividend, const Integer& divisor);
/// Requires: exponent >= 0.
Integer power(const Integer& base, int exponent);
/// Not negative; gcd(0, 0) is 0.
Integer gcd(const Integer& a, const Integer& b);
Integer abs(const Integer& value);

}  // namespace kanjo
