#include "check/interval.h"

#include "support/catch.h"
#include "unit/check/figures.h"

using check_test::decimal;
using check_test::figure;
using check_test::range;
using kanjo::interval_of;
using kanjo::Quotient;
using kanjo::Reading;

namespace {

struct Case {
    kanjo::Figure figure;
    Reading reading;
    const char* low;
    const char* high;
};

}  // namespace

TEST_CASE("A figure stands for what lies within half a unit of its last digit that counts") {
    const Case cases[] = {
        {figure("39", 11, "JPY", 1), Reading::written, "3850000000000", "3950000000000"},
        {figure("39", 11, "JPY", 1), Reading::loose, "3850000000000", "3950000000000"},
        {figure("1500", 8, "JPY"), Reading::written, "149950000000", "150050000000"},
        {figure("1500", 8, "JPY"), Reading::loose, "145000000000", "155000000000"},
        {figure("700", 7, "USD", 2), Reading::written, "6995000000", "7005000000"},
        {figure("700", 7, "USD", 2), Reading::loose, "6995000000", "7005000000"},
        {figure("700", 7, "INR"), Reading::loose, "6500000000", "7500000000"},
        {figure("12000", 8, "JPY"), Reading::loose, "1150000000000", "1250000000000"},
        {figure("266655", 0, "USD"), Reading::written, "266654.5", "266655.5"},
        {figure("50", -2, "USD", 2), Reading::loose, "0.495", "0.505"},
    };
    for (const Case& c : cases) {
        const kanjo::Interval interval = interval_of(c.figure, c.reading);
        CHECK(interval.low == Quotient(decimal(c.low)));
        CHECK(interval.high == Quotient(decimal(c.high)));
    }
}

TEST_CASE("Both ends of an interval belong to it") {
    const kanjo::Interval interval = interval_of(figure("25", 0, "USD"), Reading::written);
    CHECK(interval.contains(decimal("24.5")));
    CHECK(interval.contains(decimal("25.5")));
    CHECK_FALSE(interval.contains(decimal("24.499999")));
    CHECK_FALSE(interval.contains(decimal("25.500001")));
}

TEST_CASE("A range reaches from below its low end to above its high end, each by its own digit") {
    const kanjo::Figure figures = range(figure("10", 9, "USD"), figure("155", 8, "USD"));
    const kanjo::Interval interval = interval_of(figures, Reading::written);
    CHECK(interval.low == Quotient(decimal("9500000000")));
    CHECK(interval.high == Quotient(decimal("15550000000")));
}

TEST_CASE("The implied rate stands in market order, whichever figure comes first") {
    const kanjo::Figure yen = figure("39", 11, "JPY", 1);
    const kanjo::Figure dollars = figure("25", 9, "USD");
    for (const kanjo::ImpliedRate& implied :
         {kanjo::implied_rate(yen, dollars), kanjo::implied_rate(dollars, yen)}) {
        CHECK(kanjo::code_of(implied.pair.base) == "USD");
        CHECK(implied.rate == Quotient(decimal("156")));
        CHECK(implied.written.low == Quotient(385, 1) * Quotient(100, 255));
        CHECK(implied.written.high == Quotient(395, 1) * Quotient(100, 245));
        CHECK(implied.loose.low == implied.written.low);
    }
}
