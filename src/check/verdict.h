// What a market rate says of an implied one.
#pragma once

#include <cstdint>
#include <string_view>

#include "check/interval.h"

namespace kanjo {

enum class Verdict : std::uint8_t {
    consistent,  ///< the market rate is inside the interval of the digits as written
    plausible,   ///< inside the loose interval, or the implied rate is within the tolerance
    inconsistent,
    unknown,  ///< no market rate is known, or an amount is undisclosed
    no_pair,  ///< the two figures do not state one sum in two currencies
};
/// "consistent", "plausible", "inconsistent", "unknown", "no_pair".
std::string_view name_of(Verdict verdict);

/// How far the implied rate is from the market's. Units: per cent of the market rate.
Quotient deviation_percent(const Quotient& implied, const Quotient& market);

/// consistent, plausible or inconsistent; a deviation of exactly the tolerance is still plausible.
/// Units: per cent.
Verdict judge(const ImpliedRate& implied, const Quotient& market, const Decimal& tolerance_percent);

}  // namespace kanjo
