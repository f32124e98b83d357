#include "decimal/rounding.h"

#include <string>

#include "support/catch.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::parse_decimal;
using kanjo::Quotient;
using kanjo::Rounded;
using kanjo::Rounding;

namespace {

constexpr Rounding modes[] = {Rounding::half_even, Rounding::half_up,     Rounding::half_down,
                              Rounding::up,        Rounding::down,        Rounding::ceiling,
                              Rounding::floor,     Rounding::zero_five_up};

}  // namespace

TEST_CASE("each mode rounds as its name says") {
    struct Row {
        const char* text;
        const char* at_units[8];  // in the order of `modes`
    };
    const Row rows[] = {
        {"0.5", {"0", "1", "0", "1", "0", "1", "0", "1"}},
        {"1.5", {"2", "2", "1", "2", "1", "2", "1", "1"}},
        {"2.5", {"2", "3", "2", "3", "2", "3", "2", "2"}},
        {"-0.5", {"0", "-1", "0", "-1", "0", "0", "-1", "-1"}},
        {"-2.5", {"-2", "-3", "-2", "-3", "-2", "-2", "-3", "-2"}},
        {"5.1", {"5", "5", "5", "6", "5", "6", "5", "6"}},
        {"9.9", {"10", "10", "10", "10", "9", "10", "9", "9"}},
        {"10.01", {"10", "10", "10", "11", "10", "11", "10", "11"}},
        {"-15.000000001", {"-15", "-15", "-15", "-16", "-15", "-15", "-16", "-16"}},
        {"2.500000000000000000000000000000000000000001", {"3", "3", "3", "3", "2", "3", "2", "2"}},
        {"2.499999999999999999999999999999999999999999", {"2", "2", "2", "3", "2", "3", "2", "2"}},
        {"7.00", {"7", "7", "7", "7", "7", "7", "7", "7"}}};
    for (const Row& row : rows) {
        const Decimal value = *parse_decimal(row.text);
        for (std::size_t i = 0; i < 8; ++i) {
            INFO(row.text << " " << kanjo::name_of(modes[i]));
            const Rounded of_decimal = kanjo::round_to_exponent(value, 0, modes[i]);
            const Rounded of_quotient = kanjo::round_to_exponent(Quotient(value), 0, modes[i]);
            CHECK(kanjo::to_string(of_decimal.value) == row.at_units[i]);
            CHECK(kanjo::to_string(of_quotient.value) == row.at_units[i]);
            CHECK(of_decimal.is_exact == (std::string(row.text) == "7.00"));
            CHECK(of_quotient.is_exact == of_decimal.is_exact);
        }
    }
}

TEST_CASE("every mode has its name, and only these names are modes") {
    for (const Rounding mode : modes) CHECK(kanjo::find_rounding(kanjo::name_of(mode)) == mode);
    for (const char* name : {"", "half", "HALF-EVEN", "half_even", "bankers"})
        CHECK_FALSE(kanjo::find_rounding(name));
}

TEST_CASE("a place coarser or finer than the digits written is reached") {
    struct Row {
        const char* text;
        int exponent;
        const char* shown;
        bool is_exact;
    };
    const Row rows[] = {{"25461", 3, "25000", false}, {"25461", -2, "25461.00", true},
                        {"25461", 5, "0", false},     {"75461", 5, "100000", false},
                        {"0", 9, "0", true},          {"0.005", -2, "0.00", false},
                        {"0.015", -2, "0.02", false}};
    for (const Row& row : rows) {
        INFO(row.text << " at 10^" << row.exponent);
        const Rounded rounded =
            kanjo::round_to_exponent(*parse_decimal(row.text), row.exponent, Rounding::half_even);
        CHECK(kanjo::to_string(rounded.value) == row.shown);
        CHECK(rounded.value.exponent() == row.exponent);
        CHECK(rounded.is_exact == row.is_exact);
    }
}

TEST_CASE("a place far above the value is reached at once") {
    for (const int exponent : {50, 999'999'999}) {
        const Decimal tiny = *parse_decimal("-3e-50");
        CHECK(kanjo::round_to_exponent(tiny, exponent, Rounding::half_up).value.is_zero());
        CHECK(kanjo::round_to_exponent(tiny, exponent, Rounding::floor).value.coefficient() == Integer(-1));
        CHECK(kanjo::round_to_exponent(Quotient(-1, 3), exponent, Rounding::up).value.coefficient() ==
              Integer(-1));
        CHECK(kanjo::round_to_exponent(Quotient(0), exponent, Rounding::up).is_exact);
    }
}

TEST_CASE("a third is rounded at any place") {
    const Quotient third(1, 3);
    CHECK(kanjo::to_string(kanjo::round_to_exponent(third, -5, Rounding::half_even).value) == "0.33333");
    CHECK(kanjo::to_string(kanjo::round_to_exponent(third, -5, Rounding::ceiling).value) == "0.33334");
    CHECK(kanjo::to_string(kanjo::round_to_exponent(Quotient(2, 3), 0, Rounding::half_even).value) == "1");
    const std::string digits = kanjo::to_string(kanjo::round_to_exponent(third, -1000, Rounding::down).value);
    CHECK(digits == "0." + std::string(1000, '3'));
}

TEST_CASE("significant digits are counted after the carry") {
    struct Row {
        const char* text;
        int digits;
        const char* shown;
        int exponent;
        bool is_exact;
    };
    const Row rows[] = {{"9.99", 2, "10", 0, false},
                        {"999999.5", 6, "1000000", 1, false},
                        {"999.9995e6", 6, "1000000000", 4, false},
                        {"25461", 2, "25000", 3, false},
                        {"25000", 4, "25000", 3, true},
                        {"0.0012345", 3, "0.00123", -5, false},
                        {"0", 3, "0", 0, true},
                        {"7", 3, "7", 0, true}};
    for (const Row& row : rows) {
        INFO(row.text << " to " << row.digits);
        const Rounded rounded =
            kanjo::round_to_significant(Quotient(*parse_decimal(row.text)), row.digits, Rounding::half_even);
        CHECK(kanjo::to_string(rounded.value) == row.shown);
        CHECK(rounded.value.exponent() == row.exponent);
        CHECK(rounded.is_exact == row.is_exact);
    }
}

TEST_CASE("the leading place of a fraction is that of its decimal expansion") {
    CHECK(kanjo::leading_exponent(Quotient(1, 3)) == -1);
    CHECK(kanjo::leading_exponent(Quotient(2999, 3)) == 2);
    CHECK(kanjo::leading_exponent(Quotient(3000, 3)) == 3);
    CHECK(kanjo::leading_exponent(Quotient(-1, 1001)) == -4);
    CHECK(kanjo::leading_exponent(Quotient(0)) == 0);
}
