// The factor of every currency and when for one basis and target, worked out once each.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "totals/enclosure.h"
#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

/// The currencies and whens that occur in a tally, numbered.
class RateKeys {
  public:
    explicit RateKeys(const Tally& tally);

    /// Of a bucket, by its lane and place in it.
    std::uint32_t key_of(Lane lane, std::size_t bucket) const {
        return keys_[static_cast<std::size_t>(lane)][bucket];
    }
    std::size_t size() const { return distinct_.size(); }
    Currency currency(std::size_t key) const { return distinct_[key].currency(); }
    WhenId when(std::size_t key) const { return distinct_[key].when(); }

  private:
    std::vector<BucketKey> distinct_;  ///< of group 0
    std::array<std::vector<std::uint32_t>, lane_count> keys_;
};

/// Where rates come from for one basis and one target.
class RateFactors {
  public:
    /// Requires: all outlive it.
    RateFactors(const TotalOptions& options, const Basis& basis, Currency target, const RateTable& table,
                const Tally& tally, const RateKeys& keys);

    const Factor& factor(std::uint32_t key) const { return factors_[key]; }
    bool any_missing() const;
    /// Why a factor is missing. Requires: it is.
    Error why_missing(std::uint32_t key) const;
    /// The file that why_missing names; empty where it names none.
    std::string_view file_behind(std::uint32_t key) const;
    /// None where no conversion is needed. Requires: it is not missing.
    std::optional<Derivation> derivation(std::uint32_t key) const;

  private:
    Factor work_out(std::uint32_t key) const;
    Factor of_stated(Currency from, const When& when) const;
    std::optional<GivenRate> given_of(Currency from, const When& when) const;
    std::optional<Currency> reached_by(const std::optional<GivenRate>& given, Currency from) const;
    std::optional<Period> period_of(const When& when) const;
    bool lacks_date(const When& when) const;

    const TotalOptions& options_;
    const Basis& basis_;
    Currency target_;
    const RateTable& table_;
    const Tally& tally_;
    const RateKeys& keys_;
    std::vector<Factor> factors_;
};

}  // namespace kanjo
