// Rates are kept exactly, whether they fit the eight bytes of the everyday ones or not.
#include "rates/quote_store.h"

#include "support/catch.h"
#include "support/rates.h"

using kanjo::Decimal;
using kanjo::PackedRate;

TEST_CASE("a rate of any length comes back as it was") {
    const kanjo::CurrencyPair pair{kanjo_test::currency("EUR"), kanjo_test::currency("USD")};
    kanjo::QuoteStore store;
    std::vector<Decimal> rates;
    for (const std::string_view digits : {"9", "125", "9999999999999999", "10000000000000000",
                                          "12345678901234567", "99999999999999999999999999999999999999999"}) {
        for (const int exponent :
             {0, -1, -4, -16, -126, -127, -128, -129, -255, -256, -260, 1, 126, 127, 128, 256})
            rates.emplace_back(kanjo::Integer::from_digits(digits), exponent);
    }
    for (const Decimal& rate : rates) store.push_back({pair, kanjo_test::period("2024-04-12"), rate, 0, 0});
    for (std::size_t i = 0; i < rates.size(); ++i) {
        INFO(to_string(rates[i]));
        CHECK(to_string(store[i].rate) == to_string(rates[i]));
    }
}

TEST_CASE("a packed rate is read from what parse_decimal reads, and from nothing else") {
    struct Case {
        std::string_view text, rate;
    };
    for (const Case& row : {Case{"1.25", "1.25"},
                            {"160", "160"},
                            {"0.50", "0.50"},
                            {".5", "0.5"},
                            {"5.", "5"},
                            {"1234567890.12345", "1234567890.12345"}}) {
        INFO(row.text);
        const std::optional<PackedRate> rate = PackedRate::match(row.text);
        REQUIRE(rate);
        CHECK(to_string(rate->decimal()) == row.rate);
    }
    for (const std::string_view text :
         {"", ".", "0", "0.000", "1.2.3", "1,25", "-1.25", "1e3", " 1.25", "1.25 ", "x"}) {
        INFO(text);
        CHECK_FALSE(PackedRate::match(text));
    }
    std::size_t length = 0;
    CHECK(PackedRate::match_cell("1.25,desk", length));
    CHECK(length == 4);
    CHECK_FALSE(PackedRate::match_cell("1.25;desk", length));
}
