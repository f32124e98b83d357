// An amount times its rate, as text: rounded once, or exact.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "totals/enclosure.h"
#include "totals/total.h"

namespace kanjo {

/// What brings billionths of one currency to a whole number of the last place shown of another.
struct AmountFactor {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    std::unique_ptr<Quotient> large;  ///< instead, where those do not fit; then of amounts, not of billionths
};

/// How amounts in one currency are written.
class AmountStyle {
  public:
    AmountStyle(const Precision& precision, Currency target, bool want_exact);

    /// Requires: `factor` is not missing.
    AmountFactor factor_of(const Factor& factor) const;
    /// Plain notation; with want_exact a decimal, or p/q in lowest terms.
    void append(std::string& out, Int128 units, const AmountFactor& factor) const;
    void append(std::string& out, const Decimal& amount, const AmountFactor& factor) const;

  private:
    Precision precision_;
    Currency target_;
    bool want_exact_;
    bool has_places_ = false;  ///< the last place shown is known beforehand, and is no tens, hundreds, ...
    int places_ = 0;
    Quotient scale_;  ///< what large factors are multiplied by to be those of billionths
};

}  // namespace kanjo
