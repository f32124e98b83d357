// Counts of groups, beyond 32 bits too.
#include "totals/group_counts.h"

#include <array>
#include <vector>

#include "support/catch.h"
#include "support/rates.h"

using kanjo::BucketKey;
using kanjo::Counts;
using kanjo::GroupCounts;

TEST_CASE("a group may have more commitments than 32 bits count") {
    constexpr std::uint64_t wrap = std::uint64_t{1} << 32;
    Counts many;
    many.count = wrap - 2;
    many.undisclosed = 3;
    GroupCounts counts;
    counts.add(1, many);
    const kanjo::Currency yen = kanjo_test::currency("JPY");
    counts.add_ones(std::vector<BucketKey>{{1, yen, 0}, {0, yen, 0}, {1, yen, 0}, {1, yen, 0}, {2, yen, 0}});
    CHECK(counts.counts(0).count == 1);
    CHECK(counts.counts(1).count == wrap + 1);
    CHECK(counts.counts(1).undisclosed == 3);
    CHECK(counts.counts(2).count == 1);
    counts.add(1, many);
    counts.add_one(1);
    CHECK(counts.counts(1).count == 2 * wrap);
    CHECK(counts.is_present(1));
    CHECK(!counts.is_present(3));
    GroupCounts merged;
    merged.add(0, counts.counts(1));
    CHECK(merged.counts(0).count == 2 * wrap);
    CHECK(merged.counts(0).undisclosed == 6);
}

namespace {

using Rare = std::array<std::uint64_t, 5>;

/// Undisclosed, about, nearly, at least, up to.
Rare rare_of(const Counts& counts) {
    return {counts.undisclosed, counts.hedged.about, counts.hedged.nearly, counts.hedged.at_least,
            counts.hedged.up_to};
}

Counts counts_of_kind(kanjo::AmountKind kind, kanjo::Hedge hedge) {
    kanjo::Commitment commitment;
    commitment.kind = kind;
    commitment.hedge = hedge;
    CHECK(kanjo::is_ordinary(commitment) ==
          (kind == kanjo::AmountKind::units && hedge == kanjo::Hedge::none));
    return kanjo::counts_of(commitment);
}

}  // namespace

TEST_CASE("what is out of the ordinary about one commitment is counted once, for it alone") {
    using kanjo::AmountKind;
    using kanjo::Hedge;
    struct Row {
        AmountKind kind;
        Hedge hedge;
        Rare rare;
    };
    const Row rows[] = {
        {AmountKind::units, Hedge::none, {0, 0, 0, 0, 0}},
        {AmountKind::range, Hedge::none, {0, 0, 0, 0, 0}},
        {AmountKind::undisclosed, Hedge::none, {1, 0, 0, 0, 0}},
        {AmountKind::units, Hedge::about, {0, 1, 0, 0, 0}},
        {AmountKind::decimal, Hedge::nearly, {0, 0, 1, 0, 0}},
        {AmountKind::units, Hedge::at_least, {0, 0, 0, 1, 0}},
        {AmountKind::range, Hedge::up_to, {0, 0, 0, 0, 1}},
    };
    for (const Row& row : rows) {
        const Counts one = counts_of_kind(row.kind, row.hedge);
        CHECK(one.count == 0);
        CHECK(one.is_complete);
        CHECK(rare_of(one) == row.rare);
        GroupCounts counts;
        counts.add(3, one);
        CHECK(rare_of(counts.counts(3)) == row.rare);
        CHECK(rare_of(counts.counts(2)) == Rare{});
        CHECK(counts.counts(4).count == 0);
        CHECK_FALSE(counts.is_present(2));
    }
}

TEST_CASE("counts are added and taken away field by field") {
    Counts sum{10, 2, {3, 4, 5, 6}, true};
    sum.add({100, 20, {30, 40, 50, 60}, true});
    CHECK(sum.count == 110);
    CHECK(rare_of(sum) == Rare{22, 33, 44, 55, 66});
    CHECK(sum.is_complete);
    sum.subtract({1, 2, {3, 4, 5, 6}, false});
    CHECK(sum.count == 109);
    CHECK(rare_of(sum) == Rare{20, 30, 40, 50, 60});
    CHECK(sum.is_complete);
    sum.add({0, 0, {}, false});
    CHECK_FALSE(sum.is_complete);
    sum.add({0, 0, {}, true});
    CHECK_FALSE(sum.is_complete);
}

TEST_CASE("a group that lost its only commitment is present and incomplete") {
    GroupCounts counts;
    counts.set_incomplete(2);
    CHECK(counts.size() == 3);
    CHECK(counts.is_present(2));
    CHECK_FALSE(counts.is_present(1));
    CHECK_FALSE(counts.counts(2).is_complete);
    CHECK(counts.counts(2).count == 0);
    CHECK(counts.counts(1).is_complete);
    counts.add_one(2);
    CHECK(counts.counts(2).count == 1);
    CHECK_FALSE(counts.counts(2).is_complete);
    counts.set_incomplete(0);
    CHECK(counts.size() == 3);
}

TEST_CASE("a count that is added carries at 32 bits and not before") {
    constexpr std::uint64_t wrap = std::uint64_t{1} << 32;
    for (const std::uint64_t before : {std::uint64_t{1}, wrap - 2, wrap - 1}) {
        for (const std::uint64_t more : {std::uint64_t{1}, std::uint64_t{2}, wrap, wrap + 5}) {
            Counts counts;
            GroupCounts group;
            counts.count = before;
            group.add(0, counts);
            counts.count = more;
            group.add(0, counts);
            CHECK(group.counts(0).count == before + more);
            CHECK(group.is_present(0));
        }
    }
}
