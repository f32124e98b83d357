// Every small case against a twin that is slow and obvious: plain rationals, and rounding by its definition.
#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <string>
#include <vector>

#include "decimal/rounding.h"
#include "support/catch.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::Quotient;
using kanjo::Rounding;
using Rational = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

namespace {

Whole to_twin(const Integer& value) {
    return Whole(value.to_string());
}

Rational to_twin(const Quotient& value) {
    return {to_twin(value.numerator()), to_twin(value.denominator())};
}

Rational power_of_ten(int exponent) {
    const Whole size = boost::multiprecision::pow(Whole(10), static_cast<unsigned>(std::abs(exponent)));
    return exponent < 0 ? Rational(Whole(1), size) : Rational(size);
}

Rational to_twin(const Decimal& value) {
    return to_twin(value.coefficient()) * power_of_ten(value.exponent());
}

Whole floor_of(const Rational& value) {
    const Whole below = numerator(value) / denominator(value);
    return Rational(below) > value ? below - 1 : below;
}

/// The neighbour of `value` that the definition of the mode names.
Whole round_twin(const Rational& value, Rounding mode) {
    const Whole below = floor_of(value);
    if (Rational(below) == value) return below;
    const Whole above = below + 1;
    const Whole away = value < 0 ? below : above;
    const Whole toward = value < 0 ? above : below;
    const Rational to_below = value - below;
    const bool tie = to_below == Rational(1, 2);
    const Whole nearest = to_below < Rational(1, 2) ? below : above;
    switch (mode) {
        case Rounding::half_even:
            return !tie ? nearest : below % 2 == 0 ? below : above;
        case Rounding::half_up:
            return tie ? away : nearest;
        case Rounding::half_down:
            return tie ? toward : nearest;
        case Rounding::up:
            return away;
        case Rounding::down:
            return toward;
        case Rounding::ceiling:
            return above;
        case Rounding::floor:
            return below;
        case Rounding::zero_five_up:
            return toward % 10 == 0 || toward % 10 == 5 || toward % 10 == -5 ? away : toward;
    }
    return 0;
}

std::vector<Decimal> small_decimals() {
    std::vector<Decimal> values;
    for (const int coefficient :
         {-100, -51, -25, -10, -9, -5, -2, -1, 0, 1, 2, 3, 5, 7, 10, 25, 49, 50, 99, 100}) {
        for (int exponent = -2; exponent <= 2; ++exponent) values.emplace_back(coefficient, exponent);
    }
    // What leaves 127 bits in a sum, a product or an alignment.
    const Integer edge = kanjo::power(2, 127);
    for (const Integer& coefficient :
         {edge, edge - Integer(1), -edge, -edge - Integer(1), kanjo::power(10, 38)}) {
        for (const int exponent : {-1, 0, 1}) values.emplace_back(coefficient, exponent);
    }
    return values;
}

}  // namespace

TEST_CASE("arithmetic and order of all pairs of small decimals equal the twin's") {
    const std::vector<Decimal> values = small_decimals();
    std::vector<Rational> twins;
    for (const Decimal& value : values) twins.push_back(to_twin(value));
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = 0; j < values.size(); ++j) {
            const Decimal& a = values[i];
            const Decimal& b = values[j];
            bool agrees = to_twin(a + b) == twins[i] + twins[j];
            agrees = agrees && to_twin(a - b) == twins[i] - twins[j] && to_twin(a * b) == twins[i] * twins[j];
            agrees = agrees && (a < b) == (twins[i] < twins[j]) && (a == b) == (twins[i] == twins[j]);
            if (!b.is_zero()) agrees = agrees && to_twin(Quotient(a) / Quotient(b)) == twins[i] / twins[j];
            if (!agrees) FAIL(kanjo::to_string(a) << " and " << kanjo::to_string(b));
        }
    }
    SUCCEED(values.size() * values.size() << " pairs");
}

TEST_CASE("arithmetic and order of all pairs of small fractions equal the twin's") {
    std::vector<Quotient> values;
    for (int numerator = -7; numerator <= 7; ++numerator) {
        for (const int denominator : {1, 2, 3, 6, 7, 10, 12}) values.emplace_back(numerator, denominator);
    }
    for (const Quotient& a : values) {
        for (const Quotient& b : values) {
            const Rational x = to_twin(a);
            const Rational y = to_twin(b);
            bool agrees = to_twin(a + b) == x + y && to_twin(a - b) == x - y && to_twin(a * b) == x * y;
            agrees = agrees && (a < b) == (x < y) && (a == b) == (x == y);
            if (!b.is_zero()) agrees = agrees && to_twin(a / b) == x / y;
            if (!agrees) FAIL(kanjo::to_string(a) << " and " << kanjo::to_string(b));
        }
    }
    SUCCEED();
}

TEST_CASE("all small fractions rounded in all modes equal the twin's") {
    int cases = 0;
    for (int numerator = -63; numerator <= 63; ++numerator) {
        for (const int denominator : {1, 2, 3, 4, 6, 7, 8, 20, 40}) {
            const Quotient value(numerator, denominator);
            const Rational twin(numerator, denominator);
            for (const int exponent : {-2, -1, 0, 1, 2}) {
                for (int mode = 0; mode < 8; ++mode) {
                    const auto rounding = static_cast<Rounding>(mode);
                    const kanjo::Rounded rounded = kanjo::round_to_exponent(value, exponent, rounding);
                    const Rational expected =
                        round_twin(twin / power_of_ten(exponent), rounding) * power_of_ten(exponent);
                    const Rational found = to_twin(rounded.value);
                    if (found != expected || rounded.is_exact != (found == twin)) {
                        FAIL(kanjo::to_string(value)
                             << " at 10^" << exponent << " " << kanjo::name_of(rounding));
                    }
                    ++cases;
                }
            }
        }
    }
    CHECK(cases == 127 * 9 * 5 * 8);
}
