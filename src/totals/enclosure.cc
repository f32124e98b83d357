#include "totals/enclosure.h"

#include <bit>

#include "base/invariant.h"

namespace kanjo {
namespace {

bool fits_word(const Integer& value) {
    return value.is_small() && value.small() >= 0 && value.small() >> 64 == 0;
}

/// Removes the factor `prime` as often as it divides; how often that was.
int take_factor(std::uint64_t& value, std::uint64_t prime) {
    int count = 0;
    for (; value % prime == 0; value /= prime) ++count;
    return count;
}

/// The 256 bits of `value` as an Integer.
Integer to_integer(const Wide& value) {
    const auto part = [](std::uint64_t word) { return Integer(word); };
    const Integer word = Integer(Int128{1} << 64);
    const auto low = static_cast<std::uint64_t>(value.low);
    const auto middle = static_cast<std::uint64_t>(value.low >> 64);
    return (Integer(value.high) * word + part(middle)) * word + part(low);
}

/// The same where the result needs no more than words.
std::optional<Int128> find_floor_in_exact_units(const Wide& value) {
    constexpr UInt128 units = 1'000'000'000;
    static_assert(Multiplier::exact_exponent - unit_exponent == -9);
    if (value.high >> 62 != 0 && value.high >> 62 != -1) return std::nullopt;
    const UInt128 first = static_cast<std::uint64_t>(value.low) * units;
    const UInt128 second = (value.low >> 64) * units + (first >> 64);
    Wide product;
    product.low = (second << 64) | static_cast<std::uint64_t>(first);
    product.high = value.high * static_cast<Int128>(units) + static_cast<Int128>(second >> 64);
    constexpr int bits = Multiplier::fraction_bits;
    const UInt128 shifted = (static_cast<UInt128>(product.high) << (128 - bits)) | (product.low >> bits);
    return static_cast<Int128>(shifted);
}

/// Down to a whole number of 10^exact_exponent, of billionths over 2^fraction_bits.
Integer floor_in_exact_units(const Wide& value) {
    if (const std::optional<Int128> found = find_floor_in_exact_units(value)) return Integer(*found);
    const Integer power = Integer(Int128{1} << Multiplier::fraction_bits);
    Division division = divide(to_integer(value) * Integer::power_of_ten(-unit_exponent), power);
    if (division.remainder.sign() < 0) division.quotient -= 1;
    return std::move(division.quotient);
}

/// Where the denominator holds only twos and fives, few enough: what units are multiplied by.
std::optional<UInt128> exact_scale(std::uint64_t numerator, std::uint64_t denominator) {
    const int twos = std::countr_zero(denominator);
    std::uint64_t rest = denominator >> twos;
    const int fives = take_factor(rest, 5);
    constexpr int places_max = -unit_exponent;
    if (rest != 1 || twos > places_max || fives > places_max) return std::nullopt;
    UInt128 scale = numerator;
    for (int i = twos; i < places_max; ++i) scale *= 2;
    for (int i = fives; i < places_max; ++i) scale *= 5;
    return scale;
}

/// Of what does not fit words.
Multiplier ratio_of(const Integer& numerator, const Integer& denominator) {
    constexpr Int128 one = Int128{1} << Multiplier::fraction_bits;
    const Integer scaled = divide(numerator * Integer(one), denominator).quotient;
    if (!scaled.is_small()) return {Multiplier::Kind::large, 0};
    return {Multiplier::Kind::ratio, static_cast<UInt128>(scaled.small())};
}

}  // namespace

Wide Wide::operator-() const {
    Wide result;
    result.low = ~low + 1;
    result.high = static_cast<Int128>(~static_cast<UInt128>(high) + (result.low == 0 ? 1 : 0));
    return result;
}

Multiplier Multiplier::of(std::uint64_t numerator, std::uint64_t denominator) {
    if (const std::optional<UInt128> scale = exact_scale(numerator, denominator))
        return {Kind::exact, *scale};
    // Long division by words: 64 bits of the fraction, then the rest of them.
    constexpr int rest_bits = fraction_bits - 64;
    const UInt128 whole = numerator / denominator;
    if (whole >= UInt128{1} << (127 - fraction_bits)) return {Kind::large, 0};
    const UInt128 scaled = UInt128{numerator % denominator} << 64;
    const UInt128 fraction = scaled / denominator;
    const UInt128 last = ((scaled % denominator) << rest_bits) / denominator;
    return {Kind::ratio, (whole << fraction_bits) + (fraction << rest_bits) + last};
}

Factor::Factor(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
    KANJO_INVARIANT(numerator_.sign() > 0 && denominator_.sign() > 0);
    if (!fits_word(numerator_) || !fits_word(denominator_)) {
        const Integer common = gcd(numerator_, denominator_);
        numerator_ = divide(numerator_, common).quotient;
        denominator_ = divide(denominator_, common).quotient;
    }
    Multiplier& multiplier = *this;
    multiplier = fits_word(numerator_) && fits_word(denominator_)
                     ? of(static_cast<std::uint64_t>(numerator_.small()),
                          static_cast<std::uint64_t>(denominator_.small()))
                     : ratio_of(numerator_, denominator_);
}

/// What is no ratio.
void Enclosure::add_other(Int128 units, const Multiplier& multiplier) {
    if (multiplier.kind() != Multiplier::Kind::exact) return give_up();
    Int128 product = 0;
    Int128 sum = 0;
    const auto scale = static_cast<Int128>(multiplier.scale());  // 94 bits at most
    const bool overflows = __builtin_mul_overflow(units, scale, &product) ||
                           __builtin_add_overflow(exact_, product, &sum);
    if (overflows) return give_up();
    exact_ = sum;
}

void Enclosure::add(const Enclosure& other, int sign) {
    const bool overflows = sign > 0 ? __builtin_add_overflow(exact_, other.exact_, &exact_)
                                    : __builtin_sub_overflow(exact_, other.exact_, &exact_);
    sum_ += sign > 0 ? other.sum_ : -other.sum_;
    above_ += sign > 0 ? other.above_ : other.below_;
    below_ += sign > 0 ? other.below_ : other.above_;
    has_bounds_ = has_bounds_ && other.has_bounds_ && !overflows;
    is_complete_ = is_complete_ && other.is_complete_;
}

std::optional<Bounds> Enclosure::bounds() const {
    if (!has_bounds_) return std::nullopt;
    const Integer exact(exact_);
    if (above_ == 0 && below_ == 0) return Bounds{exact, exact};
    Wide low = sum_;
    low += -Wide{below_, 0};
    Wide high = sum_;
    high += Wide{above_, 0};
    return Bounds{exact + floor_in_exact_units(low), exact + floor_in_exact_units(high) + 1};
}

}  // namespace kanjo
