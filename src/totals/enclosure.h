// Sums of amounts times rates as two bounds: exact where the products are, else within a known, tiny width.
#pragma once

#include <cstdint>
#include <optional>

#include "decimal/integer.h"
#include "rates/rate_table.h"
#include "totals/buckets.h"

namespace kanjo {

/// Signed, 256 bits.
struct Wide {
    UInt128 low = 0;
    Int128 high = 0;

    Wide& operator+=(const Wide& other) {
        low += other.low;
        const int carry = low < other.low ? 1 : 0;
        high = static_cast<Int128>(static_cast<UInt128>(high) + static_cast<UInt128>(other.high) +
                                   static_cast<UInt128>(carry));
        return *this;
    }
    Wide operator-() const;
    friend bool operator==(const Wide&, const Wide&) = default;
};

/// |a| × b with the sign of a.
inline Wide multiply(Int128 a, UInt128 b) {
    const UInt128 size = magnitude(a);
    const UInt128 mask = ~std::uint64_t{0};
    const UInt128 a0 = size & mask;
    const UInt128 a1 = size >> 64;
    const UInt128 b0 = b & mask;
    const UInt128 b1 = b >> 64;
    const UInt128 low = a0 * b0;
    const UInt128 cross = a1 * b0 + (low >> 64);
    const UInt128 middle = a0 * b1 + (cross & mask);
    Wide product;
    product.low = (middle << 64) | (low & mask);
    product.high = static_cast<Int128>(a1 * b1 + (cross >> 64) + (middle >> 64));
    return a < 0 ? -product : product;
}

/// What an amount is multiplied by to be converted, as far as bounds need it.
class Multiplier {
  public:
    enum class Kind : std::uint8_t {
        missing,  ///< there is no rate
        exact,    ///< units × `scale` is the value in units of 10^-18
        ratio,    ///< between `scale` and `scale` + 1, over 2^fraction_bits
        large,    ///< neither fits: numerator / denominator only
    };
    static constexpr int fraction_bits = 104;
    static constexpr int exact_exponent = 2 * unit_exponent;

    Multiplier() = default;
    Multiplier(Kind kind, UInt128 scale) : kind_(kind), scale_(scale) {}
    /// That of a fraction. Requires: neither is 0.
    static Multiplier of(std::uint64_t numerator, std::uint64_t denominator);

    Kind kind() const { return kind_; }
    UInt128 scale() const { return scale_; }

  private:
    Kind kind_ = Kind::missing;
    UInt128 scale_ = 0;
};

/// The same with the fraction itself.
class Factor : public Multiplier {
  public:
    Factor() = default;
    /// Requires: both above zero.
    Factor(Integer numerator, Integer denominator);
    static Factor identity() { return {1, 1}; }

    const Integer& numerator() const { return numerator_; }
    const Integer& denominator() const { return denominator_; }

  private:
    Integer numerator_;
    Integer denominator_ = 1;
};

/// Two bounds in units of 10^exact_exponent; equal where the value is exact and a whole number of them.
struct Bounds {
    Integer low;
    Integer high;

    bool is_exact() const { return low == high; }
};

class Enclosure {
  public:
    /// Adds units × multiplier, in billionths. Requires: it is not missing.
    void add(Int128 units, const Multiplier& multiplier) {
        const UInt128 size = magnitude(units);
        if (multiplier.kind() != Multiplier::Kind::ratio || size >= units_bound)
            return add_other(units, multiplier);
        sum_ += multiply(units, multiplier.scale());
        (units < 0 ? below_ : above_) += size;
    }
    /// Adds what only exact fractions can hold: the bounds are lost.
    void give_up() { has_bounds_ = false; }
    void add(const Enclosure& other, int sign);
    void set_incomplete() { is_complete_ = false; }

    bool is_complete() const { return is_complete_; }
    /// None where a term was too large for bounds.
    std::optional<Bounds> bounds() const;

  private:
    /// Terms beyond these leave no room to add 2^26 of them in 256 bits.
    static constexpr UInt128 units_bound = UInt128{1} << 100;
    void add_other(Int128 units, const Multiplier& multiplier);

    Int128 exact_ = 0;   ///< of the exact products, in units of 10^exact_exponent
    Wide sum_;           ///< of the lower ends of the others, in billionths over 2^fraction_bits
    UInt128 above_ = 0;  ///< the others may be larger by less than this, over 2^fraction_bits
    UInt128 below_ = 0;  ///< or smaller
    bool has_bounds_ = true;
    bool is_complete_ = true;
};

}  // namespace kanjo
