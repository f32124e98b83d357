#include "report/compact.h"

#include "money/figure.h"
#include "support/catch.h"

namespace {

using kanjo::Decimal;
using kanjo::FigureStyle;
using kanjo::Hedge;

kanjo::Currency currency(const char* code) {
    return *kanjo::find_currency(code);
}

}  // namespace

TEST_CASE("compact figures carry every digit but the zeros at their end") {
    const struct {
        const char* value;
        const char* english;
        const char* japanese;
    } rows[] = {
        {"0", "0", "0"},
        {"-0.050", "-0.05", "-0.05"},
        {"999.50", "999.5", "999.5"},
        {"1000", "1K", "1000"},
        {"12345.67", "12.34567K", "1万2345.67"},
        {"100000000", "100M", "1億"},
        {"25000000000", "25B", "250億"},
        {"999999500", "999.9995M", "9億9999万9500"},
        {"3900000000000", "3.9T", "3兆9000億"},
        {"-1.56e12", "-1.56T", "-1兆5600億"},
        {"4.7e15", "4.7 quadrillion", "4700兆"},
        {"999e15", "999 quadrillion", "99京9000兆"},
        {"4.7e18", "4.7e18", "470京"},
        {"100000010", "100.00001M", "1億10"},
        {"200000003", "200.000003M", "200,000,003"},
        {"100000000.5", "100.0000005M", "100,000,000.5"},
    };
    for (const auto& row : rows) {
        const Decimal value = *kanjo::parse_decimal(row.value);
        CHECK(kanjo::compact(value, FigureStyle::en) == row.english);
        CHECK(kanjo::compact(value, FigureStyle::ja) == row.japanese);
    }
}

TEST_CASE("currencies, ranges and hedges are written as each language writes them, and read back") {
    using kanjo::joined_range;
    using kanjo::with_currency;
    using kanjo::with_hedge;
    const FigureStyle en = FigureStyle::en;
    const FigureStyle ja = FigureStyle::ja;
    const struct {
        std::string text;
        const char* expected;
        Hedge hedge;
    } rows[] = {
        {with_currency("25B", currency("USD"), en), "25B USD", Hedge::none},
        {with_currency("250億", currency("USD"), ja), "250億ドル", Hedge::none},
        {with_currency("3兆9000億", currency("JPY"), ja), "3兆9000億円", Hedge::none},
        {with_currency("12億", currency("CNY"), ja), "12億人民元", Hedge::none},
        {with_currency("12億", currency("XOF"), ja), "12億 XOF", Hedge::none},
        {with_hedge("25B USD", Hedge::about, en), "about 25B USD", Hedge::about},
        {with_hedge("25B USD", Hedge::nearly, en), "nearly 25B USD", Hedge::nearly},
        {with_hedge("25B USD", Hedge::at_least, en), "at least 25B USD", Hedge::at_least},
        {with_hedge("25B USD", Hedge::up_to, en), "up to 25B USD", Hedge::up_to},
        {with_hedge("250億ドル", Hedge::about, ja), "約250億ドル", Hedge::about},
        {with_hedge("250億ドル", Hedge::nearly, ja), "ほぼ250億ドル", Hedge::nearly},
        {with_hedge("250億ドル", Hedge::at_least, ja), "250億ドル以上", Hedge::at_least},
        {with_hedge("250億ドル", Hedge::up_to, ja), "最大250億ドル", Hedge::up_to},
        {with_currency(joined_range("2B", "3B", en), currency("USD"), en), "2B to 3B USD", Hedge::none},
        {with_currency(joined_range("20億", "30億", ja), currency("EUR"), ja), "20億〜30億ユーロ",
         Hedge::none},
    };
    for (const auto& row : rows) {
        CHECK(row.text == row.expected);
        const kanjo::Result<kanjo::Figure> figure = kanjo::parse_figure(row.text, {});
        INFO(row.text);
        REQUIRE(figure);
        CHECK(figure->currency);
        CHECK(figure->hedge == row.hedge);
    }
}
