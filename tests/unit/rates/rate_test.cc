#include "rates/rate.h"

#include "rates/basis.h"
#include "support/catch.h"

namespace {

std::string given(std::string_view text) {
    const auto rate = kanjo::parse_given_rate(text);
    return rate ? to_string(rate->pair) + '=' + to_string(rate->rate)
                : std::string(code_name(rate.error().code)) + ' ' + rate.error().message;
}

std::string sweep(std::string_view text) {
    const auto rates = kanjo::parse_rate_sweep(text);
    if (!rates) return rates.error().message;
    std::string all;
    for (const kanjo::GivenRate& rate : *rates) all += to_string(rate.rate) + ' ';
    return all;
}

std::string basis(std::string_view text) {
    const auto read = kanjo::parse_basis(text);
    return read ? read->name : std::string(code_name(read.error().code)) + ' ' + read.error().message;
}

}  // namespace

TEST_CASE("a given rate is read as pair and rate, or refused with what is wrong") {
    CHECK(given("USD/JPY=153.17") == "USD/JPY=153.17");
    CHECK(given("usd/jpy=1.6e2") == "USD/JPY=160");
    CHECK(given("EUR/HRK=7.5345") == "EUR/HRK=7.5345");
    CHECK(given("USD/USD=1") == "USD/USD=1");
    CHECK(given("USD/USD=2") == "K0404 a currency is worth 1 of itself, not 2");
    CHECK(given("USD/JPY") == "K0404 'USD/JPY' is not a rate for a pair");
    CHECK(given("USDJPY=150") == "K0404 'USDJPY' is not a pair of currencies");
    CHECK(given("USD/JPY=") == "K0404 '' is not a rate, a number such as 153.17");
    CHECK(given("USD/JPY=0") == "K0404 '0' is no rate: it is not above zero");
    CHECK(given("USD/JPY=-5") == "K0404 '-5' is no rate: it is not above zero");
    CHECK(given("USD/JPY=1,5") == "K0404 '1,5' is not a rate, a number such as 153.17");
    CHECK(given("USD/JPX=150").substr(0, 11) == "K0303 'JPX'");
}

TEST_CASE("a sweep is a rate a step") {
    CHECK(sweep("USD/JPY=130..160:10") == "130 140 150 160 ");
    CHECK(sweep("USD/JPY=1.0..1.25:0.1") == "1.0 1.1 1.2 ");
    CHECK(sweep("USD/JPY=150.5") == "150.5 ");
    CHECK(sweep("USD/JPY=130..160") == "'USD/JPY=130..160' is a sweep without a step");
    CHECK(sweep("USD/JPY=160..130:10") == "the sweep ends below its beginning");
    CHECK(sweep("USD/JPY=130..160:0") == "'0' is no rate: it is not above zero");
    CHECK(sweep("USD/JPY=1..9999:1") == "the sweep has more than 1000 steps");
}

TEST_CASE("a basis is a word or a period, and is called by its shortest name") {
    CHECK(basis("value-date") == "value-date");
    CHECK(basis("latest") == "latest");
    CHECK(basis("stated") == "stated");
    CHECK(basis("2024-02-01/2024-02-29") == "2024-02");
    CHECK(basis("2021-04/2024-03") == "2021-04/2024-03");
    CHECK(basis("2024-02-30") == "K0404 '2024-02-30' is not a basis");
    CHECK(basis("Latest") == "K0404 'Latest' is not a basis");
}
