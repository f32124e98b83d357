#include "totals/group_counts.h"

namespace kanjo {

void Counts::add(const Counts& other) {
    count += other.count;
    undisclosed += other.undisclosed;
    hedged.about += other.hedged.about;
    hedged.nearly += other.hedged.nearly;
    hedged.at_least += other.hedged.at_least;
    hedged.up_to += other.hedged.up_to;
    is_complete = is_complete && other.is_complete;
}

void Counts::subtract(const Counts& other) {
    count -= other.count;
    undisclosed -= other.undisclosed;
    hedged.about -= other.hedged.about;
    hedged.nearly -= other.hedged.nearly;
    hedged.at_least -= other.hedged.at_least;
    hedged.up_to -= other.hedged.up_to;
}

Counts counts_of(const Commitment& commitment) {
    Counts one;
    one.undisclosed = commitment.kind == AmountKind::undisclosed ? 1 : 0;
    one.hedged.about = commitment.hedge == Hedge::about ? 1 : 0;
    one.hedged.nearly = commitment.hedge == Hedge::nearly ? 1 : 0;
    one.hedged.at_least = commitment.hedge == Hedge::at_least ? 1 : 0;
    one.hedged.up_to = commitment.hedge == Hedge::up_to ? 1 : 0;
    return one;
}

void GroupCounts::carry_over(std::span<const BucketKey> keys) {
    for (const BucketKey& key : keys) --counts_[key.group()];
    for (const BucketKey& key : keys) add_one(key.group());
}

void GroupCounts::set_incomplete(std::uint32_t group) {
    if (group >= counts_.size()) counts_.resize(group + std::size_t{1});
    rare_[group].is_complete = false;
}

void GroupCounts::add(std::uint32_t group, const Counts& counts) {
    if (group >= counts_.size()) counts_.resize(group + std::size_t{1});
    const std::uint64_t sum = counts_[group] + counts.count;
    counts_[group] = static_cast<std::uint32_t>(sum);
    const bool is_rare = sum >= carry || counts.undisclosed > 0 || !counts.is_complete ||
                         counts.hedged.about > 0 || counts.hedged.nearly > 0 || counts.hedged.at_least > 0 ||
                         counts.hedged.up_to > 0;
    if (!is_rare) return;
    Counts rare = counts;
    rare.count = sum / carry * carry;
    rare_[group].add(rare);
}

Counts GroupCounts::counts(std::uint32_t group) const {
    const auto found = rare_.find(group);
    Counts result = found == rare_.end() ? Counts{} : found->second;
    result.count += group < counts_.size() ? counts_[group] : 0;
    return result;
}

bool GroupCounts::is_present(std::uint32_t group) const {
    if (group >= counts_.size()) return false;
    return counts_[group] > 0 || rare_.contains(group);
}

}  // namespace kanjo
