#include "decimal/quotient.h"

#include "support/catch.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::parse_decimal;
using kanjo::Quotient;

TEST_CASE("a quotient is in lowest terms with its sign above") {
    struct Row {
        int numerator, denominator;
        const char* shown;
    };
    const Row rows[] = {{6, 4, "1.5"},   {-6, 4, "-1.5"},   {6, -4, "-1.5"},       {-1, -3, "1/3"},
                        {0, -7, "0"},    {10, 5, "2"},      {1, 3, "1/3"},         {100, 7, "100/7"},
                        {1, 8, "0.125"}, {3, 125, "0.024"}, {1, 640, "0.0015625"}, {-22, 7, "-22/7"}};
    for (const Row& row : rows) {
        INFO(row.shown);
        const Quotient value(Integer(row.numerator), Integer(row.denominator));
        CHECK(kanjo::to_string(value) == row.shown);
        CHECK(value.denominator().sign() > 0);
        CHECK(kanjo::gcd(value.numerator(), value.denominator()) == Integer(1));
    }
}

TEST_CASE("dividing and multiplying back gives the same value") {
    const Quotient amount(*parse_decimal("3.9e12"));
    const Quotient rate(*parse_decimal("153.17"));
    CHECK(kanjo::to_string(amount / rate) == "390000000000000/15317");
    CHECK(amount / rate * rate == amount);
    CHECK(Quotient(1) / Quotient(3) * Quotient(3) == Quotient(1));
}

TEST_CASE("quotients are ordered by value") {
    CHECK(Quotient(1, 3) < Quotient(*parse_decimal("0.3333333333333333333333333333333333333334")));
    CHECK(Quotient(1, 3) > Quotient(*parse_decimal("0.3333333333333333333333333333333333333333")));
    CHECK(Quotient(-1, 3) < Quotient(0));
    CHECK(Quotient(2, 6) == Quotient(1, 3));
}

TEST_CASE("a quotient is a decimal only where its denominator has no factor but two and five") {
    CHECK_FALSE(Quotient(1, 3).find_decimal());
    CHECK_FALSE(Quotient(1, 15).find_decimal());
    CHECK_FALSE(Quotient(Integer(1), kanjo::power(5, 100) * Integer(3)).find_decimal());
    for (int twos = 0; twos <= 140; twos += 7) {
        for (int fives = 0; fives <= 140; fives += 5) {
            const Quotient value(Integer(-3), kanjo::power(2, twos) * kanjo::power(5, fives));
            const auto decimal = value.find_decimal();
            REQUIRE(decimal);
            CHECK(decimal->exponent() == -std::max(twos, fives));
            CHECK(Quotient(*decimal) == value);
        }
    }
}

TEST_CASE("a denominator of ten thousand digits is a decimal at once") {
    const auto decimal = Quotient(Integer(7), Integer::power_of_ten(9'999)).find_decimal();
    REQUIRE(decimal);
    CHECK(decimal->coefficient() == Integer(7));
    CHECK(decimal->exponent() == -9'999);
}

TEST_CASE("digits of both parts are counted together") {
    CHECK(kanjo::count_digits(Quotient(1, 3)) == 2);
    CHECK(kanjo::count_digits(Quotient(-1000, 7)) == 5);
    CHECK(kanjo::count_digits(Quotient(0)) == 2);
}
