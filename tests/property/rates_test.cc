#include "support/rates.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>

#include "rates/rate_source.h"
#include "rates/saved_rates.h"
#include "report/rate_report.h"
#include "support/catch.h"

using kanjo::Currency;
using kanjo::Date;
using kanjo::LookupRules;
using kanjo::Period;
using kanjo::RateTable;
using kanjo_test::currency;

namespace {

constexpr const char* codes[] = {"EUR", "USD", "JPY", "TWD", "GBP"};

struct Asked {
    Currency a, b;
    std::optional<Period> when;
};

Currency any_currency() {
    return currency(*rc::gen::elementOf(std::vector<std::string>(std::begin(codes), std::end(codes))));
}

Period any_period(bool may_be_interval) {
    const Date day{19'700 + *rc::gen::inRange(0, 90)};
    const int kind = *rc::gen::inRange(0, may_be_interval ? 8 : 6);
    if (kind < 4) return kanjo::day_period(day);
    if (kind == 4) return kanjo::month_of(day);
    if (kind == 5) return kanjo::year_of(day);
    return {day, Date{day.days + *rc::gen::inRange(1, 60)}};
}

/// Rows of which no two contradict each other.
std::string any_rows() {
    std::string rows;
    std::vector<std::string> seen;
    for (int i = *rc::gen::inRange(5, 60); i > 0; --i) {
        const Currency a = any_currency();
        const Currency b = any_currency();
        const std::string period = to_string(any_period(false));
        const std::string key = period + to_string(kanjo::market_order(a, b));
        if (a == b || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
        seen.push_back(key);
        rows += period + ',' + std::string(code_of(a)) + ',' + std::string(code_of(b)) + ',' +
                std::to_string(*rc::gen::inRange(101, 99'999)) + "e-2,source " +
                std::to_string(*rc::gen::inRange(0, 3)) + '\n';
    }
    return rows.empty() ? "2024-01-05,EUR,USD,1.25,source 0\n" : rows;
}

std::vector<Asked> any_questions() {
    std::vector<Asked> questions;
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
        const Currency a = any_currency();
        const Currency b = any_currency();
        if (a == b) continue;
        questions.push_back(
            {a, b, *rc::gen::inRange(0, 5) == 0 ? std::nullopt : std::optional(any_period(true))});
    }
    return questions;
}

/// What each lookup that succeeds says of itself; "-" where one fails.
std::vector<std::string> answers(const RateTable& table, const std::vector<Asked>& questions,
                                 const LookupRules& rules) {
    std::vector<std::string> texts;
    for (const Asked& asked : questions) {
        const auto found = asked.when ? table.lookup_rate(asked.a, asked.b, *asked.when, rules)
                                      : table.lookup_latest(asked.a, asked.b);
        texts.push_back(found ? to_string(found->rate) + ' ' + rate_sentence(*found) : "-");
    }
    return texts;
}

}  // namespace

TEST_CASE("the quotes that lookups took give the same answers alone, and no other rows are kept") {
    rc::prop("saved rates reproduce", [] {
        RateTable table = kanjo_test::table_of(any_rows());
        const std::vector<Asked> questions = any_questions();
        const LookupRules rules{*rc::gen::inRange(0, 30), *rc::gen::arbitrary<bool>()};
        table.keep_used();
        const std::vector<std::string> before = answers(table, questions, rules);
        const std::string saved = saved_rates_csv(table.used_quotes(), table.sources(), rules, "rates.csv");
        kanjo::RateContents contents = kanjo_test::contents_of(saved);
        RC_ASSERT(contents.rules.gap_month == rules.gap_month);
        RateTable again = *RateTable::build(std::move(contents));
        again.keep_used();
        RC_ASSERT(answers(again, questions, rules) == before);
        RC_ASSERT(saved_rates_csv(again.used_quotes(), again.sources(), rules, "rates.csv") == saved);
    });
}

TEST_CASE("a rate and its reverse are one rate, told from either end") {
    rc::prop("turned twice is the same", [] {
        const RateTable table = kanjo_test::table_of(any_rows());
        for (const Asked& asked : any_questions()) {
            const auto one = asked.when ? table.lookup_rate(asked.a, asked.b, *asked.when, {30, true})
                                        : table.lookup_latest(asked.a, asked.b);
            const auto other = asked.when ? table.lookup_rate(asked.b, asked.a, *asked.when, {30, true})
                                          : table.lookup_latest(asked.b, asked.a);
            RC_ASSERT(one.has_value() == other.has_value());
            if (!one) continue;
            RC_ASSERT(rate_sentence(*one) == rate_sentence(*other));
            RC_ASSERT(rate_sentence(turned(turned(*one))) == rate_sentence(*one));
            RC_ASSERT(turned(*one).rate * one->rate == kanjo::Quotient(kanjo::Decimal(1)));
        }
    });
}
