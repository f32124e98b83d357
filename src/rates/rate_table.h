// All quotes in force, built once, then only looked up in.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rates/basis.h"
#include "rates/rate_contents.h"

namespace kanjo {

/// A rate without its history, for valuing very many amounts: 1 base = numerator / denominator quote, not
/// reduced.
struct RateRatio {
    CurrencyPair pair;  ///< in market order
    Integer numerator = 1;
    Integer denominator = 1;
};

/// May be shared by threads: lookups change nothing but what is kept of them.
class RateTable {
  public:
    using Contents = RateContents;

    /// Errors: K0402 (a conflict, with both places), K0403 (not above zero, identity other than 1, a period
    /// that is no day, month or year), K0404 (`prefer` names no source).
    static Result<RateTable> build(Contents contents);

    RateTable(RateTable&&) noexcept;
    RateTable& operator=(RateTable&&) noexcept;
    ~RateTable();

    /// The rate between two currencies for a day, month, year or interval. A given rate wins for its pair.
    /// Else the freshest period that the rules allow, then the fewest legs; ties: no pivot, pivot EUR, USD,
    /// then by code. All legs come from one period. Given rates are legs where the table alone has no way. A
    /// period that is no day takes, leg by leg, the table's own row, else the mean of its months' rows where
    /// the table has each, else the mean of its published days. `stronger` are rates given for this lookup;
    /// they win over those of the table. Errors: K0401, naming the pair, the date and the nearest periods on
    /// both sides. Requires: the currencies differ.
    Result<Derivation> lookup_rate(Currency a, Currency b, const Period& when, const LookupRules& rules,
                                   std::span<const GivenRate> stronger = {}) const;
    /// The last day that all legs share, else the last month or year. Errors: K0401. Requires: the currencies
    /// differ.
    Result<Derivation> lookup_latest(Currency a, Currency b, std::span<const GivenRate> stronger = {}) const;

    /// The value that lookup_rate finds, or lookup_latest without `when`, at a fraction of the cost; none
    /// where there is an error.
    std::optional<RateRatio> find_ratio(Currency a, Currency b, const std::optional<Period>& when,
                                        const LookupRules& rules,
                                        std::span<const GivenRate> stronger = {}) const;

    /// The days, months and years for which the table itself has a rate of the pair: days first, then by end.
    std::vector<Period> shared_periods(Currency a, Currency b) const;

    /// From now on remembers which rows lookups take. Call it before the table is shared.
    void keep_used();
    /// Those rows, as quoted, by period and pair. Requires: keep_used.
    std::vector<Quote> used_quotes() const;

    /// The rows that a leg of a derivation was taken from, as quoted; none for a given rate.
    std::vector<Quote> quotes_behind(const Leg& leg, const Period& used) const;
    /// What Quote::source indexes.
    std::span<const std::string> sources() const;

    struct Index;
    const Index& index() const { return *index_; }

  private:
    explicit RateTable(std::unique_ptr<Index> index);
    Result<Derivation> lookup(Currency a, Currency b, const std::optional<Period>& when,
                              const LookupRules& rules, std::span<const GivenRate> stronger) const;
    std::unique_ptr<Index> index_;
};

/// The rate of a basis for a record of the date `when`; a basis of latest or a period needs none. The basis'
/// own given rates win. Errors: K0401. Requires: the currencies differ; the basis is not `stated`; `when`
/// where it is value_date.
Result<Derivation> lookup_rate_at(const RateTable& table, const Basis& basis, Currency a, Currency b,
                                  const std::optional<Period>& when, const LookupRules& rules);

}  // namespace kanjo
