#include "check/interval.h"

namespace kanjo {
namespace {

/// The exponent of the last digit that counts.
int last_place(const Decimal& value, int decimals, Reading reading) {
    const bool zeros_count = reading == Reading::written || decimals > 0;
    return zeros_count ? value.exponent() : value.normalised().exponent();
}

Decimal half_unit(const Decimal& value, int decimals, Reading reading) {
    return {Integer(5), last_place(value, decimals, reading) - 1};
}

Quotient middle(const Figure& figure) {
    return Quotient(figure.low + figure.high) / Quotient(Decimal(2));
}

Interval divide_intervals(const Interval& a, const Interval& b) {
    return {a.low / b.high, a.high / b.low};
}

}  // namespace

Interval interval_of(const Figure& figure, Reading reading) {
    return {Quotient(figure.low - half_unit(figure.low, figure.decimals, reading)),
            Quotient(figure.high + half_unit(figure.high, figure.decimals, reading))};
}

ImpliedRate implied_rate(const Figure& first, const Figure& second) {
    KANJO_INVARIANT(first.currency && second.currency && *first.currency != *second.currency);
    KANJO_INVARIANT(first.low.sign() > 0 && second.low.sign() > 0);
    const CurrencyPair pair = market_order(*first.currency, *second.currency);
    const bool first_is_base = pair.base == *first.currency;
    const Figure& base = first_is_base ? first : second;
    const Figure& quote = first_is_base ? second : first;
    const auto implied = [&](Reading reading) {
        return divide_intervals(interval_of(quote, reading), interval_of(base, reading));
    };
    return {pair, middle(quote) / middle(base), implied(Reading::written), implied(Reading::loose)};
}

}  // namespace kanjo
