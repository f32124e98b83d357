#include "decimal/quotient.h"

#include <algorithm>
#include <utility>

namespace kanjo {
namespace {

/// k where value is 5^k. Requires: value > 0.
std::optional<int> find_exponent_of_five(const Integer& value) {
    if (value == Integer(1)) return 0;
    if (!divide(value, 5).remainder.is_zero()) return std::nullopt;
    // Just under log5(2) for each bit: few steps are left, and most values never come here.
    auto exponent = static_cast<int>((value.count_bits() - 1) * 430'676 / 1'000'000);
    Integer candidate = power(5, exponent);
    for (; candidate < value; ++exponent) candidate *= 5;
    return candidate == value ? std::optional(exponent) : std::nullopt;
}

}  // namespace

Quotient::Quotient(const Decimal& value) {
    const Decimal plain = value.normalised();
    if (plain.exponent() >= 0) {
        numerator_ = plain.rescaled(0).coefficient();
    } else {
        *this = Quotient(plain.coefficient(), Integer::power_of_ten(-plain.exponent()));
    }
}

Quotient::Quotient(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
    KANJO_INVARIANT(!denominator_.is_zero());
    if (denominator_.sign() < 0) {
        numerator_ = -numerator_;
        denominator_ = -denominator_;
    }
    const Integer common = gcd(numerator_, denominator_);
    if (common == Integer(1)) return;
    numerator_ = divide(numerator_, common).quotient;
    denominator_ = divide(denominator_, common).quotient;
}

Quotient operator+(const Quotient& a, const Quotient& b) {
    if (a.denominator_ == b.denominator_) return {a.numerator_ + b.numerator_, a.denominator_};
    return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_, a.denominator_ * b.denominator_};
}

Quotient operator-(const Quotient& a, const Quotient& b) {
    return a + -b;
}

Quotient operator*(const Quotient& a, const Quotient& b) {
    return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}

Quotient operator/(const Quotient& a, const Quotient& b) {
    return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
}

Quotient Quotient::operator-() const {
    Quotient result = *this;
    result.numerator_ = -result.numerator_;
    return result;
}

std::strong_ordering operator<=>(const Quotient& a, const Quotient& b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

std::optional<Decimal> Quotient::find_decimal() const {
    const auto twos = static_cast<int>(denominator_.count_trailing_zero_bits());
    const std::optional<int> fives = find_exponent_of_five(divide(denominator_, power(2, twos)).quotient);
    if (!fives) return std::nullopt;
    const int places = std::max(twos, *fives);
    return Decimal(numerator_ * power(2, places - twos) * power(5, places - *fives), -places);
}

Quotient sum_of(std::span<const Quotient> terms) {
    if (terms.empty()) return {};
    if (terms.size() == 1) return terms.front();
    const std::size_t half = terms.size() / 2;
    return sum_of(terms.first(half)) + sum_of(terms.subspan(half));
}

Quotient abs(const Quotient& value) {
    return value.sign() < 0 ? -value : value;
}

std::size_t count_digits(const Quotient& value) {
    return value.numerator().count_digits() + value.denominator().count_digits();
}

std::string to_string(const Quotient& value) {
    if (const std::optional<Decimal> decimal = value.find_decimal()) return to_string(*decimal);
    return value.numerator().to_string() + '/' + value.denominator().to_string();
}

}  // namespace kanjo
