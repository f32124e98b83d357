// The buckets of one page, alone and together.
#include "totals/bucket_page.h"

#include <algorithm>
#include <map>
#include <vector>

#include "support/catch.h"

using kanjo::BucketPage;
using kanjo::CellArena;

namespace {

std::map<unsigned, int> contents_of(const BucketPage& page) {
    std::map<unsigned, int> contents;
    page.for_each([&](unsigned when, kanjo::Int128 sum) {
        CHECK((contents.empty() || contents.rbegin()->first < when));
        contents[when] = static_cast<int>(sum);
    });
    return contents;
}

/// Adds `when` + 1 at each of the whens, and looks at all of them each time.
void check_page(const std::vector<unsigned>& whens) {
    constexpr std::uint64_t number = 0x3FF'FFFF'FFFF'FFFF;
    CellArena arena;
    BucketPage page(number);
    std::map<unsigned, int> expected;
    for (const unsigned when : whens) {
        CHECK(page.find_cell(when) == nullptr);
        BucketPage::Cell* const cell = page.new_cell(when, arena);
        CHECK(kanjo::Int128{*cell} == 0);
        *cell += static_cast<int>(when) + 1;
        expected[when] = static_cast<int>(when) + 1;
        REQUIRE(contents_of(page) == expected);
        REQUIRE(page.number() == number);
        for (const auto& [present, sum] : expected) {
            REQUIRE(page.find_cell(present) != nullptr);
            REQUIRE(kanjo::Int128{*page.find_cell(present)} == sum);
            REQUIRE((page.present() >> present & 1) == 1);
        }
    }
    CHECK(page.is_full_size_of(number << BucketPage::when_bits) == (whens.size() > 16));
}

}  // namespace

TEST_CASE("a page holds one bucket or all 64, in any order of their coming") {
    for (unsigned when = 0; when < 64; ++when) check_page({when});
    for (unsigned when = 0; when < 64; ++when) {
        check_page({when, (when + 1) % 64});
        if (when > 3 && when < 62) check_page({when, 62, when - 1, 63, 2});
    }
    std::vector<unsigned> all;
    for (unsigned when = 0; when < 64; ++when) all.push_back(when * 37 % 64);
    check_page(all);
    std::reverse(all.begin(), all.end());
    check_page(all);
}
