#include "calc/expression.h"

#include "base/limits.h"
#include "calc/evaluate.h"
#include "support/catch.h"

namespace {

using kanjo::Answer;
using kanjo::Code;
using kanjo::Decimal;
using kanjo::EvaluationOptions;
using kanjo::Result;

Result<std::vector<Answer>> reckon(std::string_view text, EvaluationOptions options = {}) {
    options.basis = kanjo::parse_basis("latest").value();
    Result<kanjo::Expression> expression = kanjo::parse_expression(text, {});
    if (!expression) return std::move(expression).error();
    return kanjo::evaluate(*expression, options);
}

std::string value_of(std::string_view text) {
    const Result<std::vector<Answer>> answers = reckon(text);
    if (!answers) return answers.error().message;
    const kanjo::Quantity& value = answers->at(0).value;
    const kanjo::Amount& amount =
        value.kind == kanjo::QuantityKind::money ? value.parts[0].amount : value.amount;
    return to_string(amount.low) + ' ' + kanjo::describe(value);
}

}  // namespace

TEST_CASE("operators bind as they are used to, and from left to right") {
    const struct {
        const char* text;
        const char* value;
    } rows[] = {
        {"2 + 3 * 4", "14 a number"},
        {"(2 + 3) * 4", "20 a number"},
        {"2 - 3 - 4", "-5 a number"},
        {"24 / 3 / 4", "2 a number"},
        {"24 / 3 * 4", "32 a number"},
        {"-2 * -3", "6 a number"},
        {"-5%", "-0.05 a number"},
        {"200 * 5% + 1", "11 a number"},
        {"2 + 3 USD * 4 - 5 USD", "a number and USD cannot be added or subtracted"},
        {"3 USD * 4 - 5 USD", "7 USD"},
        {"1 USD + 320 JPY in USD at 160", "3 USD"},
        {"(1 USD + 320 JPY in USD at 160) * 2", "6 USD"},
        {"1 USD + (320 JPY in USD at 160)", "3 USD"},
        {"1 EUR + 1 USD in JPY at 160", "the rate 160 may belong to any of EUR/JPY, USD/JPY"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(value_of(row.text) == row.value);
    }
}

TEST_CASE(
    "without a table only rates within the expression are known, and the table is asked for only where "
    "needed") {
    CHECK(reckon("5 USD in JPY").error().code == Code::K0401);
    CHECK(reckon("5 USD in JPY at 160").has_value());
    int asked = 0;
    EvaluationOptions options;
    options.rates = [&]() -> const kanjo::RateTable* {
        ++asked;
        return nullptr;
    };
    CHECK(reckon("5 USD in JPY at 160", options).has_value());
    CHECK(asked == 0);
    CHECK_FALSE(reckon("5 USD in JPY", options).has_value());
    CHECK(asked == 1);
}

TEST_CASE("the last answer takes its place in the next expression, with its currency and digits") {
    const std::vector<Answer> first = reckon("3.9T yen in USD at 156").value();
    EvaluationOptions options;
    options.answer = &first[0].value;
    const std::vector<Answer> second = reckon("ans / 5", options).value();
    CHECK(kanjo::describe(second[0].value) == "USD");
    CHECK(second[0].value.parts[0].amount.low == kanjo::Quotient(Decimal(5, 9)));
    CHECK(second[0].value.parts[0].amount.quantum == 8);
    CHECK(reckon("ans / 5").error().code == Code::K0701);
}

TEST_CASE("an expression that is too long is refused before it is read") {
    const std::string longest(kanjo::limits::expression_length_max, ' ');
    CHECK(reckon(longest).error().code == Code::K0701);
    CHECK(reckon(longest + ' ').error().code == Code::K0705);
    std::string sum = "1";
    while (sum.size() + 2 <= kanjo::limits::expression_length_max) sum += "+1";
    CHECK(value_of(sum) == "32768 a number");
}
