// The rates behind a result, each once, and what lacks one.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "totals/problem_list.h"
#include "totals/rate_factors.h"

namespace kanjo {

class ResultRates {
  public:
    /// Requires: all outlive it.
    ResultRates(const Tally& tally, const RateTable& rates, const TotalOptions& options, const RateKeys& keys)
        : tally_(tally), table_(rates), options_(options), keys_(keys), problems_(tally.problems) {}

    /// The rates that were used, and those that are missing, in an order that the input's does not change.
    /// Where they are not to be kept they are worked out again each time. Requires: the factors outlive this
    /// then.
    void take(const RateFactors& factors, bool keeps);
    /// Fills what a result says of rates but these themselves, and its problems.
    void move_to(TotalResult& result);
    /// Call once, after move_to.
    static MadeList<Derivation> rates(const std::shared_ptr<ResultRates>& from);

  private:
    using Need = CommitmentWatch::Need;
    struct Listed {
        const RateFactors* factors;
        std::uint32_t key;
    };
    std::vector<std::uint32_t> ordered_keys() const;
    void take_means(const Derivation& derivation);
    std::vector<std::pair<std::uint32_t, Need>> missing_keys(const RateFactors& factors,
                                                             std::span<const std::uint32_t> order) const;
    void take_missing(const RateFactors& factors, std::span<const std::uint32_t> order);

    const Tally& tally_;
    const RateTable& table_;
    const TotalOptions& options_;
    const RateKeys& keys_;
    ProblemList problems_;
    std::vector<Derivation> rates_;
    std::vector<Listed> listed_;  ///< those that are not kept
    std::vector<MeanOfQuotes> means_;
    std::set<std::string> listed_rates_;
    std::set<std::string> listed_means_;
    std::set<std::string> told_;  ///< messages about rates
    std::map<std::pair<std::string, Period>, Deflator> deflators_;
};

}  // namespace kanjo
