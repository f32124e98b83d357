// The rate of an amount at one basis in one target, by what it depends on: currency and when.
#pragma once

#include <optional>

#include "totals/enclosure.h"
#include "totals/total.h"
#include "totals/when_table.h"

namespace kanjo {

class RateRules {
  public:
    /// `first_target` is what a rate that a record states as a number leads to. Requires: all outlive it.
    RateRules(const LookupRules& lookup, Currency first_target, const Basis& basis, Currency target,
              const RateTable& table)
        : lookup_(lookup), first_target_(first_target), basis_(basis), target_(target), table_(table) {}

    /// What amounts are multiplied by: the rate, over the divisor of the when.
    Factor factor(Currency from, const When& when) const;
    /// Why a factor is missing. Requires: it is.
    Error why_missing(Currency from, const When& when) const;
    /// None where no conversion is needed. Requires: the factor is not missing.
    std::optional<Derivation> derivation(Currency from, const When& when) const;
    /// Whether the rate depends on a date that the record lacks, unless one is given for every date.
    bool lacks_date(const When& when) const { return basis_.kind == BasisKind::value_date && !when.period; }
    /// Whether, stated rates and divisors aside, the rate is one for each currency.
    bool depends_on_currency_alone() const {
        return basis_.kind == BasisKind::latest || basis_.kind == BasisKind::period;
    }

  private:
    Factor of_stated(Currency from, const When& when) const;
    std::optional<GivenRate> given_of(Currency from, const When& when) const;
    std::optional<Currency> reached_by(const std::optional<GivenRate>& given, Currency from) const;
    std::optional<Period> period_of(const When& when) const;

    const LookupRules& lookup_;
    Currency first_target_;
    const Basis& basis_;
    Currency target_;
    const RateTable& table_;
};

}  // namespace kanjo
