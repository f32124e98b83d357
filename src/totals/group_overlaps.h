// Commitments that several groups count, each of them once: how many too many a union of groups would count.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "totals/buckets.h"
#include "totals/group_counts.h"

namespace kanjo {

class GroupOverlaps {
  public:
    /// Requires: `groups` are two or more, in order, each once.
    void add(const std::vector<GroupId>& groups, const Counts& counts);
    /// Adds those of a later part of the input, whose groups are ours by `group_of`.
    void merge(const GroupOverlaps& later, std::span<const GroupId> group_of);
    /// The groups of each combination that occurs, with their counts.
    std::vector<std::pair<std::vector<GroupId>, Counts>> entries() const;
    /// What the sum of the counts of `groups` has beyond the count of their commitments.
    Counts surplus(std::span<const GroupId> groups) const;

  private:
    std::map<std::vector<GroupId>, std::uint32_t> ids_;
    std::vector<Counts> counts_;                                        ///< by id
    std::unordered_map<GroupId, std::vector<std::uint32_t>> by_group_;  ///< ids
};

}  // namespace kanjo
