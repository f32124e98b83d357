#include "commitments/plain_amount.h"

#include <string>

#include "support/catch.h"

using kanjo::Decimal;
using kanjo::parse_plain_units;

TEST_CASE("a plain number is its whole number of billionths") {
    CHECK(parse_plain_units("0") == kanjo::Int128{0});
    CHECK(parse_plain_units("1") == kanjo::Int128{1'000'000'000});
    CHECK(parse_plain_units("-1.5") == kanjo::Int128{-1'500'000'000});
    CHECK(parse_plain_units("0.000000001") == kanjo::Int128{1});
    CHECK(parse_plain_units("999999999999999999") == kanjo::Int128{999'999'999'999'999'999} * 1'000'000'000);
}

TEST_CASE("what is larger, finer or written otherwise is left to the reader of figures") {
    for (const char* text :
         {"", "-", ".", "-.", ".5", "5.", "1,000", "1e3", "+1", "--1", "1.2.3", " 1", "1 ", "0.0000000001",
          "1000000000000000000", "1234567890.1234567890", "12a", "\xEF\xBC\x91"}) {
        INFO(text);
        CHECK_FALSE(parse_plain_units(text));
    }
}

TEST_CASE("plain numbers have the value that the reader of decimals gives them") {
    std::uint64_t state = 20'240'412;
    const auto draw = [&](std::uint64_t below) {
        state = state * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
        return (state >> 33) % below;
    };
    constexpr std::string_view characters = "0123456789.-0123456789";
    std::size_t read = 0;
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        for (std::uint64_t length = draw(21); length > 0; --length)
            text += characters[draw(characters.size())];
        const auto units = parse_plain_units(text);
        if (!units) continue;
        ++read;
        const auto decimal = kanjo::parse_decimal(text);
        REQUIRE(decimal);
        REQUIRE(kanjo::to_decimal(*units) == *decimal);
    }
    CHECK(read > 10'000);
}
