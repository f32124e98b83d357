// What stands in the lines of a part: what was written is read back, and what no part holds is nothing.
#include "totals/part_format.h"

#include "support/catch.h"

namespace part = kanjo::part;

TEST_CASE("bytes come back from the JSON that a part has for them") {
    for (const std::string_view bytes :
         {"", "c.csv", "a \"b\" \\", "caf\u00e9", "\xff", "a\xc3(", "\xff\x0f\xf0z"}) {
        INFO(part::bytes_text(bytes));
        CHECK(part::read_bytes_text(part::bytes_text(bytes)) == std::string(bytes));
    }
    CHECK(part::bytes_text("a\xff") == R"({"hex":"61ff"})");
}

TEST_CASE("JSON that stands for no bytes is nothing") {
    for (const std::string_view json :
         {"", "junk", "{}", R"({"other":"61"})", R"({"hex":"6"})", R"({"hex":"616"})", R"({"hex":"6x"})",
          R"({"hex":"x6"})", R"({"hex":"FF"})"}) {
        INFO(json);
        CHECK_FALSE(part::read_bytes_text(json));
    }
}

TEST_CASE("exact numbers are written in plain digits and read back") {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"0", "0"},       {"-0.50", "-0.5"},
        {"1200", "1200"}, {"0.001", "0.001"},
        {"5.", "5"},      {".25", "0.25"},
        {"-7", "-7"},     {"123456789012345678901234567890.5", "123456789012345678901234567890.5"},
    };
    for (const auto& [text, exact] : rows) {
        INFO(text);
        const std::optional<kanjo::Decimal> value = part::read_exact(text);
        REQUIRE(value);
        CHECK(part::exact_text(*value) == exact);
    }
    for (const std::string_view text :
         {"", "-", ".", "-.", "+5", "--5", "1e3", "1,000", "5 ", "1.2.3", "0x10"}) {
        INFO(text);
        CHECK_FALSE(part::read_exact(text));
    }
}

TEST_CASE("when an amount counts is read from period, rate and divisor") {
    const auto read = [](std::string_view period, std::string_view rate, std::string_view divisor) {
        const std::optional<kanjo::When> when = part::read_when(period, rate, divisor);
        if (!when) return std::string("nothing");
        kanjo::JsonLine line;
        part::add_when(line, *when);
        return std::move(line).close();
    };
    CHECK(read("", "", "") == "{}");
    CHECK(read("2024-02", "1.25", "") == R"({"period":"2024-02","rate":"1.25"})");
    CHECK(read("2024-02-01", "EUR/USD=1.25", "3") ==
          R"({"period":"2024-02-01","rate":"EUR/USD=1.25","divisor":"3"})");
    for (const std::string_view rate :
         {"x", "EUR/USD=", "EUR/USD=x", "EUR/XXY=1.25", "EURUSD=1.25", "/USD=1.25"})
        CHECK(read("", rate, "") == "nothing");
    CHECK(read("2024-13", "", "") == "nothing");
    CHECK(read("", "", "x") == "nothing");
}
