// How large a cross-tab may be.
#include "totals/group_rows.h"

#include "base/limits.h"
#include "support/catch.h"

namespace {

/// A tally of two fields with so many rows and columns, most of whose cells are empty.
kanjo::Tally tally_of(std::size_t rows, std::size_t columns) {
    kanjo::Tally tally(2);
    for (std::size_t i = 0; i < std::max(rows, columns); ++i) {
        tally.groups.set_key(0, "r" + std::to_string(std::min(i, rows - 1)));
        tally.groups.set_key(1, "c" + std::to_string(std::min(i, columns - 1)));
        tally.counts.add_one(tally.groups.group());
    }
    return tally;
}

std::string refusal(std::size_t rows, std::size_t columns) {
    kanjo::TotalOptions options;
    options.by = {"sector"};
    options.across = "year";
    const auto checked = check_cells(tally_of(rows, columns), options);
    if (checked) return "";
    CHECK(checked.error().code == kanjo::Code::K0601);
    CHECK(checked.error().help == "group by it instead: --by sector,year");
    return checked.error().message;
}

}  // namespace

TEST_CASE("a cross-tab has as many columns and cells as the limits say, and no more") {
    CHECK(refusal(3, 1000) == "");
    CHECK(refusal(3, 1001) == "the field 'year' has more than 1000 values, too many for columns");
    CHECK(refusal(1000, 1000) == "");
    CHECK(refusal(1001, 1000) == "the table has more than 1000000 cells");
    CHECK(refusal(2000, 500) == "");
    CHECK(refusal(2001, 500) == "the table has more than 1000000 cells");
}

TEST_CASE("groups without commitments take no cells") {
    kanjo::Tally tally = tally_of(3, 1000);
    tally.groups.set_key(0, "r0");
    tally.groups.set_key(1, "another");
    tally.groups.group();
    kanjo::TotalOptions options;
    options.by = {"sector"};
    options.across = "year";
    CHECK(check_cells(tally, options).has_value());
    CHECK(rows_of(tally, options).across.size() == 1000);
    tally.counts.set_incomplete(tally.groups.group());
    CHECK_FALSE(check_cells(tally, options).has_value());
    options.across.reset();
    CHECK(check_cells(tally, options).has_value());
}
