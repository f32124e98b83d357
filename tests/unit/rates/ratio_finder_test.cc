#include "rates/ratio_finder.h"

#include "support/catch.h"
#include "support/rates.h"

using kanjo::Quotient;
using kanjo::RateTable;
using kanjo::RatioFinder;
using kanjo_test::currency;
using kanjo_test::period;
using kanjo_test::table_of;

namespace {

/// Days that quote different pairs, the same in another order, and a month.
constexpr const char* rows =
    "2024-03-01,EUR,USD,1.25\n2024-03-01,EUR,JPY,160.5\n2024-03-01,EUR,GBP,0.8\n"
    "2024-03-04,EUR,USD,1.5\n2024-03-04,EUR,JPY,161\n2024-03-04,EUR,GBP,0.75\n"
    "2024-03-05,EUR,JPY,162.25\n2024-03-05,EUR,USD,3e0\n2024-03-05,EUR,GBP,0.0008928571428571428571\n"
    "2024-03-06,EUR,USD,1.75\n2024-03-06,USD,JPY,150.5\n"
    "2024-03-07,EUR,USD,1.6\n2024-03-07,EUR,JPY,1e2\n2024-03-07,USD,JPY,151\n"
    "2024-03-20,EUR,USD,1.3\n2024-03-20,EUR,JPY,163.5\n"
    "2024-02,EUR,USD,1.1\n2024-02,EUR,JPY,159.5\n";

void check_all(const RateTable& table, const kanjo::LookupRules& rules,
               std::span<const kanjo::GivenRate> given, int step) {
    const RatioFinder finder(table, rules, given);
    const kanjo::Date first = period("2024-02-10").first;
    for (int i = 0; i < 60; ++i) {
        const kanjo::Period day = kanjo::day_period({first.days + i * step % 60});
        for (const auto& [from, to] : {std::pair("JPY", "USD"), std::pair("USD", "JPY"),
                                       std::pair("GBP", "JPY"), std::pair("EUR", "USD")}) {
            const auto rate = table.lookup_rate(currency(from), currency(to), day, rules, given);
            const auto ratio = finder.find(currency(from), currency(to), day);
            INFO(from << " to " << to << " on " << to_string(day));
            REQUIRE(ratio.has_value() == rate.has_value());
            if (!ratio) continue;
            CHECK(ratio->pair == rate->pair);
            CHECK(Quotient(ratio->numerator, ratio->denominator) == rate->rate);
        }
    }
}

}  // namespace

TEST_CASE("a ratio found among many is the rate that is looked up alone, in whatever order they are asked") {
    const RateTable table = table_of(rows);
    const kanjo::GivenRate given{{currency("GBP"), currency("USD")}, *kanjo::parse_decimal("1.375")};
    for (const int step : {1, 7, 59}) {
        check_all(table, {}, {}, step);
        check_all(table, {2, false}, {}, step);
        check_all(table, {2, true}, {}, step);
        check_all(table, {}, {&given, 1}, step);
    }
}

TEST_CASE("a ratio of a month or of the latest day is found too") {
    const RateTable table = table_of(rows);
    const kanjo::LookupRules rules;
    const RatioFinder finder(table, rules, {});
    const auto month = finder.find(currency("USD"), currency("JPY"), period("2024-02"));
    REQUIRE(month);
    CHECK(Quotient(month->numerator, month->denominator) ==
          Quotient(*kanjo::parse_decimal("159.5")) / Quotient(*kanjo::parse_decimal("1.1")));
    const auto latest = finder.find(currency("EUR"), currency("JPY"), std::nullopt);
    REQUIRE(latest);
    CHECK(Quotient(latest->numerator, latest->denominator) == Quotient(*kanjo::parse_decimal("163.5")));
    CHECK_FALSE(finder.find(currency("EUR"), currency("CHF"), period("2024-03-05")));
}
