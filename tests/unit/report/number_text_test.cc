#include "report/number_text.h"

#include "support/catch.h"

using kanjo::Decimal;
using kanjo::Integer;
using kanjo::Quotient;

TEST_CASE("digits are grouped by three before the point, whatever the sign") {
    const struct {
        const char *number, *expected;
    } cases[] = {{"0", "0"},
                 {"999", "999"},
                 {"1000", "1,000"},
                 {"-1000.50", "-1,000.50"},
                 {"-100", "-100"},
                 {"0.00012", "0.00012"},
                 {"1234567.891", "1,234,567.891"},
                 {"53600000000.00", "53,600,000,000.00"}};
    for (const auto& [number, expected] : cases) {
        CHECK(kanjo::grouped(kanjo::parse_decimal(number).value()) == expected);
    }
    CHECK(kanjo::grouped(std::uint64_t{18446744073709551615u}) == "18,446,744,073,709,551,615");
}

TEST_CASE("a rate shows all its digits where they fit, else as many as fit, and says which") {
    const auto exact = kanjo::rate_text(Quotient(kanjo::parse_decimal("153.170").value()), 7);
    CHECK(exact.text == "153.17");
    CHECK(exact.is_exact);
    const auto cut = kanjo::rate_text(Quotient(Integer(16316), Integer(10652)) * Quotient(Decimal(100)), 7);
    CHECK(cut.text == "153.1731");
    CHECK(!cut.is_exact);
}

TEST_CASE("counts agree with their noun") {
    CHECK(kanjo::counted(1, "day", "days") == "1 day");
    CHECK(kanjo::counted(0, "day", "days") == "0 days");
    CHECK(kanjo::counted(1200, "day", "days") == "1,200 days");
}
