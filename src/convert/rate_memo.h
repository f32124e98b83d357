// The rates of records, worked out and worded once for each currency, date and stated rate.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "commitments/commitment_parser.h"
#include "commitments/text_ids.h"
#include "convert/added_columns.h"
#include "totals/rate_rules.h"

namespace kanjo {

/// The rate of one of the added amounts, for one currency and date.
struct KnownRate {
    bool is_missing = true;
    AmountFactor factor;
    std::string_view words;  ///< what stands behind the amount: the rate and all that is said of it
};

class RateMemo {
  public:
    /// Requires: all outlive it.
    RateMemo(const RateTable& rates, const ConvertOptions& options, std::span<const AddedAmount> amounts,
             const RecordStyle& style);

    /// Beside the added amounts; valid until the next call.
    std::span<const KnownRate> rates_of(const Commitment& commitment, const CommitmentParser& parser);
    /// Why one of them is missing. Requires: it is.
    Error why_missing(const Commitment& commitment, const CommitmentParser& parser, std::size_t amount) const;

    /// Whether it has become large: it is then to be made anew.
    bool is_full() const { return known_.size() >= known_max || words_size_ >= words_size_max; }

  private:
    static constexpr std::size_t known_max = 1 << 17;
    static constexpr std::size_t words_size_max = 16 << 20;

    KnownRate work_out(Currency from, const When& when, std::size_t amount);
    std::string words_of(const std::optional<Derivation>& derivation, const AddedAmount& added) const;
    std::string_view keep(const std::string& words);

    const ConvertOptions& options_;
    std::span<const AddedAmount> amounts_;
    RecordStyle style_;
    std::vector<RateRules> rules_;  ///< beside amounts_
    TextIds keys_;
    std::vector<KnownRate> known_;   ///< of each key, beside amounts_
    std::deque<std::string> pages_;  ///< what the words are views into
    std::size_t words_size_ = 0;
};

}  // namespace kanjo
