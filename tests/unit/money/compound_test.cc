#include "money/compound.h"

#include <sstream>

#include "support/catch.h"

using kanjo::Decimal;

namespace {

/// Steps such as "3 s6 10": a number, w a numeral, p a place, s a scale, f a fraction; the sum, or what is
/// wrong.
std::string sum_of(const std::string& steps) {
    kanjo::CompoundSum sum;
    std::istringstream words(steps);
    for (std::string word; words >> word;) {
        const std::string rest = word.substr(1);
        std::optional<std::string> fault;
        switch (word.front()) {
            case 'w':
                fault = sum.add_number(*kanjo::parse_decimal(rest), true);
                break;
            case 'p':
                fault = sum.add_place(std::stoi(rest));
                break;
            case 's':
                fault = sum.add_scale(std::stoi(rest));
                break;
            case 'f':
                fault = sum.add_fraction(*kanjo::parse_decimal(rest));
                break;
            default:
                fault = sum.add_number(*kanjo::parse_decimal(word), false);
        }
        if (fault) return *fault;
    }
    if (const std::optional<std::string> fault = sum.finish()) return *fault;
    return to_string(sum.total());
}

constexpr const char* not_descending = "its units do not descend";
constexpr const char* early_decimal = "a decimal stands before its last unit";
constexpr const char* unit_or_tenth = "the last digit could be a unit or a tenth of the scale before it";

}  // namespace

TEST_CASE("behind a place stands less than that place") {
    CHECK(sum_of("2 p2 99") == "299");
    CHECK(sum_of("2 p2 100") == not_descending);
    CHECK(sum_of("2 p2 150") == not_descending);
    CHECK(sum_of("2 p2 1.5") == not_descending);
    CHECK(sum_of("2 p2 3 p2") == not_descending);
    CHECK(sum_of("2 p2 3 p3") == not_descending);
    CHECK(sum_of("p3 p2 p1 1") == "1111");
    CHECK(sum_of("12 13") == "two numbers stand side by side");
}

TEST_CASE("one digit stands before the second place, several before the first") {
    CHECK(sum_of("12 p3 9 p2") == "12900");
    CHECK(sum_of("3 p3 10 p2") == "a single digit was expected");
    CHECK(sum_of("3 p3 12 p2") == "a single digit was expected");
    CHECK(sum_of("3 p3 w12 p1") == "3120");
}

TEST_CASE("a scale is smaller than the one before it, and so is what it counts") {
    CHECK(sum_of("3 s6 999 s3") == "3999000");
    CHECK(sum_of("3 s6 1000 s3") == not_descending);
    CHECK(sum_of("3 s6 1500 s3") == not_descending);
    CHECK(sum_of("3 s6 2000 s3") == not_descending);
    CHECK(sum_of("3 s6 0.5 s6") == not_descending);
    CHECK(sum_of("3 s6 5 s6") == not_descending);
    CHECK(sum_of("s6") == "a scale has no number before it");
    CHECK(sum_of("3 s6 s3") == "a scale has no number before it");
}

TEST_CASE("decimals stand before the last unit alone") {
    CHECK(sum_of("3 s6 1.5 s3") == "3001500");
    CHECK(sum_of("1.5 s6 200 s3") == early_decimal);
    CHECK(sum_of("1.5 s6 200") == early_decimal);
    CHECK(sum_of("3 s6 1.25 s3 10") == early_decimal);
}

TEST_CASE("thousands and a larger scale are one number") {
    CHECK(sum_of("4 s3 500 s6") == "4500000000");
    CHECK(sum_of("4 s3 999 s6") == "4999000000");
    CHECK(sum_of("4 s3 5 s7") == "40050000000");
    CHECK(sum_of("4 s3 5 s8") == not_descending);
    CHECK(sum_of("4 s3 5 s4") == not_descending);
    CHECK(sum_of("4 s3 5 s3") == not_descending);
    CHECK(sum_of("4 s3 1000 s6") == not_descending);
    CHECK(sum_of("4 s3 500.5 s6") == not_descending);
    CHECK(sum_of("4.5 s3 500 s6") == not_descending);
    CHECK(sum_of("4 s6 5 s3 6 s6") == not_descending);
}

TEST_CASE("a fraction is of the number or the scale before it") {
    CHECK(sum_of("2 f0.5 s6") == "2500000");
    CHECK(sum_of("2.5 f0.5 s6") == "a fraction follows a decimal");
    CHECK(sum_of("1 s6 f0.5") == "1500000");
    CHECK(sum_of("1.5 s6 f0.5") == "a fraction follows no whole number");
    CHECK(sum_of("1 s6 f0.5 f0.5") == "a fraction follows no whole number");
    CHECK(sum_of("1 s6 2 p2 f0.5") == "a fraction follows no whole number");
    CHECK(sum_of("2 p2 f0.5") == "a fraction follows no whole number");
    CHECK(sum_of("f0.5") == "a fraction follows no whole number");
}

TEST_CASE("a last number without a scale has two digits or more, and less than the scale before it") {
    CHECK(sum_of("3 s6 10") == "3000010");
    CHECK(sum_of("3 s6 9") == unit_or_tenth);
    CHECK(sum_of("3 s3 999") == "3999");
    CHECK(sum_of("3 s3 1000") == unit_or_tenth);
    CHECK(sum_of("3 s3 1500") == unit_or_tenth);
    CHECK(sum_of("7") == "7");
}
