#include "decimal/decimal.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>

#include "base/ascii.h"
#include "base/limits.h"

namespace kanjo {
namespace {

Error malformed(std::string_view text) {
    return error_of(Code::K0901, "'" + std::string(text.substr(0, 60)) + "' is not a number",
                    "write a number as 1234, 12.34 or 1.2e9");
}

Error too_large(std::string what, long long limit) {
    return error_of(Code::K0901,
                    "the number has " + std::move(what) + " beyond the limit of " + std::to_string(limit));
}

std::size_t count_leading_digits(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) -
                                    text.begin());
}

/// The exponent of `e12`, `E-3`; the size is capped just past the limit, so that no text overflows it.
Result<int> parse_exponent(std::string_view text, std::string_view whole) {
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    if (text.empty() || count_leading_digits(text) != text.size()) return malformed(whole);
    int value = 0;
    for (const char c : text) value = std::min(value * 10 + (c - '0'), limits::exponent_max + 1);
    if (value > limits::exponent_max) return too_large("an exponent", limits::exponent_max);
    return negative ? -value : value;
}

}  // namespace

Decimal Decimal::normalised() const {
    if (is_zero()) return {};
    Decimal result = *this;
    // No more tens divide it than twos, so halving steps from there take off each zero once.
    const std::size_t twos = coefficient_.count_trailing_zero_bits();
    for (auto step = static_cast<int>(std::bit_floor(twos)); step > 0; step /= 2) {
        Division part = divide(result.coefficient_, Integer::power_of_ten(step));
        if (part.remainder.is_zero()) result = Decimal(std::move(part.quotient), result.exponent_ + step);
    }
    return result;
}

Decimal Decimal::rescaled(int exponent) const {
    KANJO_INVARIANT(exponent <= exponent_);
    if (exponent == exponent_ || is_zero()) return {coefficient_, exponent};
    return {coefficient_ * Integer::power_of_ten(exponent_ - exponent), exponent};
}

int Decimal::leading_exponent() const {
    if (is_zero()) return 0;
    return exponent_ + static_cast<int>(coefficient_.count_digits()) - 1;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int exponent = std::min(a.exponent_, b.exponent_);
    return {a.rescaled(exponent).coefficient_ + b.rescaled(exponent).coefficient_, exponent};
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    return {a.coefficient_ * b.coefficient_, a.exponent_ + b.exponent_};
}

int Decimal::compare(const Decimal& a, const Decimal& b) {
    if (a.exponent_ == b.exponent_) {
        const auto order = a.coefficient_ <=> b.coefficient_;
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    if (a.sign() != b.sign() || a.is_zero()) return a.sign() - b.sign();
    if (a.leading_exponent() != b.leading_exponent()) {
        return a.leading_exponent() > b.leading_exponent() ? a.sign() : -a.sign();
    }
    const int exponent = std::min(a.exponent_, b.exponent_);
    const auto order = a.rescaled(exponent).coefficient_ <=> b.rescaled(exponent).coefficient_;
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

Decimal abs(const Decimal& value) {
    return value.sign() < 0 ? -value : value;
}

std::string to_string(const Decimal& value) {
    std::string digits = abs(value.coefficient()).to_string();
    if (value.exponent() < 0) {
        const auto places = static_cast<std::size_t>(-value.exponent());
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, 1, '.');
    } else if (!value.is_zero()) {
        digits.append(static_cast<std::size_t>(value.exponent()), '0');
    }
    return value.sign() < 0 ? '-' + digits : digits;
}

void append_fixed(std::string& out, Int128 whole, int places) {
    constexpr std::size_t digits_max = std::numeric_limits<std::uint64_t>::digits10 + 1;
    const UInt128 size = magnitude(whole);
    std::array<char, 3 * digits_max> text;
    char* const digits = text.data() + 1;
    char* end = digits;
    if (size >> 64 == 0)
        end = std::to_chars(digits, digits + digits_max, static_cast<std::uint64_t>(size)).ptr;
    if (end - digits <= places) {
        out += to_string(Decimal(Integer(whole), -places));
        return;
    }
    if (places > 0) {
        char* const point = end++ - places;
        std::memmove(point + 1, point, digits_max);  // more than needed, but of a size known beforehand
        *point = '.';
    }
    text.front() = '-';
    out.append(whole < 0 ? text.data() : digits, end);
}

Result<Decimal> parse_decimal(std::string_view text) {
    std::string_view rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
    const std::string_view whole = rest.substr(0, count_leading_digits(rest));
    rest.remove_prefix(whole.size());
    std::string_view fraction;
    if (!rest.empty() && rest.front() == '.') {
        fraction = rest.substr(1, count_leading_digits(rest.substr(1)));
        rest.remove_prefix(1 + fraction.size());
    }
    if (whole.empty() && fraction.empty()) return malformed(text);
    if (whole.size() + fraction.size() > limits::digits_max) return too_large("digits", limits::digits_max);
    int exponent = 0;
    if (!rest.empty()) {
        if (rest.front() != 'e' && rest.front() != 'E') return malformed(text);
        const Result<int> written = parse_exponent(rest.substr(1), text);
        if (!written) return written.error();
        exponent = *written;
    }
    Integer coefficient = Integer::from_digits(std::string(whole) + std::string(fraction));
    return Decimal(negative ? -coefficient : std::move(coefficient),
                   exponent - static_cast<int>(fraction.size()));
}

}  // namespace kanjo
