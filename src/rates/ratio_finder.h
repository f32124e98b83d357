// Ratios of very many days: what a day has in common with the one asked for before is worked out once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rates/rate_table.h"

namespace kanjo {

/// Each thread has its own.
class RatioFinder {
  public:
    /// Requires: all outlive it.
    RatioFinder(const RateTable& table, const LookupRules& rules, std::span<const GivenRate> stronger);
    RatioFinder(const RatioFinder& other);
    ~RatioFinder();

    /// What RateTable::find_ratio finds. Requires: the currencies differ.
    std::optional<RateRatio> find(Currency a, Currency b, const std::optional<Period>& when) const;

  private:
    struct Way;
    Way& way_between(Currency a, Currency b) const;
    std::optional<RateRatio> find_day(Way& way, Date day) const;
    std::size_t days_up_to(Date day) const;

    const RateTable& table_;
    const LookupRules& rules_;
    std::span<const GivenRate> stronger_;
    bool has_given_;
    mutable std::vector<Way> ways_;  ///< one for every two currencies that were asked for
    mutable std::size_t last_way_ = 0;
    mutable std::size_t next_day_ = 0;  ///< in the table's days, behind the one found last
};

}  // namespace kanjo
