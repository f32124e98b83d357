// Totals against their slow twin: every amount converted for itself, in plain fractions, and added up.
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/decimal_generators.h"
#include "support/rates.h"
#include "totals/total.h"

using kanjo::Currency;
using kanjo::Decimal;
using kanjo::Quotient;
using kanjo::TotalOptions;
using kanjo_test::currency;

namespace {

const char* const codes[] = {"USD", "EUR", "JPY", "GBP", "KWD"};
const char* const groups[] = {"chips", "cloud", "AI", "water"};
constexpr int days = 12;

std::string day_text(int day) {
    return kanjo::to_string(kanjo::Date{19'800 + day});
}

/// Digits of an amount or a rate, from the everyday to the absurd.
std::string draw_digits(int digits_max) {
    const int count = *rc::gen::inRange(1, digits_max + 1);
    std::string digits = std::to_string(*rc::gen::inRange(1, 10));
    while (static_cast<int>(digits.size()) < count) digits += std::to_string(*rc::gen::inRange(0, 10));
    return digits;
}

std::string draw_amount() {
    const std::string sign = *rc::gen::inRange(0, 6) == 0 ? "-" : "";
    switch (*rc::gen::inRange(0, 5)) {
        case 0:
            return sign + draw_digits(30);
        case 1:
            return sign + draw_digits(12) + "e-" + std::to_string(*rc::gen::inRange(0, 25));
        case 2:
            return sign + draw_digits(4) + "e" + std::to_string(*rc::gen::inRange(0, 40));
        default:
            return sign + draw_digits(11) + "." + draw_digits(4);
    }
}

std::string draw_rates() {
    std::string rows;
    for (int day = 0; day < days; ++day) {
        for (const char* code : codes) {
            if (std::string_view(code) == "EUR") continue;
            rows += day_text(day) + ",EUR," + code + ',' + draw_digits(3) + '.' + draw_digits(9) + '\n';
        }
    }
    return rows;
}

struct Row {
    std::string group;
    Currency currency;
    kanjo::Date day;
    Decimal amount;
};

std::vector<Row> draw_rows() {
    std::vector<Row> rows;
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
        rows.push_back({groups[*rc::gen::inRange(0, 4)], currency(codes[*rc::gen::inRange(0, 5)]),
                        kanjo::Date{19'800 + *rc::gen::inRange(0, days)},
                        kanjo::parse_decimal(draw_amount()).value()});
    }
    return rows;
}

Quotient value_of(const Row& row, const kanjo::RateTable& rates, Currency target) {
    if (row.currency == target) return row.amount;
    const auto rate = rates.lookup_rate(row.currency, target, kanjo::day_period(row.day), {}).value();
    return convert_amount(row.amount, row.currency, rate);
}

std::map<std::string, Quotient> twin_of(const std::vector<Row>& rows, const kanjo::RateTable& rates,
                                        Currency target) {
    std::map<std::string, Quotient> sums;
    for (const Row& row : rows) sums[row.group] += value_of(row, rates, target);
    return sums;
}

Quotient sum_of(const std::map<std::string, Quotient>& parts) {
    Quotient sum;
    for (const auto& [group, value] : parts) sum += value;
    return sum;
}

/// Adds an amount that brings a group to half a step, or as near to it as so many places allow.
void add_near_tie(std::vector<Row>& rows, const kanjo::RateTable& rates, Currency target, int exponent) {
    const Quotient value = twin_of(rows, rates, target)[rows.front().group];
    const Decimal tie(kanjo::Integer(2 * *rc::gen::inRange(-50, 50) + 1) * 5, exponent - 1);
    const int places = *rc::gen::element(2, 9, 18, 30);
    const Decimal missing =
        kanjo::round_to_exponent(Quotient(tie) - value, -places, kanjo::Rounding::half_even).value;
    rows.push_back({rows.front().group, target, rows.front().day, missing});
}

std::string csv_of(const std::vector<Row>& rows) {
    std::string text = "date,sector,amount,currency\n";
    for (const Row& row : rows) {
        text += to_string(row.day) + ',' + row.group + ',' + to_string(row.amount) + ',' +
                std::string(code_of(row.currency)) + '\n';
    }
    return text;
}

kanjo::Rounded rounded(const Quotient& value, const kanjo::Precision& precision) {
    return precision.significant ? round_to_significant(value, *precision.significant, precision.mode)
                                 : round_to_exponent(value, -*precision.decimals, precision.mode);
}

TotalOptions draw_options() {
    TotalOptions options;
    options.by = {"sector"};
    options.in = {currency("USD"), currency("JPY")};
    options.bases = {kanjo::parse_basis("value-date").value()};
    options.precision.mode = *kanjo::test::any_rounding();
    options.precision.decimals = *rc::gen::inRange(-6, 15);
    if (*rc::gen::inRange(0, 3) == 0) options.precision.significant = *rc::gen::inRange(1, 30);
    options.want_exact = *rc::gen::arbitrary<bool>();
    options.exact_digits_max = 0;
    return options;
}

void check_cell(const kanjo::TotalCell& cell, const Quotient& value, const TotalOptions& options) {
    RC_ASSERT(cell.net.has_value());
    const kanjo::Rounded expected = rounded(value, options.precision);
    RC_ASSERT(cell.net->amount == expected.value);
    RC_ASSERT(cell.net->is_exact == expected.is_exact);
    if (options.want_exact) RC_ASSERT(*cell.net->exact == value);
}

}  // namespace

TEST_CASE("totals are what plain fractions give, amount by amount, to the last digit") {
    CHECK(rc::check([] {
        const kanjo::RateTable rates = kanjo_test::table_of(draw_rates());
        const TotalOptions options = draw_options();
        std::vector<Row> rows = draw_rows();
        if (*rc::gen::inRange(0, 2) == 0)
            add_near_tie(rows, rates, options.in[0], -*options.precision.decimals);
        const std::string text = csv_of(rows);
        std::vector<std::unique_ptr<kanjo::ByteSource>> inputs;
        inputs.push_back(kanjo::source_of(text, "c.csv"));
        const auto result = kanjo::total_commitments(std::move(inputs), rates, options);
        RC_ASSERT(result.has_value());
        RC_ASSERT(result->problem_count == 0u);

        for (std::size_t target = 0; target < options.in.size(); ++target) {
            const std::map<std::string, Quotient> twin = twin_of(rows, rates, options.in[target]);
            const Quotient sum = sum_of(twin);
            RC_ASSERT(result->groups.size() == twin.size());
            for (const kanjo::TotalGroup& group : result->groups) {
                const kanjo::TotalCell& cell = group.totals[target];
                check_cell(cell, twin.at(group.key[0]), options);
                if (!cell.share) continue;
                RC_ASSERT(
                    *cell.share ==
                    round_to_exponent(twin.at(group.key[0]) / sum, -6, kanjo::Rounding::half_even).value);
            }
            check_cell(result->total.totals[target], sum, options);
        }
    }));
}

TEST_CASE("groups stand by their exact totals, however close they are") {
    CHECK(rc::check([] {
        const kanjo::RateTable rates = kanjo_test::table_of(draw_rates());
        const TotalOptions options = draw_options();
        std::vector<Row> rows = draw_rows();
        // A second group of the same value, but for a hair or nothing.
        const Quotient value = twin_of(rows, rates, options.in[0])[rows.front().group];
        const std::string other = rows.front().group == "chips" ? "water" : "chips";
        std::erase_if(rows, [&](const Row& row) { return row.group == other; });
        const int places = *rc::gen::element(9, 18, 30);
        rows.push_back({other, options.in[0], rows.front().day,
                        kanjo::round_to_exponent(value, -places, kanjo::Rounding::floor).value});
        const std::string text = csv_of(rows);
        std::vector<std::unique_ptr<kanjo::ByteSource>> inputs;
        inputs.push_back(kanjo::source_of(text, "c.csv"));
        const auto result = kanjo::total_commitments(std::move(inputs), rates, options);
        RC_ASSERT(result.has_value());
        const std::map<std::string, Quotient> twin = twin_of(rows, rates, options.in[0]);
        for (std::size_t i = 1; i < result->groups.size(); ++i) {
            const std::string before = result->groups[i - 1].key[0];
            const std::string after = result->groups[i].key[0];
            RC_ASSERT(twin.at(before) >= twin.at(after));
            if (twin.at(before) == twin.at(after)) RC_ASSERT(before < after);
        }
    }));
}
