#include "decimal/integer.h"

// Boost includes <iostream>: nothing of it is used here, but its static object makes every start of the tool
// build the facets of all locales. libstdc++ takes it as included already.
#define _GLIBCXX_IOSTREAM 1

#include <algorithm>
#include <array>
#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <utility>

#include "base/invariant.h"

namespace kanjo {

using BigInteger =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;

struct Integer::Big {
    BigInteger value;
};

/// The conversions between the two forms, and the one place that keeps them canonical.
struct IntegerAccess {
    static BigInteger to_big(const Integer& integer) {
        return integer.big_ ? integer.big_->value : BigInteger(integer.small_);
    }
    static Integer from_big(BigInteger value) {
        static const BigInteger least = -(BigInteger(1) << 127);
        static const BigInteger most = (BigInteger(1) << 127) - 1;
        if (value >= least && value <= most) {
            if (value == least) return Integer(static_cast<Int128>(UInt128{1} << 127));
            return Integer(static_cast<Int128>(value));
        }
        return Integer(Integer::BigPointer(new Integer::Big{std::move(value)}));
    }
    static const BigInteger* big(const Integer& integer) {
        return integer.big_ ? &integer.big_->value : nullptr;
    }
};

namespace {

constexpr int small_power_max = 38;

constexpr std::array<UInt128, small_power_max + 1> small_powers = [] {
    std::array<UInt128, small_power_max + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

int trailing_zero_bits(UInt128 value) {
    const auto low = static_cast<std::uint64_t>(value);
    return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64));
}

int bit_width(UInt128 value) {
    const auto high = static_cast<std::uint64_t>(value >> 64);
    const auto width =
        high != 0 ? 64 + std::bit_width(high) : std::bit_width(static_cast<std::uint64_t>(value));
    return static_cast<int>(width);
}

/// Stein's binary algorithm: no division. Requires: neither is zero.
UInt128 gcd_of(UInt128 a, UInt128 b) {
    KANJO_INVARIANT(a != 0 && b != 0);
    const int shift = std::min(trailing_zero_bits(a), trailing_zero_bits(b));
    a >>= trailing_zero_bits(a);
    while (b != 0) {
        b >>= trailing_zero_bits(b);
        if (a > b) std::swap(a, b);
        b -= a;
    }
    return a << shift;
}

using Limb = boost::multiprecision::limb_type;
static_assert(sizeof(Limb) == 8);

/// What some steps of Euclid's algorithm make of a and b: each a sum of multiples of the two.
struct EuclidSteps {
    std::int64_t a_of_a = 1;
    std::int64_t a_of_b = 0;
    std::int64_t b_of_a = 0;
    std::int64_t b_of_b = 1;
};

/// The steps that the leading 62 bits decide, whatever stands behind them; `b` is cut where `a` is.
/// Source: D. H. Lehmer, 1938; D. E. Knuth, The Art of Computer Programming, 4.5.2, algorithm L.
EuclidSteps steps_by_leading_bits(std::int64_t a, std::int64_t b) {
    EuclidSteps steps;
    while (b + steps.b_of_a != 0 && b + steps.b_of_b != 0) {
        const std::int64_t quotient = (a + steps.a_of_a) / (b + steps.b_of_a);
        if (quotient != (a + steps.a_of_b) / (b + steps.b_of_b)) break;
        steps = {steps.b_of_a, steps.b_of_b, steps.a_of_a - quotient * steps.b_of_a,
                 steps.a_of_b - quotient * steps.b_of_b};
        a = std::exchange(b, a - quotient * b);
    }
    return steps;
}

/// Requires: a >= b > 0, and a has two limbs or more.
EuclidSteps steps_of(const BigInteger& a, const BigInteger& b) {
    const unsigned size = a.backend().size();
    const std::size_t cut = std::bit_width(a.backend().limbs()[size - 1]) + std::size_t{64} - 62;
    const auto leading_bits = [&](const BigInteger& value) {
        const auto limb = [&](unsigned i) {
            return i < value.backend().size() ? value.backend().limbs()[i] : Limb{0};
        };
        const UInt128 leading = (UInt128{limb(size - 1)} << 64 | limb(size - 2)) >> cut;
        return static_cast<std::int64_t>(leading);
    };
    return steps_by_leading_bits(leading_bits(a), leading_bits(b));
}

/// Makes Euclid's algorithm go on until b is small. Requires: a >= b > 0.
void shorten(BigInteger& a, BigInteger& b) {
    while (b.backend().size() > 1) {
        const EuclidSteps steps = steps_of(a, b);
        if (steps.a_of_b == 0) {
            a %= b;
            a.swap(b);
        } else {
            BigInteger next = a * steps.a_of_a + b * steps.a_of_b;
            b = a * steps.b_of_a + b * steps.b_of_b;
            a = std::move(next);
        }
    }
}

Integer from_magnitude(UInt128 value) {
    const UInt128 most = (UInt128{1} << 127) - 1;
    if (value <= most) return Integer(static_cast<Int128>(value));
    return IntegerAccess::from_big(BigInteger(value));
}

}  // namespace

void Integer::DeleteBig::operator()(Big* big) const {
    delete big;
}

Integer::Integer(const Integer& other)
    : small_(other.small_), big_(other.big_ ? new Big(*other.big_) : nullptr) {}

Integer& Integer::operator=(const Integer& other) {
    if (this != &other) {
        small_ = other.small_;
        big_.reset(other.big_ ? new Big(*other.big_) : nullptr);
    }
    return *this;
}

Integer Integer::from_digits(std::string_view text) {
    constexpr std::size_t chunk = 18;
    Integer value;
    for (std::size_t i = 0; i < text.size(); i += chunk) {
        const std::string_view part = text.substr(i, chunk);
        std::int64_t number = 0;
        for (const char c : part) number = number * 10 + (c - '0');
        value *= power_of_ten(static_cast<int>(part.size()));
        value += Integer(number);
    }
    return value;
}

Integer Integer::power_of_ten(int exponent) {
    KANJO_INVARIANT(exponent >= 0);
    if (exponent <= small_power_max) return from_magnitude(small_powers[static_cast<std::size_t>(exponent)]);
    return IntegerAccess::from_big(
        boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(exponent)));
}

int Integer::sign() const {
    if (big_) return big_->value.sign();
    return small_ > 0 ? 1 : small_ < 0 ? -1 : 0;
}

std::size_t Integer::count_digits() const {
    if (big_) {
        // Just under bits × log10(2); counting up from there spares a conversion to text.
        auto digits = static_cast<int>((count_bits() - 1) * 301'029 / 1'000'000);
        for (const Integer size = kanjo::abs(*this); size >= power_of_ten(digits);) ++digits;
        return static_cast<std::size_t>(digits);
    }
    const UInt128 size = magnitude(small_);
    std::size_t digits = 1;
    while (digits <= small_power_max && size >= small_powers[digits]) ++digits;
    return digits;
}

std::size_t Integer::count_bits() const {
    if (big_) return boost::multiprecision::msb(abs(big_->value)) + 1;
    return static_cast<std::size_t>(bit_width(magnitude(small_)));
}

std::size_t Integer::count_trailing_zero_bits() const {
    KANJO_INVARIANT(!is_zero());
    if (big_) return boost::multiprecision::lsb(abs(big_->value));
    return static_cast<std::size_t>(trailing_zero_bits(magnitude(small_)));
}

std::string Integer::to_string() const {
    if (big_) return big_->value.str();
    std::array<char, 40> buffer{};
    std::size_t at = buffer.size();
    UInt128 rest = magnitude(small_);
    do {
        buffer[--at] = static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest != 0);
    if (small_ < 0) buffer[--at] = '-';
    return {buffer.data() + at, buffer.size() - at};
}

Integer Integer::operator-() const {
    Integer zero;
    return zero -= *this;
}

Integer& Integer::operator+=(const Integer& other) {
    Int128 sum = 0;
    if (!big_ && !other.big_ && !__builtin_add_overflow(small_, other.small_, &sum)) {
        small_ = sum;
        return *this;
    }
    return *this = IntegerAccess::from_big(IntegerAccess::to_big(*this) + IntegerAccess::to_big(other));
}

Integer& Integer::operator-=(const Integer& other) {
    Int128 difference = 0;
    if (!big_ && !other.big_ && !__builtin_sub_overflow(small_, other.small_, &difference)) {
        small_ = difference;
        return *this;
    }
    return *this = IntegerAccess::from_big(IntegerAccess::to_big(*this) - IntegerAccess::to_big(other));
}

Integer& Integer::operator*=(const Integer& other) {
    Int128 product = 0;
    if (!big_ && !other.big_ && !__builtin_mul_overflow(small_, other.small_, &product)) {
        small_ = product;
        return *this;
    }
    return *this = IntegerAccess::from_big(IntegerAccess::to_big(*this) * IntegerAccess::to_big(other));
}

int Integer::compare(const Integer& a, const Integer& b) {
    if (!a.big_ && !b.big_) return a.small_ < b.small_ ? -1 : a.small_ > b.small_ ? 1 : 0;
    if (a.big_ && b.big_) return a.big_->value.compare(b.big_->value);
    return a.big_ ? a.sign() : -b.sign();  // what does not fit small_ lies beyond all that does
}

Division divide(const Integer& dividend, const Integer& divisor) {
    KANJO_INVARIANT(!divisor.is_zero());
    const bool overflows = divisor.is_small() && divisor.small() == -1;
    if (dividend.is_small() && divisor.is_small() && !overflows) {
        return {Integer(dividend.small() / divisor.small()), Integer(dividend.small() % divisor.small())};
    }
    BigInteger quotient;
    BigInteger remainder;
    boost::multiprecision::divide_qr(IntegerAccess::to_big(dividend), IntegerAccess::to_big(divisor),
                                     quotient, remainder);
    return {IntegerAccess::from_big(std::move(quotient)), IntegerAccess::from_big(std::move(remainder))};
}

Integer power(const Integer& base, int exponent) {
    KANJO_INVARIANT(exponent >= 0);
    Integer result = 1;
    Integer square = base;
    for (int rest = exponent; rest > 0; rest /= 2) {
        if (rest % 2 == 1) result *= square;
        if (rest > 1) square *= square;
    }
    return result;
}

Integer gcd(const Integer& a, const Integer& b) {
    if (a.is_zero()) return abs(b);
    if (b.is_zero()) return abs(a);
    if (a.is_small() && b.is_small())
        return from_magnitude(gcd_of(magnitude(a.small()), magnitude(b.small())));
    BigInteger longer = abs(IntegerAccess::to_big(a));
    BigInteger shorter = abs(IntegerAccess::to_big(b));
    if (longer < shorter) longer.swap(shorter);
    shorten(longer, shorter);
    const Integer rest = IntegerAccess::from_big(std::move(shorter));
    if (rest.is_zero()) return IntegerAccess::from_big(std::move(longer));
    return gcd(rest, divide(IntegerAccess::from_big(std::move(longer)), rest).remainder);
}

Integer abs(const Integer& value) {
    return value.sign() < 0 ? -value : value;
}

}  // namespace kanjo
