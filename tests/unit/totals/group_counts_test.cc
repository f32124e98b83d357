// Counts of groups, beyond 32 bits too.
#include "totals/group_counts.h"

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
