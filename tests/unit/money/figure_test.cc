#include "money/figure.h"

#include <string>

#include "support/catch.h"

using kanjo::Code;
using kanjo::Figure;
using kanjo::FigureOptions;
using kanjo::parse_figure;

namespace {

struct Reading {
    std::string_view text, low, high, currency, hedge;
};

std::string currency_of(const Figure& figure) {
    return figure.currency ? std::string(kanjo::code_of(*figure.currency)) : "";
}

void check_readings(std::initializer_list<Reading> rows, const FigureOptions& options = {}) {
    for (const Reading& row : rows) {
        INFO(row.text);
        const auto figure = parse_figure(row.text, options);
        if (!figure) FAIL_CHECK(kanjo::render_error(figure.error()));
        if (!figure) continue;
        CHECK(kanjo::to_string(figure->low) == row.low);
        CHECK(kanjo::to_string(figure->high) == (row.high.empty() ? row.low : row.high));
        CHECK(currency_of(*figure) == row.currency);
        CHECK(kanjo::name_of(figure->hedge) == row.hedge);
    }
}

struct Refusal {
    std::string_view text;
    Code code;
    std::string_view marked;  ///< the part of the text that the caret is under
};

void check_refusals(std::initializer_list<Refusal> rows, const FigureOptions& options = {}) {
    for (const Refusal& row : rows) {
        INFO(row.text);
        const auto figure = parse_figure(row.text, options);
        CHECK_FALSE(figure.has_value());
        if (figure) continue;
        INFO(figure.error().message);
        CHECK(kanjo::code_name(figure.error().code) == kanjo::code_name(row.code));
        CHECK(row.text.substr(figure.error().caret.begin, figure.error().caret.length) == row.marked);
    }
}

}  // namespace

TEST_CASE("plain numbers are read from their digits") {
    check_readings({
        {"3900000000000", "3900000000000", "", "", ""},
        {"3,900,000", "3900000", "", "", ""},
        {"1,50,000", "150000", "", "", ""},
        {"1_000", "1000", "", "", ""},
        {"1'000", "1000", "", "", ""},
        {"1\u00a0000", "1000", "", "", ""},
        {"1\u2009000\u2009000", "1000000", "", "", ""},
        {".5", "0.5", "", "", ""},
        {"5.", "5", "", "", ""},
        {"3.9e12", "3900000000000", "", "", ""},
        {"1E+3", "1000", "", "", ""},
        {"１２３．４５", "123.45", "", "", ""},
        {"9007199254740993", "9007199254740993", "", "", ""},
        {"170141183460469231731687303715884105728", "170141183460469231731687303715884105728", "", "", ""},
        {"184467440737.09551616", "184467440737.09551616", "", "", ""},
        {"-0", "0", "", "", ""},
        {"1,234", "1234", "", "", ""},
        {"1.234", "1.234", "", "", ""},
        {"1.234,56", "1234.56", "", "", ""},
        {"٦٫٢", "6.2", "", "", ""},
        {"१२३", "123", "", "", ""},
    });
}

TEST_CASE("wrong marks, signs and limits are refused where they stand") {
    check_refusals({
        {"12,5", Code::K0301, "12,5"},
        {"1,23,4", Code::K0301, "1,23,4"},
        {"1,2345", Code::K0301, "1,2345"},
        {"1,234,56", Code::K0301, "1,234,56"},
        {"1.234.567", Code::K0301, "1.234.567"},
        {"0,123", Code::K0301, "0,123"},
        {"1e999999999", Code::K0901, "1e999999999"},
        {"1e-999999999", Code::K0901, "1e-999999999"},
        {"+-5", Code::K0301, "-"},
        {"$-5", Code::K0301, "-"},
        {"5-", Code::K0301, "-"},
        {"(5.00)", Code::K0301, "(5.00)"},
        {"1E", Code::K0301, "E"},
        {"0x1", Code::K0301, "x"},
        {"NaN yen", Code::K0301, "NaN"},
        {"inf", Code::K0301, "inf"},
        {"$", Code::K0301, "$"},
        {"billion", Code::K0301, "billion"},
        {"億円", Code::K0301, "億"},
        {"1 234 567", Code::K0301, "1 234 567"},
        {"5\u00a0€\u200b", Code::K0301, "\u200b"},
        {"\u202e5 USD", Code::K0301, "\u202e"},
        {"5 \xED\xA0\x80", Code::K0301, "\xED"},
    });
}

TEST_CASE("English figures are read with their scales, currencies and hedges") {
    check_readings({
        {"$2.9 bln", "2900000000", "", "USD", ""},
        {"2.9 billion dollars", "2900000000", "", "USD", ""},
        {"25BILLION", "25000000000", "", "", ""},
        {"3.9T yen", "3900000000000", "", "JPY", ""},
        {"5MM", "5000000", "", "", ""},
        {"$15-billion", "15000000000", "", "USD", ""},
        {"5-billion-baht", "5000000000", "", "THB", ""},
        {"HK$62-billion", "62000000000", "", "HKD", ""},
        {"THB56bn", "56000000000", "", "THB", ""},
        {"aud 5", "5", "", "AUD", ""},
        {"zar5bn", "5000000000", "", "ZAR", ""},
        {"5 aud", "5", "", "AUD", ""},
        {"NTD1 billion", "1000000000", "", "TWD", ""},
        {"98.539 billion baht", "98539000000", "", "THB", ""},
        {"4.7 Quadrillion Won", "4700000000000000", "", "KRW", ""},
        {"USD $21.6 billion", "21600000000", "", "USD", ""},
        {"$5 million CAD", "5000000", "", "CAD", ""},
        {"R$ 1 billion", "1000000000", "", "BRL", ""},
        {"R8.8 billion", "8800000000", "", "ZAR", ""},
        {"N583.66bn", "583660000000", "", "NGN", ""},
        {"over 4 billion pounds", "4000000000", "", "GBP", "at_least"},
        {"nearly $3bn", "3000000000", "", "USD", "nearly"},
        {"approx. US$1.7 billion", "1700000000", "", "USD", "about"},
        {"as much as 800 billion yen", "800000000000", "", "JPY", "up_to"},
        {"up to about 243 billion yen", "243000000000", "", "JPY", "up_to"},
        {"10 trillion yen or more", "10000000000000", "", "JPY", "at_least"},
        {"<$0.2bn", "200000000", "", "USD", "up_to"},
        {"$10bn+", "10000000000", "", "USD", "at_least"},
        {"-$5", "-5", "", "USD", ""},
        {"\u22125 USD", "-5", "", "USD", ""},
    });
}

TEST_CASE("Indian figures are read with lakh, crore and their grouping") {
    check_readings({
        {"₹1.85 lakh crore", "1850000000000", "", "INR", ""},
        {"INR 15,20,000 Cr", "15200000000000", "", "INR", ""},
        {"Rs.8,000 crore", "80000000000", "", "INR", ""},
        {"Rs 76k-crore", "760000000000", "", "INR", ""},
        {"INR 1,119.93 Cr", "11199300000", "", "INR", ""},
        {"Rs 2 crore 50 lakh", "25000000", "", "INR", ""},
        {"Rs 5,000/-", "5000", "", "INR", ""},
    });
}

TEST_CASE("East Asian figures are read with their compounds") {
    check_readings({
        {"約3兆7700億円", "3770000000000", "", "JPY", "about"},
        {"1兆2000万円", "1000020000000", "", "JPY", ""},
        {"三兆九千億円", "3900000000000", "", "JPY", ""},
        {"十億円", "1000000000", "", "JPY", ""},
        {"1,234百万円", "1234000000", "", "JPY", ""},
        {"１２３億円", "12300000000", "", "JPY", ""},
        {"￥５００万", "5000000", "", "JPY", ""},
        {"￦5조", "5000000000000", "", "KRW", ""},
        {"￡２億", "200000000", "", "GBP", ""},
        {"20億米ドル", "2000000000", "", "USD", ""},
        {"80億米ドル超", "8000000000", "", "USD", "at_least"},
        {"3万5000円", "35000", "", "JPY", ""},
        {"1496億4000万元", "149640000000", "", "CNY", ""},
        {"3.12萬億港元", "3120000000000", "", "HKD", ""},
        {"2.6万亿日元", "2600000000000", "", "JPY", ""},
        {"約新台幣1538億元", "153800000000", "", "TWD", "about"},
        {"300多亿元", "30000000000", "", "CNY", "at_least"},
        {"最多為300億美元", "30000000000", "", "USD", "up_to"},
        {"1억4천700만", "147000000", "", "", ""},
        {"3천억원", "300000000000", "", "KRW", ""},
        {"29조5000억원", "29500000000000", "", "KRW", ""},
        {"11억 6000만 달러", "1160000000", "", "USD", ""},
        {"54조 원 이상", "54000000000000", "", "KRW", "at_least"},
        {"100억여원", "10000000000", "", "KRW", "at_least"},
    });
}

TEST_CASE("European figures follow the marks and scales of their own words") {
    check_readings({
        {"6,2 Mrd. US-Dollar", "6200000000", "", "USD", ""},
        {"1.234 Mrd. Euro", "1234000000000", "", "EUR", ""},
        {"1,3 Billionen Yen", "1300000000000", "", "JPY", ""},
        {"45,5 Mrd. Fr.", "45500000000", "", "CHF", ""},
        {"1 000 milliards de yens", "1000000000000", "", "JPY", ""},
        {"2 mille milliards de yens", "2000000000000", "", "JPY", ""},
        {"12,1 milliards d'euros", "12100000000", "", "EUR", ""},
        {"4 Mds USD", "4000000000", "", "USD", ""},
        {"17 mil millones de pesos colombianos", "17000000000", "", "COP", ""},
        {"1,717.4 millones de dólares", "1717400000", "", "USD", ""},
        {"1.500 millones de euros", "1500000000", "", "EUR", ""},
        {"225 miliardi di yen", "225000000000", "", "JPY", ""},
        {"20 biljoen won", "20000000000000", "", "KRW", ""},
        {"30 bilhões de reais", "30000000000", "", "BRL", ""},
        {"23 miljarder kronor", "23000000000", "", "SEK", ""},
        {"5 mia. kr.", "5000000000", "", "DKK", ""},
        {"900 млн рублей", "900000000", "", "RUB", ""},
        {"500 трильйонів вон", "500000000000000", "", "KRW", ""},
    });
}

TEST_CASE("Asian and Arabic figures are read with their own words") {
    check_readings({
        {"470,000 ล้านหยวน", "470000000000", "", "CNY", ""},
        {"1,233 கோடி ரூபாய்", "12330000000", "", "INR", ""},
        {"2300 കോടി ഡോളർ", "23000000000", "", "USD", ""},
        {"4.832 tỷ đồng", "4832000000000", "", "VND", ""},
        {"99,2 triliun rupiah", "99200000000000", "", "IDR", ""},
        {"6,2 milyar dolar", "6200000000", "", "USD", ""},
        {"5 करोड़ रुपये", "50000000", "", "INR", ""},
        {"٦٫٢ مليار دولار", "6200000000", "", "USD", ""},
    });
}

TEST_CASE("ranges share scale and currency between their ends") {
    check_readings({
        {"$10–15 billion", "10000000000", "15000000000", "USD", ""},
        {"$3.1-$3.6bn", "3100000000", "3600000000", "USD", ""},
        {"between 1 and 2 billion dollars", "1000000000", "2000000000", "USD", ""},
        {"$2 to $3 billion", "2000000000", "3000000000", "USD", ""},
        {"€500k up to 12m", "500000", "12000000", "EUR", ""},
        {"$900,000 to 1.2 million", "900000", "1200000", "USD", ""},
        {"zwischen 2 und 3 Mrd. Euro", "2000000000", "3000000000", "EUR", ""},
        {"10～20億円", "1000000000", "2000000000", "JPY", ""},
    });
    check_refusals({
        {"$15-10 billion", Code::K0302, "15-10 billion"},
        {"between $1 billion", Code::K0301, "between $1 billion"},
    });
}

TEST_CASE("a figure with several readings is refused with all of them") {
    check_refusals({
        {"5 trillion de yens", Code::K0302, "trillion"},
        {"5 billions de wons", Code::K0302, "billions"},
        {"2 bln zł", Code::K0302, "bln"},
        {"Rp 5 M", Code::K0302, "M"},
        {"5mil", Code::K0302, "mil"},
        {"1,717 millones de dólares", Code::K0302, "1,717"},
        {"1.234 Euro", Code::K0302, "1.234"},
        {"5 kroner", Code::K0302, "kroner"},
        {"5 pesos", Code::K0302, "pesos"},
        {"5 francs", Code::K0302, "francs"},
        {"5 rials", Code::K0302, "rials"},
        {"5 dinars", Code::K0302, "dinars"},
        {"$500 pesos", Code::K0302, "$"},
        {"¥500元", Code::K0302, "¥"},
    });
}

TEST_CASE("words that cannot stand together are refused") {
    check_refusals({
        {"$3.9 trillion yen", Code::K0301, "yen"},
        {"USS$26.3 billion", Code::K0301, "$"},
        {"1 trillion trillion", Code::K0301, "trillion"},
        {"2 million billion", Code::K0301, "billion"},
        {"5 k million", Code::K0301, "million"},
        {"11억 6000억 달러", Code::K0301, "억"},
        {"2億3", Code::K0301, "3"},
        {"4, 9 milliards", Code::K0301, ","},
        {"171,474, 500 millones de dólares", Code::K0301, ","},
        {"50%", Code::K0301, "%"},
        {"5 GW", Code::K0301, "GW"},
        {"9.35 crore shares", Code::K0301, "shares"},
        {"several billion yen", Code::K0301, "several"},
        {"hundreds of billions of yen", Code::K0301, "hundreds of"},
        {"数十億円", Code::K0301, "数十"},
        {"1 billion eurosto", Code::K0301, "eurosto"},
        {"GBX 5", Code::K0303, "GBX"},
        {"5 HRK", Code::K0303, "HRK"},
        {"5 TRL", Code::K0303, "TRL"},
    });
}

TEST_CASE("options decide what the text leaves open") {
    FigureOptions french;
    french.language = "fr";
    check_readings(
        {{"5 trillion de yens", "5000000000000000000", "", "JPY", ""}, {"12,5", "12.5", "", "", ""}}, french);
    FigureOptions comma;
    comma.decimal_mark = kanjo::DecimalMark::comma;
    check_readings({{"12,5", "12.5", "", "", ""}, {"1.234", "1234", "", "", ""}}, comma);
    FigureOptions canada;
    canada.symbols.push_back({"$", *kanjo::find_currency("CAD")});
    check_readings({{"$15B", "15000000000", "", "CAD", ""}, {"US$15B", "15000000000", "", "USD", ""}},
                   canada);
    FigureOptions brackets;
    brackets.parentheses_negative = true;
    check_readings({{"(5.00)", "-5.00", "", "", ""},
                    {"($4.1bn)", "-4100000000", "", "USD", ""},
                    {"(5.00)\u00A0 ", "-5.00", "", "", ""}},
                   brackets);
    check_refusals({{"(-$4.1bn)", Code::K0301, "(-$4.1bn)"}}, brackets);
    FigureOptions dated;
    dated.on = kanjo::to_date({1999, 5, 1});
    check_readings({{"5 DEM", "5", "", "DEM", ""}}, dated);
}

TEST_CASE("undisclosed is no number") {
    for (const std::string_view text : {"", "  ", "undisclosed", "Not disclosed", "n/a", "N/A", "非公表",
                                        "비공개", "\u3000n/a\u00A0", "非公表\u3000"}) {
        INFO(text);
        const auto figure = parse_figure(text, {});
        REQUIRE(figure.has_value());
        CHECK(figure->certainty == kanjo::Certainty::undisclosed);
    }
}

TEST_CASE("significance is that of the digits written, at least two, and none where written in full") {
    struct Row {
        std::string_view text;
        int digits, decimals;
        bool scaled, compound;
    };
    const Row rows[] = {{"3.9T", 2, 1, true, false},         {"$5B", 2, 0, true, false},
                        {"7.00 billion", 3, 2, true, false}, {"700 crore", 3, 0, true, false},
                        {"3900000", 0, 0, false, false},     {"1.234567 million", 0, 6, true, false},
                        {"3兆9000億円", 5, 0, true, true},   {"1e5", 2, 0, true, false}};
    for (const Row& row : rows) {
        INFO(row.text);
        const auto figure = parse_figure(row.text, {});
        REQUIRE(figure.has_value());
        CHECK(figure->digits == row.digits);
        CHECK(figure->decimals == row.decimals);
        CHECK(figure->is_scaled == row.scaled);
        CHECK(figure->is_compound == row.compound);
    }
}

TEST_CASE("a figure in an expression ends where the expression goes on") {
    struct Row {
        std::string_view text, amount, currency;
        std::size_t length;
    };
    const Row rows[] = {
        {"3.9T yen in USD at 156", "3900000000000", "JPY", 8},
        {"$14B + $2.9B", "14000000000", "USD", 4},
        {"10 - 5", "10", "", 2},
        {"10-5", "10", "", 2},
        {"5 USD to EUR", "5", "USD", 5},
        {"5-billion-baht*2", "5000000000", "THB", 14},
        {"1.5%", "1.5", "", 3},
        {"3 JPY)", "3", "JPY", 5},
        {"$5bn+", "5000000000", "USD", 5},
        {"$5bn+$3bn", "5000000000", "USD", 4},
        {"$5bn + 3", "5000000000", "USD", 4},
        {"$10 - 5 billion", "10", "USD", 3},
        {"$10 -5 billion", "10", "USD", 3},
        {"$10- 5 billion", "10", "USD", 3},
        {"$10\u22125 billion", "10", "USD", 3},
        {"$10\uFF0D5 billion", "10", "USD", 3},
        {"$10\u201315 billion", "10000000000", "USD", 16},
        {"$10 \u2013 15 billion", "10000000000", "USD", 18},
        {"10 \u22125", "10", "", 2},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto match = kanjo::match_figure(row.text, 0, {});
        REQUIRE(match.has_value());
        REQUIRE(match->has_value());
        CHECK(kanjo::to_string((*match)->figure.low) == row.amount);
        CHECK(currency_of((*match)->figure) == row.currency);
        CHECK((*match)->length == row.length);
    }
    CHECK_FALSE(kanjo::match_figure("(5)", 0, {}).has_value());
    for (const std::string_view text : {"$10-15 billion", "10-15 billion USD", "10-15 USD"}) {
        INFO(text);
        const auto hyphen = kanjo::match_figure(text, 0, {});
        REQUIRE(hyphen.has_value());
        REQUIRE_FALSE(hyphen->has_value());
        CHECK(hyphen->error().code == Code::K0302);
    }
}

TEST_CASE("what is no range behind a hyphen leaves no trace in the figure before it") {
    for (const std::string_view text : {"10-15", "10-about", "10-about USD x", "10-between", "10-x", "10-"}) {
        INFO(text);
        const auto match = kanjo::match_figure(text, 0, {});
        REQUIRE(match.has_value());
        REQUIRE(match->has_value());
        CHECK((*match)->length == 2);
        CHECK(to_string((*match)->figure.low) == "10");
        CHECK((*match)->figure.hedge == kanjo::Hedge::none);
        CHECK_FALSE((*match)->figure.currency);
    }
}

TEST_CASE("a currency is matched where it begins") {
    struct Row {
        std::string_view text, currency;
        std::size_t length;
    };
    const Row rows[] = {{"USD at 156", "USD", 3}, {"yen", "JPY", 3},  {"米ドル", "USD", 9},
                        {"US$5", "USD", 3},       {"$", "USD", 1},    {"RMB", "CNY", 3},
                        {"usd,jpy", "USD", 3},    {"euros", "EUR", 5}};
    for (const Row& row : rows) {
        INFO(row.text);
        const auto match = kanjo::match_currency(row.text, 0, {});
        REQUIRE(match.has_value());
        CHECK(kanjo::code_of(match->currency) == row.currency);
        CHECK(match->length == row.length);
    }
    CHECK_FALSE(kanjo::match_currency("pesos", 0, {}).has_value());
    CHECK_FALSE(kanjo::match_currency("usdx", 0, {}).has_value());
}

TEST_CASE("a figure says how it was written") {
    struct Row {
        std::string_view text;
        int decimals, digits;
        bool is_compound;
    };
    const Row rows[] = {
        {"7.00 billion USD", 2, 3, false},
        {"700 crore INR", 0, 3, false},
        {"1 to 2.25 million USD", 2, 3, false},
        {"1.125 to 2 million USD", 3, 4, false},
        {"one million USD", 0, 2, false},
        {"3兆9000億円", 0, 5, true},
        {"3만5000원", 0, 0, true},
        {"3만원", 0, 2, false},
        {"5 USD", 0, 0, false},
        {"1 million to 1 million 500 thousand USD", 0, 4, true},
        {"1 million 500 thousand to 2 million USD", 0, 4, true},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto figure = parse_figure(row.text, {});
        REQUIRE(figure.has_value());
        CHECK(figure->decimals == row.decimals);
        CHECK(figure->digits == row.digits);
        CHECK(figure->is_compound == row.is_compound);
    }
}

TEST_CASE("a range that ends below its beginning is marked from its first number to its end") {
    const auto refused = parse_figure("about 3 to 2 billion USD", {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().caret.begin == 6);
    CHECK(refused.error().caret.length == 18);
}

TEST_CASE("brackets are a minus sign by option, once") {
    FigureOptions options;
    options.parentheses_negative = true;
    check_readings({{"(5.00)", "-5.00", "", "", ""},
                    {"(2 to 3 USD)", "-3", "-2", "USD", ""},
                    {"(0 USD)", "0", "", "USD", ""}},
                   options);
    for (const std::string_view text : {"(-5)", "(-3 to 2 USD)", "(5", "(5) x"}) {
        INFO(text);
        CHECK_FALSE(parse_figure(text, options).has_value());
    }
    CHECK_FALSE(parse_figure("(5)", {}).has_value());
}

TEST_CASE("joiners stand within words of the scripts that have them, and nowhere else") {
    CHECK_FALSE(parse_figure("5\u200D USD", {}).has_value());
    CHECK_FALSE(parse_figure("\u200C5 USD", {}).has_value());
    CHECK_FALSE(parse_figure("5 U\u200CSD", {}).has_value());
    const auto refused = parse_figure("5\u200B USD", {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("invisible") != std::string::npos);
    const auto bytes = parse_figure("5 \xFF USD", {});
    REQUIRE_FALSE(bytes.has_value());
    CHECK(bytes.error().message.find("byte 3, ") == 0);
}
