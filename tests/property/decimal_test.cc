// Laws of exact numbers and of rounding.
#include <rapidcheck/catch.h>

#include <algorithm>

#include "support/catch.h"
#include "support/decimal_generators.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::Quotient;
using kanjo::Rounded;
using kanjo::Rounding;
using kanjo::test::any_decimal;
using kanjo::test::any_integer;
using kanjo::test::any_quotient;
using kanjo::test::any_rounding;

TEST_CASE("an integer printed and read is the same") {
    rc::prop("from_digits(to_string(n)) is n, and its digits and bits are counted right", [] {
        const Integer n = *any_integer();
        const Integer size = kanjo::abs(n);
        RC_ASSERT(Integer::from_digits(size.to_string()) == size);
        RC_ASSERT(size.count_digits() == size.to_string().size());
        const auto bits = static_cast<int>(size.count_bits());
        RC_ASSERT(size < kanjo::power(2, bits));
        if (!size.is_zero()) RC_ASSERT(size >= kanjo::power(2, bits - 1));
    });
}

TEST_CASE("division of integers is its definition") {
    rc::prop("n = q·d + r, |r| < |d|, r has the sign of n", [] {
        const Integer n = *any_integer();
        const Integer d =
            *rc::gen::suchThat(any_integer(), [](const Integer& value) { return !value.is_zero(); });
        const kanjo::Division division = kanjo::divide(n, d);
        RC_ASSERT(division.quotient * d + division.remainder == n);
        RC_ASSERT(kanjo::abs(division.remainder) < kanjo::abs(d));
        RC_ASSERT(division.remainder.sign() * n.sign() >= 0);
    });
}

TEST_CASE("the greatest common divisor divides both and leaves nothing in common") {
    rc::prop("gcd", [] {
        const Integer a = *any_integer();
        const Integer b = *any_integer();
        const Integer common = kanjo::gcd(a, b);
        if (common.is_zero()) return;
        RC_ASSERT(kanjo::divide(a, common).remainder.is_zero());
        RC_ASSERT(kanjo::divide(b, common).remainder.is_zero());
        RC_ASSERT(kanjo::gcd(kanjo::divide(a, common).quotient, kanjo::divide(b, common).quotient) ==
                  Integer(1));
    });
}

TEST_CASE("a decimal printed and read is the same value") {
    rc::prop("parse(print(a)) is a; with no exponent above 0 the form is kept too", [] {
        const Decimal a = *any_decimal();
        const auto again = kanjo::parse_decimal(kanjo::to_string(a));
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == a);
        if (a.exponent() <= 0) RC_ASSERT(again->exponent() == a.exponent());
        RC_ASSERT(a.normalised() == a);
    });
}

TEST_CASE("decimals and quotients obey the laws of a ring") {
    rc::prop("decimals", [] {
        const Decimal a = *any_decimal();
        const Decimal b = *any_decimal();
        const Decimal c = *any_decimal();
        RC_ASSERT(a + b == b + a);
        RC_ASSERT((a + b) + c == a + (b + c));
        RC_ASSERT(a * b == b * a);
        RC_ASSERT((a * b) * c == a * (b * c));
        RC_ASSERT(a * (b + c) == a * b + a * c);
        RC_ASSERT(a - a == Decimal());
        RC_ASSERT(a + b - b == a);
    });
    rc::prop("quotients, and what is divided and multiplied back is the same", [] {
        const Quotient a = *any_quotient();
        const Quotient b = *any_quotient();
        const Quotient c = *any_quotient();
        RC_ASSERT(a + b == b + a);
        RC_ASSERT((a + b) + c == a + (b + c));
        RC_ASSERT(a * (b + c) == a * b + a * c);
        if (!b.is_zero()) RC_ASSERT(a / b * b == a);
        if (!b.is_zero()) RC_ASSERT(a * b / b == a);
    });
}

TEST_CASE("order agrees with the sign of the difference") {
    rc::prop("of decimals", [] {
        const Decimal a = *any_decimal();
        const Decimal b = *any_decimal();
        RC_ASSERT((a < b) == ((a - b).sign() < 0));
        RC_ASSERT((a == b) == (a - b).is_zero());
        RC_ASSERT((a < b) == (Quotient(a) < Quotient(b)));
    });
}

TEST_CASE("a quotient that terminates is a decimal") {
    rc::prop("find_decimal gives the value back, and of every decimal finds one", [] {
        const Decimal a = *any_decimal();
        const auto found = Quotient(a).find_decimal();
        RC_ASSERT(found.has_value());
        RC_ASSERT(*found == a);
    });
}

TEST_CASE("rounding keeps its promises") {
    rc::prop("the error is under one unit, or half of one for the half modes, and exact means no error", [] {
        const Quotient value = *any_quotient();
        const int exponent = *rc::gen::inRange(-30, 31);
        const Rounding mode = *any_rounding();
        const Rounded rounded = kanjo::round_to_exponent(value, exponent, mode);
        const Quotient error = kanjo::abs(Quotient(rounded.value) - value);
        const Quotient unit{Decimal(1, exponent)};
        const bool half =
            mode == Rounding::half_even || mode == Rounding::half_up || mode == Rounding::half_down;
        RC_ASSERT(error < unit);
        if (half) RC_ASSERT(error * Quotient(2) <= unit);
        RC_ASSERT(rounded.is_exact == error.is_zero());
        RC_ASSERT(rounded.value.exponent() == exponent);
    });
    rc::prop("a decimal rounds as the same quotient does", [] {
        const Decimal value = *any_decimal();
        const int exponent = *rc::gen::inRange(-60, 61);
        const Rounding mode = *any_rounding();
        const Rounded a = kanjo::round_to_exponent(value, exponent, mode);
        const Rounded b = kanjo::round_to_exponent(Quotient(value), exponent, mode);
        RC_ASSERT(a.value == b.value);
        RC_ASSERT(a.is_exact == b.is_exact);
    });
    rc::prop("what is rounded is not changed by rounding again", [] {
        const Quotient value = *any_quotient();
        const int exponent = *rc::gen::inRange(-30, 31);
        const Rounding mode = *any_rounding();
        const Decimal once = kanjo::round_to_exponent(value, exponent, mode).value;
        const Rounded twice = kanjo::round_to_exponent(once, exponent, mode);
        RC_ASSERT(twice.value == once);
        RC_ASSERT(twice.is_exact);
    });
    rc::prop("the larger value is not rounded to the smaller", [] {
        const Quotient a = *any_quotient();
        const Quotient b = *any_quotient();
        const int exponent = *rc::gen::inRange(-30, 31);
        const Rounding mode = *any_rounding();
        const Decimal low = kanjo::round_to_exponent(std::min(a, b), exponent, mode).value;
        const Decimal high = kanjo::round_to_exponent(std::max(a, b), exponent, mode).value;
        RC_ASSERT(low <= high);
    });
    rc::prop("significant digits are as many as asked at most, and the value is within one unit of the last",
             [] {
                 const Quotient value = *any_quotient();
                 const int digits = *rc::gen::inRange(1, 30);
                 const Rounded rounded = kanjo::round_to_significant(value, digits, *any_rounding());
                 RC_ASSERT(rounded.value.normalised().coefficient().count_digits() <=
                           static_cast<std::size_t>(digits));
                 const Quotient unit{Decimal(1, kanjo::leading_exponent(value) - digits + 1)};
                 RC_ASSERT(kanjo::abs(Quotient(rounded.value) - value) < unit);
                 RC_ASSERT(rounded.is_exact == (Quotient(rounded.value) == value));
             });
}

TEST_CASE("whole numbers of everyday size are divided and printed like all others") {
    rc::prop("round_to_whole is round_to_exponent, append_fixed is to_string", [] {
        const auto numerator =
            *rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(-1000, 1000));
        const auto factor = *rc::gen::oneOf(rc::gen::just<std::int64_t>(1),
                                            rc::gen::inRange<std::int64_t>(1, std::int64_t{1} << 62));
        const auto denominator =
            *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 50),
                            rc::gen::inRange<std::int64_t>(1, std::numeric_limits<std::int64_t>::max()));
        const Rounding mode = *any_rounding();
        const kanjo::Int128 product = kanjo::Int128{numerator} * factor;
        const kanjo::Int128 whole = kanjo::round_to_whole(product, denominator, mode);
        const Quotient exact{Integer(product), Integer(denominator)};
        RC_ASSERT(Decimal(Integer(whole), 0) == round_to_exponent(exact, 0, mode).value);
        const int places = *rc::gen::inRange(0, 30);
        std::string text = "x";
        kanjo::append_fixed(text, whole, places);
        RC_ASSERT(text == 'x' + to_string(Decimal(Integer(whole), -places)));
    });
}
