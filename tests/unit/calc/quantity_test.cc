#include "calc/quantity.h"

#include "support/catch.h"

namespace {

using kanjo::Decimal;
using kanjo::Figure;
using kanjo::Hedge;
using kanjo::Quantity;
using kanjo::QuantityKind;
using kanjo::Quotient;

Quantity number(const Decimal& value) {
    Figure figure;
    figure.low = figure.high = value;
    return kanjo::to_quantity(figure);
}

/// Money as written with `digits` significant digits; 0: exact.
Quantity money(const Decimal& low, const Decimal& high, const char* code, int digits = 0,
               Hedge hedge = Hedge::none) {
    Figure figure;
    figure.low = low;
    figure.high = high;
    figure.currency = kanjo::find_currency(code);
    figure.digits = digits;
    figure.hedge = hedge;
    return kanjo::to_quantity(figure);
}

Quantity money(const Decimal& value, const char* code, int digits = 0, Hedge hedge = Hedge::none) {
    return money(value, value, code, digits, hedge);
}

const Quotient& low_of(const Quantity& quantity) {
    return quantity.kind == QuantityKind::money ? quantity.parts.at(0).amount.low : quantity.amount.low;
}

const Quotient& high_of(const Quantity& quantity) {
    return quantity.kind == QuantityKind::money ? quantity.parts.at(0).amount.high : quantity.amount.high;
}

}  // namespace

TEST_CASE("sums keep the currency, and one part for each of several") {
    const Quantity dollars = *add(money(14, "USD"), money(3, "USD"));
    CHECK(low_of(dollars) == Quotient(17));
    CHECK_FALSE(dollars.is_mixed());
    const Quantity mixed = *subtract(dollars, money(390, "JPY"));
    REQUIRE(mixed.is_mixed());
    CHECK(mixed.parts[1].amount.low == Quotient(-390));
    CHECK(kanjo::describe(mixed) == "USD and JPY");
}

TEST_CASE("ranges add and subtract end by end, and a negative factor turns them round") {
    const Quantity range = money(10, 15, "USD");
    const Quantity sum = *add(range, money(1, 2, "USD"));
    CHECK(low_of(sum) == Quotient(11));
    CHECK(high_of(sum) == Quotient(17));
    const Quantity difference = *subtract(range, money(1, 2, "USD"));
    CHECK(low_of(difference) == Quotient(8));
    CHECK(high_of(difference) == Quotient(14));
    const Quantity product = *multiply(range, number(-2));
    CHECK(low_of(product) == Quotient(-30));
    CHECK(high_of(product) == Quotient(-20));
    CHECK(multiply(range, number(2))->is_range());
    CHECK(divide(number(1), range).error().code == kanjo::Code::K0702);
}

TEST_CASE("money over money is a number, of two currencies a rate, which converts") {
    const Quantity ratio = *divide(money(6, "USD"), money(4, "USD"));
    CHECK(ratio.kind == QuantityKind::number);
    CHECK(low_of(ratio) == Quotient(3, 2));
    const Quantity rate = *divide(money(3900, "JPY"), money(25, "USD"));
    REQUIRE(rate.kind == QuantityKind::rate);
    CHECK(kanjo::describe(rate) == "JPY per USD");
    CHECK(low_of(rate) == Quotient(156));
    const Quantity yen = *multiply(money(2, "USD"), rate);
    CHECK(kanjo::describe(yen) == "JPY");
    CHECK(low_of(yen) == Quotient(312));
    const Quantity dollars = *divide(money(312, "JPY"), rate);
    CHECK(kanjo::describe(dollars) == "USD");
    CHECK(low_of(dollars) == Quotient(2));
    CHECK(multiply(money(2, "JPY"), rate).error().code == kanjo::Code::K0702);
}

TEST_CASE("quantities that do not go together say what to write") {
    const struct {
        kanjo::Result<Quantity> result;
        const char* message;
    } rows[] = {
        {add(number(5), money(3, "USD")), "a number and USD cannot be added or subtracted"},
        {subtract(money(3, "USD"), number(5)), "USD and a number cannot be added or subtracted"},
        {multiply(money(3, "USD"), money(3, "JPY")), "money times money (USD times JPY) has no meaning"},
        {divide(number(1), money(3, "JPY")), "a number divided by JPY has no meaning"},
        {percent_of(money(10, "JPY")), "a per cent sign stands behind JPY, not behind a number"},
        {divide(money(3, "USD"), *subtract(money(3, "USD"), money(3, "USD"))),
         "a division by zero has no value"},
    };
    for (const auto& row : rows) {
        REQUIRE_FALSE(row.result);
        CHECK(row.result.error().message == row.message);
    }
}

TEST_CASE("a sum keeps the coarsest quantum, a product the fewest digits") {
    const Quantity billions = money(Decimal(14, 9), "USD", 2);
    const Quantity finer = money(Decimal(29, 8), "USD", 2);
    CHECK(add(billions, finer)->parts[0].amount.quantum == 9);
    CHECK(add(finer, money(5, "USD"))->parts[0].amount.quantum == 8);
    CHECK_FALSE(add(money(7, "USD"), money(5, "USD"))->parts[0].amount.quantum);
    CHECK(multiply(billions, number(Decimal(12345, -2)))->parts[0].amount.quantum == 11);
    const Quantity five_digits = money(Decimal(12345, 8), "JPY", 5);
    CHECK(divide(five_digits, billions)->amount.quantum == 0);
    CHECK(kanjo::shown_exponent(subtract(billions, money(Decimal(139, 8), "USD", 3))->parts[0].amount) == 8);
}

TEST_CASE("hedges are kept, turned round by a minus, and become about where they differ") {
    const Quantity least = money(5, "USD", 0, Hedge::at_least);
    const Quantity most = money(5, "USD", 0, Hedge::up_to);
    CHECK(add(least, money(1, "USD"))->hedge == Hedge::at_least);
    CHECK(add(least, most)->hedge == Hedge::about);
    CHECK(subtract(money(1, "USD"), least)->hedge == Hedge::up_to);
    CHECK(subtract(least, most)->hedge == Hedge::at_least);
    CHECK(multiply(least, number(-1))->hedge == Hedge::up_to);
    CHECK(divide(money(1, "USD"), least)->hedge == Hedge::up_to);
    CHECK(kanjo::negate(money(5, "USD", 0, Hedge::nearly)).hedge == Hedge::about);
}
