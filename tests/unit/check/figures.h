// Figures and a market made by hand.
#pragma once

#include <string_view>

#include "check/pair_check.h"

namespace check_test {

/// coefficient × 10^exponent, as `decimals` digits behind the mark leave it: {26, 11, "JPY", 1} is 2.6
/// trillion yen.
inline kanjo::Figure figure(const char* digits, int exponent, std::string_view code, int decimals = 0) {
    kanjo::Figure result;
    result.low = kanjo::Decimal(kanjo::Integer::from_digits(digits), exponent);
    result.high = result.low;
    result.currency = kanjo::find_currency(code).value();
    result.decimals = decimals;
    return result;
}

inline kanjo::Figure range(kanjo::Figure low, const kanjo::Figure& high) {
    low.high = high.low;
    return low;
}

inline kanjo::Decimal decimal(std::string_view text) {
    return kanjo::parse_decimal(text).value();
}

struct KnownRate {
    std::string_view base;
    std::string_view quote;
    std::string_view rate;
};

/// A market that knows these rates alone.
inline kanjo::MarketLookup market(std::vector<KnownRate> rates) {
    return
        [rates = std::move(rates)](kanjo::Currency a, kanjo::Currency b) -> kanjo::Result<kanjo::Derivation> {
            for (const KnownRate& known : rates) {
                const kanjo::CurrencyPair pair{kanjo::find_currency(known.base).value(),
                                               kanjo::find_currency(known.quote).value()};
                if (pair != kanjo::market_order(a, b)) continue;
                kanjo::Derivation derivation;
                derivation.pair = pair;
                derivation.rate = decimal(known.rate);
                return derivation;
            }
            return kanjo::error_of(kanjo::Code::K0401, "no rate");
        };
}

}  // namespace check_test
