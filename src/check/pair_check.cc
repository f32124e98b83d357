#include "check/pair_check.h"

#include <utility>

namespace kanjo {
namespace {

/// The figure without its sign, and one end of a range.
Figure magnitude(Figure figure) {
    if (figure.low.sign() >= 0) return figure;
    std::swap(figure.low, figure.high);
    figure.low = -figure.low;
    figure.high = -figure.high;
    return figure;
}

Figure low_end(Figure figure) {
    figure.high = figure.low;
    return figure;
}

Figure high_end(Figure figure) {
    figure.low = figure.high;
    return figure;
}

/// Why this figure can be no part of any pair, or empty.
std::string flaw_of(const Figure& figure) {
    if (!figure.currency) return "an amount has no currency";
    if (figure.low.sign() * figure.high.sign() <= 0) return "an amount is zero";
    return {};
}

std::string why_no_pair(const Figure& first, const Figure& second) {
    if (std::string flaw = flaw_of(first); !flaw.empty()) return flaw;
    if (std::string flaw = flaw_of(second); !flaw.empty()) return flaw;
    if (*first.currency == *second.currency)
        return "both amounts are in " + std::string(code_of(*first.currency));
    if (first.low.sign() != second.low.sign()) return "one amount is negative, the other is not";
    return {};
}

/// Requires: as implied_rate.
CheckedPair check_magnitudes(const Figure& first, const Figure& second, const MarketLookup& market,
                             const Decimal& tolerance_percent) {
    CheckedPair checked;
    checked.implied = implied_rate(first, second);
    Result<Derivation> found = market(checked.implied->pair.base, checked.implied->pair.quote);
    if (!found) {
        checked.verdict = Verdict::unknown;
        checked.reason = found.error().message;
        return checked;
    }
    checked.market = std::move(found).value();
    const Quotient& rate = checked.market->rate;
    checked.deviation = deviation_percent(checked.implied->rate, rate);
    checked.verdict = judge(*checked.implied, rate, tolerance_percent);
    if (checked.verdict == Verdict::inconsistent && !first.is_range() && !second.is_range()) {
        checked.slip = find_slip(first, second, market, tolerance_percent);
    }
    return checked;
}

}  // namespace

CheckedPair check_pair(const Figure& first, const Figure& second, const MarketLookup& market,
                       const Decimal& tolerance_percent) {
    CheckedPair none;
    if (first.certainty == Certainty::undisclosed || second.certainty == Certainty::undisclosed) {
        none.verdict = Verdict::unknown;
        none.reason = "an amount is undisclosed";
        return none;
    }
    none.reason = why_no_pair(first, second);
    if (!none.reason.empty()) return none;
    const Figure a = magnitude(first);
    const Figure b = magnitude(second);
    if (!a.is_range() || !b.is_range()) return check_magnitudes(a, b, market, tolerance_percent);
    CheckedPair low = check_magnitudes(low_end(a), low_end(b), market, tolerance_percent);
    CheckedPair high = check_magnitudes(high_end(a), high_end(b), market, tolerance_percent);
    return high.verdict > low.verdict ? high : low;
}

}  // namespace kanjo
