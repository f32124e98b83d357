// Which slip of the pen would explain a pair that does not fit its rate.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/verdict.h"
#include "rates/rate.h"

namespace kanjo {

/// The market rate between two currencies, as the caller dates it. Errors: K0401 where there is none.
using MarketLookup = std::function<Result<Derivation>(Currency a, Currency b)>;

enum class SlipKind : std::uint8_t {
    factor,              ///< one of the figures is 10, 1000 or 10,000 times too large or too small
    scale_of_a_part,     ///< the last part of a compound figure has the scale below its own: 1兆2000万 for
                         ///< 1兆2000億
    swapped_currencies,  ///< each figure has the other's currency
    wrong_currency,  ///< one figure is in a currency whose name or sign is shared: dollars of another country
    transposed_digits,  ///< two neighbouring digits changed places
    dropped_digit,      ///< a digit was left out
};

/// A figure that in place of one of the pair, or of both, makes it fit.
struct Correction {
    std::optional<Figure> first;  ///< in place of the first; none: it stays
    std::optional<Figure> second;
};

struct Slip {
    SlipKind kind = SlipKind::factor;
    int factor = 0;                       ///< for factor and scale_of_a_part
    std::vector<Correction> corrections;  ///< any one of them is enough; the first is the likeliest
};

/// "factor 10", "swapped currencies", "wrong currency", "transposed digits", "dropped digit".
std::string name_of(const Slip& slip);

/// The slip that explains the pair, if one does. The first three kinds come first: one that makes the digits
/// as written fit the market, then one that is merely plausible. The others have so many candidates that one
/// often fits by chance: the digits as written must fit, and leave 3 % at most; and the pair must come within
/// 0.5 % of the market for a wrong currency and a dropped digit that repeats its neighbour (2.6 for 2.26),
/// 1 % for transposed digits, 0.2 % for any other dropped digit. Of a month's mean the repeated digit may
/// leave 2 %, for its days stray from it.
/// Requires: as implied_rate; neither figure is a range.
std::optional<Slip> find_slip(const Figure& first, const Figure& second, const MarketLookup& market,
                              const Decimal& tolerance_percent);

}  // namespace kanjo
