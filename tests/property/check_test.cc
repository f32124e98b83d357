#include <rapidcheck.h>

#include "check/pair_check.h"
#include "decimal/rounding.h"
#include "support/catch.h"
#include "unit/check/figures.h"

using kanjo::Decimal;
using kanjo::Figure;
using kanjo::Quotient;
using kanjo::Verdict;

namespace {

/// A sum of money in dollars, the rate of the day, and both amounts as printed to some digits.
struct TruePair {
    Figure dollars;
    Figure yen;
    Decimal rate;
};

Figure printed(const Quotient& amount, int digits, const char* code) {
    const int place = kanjo::leading_exponent(amount) - digits + 1;
    Figure figure;
    figure.low = kanjo::round_to_exponent(amount, place, kanjo::Rounding::half_even).value;
    figure.high = figure.low;
    figure.currency = kanjo::find_currency(code).value();
    return figure;
}

TruePair draw_true_pair() {
    const Decimal amount(kanjo::Integer(*rc::gen::inRange<std::int64_t>(1'000'000, 1'000'000'000'000)), 0);
    const Decimal rate(kanjo::Integer(*rc::gen::inRange<std::int64_t>(10'000, 99'999'999)), -4);
    const int dollar_digits = *rc::gen::inRange(1, 7);
    const int yen_digits = *rc::gen::inRange(1, 7);
    return {printed(amount, dollar_digits, "USD"), printed(amount * rate, yen_digits, "JPY"), rate};
}

kanjo::MarketLookup market_at(const Decimal& rate) {
    return [rate](kanjo::Currency a, kanjo::Currency b) -> kanjo::Result<kanjo::Derivation> {
        const kanjo::CurrencyPair pair = kanjo::market_order(a, b);
        if (kanjo::code_of(pair.base) != "USD" || kanjo::code_of(pair.quote) != "JPY") {
            return kanjo::error_of(kanjo::Code::K0401, "no rate");
        }
        kanjo::Derivation derivation;
        derivation.pair = pair;
        derivation.rate = rate;
        return derivation;
    };
}

Figure times_power_of_ten(Figure figure, int power) {
    figure.low = {figure.low.coefficient(), figure.low.exponent() + power};
    figure.high = figure.low;
    return figure;
}

}  // namespace

TEST_CASE("A true pair is consistent however both amounts were rounded") {
    CHECK(rc::check([] {
        const TruePair pair = draw_true_pair();
        const auto checked = kanjo::check_pair(pair.yen, pair.dollars, market_at(pair.rate), Decimal(0));
        RC_ASSERT(checked.verdict == Verdict::consistent);
    }));
}

TEST_CASE("The order of the two figures changes nothing") {
    CHECK(rc::check([] {
        const TruePair pair = draw_true_pair();
        const Decimal rate = pair.rate * Decimal(*rc::gen::inRange(1, 20));
        const auto one = kanjo::check_pair(pair.yen, pair.dollars, market_at(rate), Decimal(3));
        const auto other = kanjo::check_pair(pair.dollars, pair.yen, market_at(rate), Decimal(3));
        RC_ASSERT(one.verdict == other.verdict);
        RC_ASSERT(one.deviation == other.deviation);
    }));
}

TEST_CASE("A slip by a factor is always found and named") {
    CHECK(rc::check([] {
        const TruePair pair = draw_true_pair();
        const int power = *rc::gen::element(1, 3, 4);
        const int direction = *rc::gen::element(1, -1);
        const Figure slipped = times_power_of_ten(pair.yen, power * direction);
        const auto checked = kanjo::check_pair(slipped, pair.dollars, market_at(pair.rate), Decimal(3));
        RC_ASSERT(checked.verdict == Verdict::inconsistent);
        RC_ASSERT(checked.slip.has_value());
        RC_ASSERT(name_of(*checked.slip) == "factor 1" + std::string(static_cast<std::size_t>(power), '0'));
        const Figure& set_right = *checked.slip->corrections.front().first;
        RC_ASSERT(set_right.low == pair.yen.low);
    }));
}

TEST_CASE("What a slip says would fit, fits") {
    CHECK(rc::check([] {
        const TruePair pair = draw_true_pair();
        const int percent = *rc::gen::element(9, 11, 80, 125, 150, 1'000, 1'100, 99'000);
        const auto market = market_at(pair.rate * Decimal(kanjo::Integer(percent), -2));
        const auto checked = kanjo::check_pair(pair.yen, pair.dollars, market, Decimal(3));
        RC_CLASSIFY(checked.slip.has_value());
        if (!checked.slip) return;
        for (const kanjo::Correction& correction : checked.slip->corrections) {
            const auto again =
                kanjo::check_pair(correction.first.value_or(pair.yen),
                                  correction.second.value_or(pair.dollars), market, Decimal(3));
            RC_ASSERT(again.verdict <= Verdict::plausible);
        }
    }));
}
