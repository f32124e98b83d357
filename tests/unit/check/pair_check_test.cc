#include "check/pair_check.h"

#include "decimal/rounding.h"
#include "support/catch.h"
#include "unit/check/figures.h"

using check_test::decimal;
using check_test::figure;
using check_test::market;
using check_test::range;
using kanjo::check_pair;
using kanjo::Verdict;

namespace {

const kanjo::Decimal tolerance = 3;

struct Case {
    const char* what;
    kanjo::Figure first;
    kanjo::Figure second;
    check_test::KnownRate rate;
    Verdict verdict;
};

}  // namespace

TEST_CASE(
    "A pair is judged by its digits, then by its digits without trailing zeros, then by the tolerance") {
    const Case cases[] = {
        {"15 billion yuan ($2.4 billion)",
         figure("15", 9, "CNY"),
         figure("24", 8, "USD", 1),
         {"USD", "CNY", "6.196874"},
         Verdict::consistent},
        {"10 億美元（約 1,500 億日圓）: 3 % off, 10 leaves room for 5 %",
         figure("10", 8, "USD"),
         figure("1500", 8, "JPY"),
         {"USD", "JPY", "154.607"},
         Verdict::consistent},
        {"$570 million (90 billion yen): zeros that need not count",
         figure("570", 6, "USD"),
         figure("90", 9, "JPY"),
         {"USD", "JPY", "161"},
         Verdict::plausible},
        {"4.832 billion yen ($30.1 million) at 156: within the tolerance",
         figure("4832", 6, "JPY", 3),
         figure("301", 5, "USD", 1),
         {"USD", "JPY", "156"},
         Verdict::plausible},
        {"the same at 150: beyond it",
         figure("4832", 6, "JPY", 3),
         figure("301", 5, "USD", 1),
         {"USD", "JPY", "150"},
         Verdict::inconsistent},
        {"no rate for the pair",
         figure("4", 12, "KRW"),
         figure("31", 8, "USD", 1),
         {"USD", "JPY", "150"},
         Verdict::unknown},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        CHECK(check_pair(c.first, c.second, market({c.rate}), tolerance).verdict == c.verdict);
        CHECK(check_pair(c.second, c.first, market({c.rate}), tolerance).verdict == c.verdict);
    }
}

TEST_CASE("A deviation of exactly the tolerance is still plausible") {
    const kanjo::Figure yen = figure("16480000", 0, "JPY");
    const kanjo::Figure dollars = figure("100000", 0, "USD");
    const auto rates = market({{"USD", "JPY", "160"}});
    CHECK(check_pair(yen, dollars, rates, decimal("3")).deviation == kanjo::Quotient(decimal("3")));
    CHECK(check_pair(yen, dollars, rates, decimal("3")).verdict == Verdict::plausible);
    CHECK(check_pair(yen, figure("123457", 0, "USD"), rates, decimal("3")).verdict == Verdict::inconsistent);
    CHECK(
        check_pair(figure("16480001", 0, "JPY"), figure("100001", 0, "USD"), rates, decimal("2.9")).verdict ==
        Verdict::inconsistent);
}

TEST_CASE("A misprint of the press is inconsistent, with its deviation from the market") {
    const auto checked = check_pair(figure("26", 11, "JPY", 1), figure("152", 8, "USD", 1),
                                    market({{"USD", "JPY", "148.038946"}}), tolerance);
    CHECK(checked.verdict == Verdict::inconsistent);
    CHECK(kanjo::round_to_exponent(*checked.deviation, -2, kanjo::Rounding::half_even).value ==
          decimal("15.55"));
    CHECK(kanjo::is_finding(checked.verdict));
}

TEST_CASE("What states no sum in two currencies is no pair, and says why") {
    kanjo::Figure undisclosed = figure("5", 0, "USD");
    undisclosed.certainty = kanjo::Certainty::undisclosed;
    kanjo::Figure bare = figure("5", 0, "USD");
    bare.currency.reset();
    kanjo::Figure negative = figure("5", 0, "USD");
    negative.low = negative.high = -negative.low;
    const kanjo::Figure yen = figure("780", 0, "JPY");
    const std::pair<kanjo::Figure, const char*> cases[] = {
        {figure("36", 11, "JPY"), "both amounts are in JPY"},
        {figure("0", 0, "USD"), "an amount is zero"},
        {bare, "an amount has no currency"},
        {negative, "one amount is negative, the other is not"},
    };
    for (const auto& [other, reason] : cases) {
        const auto checked = check_pair(other, yen, market({{"USD", "JPY", "156"}}), tolerance);
        CHECK(checked.verdict == Verdict::no_pair);
        CHECK(checked.reason == reason);
        CHECK_FALSE(checked.implied);
        CHECK(kanjo::is_finding(checked.verdict));
    }
}

TEST_CASE("Beside an undisclosed amount nothing is known, which is no finding") {
    kanjo::Figure undisclosed;
    undisclosed.certainty = kanjo::Certainty::undisclosed;
    const auto checked =
        check_pair(undisclosed, figure("780", 0, "JPY"), market({{"USD", "JPY", "156"}}), tolerance);
    CHECK(checked.verdict == Verdict::unknown);
    CHECK(checked.reason == "an amount is undisclosed");
    CHECK_FALSE(kanjo::is_finding(checked.verdict));
}

TEST_CASE("Two negative amounts are judged as their magnitudes") {
    kanjo::Figure dollars = figure("5", 9, "USD");
    dollars.low = dollars.high = -dollars.low;
    kanjo::Figure yen = figure("780", 9, "JPY");
    yen.low = yen.high = -yen.low;
    CHECK(check_pair(yen, dollars, market({{"USD", "JPY", "156"}}), tolerance).verdict ==
          Verdict::consistent);
}

TEST_CASE("Of two ranges each end is tested with its like, and the worse verdict stands") {
    const kanjo::Figure dollars = range(figure("100", 8, "USD", 1), figure("200", 8, "USD", 1));
    const kanjo::Figure yen = range(figure("16", 11, "JPY", 1), figure("32", 11, "JPY", 1));
    const kanjo::Figure crooked = range(figure("16", 11, "JPY", 1), figure("24", 11, "JPY", 1));
    const auto rates = market({{"USD", "JPY", "160.5"}});
    CHECK(check_pair(dollars, yen, rates, tolerance).verdict == Verdict::consistent);
    CHECK(check_pair(dollars, crooked, rates, tolerance).verdict == Verdict::inconsistent);
    CHECK(check_pair(dollars, figure("24", 11, "JPY", 1), rates, tolerance).verdict == Verdict::consistent);
    CHECK(check_pair(dollars, figure("24", 12, "JPY", 0), rates, tolerance).verdict == Verdict::inconsistent);
}

TEST_CASE("A hedge widens nothing") {
    kanjo::Figure dollars = figure("301", 5, "USD", 1);
    for (const kanjo::Hedge hedge : {kanjo::Hedge::about, kanjo::Hedge::at_least, kanjo::Hedge::up_to}) {
        dollars.hedge = hedge;
        CHECK(check_pair(figure("4832", 6, "JPY", 3), dollars, market({{"USD", "JPY", "150"}}), tolerance)
                  .verdict == Verdict::inconsistent);
    }
}
