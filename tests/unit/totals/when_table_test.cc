// When amounts count, as numbers: days have theirs, all else is told apart by all that it holds.
#include "totals/when_table.h"

#include "base/limits.h"
#include "support/catch.h"
#include "support/rates.h"

using kanjo::When;
using kanjo::WhenId;
using kanjo::WhenTable;

namespace {

When when_of(std::string_view period) {
    When when;
    if (!period.empty()) when.period = kanjo_test::period(period);
    return when;
}

/// In the order that ranks() promises: by period, stated rate, divisor, price key.
std::vector<When> whens_in_order() {
    std::vector<When> whens;
    for (const std::string_view period : {"", "2023", "2024-01", "2024-01-05", "2024-02-01/2024-03-15"}) {
        std::vector<When> here(8, when_of(period));
        here[1].price_key = "DE";
        here[2].price_key = "FR";
        here[3].divisor = kanjo::Decimal(3);
        here[4].stated.given = {{kanjo_test::currency("EUR"), kanjo_test::currency("USD")},
                                kanjo::Decimal(125, -2)};
        here[5].stated.given = {{kanjo_test::currency("EUR"), kanjo_test::currency("USD")},
                                kanjo::Decimal(126, -2)};
        here[6].stated.number = kanjo::Decimal(2);
        here[7].stated.number = kanjo::Decimal(3);
        const bool is_plain = !here[0].period || here[0].period->is_day();
        whens.insert(whens.end(), here.begin() + (is_plain ? 1 : 0), here.end());
    }
    return whens;
}

}  // namespace

TEST_CASE("no date and days need no place in the table") {
    WhenTable table;
    CHECK(table.id_of(When{}) == WhenTable::none);
    CHECK_FALSE(WhenTable::is_day(WhenTable::none));
    CHECK_FALSE(table.when(WhenTable::none).period);
    for (const std::string_view day : {"2024-04-12", "1999-01-04", "2024-12-31"}) {
        const WhenId id = table.id_of(when_of(day));
        CHECK(WhenTable::is_day(id));
        CHECK(table.when(id).period == kanjo_test::period(day));
    }
    CHECK_FALSE(table.has_specials());
    const WhenId month = table.id_of(when_of("2024-04"));
    CHECK(month == WhenTable::first_special);
    CHECK_FALSE(WhenTable::is_day(month));
    CHECK(table.has_specials());
}

TEST_CASE("whens that differ in anything have numbers of their own, and come back from them") {
    WhenTable table;
    const std::vector<When> whens = whens_in_order();
    for (std::size_t i = 0; i < whens.size(); ++i)
        CHECK(table.id_of(whens[i]) == WhenTable::first_special + i);
    WhenTable other;
    other.id_of(when_of("2022"));
    for (std::size_t i = 0; i < whens.size(); ++i) {
        const WhenId id = table.id_of(whens[i]);
        CHECK(id == WhenTable::first_special + i);
        const When back = table.when(id);
        CHECK(back.period == whens[i].period);
        CHECK(back.stated.number == whens[i].stated.number);
        CHECK(back.stated.given.has_value() == whens[i].stated.given.has_value());
        CHECK(back.divisor == whens[i].divisor);
        CHECK(back.price_key == whens[i].price_key);
        CHECK(other.id_of(table, id) == id + 1);
    }
}

TEST_CASE("ranks are the order of what whens hold, whichever came first") {
    const std::vector<When> whens = whens_in_order();
    WhenTable table;
    for (std::size_t i = 0; i < whens.size(); ++i) table.id_of(whens[i * 11 % whens.size()]);
    const std::vector<std::uint32_t> ranks = table.ranks();
    REQUIRE(ranks.size() == whens.size());
    for (std::size_t i = 0; i < whens.size(); ++i) CHECK(ranks[i] == i * 11 % whens.size());
}

TEST_CASE("a period within one year has the prices of that year") {
    CHECK(kanjo::price_period(kanjo_test::period("2024-04-12")) == kanjo_test::period("2024"));
    CHECK(kanjo::price_period(kanjo_test::period("2024-01-01/2024-12-31")) == kanjo_test::period("2024"));
    CHECK(kanjo::price_period(kanjo_test::period("2024-12-31/2025-01-01")) ==
          kanjo_test::period("2024-12-31/2025-01-01"));
}
