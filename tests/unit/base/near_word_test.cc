#include "base/near_word.h"

#include "support/catch.h"

using kanjo::edit_distance;

TEST_CASE("edit distance counts inserted, dropped, changed and swapped letters") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("total", "totla") == 1);
    CHECK(edit_distance("total", "totals") == 1);
    CHECK(edit_distance("total", "tolal") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ab", "ba") == 1);
}

TEST_CASE("near words are those at the smallest distance, and none where all are far") {
    const std::string_view words[] = {"--rate", "--rates", "--round", "--where"};
    using Names = std::vector<std::string_view>;
    CHECK(kanjo::near_words("--rats", words) == Names{"--rate", "--rates"});
    CHECK(kanjo::near_words("--wheer", words) == Names{"--where"});
    CHECK(kanjo::near_words("--zebra-crossing", words).empty());
}

TEST_CASE("a list of words ends in or") {
    const std::string_view words[] = {"a", "b", "c"};
    const std::span<const std::string_view> all = words;
    CHECK(kanjo::list_words(all.first(1)) == "a");
    CHECK(kanjo::list_words(all.first(2)) == "a or b");
    CHECK(kanjo::list_words(all) == "a, b or c");
}
