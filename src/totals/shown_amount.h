// Exact values and bounds as they leave: rounded once.
#pragma once

#include <optional>

#include "totals/enclosure.h"
#include "totals/total.h"

namespace kanjo {

/// The value between the bounds, rounded, where every value between them rounds alike and is inexact alike;
/// else none, and only the exact value can tell.
std::optional<ShownAmount> find_shown(const Bounds& bounds, const Precision& precision, Currency currency);

/// The exact value, rounded; `exact` is not filled.
ShownAmount round_to_shown(const Quotient& value, const Precision& precision, Currency currency);

/// The same, with `exact` as the options ask.
ShownAmount shown_of(const Quotient& value, const TotalOptions& options, Currency currency);

/// The place of the last digit shown, where it does not depend on the value.
std::optional<int> shown_exponent(const Precision& precision, Currency currency);

/// part / whole to six decimals where all values between the bounds agree; none where only exact values can
/// tell. Requires: bounds of the whole exclude zero.
std::optional<Decimal> find_share(const Bounds& part, const Bounds& whole);
Decimal round_to_share(const Quotient& share);

}  // namespace kanjo
