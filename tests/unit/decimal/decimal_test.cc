#include "decimal/decimal.h"

#include <string>

#include "base/limits.h"
#include "support/catch.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::parse_decimal;
using kanjo::to_string;

TEST_CASE("a decimal keeps the digits and the place it was written with") {
    struct Row {
        const char* text;
        int coefficient, exponent;
        const char* shown;
    };
    const Row rows[] = {{"0", 0, 0, "0"},
                        {"2.50", 250, -2, "2.50"},
                        {".5", 5, -1, "0.5"},
                        {"5.", 5, 0, "5"},
                        {"39e11", 39, 11, "3900000000000"},
                        {"-0.05", -5, -2, "-0.05"},
                        {"+1E+3", 1, 3, "1000"},
                        {"1.5e-3", 15, -4, "0.0015"},
                        {"00120", 120, 0, "120"},
                        {"-0.00", 0, -2, "0.00"},
                        {"0e5", 0, 5, "0"},
                        {"-1", -1, 0, "-1"},
                        {"12.5e1", 125, 0, "125"},
                        {"1e-1", 1, -1, "0.1"}};
    for (const Row& row : rows) {
        INFO(row.text);
        const auto value = parse_decimal(row.text);
        REQUIRE(value);
        CHECK(value->coefficient() == Integer(row.coefficient));
        CHECK(value->exponent() == row.exponent);
        CHECK(to_string(*value) == row.shown);
    }
}

TEST_CASE("what is not wholly a number is refused") {
    for (const char* text : {"", "+", "-", ".", "e5", "1e", "1e+", "1e5.0", "1.2.3", " 1", "1 ", "1,000",
                             "--1", "0x10", "1_000", "inf", "nan", "1e5e5", "１"}) {
        INFO(text);
        const auto value = parse_decimal(text);
        REQUIRE_FALSE(value);
        CHECK(value.error().code == kanjo::Code::K0901);
    }
}

TEST_CASE("numbers are read up to their limits and refused one past them") {
    const std::string most(kanjo::limits::digits_max, '9');
    CHECK(parse_decimal(most));
    CHECK(parse_decimal(most.substr(1) + ".9"));
    CHECK_FALSE(parse_decimal(most + "9"));
    CHECK_FALSE(parse_decimal(most + ".9"));
    CHECK(parse_decimal("1e9999"));
    CHECK(parse_decimal("1e-9999"));
    CHECK_FALSE(parse_decimal("1e10000"));
    CHECK_FALSE(parse_decimal("1e-10000"));
    CHECK_FALSE(parse_decimal("1e999999999999999999999"));
    CHECK(to_string(*parse_decimal(most)) == most);
}

TEST_CASE("sums keep the finer place and products add the places") {
    struct Row {
        const char *a, *b, *sum, *difference, *product;
    };
    const Row rows[] = {
        {"1.25", "160.5", "161.75", "-159.25", "200.625"},
        {"2.50", "2.5", "5.00", "0.00", "6.250"},
        {"39e11", "14e9", "3914000000000", "3886000000000", "54600000000000000000000"},
        {"-0.1", "0.1", "0.0", "-0.2", "-0.01"},
        {"99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000",
         "99999999999999999999999999999999999998", "99999999999999999999999999999999999999"}};
    for (const Row& row : rows) {
        INFO(row.a << " and " << row.b);
        const Decimal a = *parse_decimal(row.a);
        const Decimal b = *parse_decimal(row.b);
        CHECK(to_string(a + b) == row.sum);
        CHECK(to_string(a - b) == row.difference);
        CHECK(to_string(a * b) == row.product);
    }
}

TEST_CASE("decimals compare by value, not by form") {
    CHECK(*parse_decimal("2.50") == *parse_decimal("2.5"));
    CHECK(*parse_decimal("0.00") == *parse_decimal("-0"));
    CHECK(*parse_decimal("1e9999") > *parse_decimal("9e9998"));
    CHECK(*parse_decimal("-1e9999") < *parse_decimal("1e-9999"));
    CHECK(*parse_decimal("0.1") < *parse_decimal("0.10000000000000000000000000000000000000000001"));
    CHECK(Decimal(1, 999'999'999) > Decimal(9, 999'999'998));
}

TEST_CASE("a normalised decimal has no trailing zeros") {
    struct Row {
        const char* text;
        int coefficient, exponent;
    };
    const Row rows[] = {{"2.50", 25, -1}, {"0.00", 0, 0},      {"1000", 1, 3},   {"1024", 1024, 0},
                        {"-120", -12, 1}, {"1e9999", 1, 9999}, {"0e9999", 0, 0}, {"7", 7, 0}};
    for (const Row& row : rows) {
        INFO(row.text);
        const Decimal value = parse_decimal(row.text)->normalised();
        CHECK(value.coefficient() == Integer(row.coefficient));
        CHECK(value.exponent() == row.exponent);
    }
    for (int zeros = 0; zeros <= 80; ++zeros) {
        const Decimal value = Decimal(Integer::power_of_ten(zeros) * Integer(-7), 0).normalised();
        CHECK(value.coefficient() == Integer(-7));
        CHECK(value.exponent() == zeros);
    }
}

TEST_CASE("the leading digit's place is known") {
    CHECK(parse_decimal("999")->leading_exponent() == 2);
    CHECK(parse_decimal("0.5")->leading_exponent() == -1);
    CHECK(parse_decimal("-1e9999")->leading_exponent() == 9999);
    CHECK(parse_decimal("0.000")->leading_exponent() == 0);
    CHECK(Decimal(Integer::power_of_ten(60), -60).leading_exponent() == 0);
}

TEST_CASE("zero takes any finer place without making its zeros") {
    const Decimal zero = Decimal(0, 0).rescaled(-999'999'999);
    CHECK(zero.exponent() == -999'999'999);
    CHECK(zero.is_zero());
}
