#include "totals/condition.h"

#include "support/catch.h"

using kanjo::parse_condition;

namespace {

struct Case {
    std::string_view condition;
    std::string_view met;      ///< values, parted by bars
    std::string_view not_met;  ///< the same
};

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        parts.emplace_back(list.substr(0, bar));
        if (bar == list.size()) return parts;
        list.remove_prefix(bar + 1);
    }
}

kanjo::Test test_of(std::string_view text, const kanjo::FigureOptions& figures = {},
                    const kanjo::CommitmentFormat& format = {}) {
    return {parse_condition(text, figures).value(), figures, format};
}

}  // namespace

TEST_CASE("a condition holds for what it says and for nothing else") {
    const Case cases[] = {
        {"sector=cloud", "cloud| cloud |cloud\t", "Cloud|clouds||clou"},
        {"sector!=cloud", "Cloud||chips", "cloud| cloud "},
        {"sector = a=b", "a=b", "a|b"},
        {"x=caf\u00e9", "caf\u00e9|cafe\u0301", "cafe"},
        {"x=", "| ", "x"},
        {"x!=", "x", "| "},
        {"x==5", "5", "5.0|05"},
        {"x<5", "4.99|-7|1e-3", "5|5.0|6||1E1"},
        {"x<=5", "5.00|4|5e0", "5.000001|"},
        {"x>1e3", "1001|1000.5", "1000|1e3|999|"},
        {"x>=1000", "1000|1e3|2000.0", "999.9|"},
        {"d<2024-02", "2024-01-31|2024-01|2023|2024", "2024-02|2024-02-01|2024-03|"},
        {"d>=2024-02", "2024-02|2024-02-01|2024-02-29|2025", "2024-01-31|2023|"},
        {"d<=2024-02", "2024-02-29|2024-02|2024-01", "2024-03-01|2024-03|"},
        {"d>2024-02", "2024-03-01|2024-03", "2024-02-29|2024-02|"},
        {"d>=2024", "2024|2025", "2023|"},
        {"d>2024", "2024.5|2025", "2024|1e3|"},
        {"s<m", "a|chips|B", "m|z|\u00e9|"},
        {"s>=m", "m|z|\u00e9", "M|a|"},
        {"s>=r8", "r8|r9|s", "r10|"},
    };
    for (const Case& row : cases) {
        const kanjo::Test test = test_of(row.condition);
        for (const std::string& value : split(row.met)) {
            INFO(row.condition << " of '" << value << "'");
            const auto accepted = test.accepts(value);
            CHECK((accepted && *accepted));
        }
        for (const std::string& value : split(row.not_met)) {
            INFO(row.condition << " of '" << value << "'");
            const auto accepted = test.accepts(value);
            CHECK((accepted && !*accepted));
        }
    }
}

TEST_CASE("numbers and dates are compared with their like, and all else is named") {
    for (const char* condition : {"x<5", "x>=2024-02", "amount>5"}) {
        INFO(condition);
        const auto accepted = test_of(condition).accepts("lots");
        REQUIRE_FALSE(accepted);
        CHECK(accepted.error().code == kanjo::Code::K0502);
    }
    CHECK_FALSE(test_of("amount>5").accepts("4-6"));
    CHECK(*test_of("amount>5").accepts("6-7"));
    CHECK_FALSE(*test_of("amount>5").accepts("undisclosed"));
}

TEST_CASE("amounts are compared as the records' amounts are read") {
    kanjo::FigureOptions comma;
    comma.decimal_mark = kanjo::DecimalMark::comma;
    comma.currency = kanjo::find_currency("EUR");
    kanjo::CommitmentFormat millions;
    millions.unit = 1'000'000;
    const kanjo::Test test = test_of("amount>1.500.000", comma, millions);
    CHECK(*test.accepts("1,6"));
    CHECK_FALSE(*test.accepts("1,4"));
    CHECK(*test.accepts("2 Mio. EUR"));
    CHECK_FALSE(*test.accepts("5 EUR"));
    CHECK(*test.accepts("1.499"));  // thousands
    CHECK_FALSE(*test.accepts("1.499", true));
    CHECK(*test.accepts("1.6", true));
    const kanjo::Test english = test_of("amount>=1500000", {}, millions);
    CHECK(*english.accepts("1.5"));
    CHECK(*english.accepts("1500000000000000000000"));
    CHECK_FALSE(*english.accepts("1.499999999"));
    CHECK_FALSE(*english.accepts("1.4999999999999"));
    CHECK_FALSE(*english.accepts("-2"));
}

TEST_CASE("what is no condition is refused") {
    for (const char* text :
         {"", "sector", "=chips", " <5", "amount>$5", "amount<", "amount>=1-2", "amount>about 5"}) {
        INFO(text);
        const auto condition = parse_condition(text, {});
        REQUIRE_FALSE(condition);
        CHECK(condition.error().code == kanjo::Code::K0602);
    }
}
