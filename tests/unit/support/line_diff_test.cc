#include "support/line_diff.h"

#include "support/catch.h"

using kanjo::test::diff_lines;

TEST_CASE("equal texts have no difference") {
    CHECK(diff_lines("", "").empty());
    CHECK(diff_lines("a\nb\n", "a\nb\n").empty());
}

TEST_CASE("a difference shows the lines around it") {
    CHECK(diff_lines("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
          "@ line 2\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    CHECK(diff_lines("a\n", "a\nb\n") == "@ line 1\n a\n+b\n");
    CHECK(diff_lines("a\n", "") == "@ line 1\n-a\n");
}

TEST_CASE("changes far apart stand apart") {
    CHECK(diff_lines("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n") ==
          "@ line 1\n-a\n+A\n 1\n 2\n 3\n@ line 6\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("a missing newline at the end is a difference") {
    CHECK(diff_lines("a\n", "a") == "the last line's end differs\n");
}
