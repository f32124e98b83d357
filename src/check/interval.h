// What a printed figure leaves open, and the rate that two printed figures imply.
#pragma once

#include <cstdint>

#include "decimal/quotient.h"
#include "money/currency.h"
#include "money/figure.h"

namespace kanjo {

/// Both ends belong to it: a value exactly half a unit away may have been rounded to the printed digit.
struct Interval {
    Quotient low;
    Quotient high;

    bool contains(const Quotient& value) const { return low <= value && value <= high; }
};

/// How the digits of a figure are taken.
enum class Reading : std::uint8_t {
    written,  ///< every digit as written counts: 3.9T is 3.85T to 3.95T
    loose,    ///< trailing zeros before the decimal mark do not: 1500 is 1450 to 1550, but 7.00 is 6.995
              ///< to 7.005
};

/// The values that could have been printed as this figure: half a unit of the last digit that counts, either
/// way; of a range, from below its low end to above its high end. Hedges widen nothing.
Interval interval_of(const Figure& figure, Reading reading);

/// The rate between two figures of one sum of money. 1 base = `rate` quote.
struct ImpliedRate {
    CurrencyPair pair;  ///< in market order
    Quotient rate;      ///< of the stated numbers; a range counts at its middle
    Interval written;
    Interval loose;
};

/// Requires: both figures are above zero, in currencies that differ.
ImpliedRate implied_rate(const Figure& first, const Figure& second);

}  // namespace kanjo
