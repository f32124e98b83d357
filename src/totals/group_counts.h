// How many commitments each group has, and how many of them are out of the ordinary.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "commitments/commitment.h"
#include "totals/bucket_key.h"
#include "totals/total.h"

namespace kanjo {

struct Counts {
    std::uint64_t count = 0;
    std::uint64_t undisclosed = 0;
    HedgeCounts hedged;
    bool is_complete = true;  ///< no record of it was refused

    void add(const Counts& other);
    /// Leaves is_complete as it is.
    void subtract(const Counts& other);
};

/// What is out of the ordinary about a commitment; `count` stays 0.
Counts counts_of(const Commitment& commitment);
inline bool is_ordinary(const Commitment& commitment) {
    return commitment.kind == AmountKind::units && commitment.hedge == Hedge::none;
}

class GroupCounts {
  public:
    void add_one(std::uint32_t group) {
        if (__builtin_expect(group >= counts_.size(), 0)) counts_.resize(group + std::size_t{1});
        if (__builtin_expect(++counts_.data()[group] == 0, 0)) rare_[group].count += carry;
    }
    void add_ones(std::span<const BucketKey> keys) {
        bool any_wrapped = false;
        for (const BucketKey& key : keys) {
            const std::uint32_t group = key.group();
            if (__builtin_expect(group >= counts_.size(), 0)) counts_.resize(group + std::size_t{1});
            any_wrapped |= ++counts_.data()[group] == 0;
        }
        if (__builtin_expect(any_wrapped, 0)) carry_over(keys);
    }
    void set_incomplete(std::uint32_t group);
    void add(std::uint32_t group, const Counts& counts);

    Counts counts(std::uint32_t group) const;
    /// Groups that have any are below it.
    std::size_t size() const { return counts_.size(); }
    /// Whether it has commitments, or lost one.
    bool is_present(std::uint32_t group) const;

  private:
    /// Adds them once more, one by one, for some have wrapped around.
    void carry_over(std::span<const BucketKey> keys);

    static constexpr std::uint64_t carry = std::uint64_t{1} << 32;

    std::vector<std::uint32_t> counts_;
    std::unordered_map<std::uint32_t, Counts> rare_;  ///< `count`: whole carries of counts_
};

}  // namespace kanjo
