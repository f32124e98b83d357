#include "base/date.h"

#include <string>

#include "commitments/commitment.h"
#include "support/catch.h"

using kanjo::Date;
using kanjo::find_date;
using kanjo::Period;

TEST_CASE("every day of the calendar is read back as it was written, and follows the day before") {
    Date day = kanjo::to_date({1583, 1, 1});
    const Date last = kanjo::to_date({9999, 12, 31});
    std::uint64_t wrong = 0;
    for (; day <= last; ++day.days) {
        const std::optional<Date> read = find_date(to_string(day));
        wrong += read == day ? 0 : 1;
        wrong += kanjo::day_of_id(kanjo::id_of_day(day)) == day ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(kanjo::id_of_day(last) + 1 == kanjo::first_period_id);
    CHECK(kanjo::id_of_day(kanjo::to_date({1, 1, 1})) == 1);
}

TEST_CASE("texts that are no day are none") {
    for (const char* text : {"",
                             "2024-02-2",
                             "2024-02-290",
                             "2023-02-29",
                             "2024-02-30",
                             "2024-13-01",
                             "2024-00-10",
                             "2024-01-00",
                             "2024-04-31",
                             "0000-01-01",
                             "1403-01-22",
                             "1582-12-31",
                             "2024/02/24",
                             "2024-02/24",
                             "20240-2-24",
                             "a024-02-24",
                             "2024-0a-24",
                             "2024-02-2a",
                             "2024-02-a4",
                             "2024:02-24",
                             "+024-02-24",
                             "1900-02-29",
                             "2024-02\xAD"
                             "24",
                             "\xB2"
                             "024-02-24",
                             "2024-02-32"}) {
        INFO(text);
        CHECK_FALSE(find_date(text));
        CHECK_FALSE(kanjo::parse_date(text));
    }
    CHECK(find_date("2000-02-29") == kanjo::to_date({2000, 2, 29}));
}

TEST_CASE("any one byte changed in a day is a day or none, never another fault") {
    const std::string day = "2024-10-28";
    std::size_t days = 0;
    for (std::size_t at = 0; at < day.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = day;
            text[at] = static_cast<char>(byte);
            if (const std::optional<Date> read = find_date(text)) {
                CHECK(to_string(*read) == text);
                ++days;
            }
        }
    }
    CHECK(days == 8 + 10 + 10 + 10 + 1 + 1 + 3 + 1 + 3 + 10);
}

TEST_CASE("periods are days, months, years and intervals of them, in their shortest spelling") {
    for (const char* text :
         {"2024-02-24", "2024-02", "2024", "2021-04/2024-03", "2021-04-05/2024-03-01", "2020/2021"}) {
        CHECK(to_string(kanjo::parse_period(text).value()) == text);
    }
    CHECK(to_string(kanjo::parse_period("2024-02-01/2024-02-29").value()) == "2024-02");
    CHECK(to_string(kanjo::parse_period("2024-01/2024-12").value()) == "2024");
    for (const char* text : {"2024-2", "2024-02/", "/2024", "2024-03/2024-02", "24", "2024-02-24/x",
                             "2024-02/2024-03/2024-04"}) {
        INFO(text);
        CHECK_FALSE(kanjo::parse_period(text));
    }
}
