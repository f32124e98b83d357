// Sums by group, currency and when, however many there are.
#include "totals/buckets.h"

#include "support/catch.h"
#include "support/rates.h"

using kanjo::BucketKey;
using kanjo::Buckets;
using kanjo::GroupId;

TEST_CASE("what is added to many groups again and again is kept once for each") {
    constexpr GroupId groups = 3000;  // several times what the first table of pages holds
    const kanjo::Currency yen = kanjo_test::currency("JPY");
    Buckets buckets;
    for (int round = 1; round <= 3; ++round) {
        for (GroupId group = 0; group < groups; ++group) buckets.add(BucketKey(group, yen, 7), group + 1);
    }
    buckets.flush();
    Buckets later;
    for (GroupId group = groups; group > 0; --group) later.add(BucketKey(group - 1, yen, 7), group);
    later.flush();
    buckets.merge(later, [](BucketKey same) { return same; });
    buckets.sort();
    REQUIRE(buckets.size() == groups);
    GroupId next = 0;
    for (GroupId group = 0; group < groups; ++group) {
        buckets.for_each_of(group, [&](const Buckets::Sum& sum) {
            REQUIRE(sum.key.group() == next);
            REQUIRE(sum.units == kanjo::Int128{4} * (next + 1));
            ++next;
        });
    }
    CHECK(next == groups);
}

TEST_CASE("a sum beyond 127 bits is whole, and is merged whole") {
    constexpr kanjo::Int128 most = static_cast<kanjo::Int128>(~kanjo::UInt128{0} >> 1);
    const kanjo::Currency yen = kanjo_test::currency("JPY");
    const BucketKey key(0, yen, 7);
    Buckets buckets;
    for (int i = 0; i < 3; ++i) buckets.add(key, most);
    buckets.flush();
    Buckets other;
    other.add(key, 5);
    other.merge(buckets, [](BucketKey same) { return same; });
    other.sort();
    int found = 0;
    other.for_each_of(0, [&](const Buckets::Sum& sum) {
        ++found;
        REQUIRE(sum.rest != nullptr);
        const kanjo::Decimal whole = kanjo::to_decimal(sum.units) + *sum.rest;
        CHECK(whole == kanjo::to_decimal(most) * kanjo::Decimal(3) + kanjo::to_decimal(5));
    });
    CHECK(found == 1);
}
