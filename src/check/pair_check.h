// A reported pair, 3.9 trillion yen ($25 billion), tested against the market's rate.
#pragma once

#include <optional>
#include <string>

#include "check/slip.h"

namespace kanjo {

struct CheckedPair {
    Verdict verdict = Verdict::no_pair;
    std::optional<ImpliedRate> implied;  ///< none for no_pair, and beside an undisclosed amount
    std::optional<Derivation> market;    ///< none for no_pair and unknown; its rate is of the implied pair
    std::optional<Quotient> deviation;   ///< per cent of the market rate, where there is one
    std::optional<Slip> slip;            ///< of an inconsistent pair of plain figures, where one fits
    std::string reason;                  ///< why there is no pair, or no rate; else empty
};

/// Tests two figures of one sum of money. Of two ranges each end is tested with its like, and the worse
/// verdict stands, with its rates; a range beside a plain figure counts from its low to its high end. Hedges
/// widen nothing. Two amounts of one currency, a zero, a figure without currency, or of the other sign are no
/// pair; beside an undisclosed amount nothing is known.
CheckedPair check_pair(const Figure& first, const Figure& second, const MarketLookup& market,
                       const Decimal& tolerance_percent);

/// Whether a pair with this verdict is a finding.
inline bool is_finding(Verdict verdict) {
    return verdict == Verdict::inconsistent || verdict == Verdict::no_pair;
}

}  // namespace kanjo
