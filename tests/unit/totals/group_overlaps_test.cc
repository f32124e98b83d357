#include "totals/group_overlaps.h"

#include "support/catch.h"

using kanjo::Counts;
using kanjo::GroupId;
using kanjo::GroupOverlaps;

namespace {

Counts one(std::uint64_t undisclosed = 0) {
    Counts counts;
    counts.count = 1;
    counts.undisclosed = undisclosed;
    return counts;
}

std::uint64_t surplus(const GroupOverlaps& overlaps, const std::vector<GroupId>& groups) {
    return overlaps.surplus(groups).count;
}

}  // namespace

TEST_CASE("a union of groups counts a commitment of several of them once") {
    GroupOverlaps overlaps;
    overlaps.add({1, 2, 3}, one());
    overlaps.add({2, 3}, one(1));
    overlaps.add({2, 3}, one());
    CHECK(surplus(overlaps, {}) == 0);
    CHECK(surplus(overlaps, {2}) == 0);
    CHECK(surplus(overlaps, {1, 4}) == 0);
    CHECK(surplus(overlaps, {1, 2}) == 1);
    CHECK(surplus(overlaps, {3, 2}) == 3);
    CHECK(surplus(overlaps, {1, 2, 3, 4}) == 4);
    const std::vector<GroupId> both{2, 3};
    CHECK(overlaps.surplus(both).undisclosed == 1);
}

TEST_CASE("overlaps merge whatever the other part calls the groups") {
    GroupOverlaps first;
    first.add({0, 1}, one());
    GroupOverlaps later;
    later.add({0, 1}, one());
    later.add({1, 2}, one());
    const std::vector<GroupId> group_of{1, 0, 5};
    first.merge(later, group_of);
    CHECK(surplus(first, {0, 1}) == 2);
    CHECK(surplus(first, {0, 5}) == 1);
    CHECK(surplus(first, {1, 5}) == 0);
}
