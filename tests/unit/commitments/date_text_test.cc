#include "commitments/date_text.h"

#include "support/catch.h"

using kanjo::DateOrder;
using kanjo::parse_commitment_date;

namespace {

std::string parsed(std::string_view text, DateOrder order = DateOrder::iso) {
    const auto period = parse_commitment_date(text, order);
    if (period) return to_string(*period);
    CHECK(period.error().code == kanjo::Code::K0502);
    CHECK(period.error().excerpt == text);
    return "?";
}

}  // namespace

TEST_CASE("dates are days, months, years and intervals as ISO 8601 has them") {
    for (const char* text : {"2024-02-29", "2024-02", "2024", "2021-04/2024-03", "2024-02-03/2024-02-05",
                             "1583-01-01", "9999-12-31"}) {
        CHECK(parsed(text) == text);
    }
    for (const char* text :
         {"", "1582-12-31", "2023-02-29", "2024-13", "2024-00", "0000", "10000", "2024-2-3", "20240203",
          "24-02-03", "2024/02/03", "03.02.2024", "2024-02-03T10:00", "2024-Q1", "2024-03/2024-02",
          "2024-02/", "/2024", "+2024", "2024-02-3 "}) {
        INFO(text);
        CHECK(parsed(text) == "?");
    }
}

TEST_CASE("an order of day and month reads what has it, and ISO dates beside") {
    for (const char* text : {"3/2/2024", "03.02.2024", "03-02-2024", "3.02.2024"}) {
        CHECK(parsed(text, DateOrder::day_month_year) == "2024-02-03");
    }
    for (const char* text : {"2/3/2024", "02.03.2024", "02-03-2024"}) {
        CHECK(parsed(text, DateOrder::month_day_year) == "2024-02-03");
    }
    CHECK(parsed("2024-02-03", DateOrder::day_month_year) == "2024-02-03");
    CHECK(parsed("2024-02", DateOrder::month_day_year) == "2024-02");
    for (const char* text :
         {"2/30/2024", "3/2/24", "3/2", "3/2/2024/1", "3.2/2024", "31/2/2024", "0/1/2024"}) {
        INFO(text);
        CHECK(parsed(text, DateOrder::day_month_year) == "?");
    }
}
