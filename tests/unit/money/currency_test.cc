#include "money/currency.h"

#include <set>
#include <string>

#include "support/catch.h"

using kanjo::Currency;
using kanjo::find_currency;
using kanjo::info_of;
using kanjo::parse_currency;

namespace {

Currency currency(std::string_view code) {
    return find_currency(code).value();
}

std::string successor(std::string_view code) {
    return std::string(info_of(currency(code)).successor);
}

}  // namespace

TEST_CASE("the table is in the order of its codes and each code is found") {
    std::string_view before;
    for (std::size_t i = 0; i < kanjo::count_currencies(); ++i) {
        const Currency each{static_cast<std::uint16_t>(i)};
        const kanjo::CurrencyInfo info = info_of(each);
        CHECK(before < info.code);
        CHECK(find_currency(info.code) == each);
        CHECK_FALSE(info.name.empty());
        CHECK((info.successor.empty() || find_currency(info.successor)));
        CHECK((info.successor.empty() || !info.withdrawn.empty()));
        before = info.code;
    }
    CHECK(kanjo::count_currencies() > 250);
}

TEST_CASE("minor units are those of ISO 4217") {
    struct Row {
        std::string_view code;
        std::optional<int> exponent;
    };
    const Row rows[] = {{"USD", -2}, {"JPY", 0},  {"BHD", -3}, {"CLF", -4}, {"IQD", -3},
                        {"UGX", 0},  {"HUF", -2}, {"XAU", {}}, {"XDR", {}}, {"XCG", -2}};
    for (const Row& row : rows) CHECK(kanjo::minor_unit_exponent(currency(row.code)) == row.exponent);
}

TEST_CASE("a code is read in any case, and listed aliases are read as the code they stand for") {
    struct Row {
        std::string_view text, code;
    };
    const Row rows[] = {{"USD", "USD"}, {"usd", "USD"}, {"Jpy", "JPY"}, {"RMB", "CNY"},
                        {"cnh", "CNY"}, {"NTD", "TWD"}, {"STG", "GBP"}, {"UKP", "GBP"}};
    for (const Row& row : rows) CHECK(kanjo::code_of(parse_currency(row.text).value()) == row.code);
}

TEST_CASE("three capitals alone are looked for") {
    for (const char* other : {"US", "USDX", "usd", "Usd", "1SD", "@SD", "[SD", "U1D", "ZZZ", "AAA"})
        CHECK_FALSE(find_currency(other));
    CHECK_FALSE(find_currency(""));
}

TEST_CASE("a fund and what has no minor unit are told") {
    CHECK(info_of(currency("CLF")).is_fund);
    CHECK_FALSE(info_of(currency("USD")).is_fund);
    CHECK(info_of(currency("XAU")).minor_units == -1);
    CHECK(info_of(currency("USD")).minor_units == 2);
    CHECK(info_of(currency("USD")).numeric == "840");
    CHECK(info_of(currency("USD")).name == "US Dollar");
}

TEST_CASE("an unknown code names the nearest ones") {
    struct Row {
        std::string_view text, message, help;
    };
    const Row rows[] = {
        {"USX", "'USX' is not a currency of ISO 4217", "did you mean USD, USN or UGX?"},
        {"YPJ", "'YPJ' is not a currency of ISO 4217", "'kanjo currencies' lists the codes"},
        {"JYP", "'JYP' is not a currency of ISO 4217", "did you mean JPY or SYP?"},
        {"EURO", "'EURO' is not a currency of ISO 4217", "did you mean EUR?"},
        {"PNX", "'PNX' is not a currency of ISO 4217", "'kanjo currencies' lists the codes"},
        {"PXN", "'PXN' is not a currency of ISO 4217", "did you mean PEN, PLN or MXN?"},
        {"AXD", "'AXD' is not a currency of ISO 4217", "did you mean AED, AMD or AUD?"},
        {"EU", "'EU' is not a currency of ISO 4217", "did you mean EUR?"},
        {"E", "'E' is not a currency of ISO 4217", "'kanjo currencies' lists the codes"},
        {"UROS", "'UROS' is not a currency of ISO 4217", "'kanjo currencies' lists the codes"},
        {"gbx", "'gbx' is pence, a hundredth of GBP, and no code of ISO 4217", "divide by 100 and write GBP"},
        {"GBp", "'GBp' is pence, a hundredth of GBP, and no code of ISO 4217", "divide by 100 and write GBP"},
        {"1234567890123456789012345678901234567890X",
         "'1234567890123456789012345678901234567890' is not a currency of ISO 4217",
         "'kanjo currencies' lists the codes"},
        {"", "'' is not a currency of ISO 4217", "'kanjo currencies' lists the codes"},
        {"GBX", "'GBX' is pence, a hundredth of GBP, and no code of ISO 4217", "divide by 100 and write GBP"},
    };
    for (const Row& row : rows) {
        const auto result = parse_currency(row.text);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == kanjo::Code::K0303);
        CHECK(result.error().message == row.message);
        CHECK(result.error().help == row.help);
    }
}

TEST_CASE("a withdrawn code names its month and successor and is current before") {
    const auto refused = parse_currency("HRK");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message == "HRK (Kuna) was withdrawn in 2023-01; its successor is EUR");
    CHECK(refused.error().help ==
          "a date before 2023-01 makes it current; EUR is another unit of another value");
    CHECK(parse_currency("HRK", kanjo::to_date({2022, 12, 31})).has_value());
    CHECK_FALSE(parse_currency("HRK", kanjo::to_date({2023, 1, 1})).has_value());
    CHECK(parse_currency("DEM", kanjo::to_date({1999, 6, 1})).has_value());
}

TEST_CASE("the euro took the place of the currencies of its members") {
    const std::string_view codes[] = {"DEM", "FRF", "ITL", "ESP", "NLG", "BEF", "LUF",
                                      "IEP", "PTE", "ATS", "FIM", "GRD", "SIT", "CYP",
                                      "MTL", "SKK", "EEK", "LVL", "LTL", "HRK", "BGN"};
    for (const std::string_view code : codes) CHECK(successor(code) == "EUR");
}

TEST_CASE("redenominated currencies name their successor") {
    struct Row {
        std::string_view code, successor;
    };
    const Row rows[] = {{"TRL", "TRY"}, {"ROL", "RON"}, {"ZMK", "ZMW"}, {"GHC", "GHS"}, {"SLL", "SLE"},
                        {"VEF", "VES"}, {"BYR", "BYN"}, {"MRO", "MRU"}, {"STD", "STN"}, {"ZWL", "ZWG"},
                        {"ANG", "XCG"}, {"AZM", "AZN"}, {"MZM", "MZN"}, {"TMM", "TMT"}, {"RUR", "RUB"}};
    for (const Row& row : rows) CHECK(successor(row.code) == row.successor);
}

TEST_CASE("market order puts the leaders first and knows where there is none") {
    struct Row {
        std::string_view a, b, base;
        bool known;
    };
    const Row rows[] = {{"USD", "JPY", "USD", true}, {"JPY", "USD", "USD", true},
                        {"USD", "EUR", "EUR", true}, {"GBP", "EUR", "EUR", true},
                        {"NZD", "AUD", "AUD", true}, {"JPY", "CNY", "CNY", false}};
    for (const Row& row : rows) {
        const kanjo::CurrencyPair pair = kanjo::market_order(currency(row.a), currency(row.b));
        CHECK(kanjo::code_of(pair.base) == row.base);
        CHECK(kanjo::has_market_order(currency(row.a), currency(row.b)) == row.known);
    }
}
