#include "rates/rate_table.h"

#include "decimal/rounding.h"
#include "rates/rate_source.h"
#include "support/catch.h"
#include "support/rates.h"

using kanjo::Basis;
using kanjo::Currency;
using kanjo::Derivation;
using kanjo::LookupRules;
using kanjo::Quotient;
using kanjo::RateTable;
using kanjo_test::currency;
using kanjo_test::period;
using kanjo_test::table_of;

namespace {

Quotient amount(std::string_view digits) {
    return Quotient(*kanjo::parse_decimal(digits));
}

std::string cents(const Quotient& value) {
    return to_string(kanjo::round_to_exponent(value, -2, kanjo::Rounding::half_even).value);
}

std::string converted(const RateTable& table, std::string_view digits, std::string_view from,
                      std::string_view to, std::string_view when, const LookupRules& rules = {}) {
    const auto rate = table.lookup_rate(currency(from), currency(to), period(when), rules);
    if (!rate) return std::string(code_name(rate.error().code)) + ' ' + rate.error().message;
    return to_string(kanjo::convert_amount(amount(digits), currency(from), *rate));
}

}  // namespace

TEST_CASE("the yen of the subsidies are worth what three years of monthly means say") {
    RateTable::Contents contents;
    kanjo::read_builtin_rates(contents);
    const RateTable table = *RateTable::build(std::move(contents));
    const auto rate = table.lookup_rate(currency("JPY"), currency("USD"), period("2021-04/2024-03"), {});
    REQUIRE(rate);
    CHECK(cents(kanjo::convert_amount(amount("3900000000000"), currency("JPY"), *rate)) == "29957889834.34");
    CHECK(cents(rate->rate) == "130.18");
    REQUIRE(rate->legs.size() == 2);
    CHECK(rate->legs[0].quotes == 36);
    CHECK(rate->legs[0].source == "ECB reference rates");
    CHECK(to_string(*rate->used) == "2021-04/2024-03");
}

TEST_CASE("a rate is used as quoted and divided by in the other direction, exactly") {
    const RateTable table = table_of("2024-04-12,EUR,USD,1.0652\n2024-04-12,EUR,JPY,163.16\n");
    CHECK(converted(table, "10", "EUR", "USD", "2024-04-12") == "10.652");
    CHECK(converted(table, "10.652", "USD", "EUR", "2024-04-12") == "10");
    CHECK(converted(table, "16316", "JPY", "USD", "2024-04-12") == "106.52");
    const auto cross = table.lookup_rate(currency("JPY"), currency("USD"), period("2024-04-12"), {});
    REQUIRE(cross);
    CHECK(to_string(cross->pair) == "USD/JPY");
    REQUIRE(cross->legs.size() == 2);
    CHECK(to_string(cross->legs[0].pair) == "EUR/USD");
    CHECK(cross->legs[0].inverse);
    CHECK_FALSE(cross->legs[1].inverse);
    CHECK(to_string(cross->legs[1].rate) == "163.16");
}

TEST_CASE("a day without a rate takes the last one before it within the age, never a later one") {
    const RateTable table = table_of("2024-02-16,EUR,USD,1.25\n2024-02-26,EUR,USD,1.5\n");
    const auto rate = table.lookup_rate(currency("EUR"), currency("USD"), period("2024-02-23"), {});
    REQUIRE(rate);
    CHECK(to_string(*rate->asked) == "2024-02-23");
    CHECK(to_string(*rate->used) == "2024-02-16");
    CHECK(rate->age_days == 7);
    CHECK(to_string(rate->rate) == "1.25");
    CHECK(converted(table, "10", "EUR", "USD", "2024-02-24", {8, false}) == "12.5");
    CHECK(converted(table, "10", "EUR", "USD", "2024-02-25", {0, false}) ==
          "K0401 there is no rate for EUR/USD on 2024-02-25: the nearest are 2024-02-16 before it and "
          "2024-02-26 after it");
    const auto missing = table.lookup_rate(currency("EUR"), currency("USD"), period("2024-02-25"), {});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().help ==
          "--max-age 9 takes the one before it; --gap month takes the one of its month; --rate EUR/USD=RATE "
          "gives your own");
}

TEST_CASE("what is missing is told with what is nearest") {
    const RateTable table =
        table_of("2024-02-16,EUR,USD,1.25\n2024-02-26,EUR,USD,1.5\n2023-12,EUR,JPY,160.5\n");
    struct Row {
        std::string_view from, to, when, message;
    };
    const Row rows[] = {
        {"EUR", "USD", "2024-02-15",
         "there is no rate for EUR/USD on 2024-02-15: the nearest is 2024-02-16 after it, and none is before "
         "it"},
        {"USD", "EUR", "2024-06-01",
         "there is no rate for EUR/USD on 2024-06-01: the nearest is 2024-02-26 before it, and none is after "
         "it"},
        {"EUR", "JPY", "2024-01-05",
         "there is no rate for EUR/JPY on 2024-01-05: the nearest is 2023-12 before it, and none is after "
         "it"},
        {"EUR", "USD", "2023",
         "there is no rate for EUR/USD for 2023: the nearest is 2024-02-16 after it, and none is before it"},
        {"EUR", "GBP", "2024-02-16", "there is no rate for EUR/GBP: the table has none of GBP"},
        {"USD", "JPY", "2024-02-16", "there is no rate for USD/JPY on 2024-02-16, nor at any other date"},
    };
    for (const Row& row : rows) {
        CHECK(converted(table, "10", row.from, row.to, row.when) == "K0401 " + std::string(row.message));
    }
}

TEST_CASE("all legs of a cross come from one day, the freshest that they share") {
    const RateTable table = table_of(
        "2024-03-01,EUR,USD,1.25\n2024-03-01,EUR,JPY,160\n2024-03-04,EUR,USD,1.5\n2024-03-05,EUR,JPY,170\n");
    const auto rate = table.lookup_rate(currency("USD"), currency("JPY"), period("2024-03-05"), {});
    REQUIRE(rate);
    CHECK(to_string(*rate->used) == "2024-03-01");
    CHECK(to_string(rate->rate) == "128");
}

TEST_CASE(
    "a fresher cross wins over an older direct quote, and the direct quote of the same day over a cross") {
    const std::string_view rows =
        "2024-03-01,USD,JPY,150\n2024-03-01,EUR,USD,1.25\n2024-03-01,EUR,JPY,160\n2024-03-04,EUR,USD,1.25\n"
        "2024-03-04,EUR,JPY,200\n";
    const RateTable table = table_of(rows);
    CHECK(converted(table, "1", "USD", "JPY", "2024-03-01") == "150");
    CHECK(converted(table, "1", "USD", "JPY", "2024-03-04") == "160");
    CHECK(converted(table, "1", "USD", "JPY", "2024-03-02") == "150");
}

TEST_CASE("of several pivots EUR is taken, then USD, then the first by code") {
    struct Row {
        std::string_view rows, from, to, rate;
    };
    const Row rows[] = {
        {"2024-03-01,EUR,SEK,10\n2024-03-01,EUR,NOK,12.5\n2024-03-01,USD,SEK,8\n2024-03-01,USD,NOK,16\n",
         "SEK", "NOK", "1.25"},
        {"2024-03-01,CHF,SEK,10\n2024-03-01,CHF,NOK,12.5\n2024-03-01,USD,SEK,8\n2024-03-01,USD,NOK,16\n",
         "SEK", "NOK", "2"},
        {"2024-03-01,CHF,SEK,10\n2024-03-01,CHF,NOK,12.5\n2024-03-01,CAD,SEK,8\n2024-03-01,CAD,NOK,16\n",
         "SEK", "NOK", "2"},
        {"2024-03-01,EUR,GBP,0.8\n2024-03-01,EUR,USD,1.25\n2024-03-01,USD,TWD,32\n", "GBP", "TWD", "50"},
    };
    for (const Row& row : rows) {
        CHECK(converted(table_of(row.rows), "1", row.from, row.to, "2024-03-01") == row.rate);
    }
}

TEST_CASE("a period takes its own row, else the mean of its months, else the mean of its published days") {
    const RateTable table = table_of(
        "2023,EUR,USD,1.0813\n2024-01,EUR,USD,1.25\n2024-02,EUR,USD,1.5\n2024-02-05,EUR,USD,9\n"
        "2024-03-05,EUR,USD,2\n2024-03-06,EUR,USD,3\n2024-03-28,EUR,USD,4.5\n");
    CHECK(converted(table, "1", "EUR", "USD", "2023") == "1.0813");
    CHECK(converted(table, "1", "EUR", "USD", "2024-02") == "1.5");
    CHECK(converted(table, "1", "EUR", "USD", "2024-01/2024-02") == "1.375");
    CHECK(converted(table, "1", "EUR", "USD", "2024-03") == "19/6");
    CHECK(converted(table, "2", "EUR", "USD", "2024-02-01/2024-03-05") == "11");
    CHECK(converted(table, "1", "USD", "EUR", "2024-03") == "6/19");
    const auto march = table.lookup_rate(currency("EUR"), currency("USD"), period("2024-03"), {});
    REQUIRE(march);
    CHECK(march->legs[0].quotes == 3);
    CHECK(march->note.empty());
    const auto year = table.lookup_rate(currency("EUR"), currency("USD"), period("2024"), {});
    REQUIRE(year);
    CHECK(year->note == "4 published days of EUR/USD, from 2024-02-05 to 2024-03-28, stand for 2024");
}

TEST_CASE("a cross of a period is the ratio of the means of its legs") {
    const RateTable table = table_of(
        "2024-03-05,EUR,USD,1\n2024-03-05,EUR,JPY,100\n2024-03-06,EUR,USD,3\n2024-03-06,EUR,JPY,500\n");
    CHECK(converted(table, "1", "USD", "JPY", "2024-03") == "150");
}

TEST_CASE("a gap is served by the month's row, else by the mean of its days, and says so") {
    const RateTable table = table_of(
        "2024-02,EUR,USD,1.25\n2024-03-20,EUR,USD,1.5\n2024-03-22,EUR,USD,2\n2024-02,EUR,JPY,160\n2024-03-20,"
        "EUR,JPY,175\n");
    const LookupRules gap{7, true};
    const auto row = table.lookup_rate(currency("EUR"), currency("USD"), period("2024-02-10"), gap);
    REQUIRE(row);
    CHECK(to_string(row->rate) == "1.25");
    CHECK(to_string(*row->used) == "2024-02");
    CHECK(row->age_days == 0);
    CHECK(row->note == "the rate of the month 2024-02 serves the day");
    const auto mean = table.lookup_rate(currency("USD"), currency("JPY"), period("2024-03-04"), gap);
    REQUIRE(mean);
    CHECK(to_string(mean->rate) == "100");
    CHECK(mean->note ==
          "the mean of the 2 published days of 2024-03 serves the day; "
          "the mean of the 1 published day of 2024-03 serves the day");
    CHECK(converted(table, "1", "EUR", "USD", "2024-03-25", gap) == "2");
    CHECK(converted(table, "1", "EUR", "USD", "2024-04-25", gap).substr(0, 5) == "K0401");
}

TEST_CASE("the latest is the last day that all legs share, else the last month or year") {
    const RateTable table = table_of(
        "2024-03-01,EUR,USD,1.25\n2024-03-04,EUR,USD,1.5\n2024-03-01,EUR,JPY,160\n2025,EUR,USD,4\n"
        "2023-11,EUR,GBP,0.8\n2023-12,EUR,GBP,0.9\n2023,EUR,GBP,0.7\n");
    const auto latest = [&](std::string_view a, std::string_view b) {
        const auto rate = table.lookup_latest(currency(a), currency(b));
        if (!rate) return rate.error().message;
        CHECK_FALSE(rate->asked);
        return to_string(*rate->used) + ' ' + to_string(rate->rate);
    };
    CHECK(latest("EUR", "USD") == "2024-03-04 1.5");
    CHECK(latest("JPY", "USD") == "2024-03-01 128");
    CHECK(latest("GBP", "EUR") == "2023-12 0.9");
    CHECK(latest("GBP", "JPY") ==
          "there is no rate for GBP/JPY: no way through the table joins them at one date");
}

TEST_CASE("a given rate wins for its pair at every date and leaves the table's crosses as they are") {
    kanjo::RateContents contents =
        kanjo_test::contents_of_rows("2024-03-01,EUR,USD,1.25\n2024-03-01,EUR,JPY,160\n");
    contents.given = {*kanjo::parse_given_rate("EUR/USD=2"), *kanjo::parse_given_rate("usd/cny=6.94")};
    const RateTable table = *RateTable::build(std::move(contents));
    const auto given = table.lookup_rate(currency("USD"), currency("EUR"), period("1999-01-01"), {});
    REQUIRE(given);
    CHECK(given->is_given);
    CHECK_FALSE(given->used);
    CHECK(given->legs[0].source == "given");
    CHECK(to_string(given->rate) == "2");
    CHECK(converted(table, "1", "USD", "JPY", "2024-03-01") == "128");
    const auto mixed = table.lookup_rate(currency("CNY"), currency("JPY"), period("2024-03-02"), {});
    REQUIRE(mixed);
    REQUIRE(mixed->legs.size() == 3);
    CHECK_FALSE(mixed->is_given);
    CHECK(to_string(*mixed->used) == "2024-03-01");
    CHECK(to_string(mixed->rate * amount("6.94")) == "80");
}

TEST_CASE("the rates of a sweep are stronger than those of the table and its options") {
    kanjo::RateContents contents = kanjo_test::contents_of_rows("2024-03-01,USD,JPY,150.5\n");
    contents.given = {*kanjo::parse_given_rate("USD/JPY=160.5")};
    const RateTable table = *RateTable::build(std::move(contents));
    Basis sweep = *kanjo::parse_basis("2024-03-01");
    const auto at = [&] {
        return to_string(
            lookup_rate_at(table, sweep, currency("JPY"), currency("USD"), std::nullopt, {})->rate);
    };
    CHECK(at() == "160.5");
    sweep.given = {*kanjo::parse_given_rate("JPY/USD=0.008")};
    CHECK(at() == "125");
    sweep.kind = kanjo::BasisKind::latest;
    CHECK(at() == "125");
}

TEST_CASE("two rates for one pair and period are a conflict that names both places") {
    const auto built = RateTable::build(kanjo_test::contents_of_rows(
        "2024-03-01,USD,JPY,150.5,Fed\n2024-03-04,USD,JPY,151,Fed\n2024-03-01,USD,JPY,151,Bank\n"));
    REQUIRE_FALSE(built);
    CHECK(code_name(built.error().code) == "K0402");
    CHECK(built.error().message ==
          "two rates contradict each other on 2024-03-01: USD/JPY 150.5 (Fed, rates.csv:2) and USD/JPY 151 "
          "(Bank, rates.csv:4)");
    CHECK(built.error().help ==
          "--prefer 'Fed' takes one source before the others; 'kanjo rates lint' lists all conflicts");
    CHECK(built.error().place.line == 4);
}

TEST_CASE("equal rates and inverse quotes that agree in their last digit are no conflict") {
    struct Row {
        std::string_view rows;
        bool is_conflict;
    };
    const Row rows[] = {
        {"2024-03-01,USD,JPY,151.0\n2024-03-01,USD,JPY,151.00\n", false},
        {"2024-03-01,USD,JPY,151.0\n2024-03-01,USD,JPY,151.01\n", true},
        {"2024-03-01,EUR,USD,1.0852\n2024-03-01,USD,EUR,0.9215\n", false},
        {"2024-03-01,EUR,USD,1.0852\n2024-03-01,USD,EUR,0.9214\n", false},
        {"2024-03-01,EUR,USD,1.0852\n2024-03-01,USD,EUR,0.9213\n", true},
        {"2024-03-01,EUR,USD,1.0852\n2024-03,USD,EUR,0.5\n", false},
    };
    for (const Row& row : rows) {
        INFO(row.rows);
        CHECK(RateTable::build(kanjo_test::contents_of_rows(row.rows)).has_value() != row.is_conflict);
    }
    const RateTable both = table_of("2024-03-01,USD,EUR,0.9215\n2024-03-01,EUR,USD,1.0852\n");
    CHECK(converted(both, "1", "EUR", "USD", "2024-03-01") == "1.0852");
}

TEST_CASE("a preferred source, stem or file wins its conflicts, and must be there") {
    const std::string_view rows =
        "2024-03-01,USD,JPY,150.5,Fed (noon)\n2024-03-01,USD,JPY,151,Bank\n2024-03-01,USD,JPY,152,Desk\n";
    const auto rate_by = [&](std::string prefer) {
        kanjo::RateContents contents = kanjo_test::contents_of_rows(rows);
        contents.prefer = std::move(prefer);
        const auto table = RateTable::build(std::move(contents));
        return table ? converted(*table, "1", "USD", "JPY", "2024-03-01") : table.error().message;
    };
    CHECK(rate_by("Fed") == "150.5");
    CHECK(rate_by("Fed (noon)") == "150.5");
    CHECK(rate_by("Bank") == "151");
    CHECK(rate_by("bank") == "no source of the rates is called 'bank'");
    CHECK(rate_by("rates.csv").substr(0, 29) == "two rates contradict each oth");
}

TEST_CASE("what cannot be a rate keeps the table from being built") {
    const Currency usd = currency("USD");
    const Currency jpy = currency("JPY");
    const auto built_with = [&](kanjo::Quote quote) {
        kanjo::RateContents contents;
        contents.add_source("test", "test.csv");
        contents.quotes.push_back(quote);
        const auto table = RateTable::build(std::move(contents));
        return table ? "built" : std::string(code_name(table.error().code)) + ' ' + table.error().message;
    };
    const auto day = period("2024-03-01");
    CHECK(built_with({{usd, jpy}, day, kanjo::Decimal(0), 0, 2}) ==
          "K0403 the rate of USD/JPY is not above zero");
    CHECK(built_with({{usd, jpy}, day, kanjo::Decimal(-5), 0, 2}) ==
          "K0403 the rate of USD/JPY is not above zero");
    CHECK(built_with({{usd, usd}, day, kanjo::Decimal(2), 0, 2}) ==
          "K0403 a currency is worth 1 of itself, not 2");
    CHECK(built_with({{usd, usd}, day, kanjo::Decimal(1), 0, 2}) == "built");
    CHECK(built_with({{usd, jpy}, period("2021-04/2024-03"), kanjo::Decimal(150), 0, 2}) ==
          "K0403 2021-04/2024-03 is not a day, month or year");
}

TEST_CASE("a rate of many digits is kept and used whole") {
    const std::string digits = "0.0008928571428571428571428571429";
    const RateTable table = table_of("2013-06-15,EUR,USD," + digits + "\n2013-06-15,EUR,JPY,1e30\n");
    CHECK(converted(table, "1", "EUR", "USD", "2013-06-15") == digits);
    CHECK(converted(table, "1e-30", "EUR", "JPY", "2013-06-15") == "1");
}

TEST_CASE("the quick ratio is the value of the derivation") {
    const RateTable table = table_of(
        "2024-03-05,EUR,USD,1.25\n2024-03-05,EUR,JPY,160.5\n2024-03-06,EUR,USD,3\n2024-03-06,EUR,JPY,"
        "5e2\n2024-02,EUR,JPY,7\n");
    for (const std::string_view when : {"2024-03-05", "2024-03-10", "2024-03", "2024"}) {
        const auto rate = table.lookup_rate(currency("JPY"), currency("USD"), period(when), {});
        const auto ratio = table.find_ratio(currency("JPY"), currency("USD"), period(when), {});
        REQUIRE(rate);
        REQUIRE(ratio);
        CHECK(ratio->pair == rate->pair);
        CHECK(Quotient(ratio->numerator, ratio->denominator) == rate->rate);
    }
    CHECK_FALSE(table.find_ratio(currency("JPY"), currency("USD"), period("2022"), {}));
}

TEST_CASE("the rows behind a leg and the periods of a pair can be told") {
    const RateTable table = table_of(
        "2024-03-05,EUR,USD,1.25\n2024-03-06,EUR,USD,3\n2024-02,EUR,USD,1.5\n2024-02,EUR,JPY,160.5\n");
    const auto march = table.lookup_rate(currency("EUR"), currency("USD"), period("2024-03"), {});
    REQUIRE(march);
    const auto quotes = table.quotes_behind(march->legs[0], *march->used);
    REQUIRE(quotes.size() == 2);
    CHECK(to_string(quotes[1].period) == "2024-03-06");
    CHECK(to_string(quotes[1].rate) == "3");
    CHECK(quotes[1].line == 3);
    std::string periods;
    for (const auto& shared : table.shared_periods(currency("EUR"), currency("USD")))
        periods += to_string(shared) + ' ';
    CHECK(periods == "2024-03-05 2024-03-06 2024-02 ");
    CHECK(table.shared_periods(currency("JPY"), currency("USD")).size() == 1);
}
