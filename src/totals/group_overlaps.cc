#include "totals/group_overlaps.h"

#include <algorithm>

namespace kanjo {

void GroupOverlaps::add(const std::vector<GroupId>& groups, const Counts& counts) {
    const auto [place, is_new] = ids_.emplace(groups, static_cast<std::uint32_t>(counts_.size()));
    if (is_new) {
        counts_.emplace_back();
        for (const GroupId group : groups) by_group_[group].push_back(place->second);
    }
    counts_[place->second].add(counts);
}

void GroupOverlaps::merge(const GroupOverlaps& later, std::span<const GroupId> group_of) {
    for (const auto& [groups, id] : later.ids_) {
        std::vector<GroupId> ours;
        for (const GroupId group : groups) ours.push_back(group_of[group]);
        std::sort(ours.begin(), ours.end());
        add(ours, later.counts_[id]);
    }
}

std::vector<std::pair<std::vector<GroupId>, Counts>> GroupOverlaps::entries() const {
    std::vector<std::pair<std::vector<GroupId>, Counts>> result;
    for (const auto& [groups, id] : ids_) result.emplace_back(groups, counts_[id]);
    return result;
}

Counts GroupOverlaps::surplus(std::span<const GroupId> groups) const {
    Counts result;
    if (by_group_.empty() || groups.size() < 2) return result;
    std::vector<std::uint32_t> ids;
    for (const GroupId group : groups) {
        const auto found = by_group_.find(group);
        if (found != by_group_.end()) ids.insert(ids.end(), found->second.begin(), found->second.end());
    }
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 1; i < ids.size(); ++i) {
        if (ids[i] == ids[i - 1]) result.add(counts_[ids[i]]);
    }
    return result;
}

}  // namespace kanjo
