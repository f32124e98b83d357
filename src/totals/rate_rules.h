// The rate of an amount at one basis in one target, by what it depends on: currency and when.
#pragma once

#include <optional>

#include "rates/ratio_finder.h"
#include "totals/enclosure.h"
#include "totals/total.h"
#include "totals/when_table.h"

namespace kanjo {

class RateRules {
  public:
    /// `first_target` is what a rate that a record states as a number leads to; `constant` asks for
    /// constant prices. Requires: all outlive it.
    RateRules(const LookupRules& lookup, Currency first_target, const Basis& basis, Currency target,
              const RateTable& table, const ConstantPrices* constant = nullptr)
        : lookup_(lookup),
          first_target_(first_target),
          basis_(basis),
          target_(target),
          table_(table),
          ratios_(table, lookup, basis.given),
          constant_(constant) {}

    /// What amounts are multiplied by: the rate, over the divisor of the when, in constant prices times the
    /// deflator.
    Factor factor(Currency from, const When& when) const { return adjusted(rate(from, when), when); }
    /// The rate alone, and all else that makes it the factor.
    Factor rate(Currency from, const When& when) const;
    Factor adjusted(Factor rate, const When& when) const;
    /// The multiplier of amounts of a day, where nothing but that day's rates is in it and words hold them;
    /// else none, and factor tells.
    std::optional<Multiplier> find_multiplier(Currency from, Date day) const;
    /// Why a factor is missing. Requires: it is.
    Error why_missing(Currency from, const When& when) const;
    /// None where no conversion is needed. Requires: the factor is not missing.
    std::optional<Derivation> derivation(Currency from, const When& when) const;
    /// Whether the factor depends on a date that the record lacks.
    bool lacks_date(const When& when) const {
        return lacks_rate_date(when) || (constant_ != nullptr && !when.period);
    }
    /// In constant prices. Requires: the factor is not missing.
    std::optional<Deflator> deflator(const When& when) const;
    /// Whether the rate is one for each currency.
    bool depends_on_currency_alone() const {
        return basis_.kind == BasisKind::latest || basis_.kind == BasisKind::period;
    }

  private:
    /// A rate that is given for every date needs none.
    bool lacks_rate_date(const When& when) const {
        return basis_.kind == BasisKind::value_date && !when.period;
    }
    Error why_no_rate(Currency from, const When& when) const;
    Factor of_stated(Currency from, const When& when) const;
    std::optional<GivenRate> given_of(Currency from, const When& when) const;
    std::optional<Currency> reached_by(const std::optional<GivenRate>& given, Currency from) const;
    std::optional<Period> period_of(const When& when) const;
    std::optional<Result<Deflator>> find_deflator(const When& when) const;

    const LookupRules& lookup_;
    Currency first_target_;
    const Basis& basis_;
    Currency target_;
    const RateTable& table_;
    RatioFinder ratios_;
    const ConstantPrices* constant_;  ///< null: current prices
};

}  // namespace kanjo
