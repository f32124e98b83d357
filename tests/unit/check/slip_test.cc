#include "check/slip.h"

#include "support/catch.h"
#include "unit/check/figures.h"

using check_test::decimal;
using check_test::figure;
using check_test::market;
using kanjo::find_slip;

namespace {

kanjo::Figure compound(const char* digits, int exponent, const char* code) {
    kanjo::Figure result = figure(digits, exponent, code);
    result.is_compound = true;
    return result;
}

struct Case {
    const char* what;
    kanjo::Figure first;
    kanjo::Figure second;
    std::vector<check_test::KnownRate> rates;
    const char* slip;
    const char* first_would_be;  ///< or null: it stays
    const char* second_would_be;
};

}  // namespace

TEST_CASE("A slip that explains the pair is found, with the figure that would fit") {
    const Case cases[] = {
        {"1 trillion yen (approximately $65 billion)",
         figure("1", 12, "JPY"),
         figure("65", 9, "USD"),
         {{"USD", "JPY", "153.6"}},
         "factor 10",
         "10000000000000",
         nullptr},
        {"$5 million for $5 billion",
         figure("5", 6, "USD"),
         figure("780", 9, "JPY"),
         {{"USD", "JPY", "156"}},
         "factor 1000",
         "5000000000",
         nullptr},
        {"80億米ドル超(1兆2000万円超)",
         figure("80", 8, "USD"),
         compound("100002000", 4, "JPY"),
         {{"USD", "JPY", "154.34"}},
         "factor 10000",
         nullptr,
         "1200000000000"},
        {"3.9 trillion dollars (25 billion yen)",
         figure("39", 11, "USD", 1),
         figure("25", 9, "JPY"),
         {{"USD", "JPY", "153.17"}},
         "swapped currencies",
         "3900000000000",
         "25000000000"},
        {"A$5 billion ($7.81 billion): the other way round",
         figure("500", 7, "AUD", 2),
         figure("781", 7, "USD", 2),
         {{"AUD", "USD", "0.64"}},
         "swapped currencies",
         "5000000000",
         "7810000000"},
        {"2.26 trillion yen (€15.24 billion) of dollars",
         figure("226", 10, "JPY", 2),
         figure("1524", 7, "EUR", 2),
         {{"USD", "JPY", "148.29"}, {"EUR", "JPY", "161.4"}},
         "wrong currency",
         nullptr,
         "15240000000"},
        {"JPY2.6 trillion ($15.2 billion)",
         figure("26", 11, "JPY", 1),
         figure("152", 8, "USD", 1),
         {{"USD", "JPY", "148.038946"}},
         "dropped digit",
         "2260000000000",
         nullptr},
        {"2.62 trillion yen ($15.24 billion)",
         figure("262", 10, "JPY", 2),
         figure("1524", 7, "USD", 2),
         {{"USD", "JPY", "148.29"}},
         "transposed digits",
         "2260000000000",
         nullptr},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        const auto slip = find_slip(c.first, c.second, market(c.rates), 3);
        REQUIRE(slip);
        CHECK(kanjo::name_of(*slip) == c.slip);
        const kanjo::Correction& correction = slip->corrections.front();
        REQUIRE(correction.first.has_value() == (c.first_would_be != nullptr));
        REQUIRE(correction.second.has_value() == (c.second_would_be != nullptr));
        if (correction.first) CHECK(correction.first->low == decimal(c.first_would_be));
        if (correction.second) CHECK(correction.second->low == decimal(c.second_would_be));
    }
}

TEST_CASE("A factor can be set right in either figure") {
    const auto slip =
        find_slip(figure("1", 12, "JPY"), figure("65", 9, "USD"), market({{"USD", "JPY", "153.6"}}), 3);
    REQUIRE(slip);
    REQUIRE(slip->corrections.size() == 2);
    CHECK(slip->corrections[1].second->low == decimal("6500000000"));
}

TEST_CASE("No slip is named where none explains the pair") {
    const auto rates = market({{"CNY", "JPY", "21.4"}, {"USD", "JPY", "152.1"}, {"USD", "CNY", "7.1"}});
    CHECK_FALSE(find_slip(figure("41093", 7, "CNY", 2), figure("123", 11, "JPY", 1), rates, 3));
}

TEST_CASE("A figure of very many digits is judged at once") {
    const std::string digits(9'000, '7');
    CHECK_FALSE(find_slip(figure(digits.c_str(), 0, "JPY"), figure("3", 0, "USD"),
                          market({{"USD", "JPY", "156"}}), 3));
}
