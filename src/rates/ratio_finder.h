// Ratios of very many days: what a day has in common with the one asked for before is worked out once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rates/rate_table.h"

namespace kanjo {

struct Block;

/// The same as RateRatio in words.
struct WordRatio {
    CurrencyPair pair;
    std::uint64_t numerator;
    std::uint64_t denominator;
};

/// Each thread has its own.
class RatioFinder {
  public:
    /// Requires: all outlive it.
    RatioFinder(const RateTable& table, const LookupRules& rules, std::span<const GivenRate> stronger);
    RatioFinder(const RatioFinder& other);
    ~RatioFinder();

    /// What RateTable::find_ratio finds. Requires: the currencies differ.
    std::optional<RateRatio> find(Currency a, Currency b, const std::optional<Period>& when) const;
    /// The same for a day, where words hold the ratio and nothing but the rows of one day is in it; else
    /// none. Requires: the currencies differ.
    std::optional<WordRatio> find_words(Currency a, Currency b, Date day) const;

  private:
    struct Way;
    Way& way_between(Currency a, Currency b) const;
    const Block* find_day(Way& way, Date day) const;
    RateRatio ratio(const Way& way, const Block& block) const;
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
