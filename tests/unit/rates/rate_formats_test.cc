// What every format of rate files keeps, whatever it is. A format without a sample here fails.
#include <array>

#include "base/limits.h"
#include "rates/rate_format.h"
#include "support/catch.h"
#include "support/rates.h"
#include "support/zip_bytes.h"
#include "unit/records/broken_sources.h"

using kanjo::ByteSource;
using kanjo::Error;
using kanjo::RateContents;
using kanjo::RateFormat;

namespace {

struct Sample {
    const RateFormat* format;
    std::string_view text;
    std::string_view quotes;  ///< what it says
};

const Sample samples[] = {
    {&kanjo::kanjo_csv_format,
     "period,base,quote,rate,source\n2024-02-23,EUR,USD,1.0834,ECB\n2024-02,EUR,JPY,160.5,ECB\n",
     "2024-02-23 EUR/USD 1.0834 ECB:2\n2024-02 EUR/JPY 160.5 ECB:3\n"},
    {&kanjo::ecb_csv_format, "Date,USD,JPY,CYP,\n2024-02-23,1.0834,162.89,N/A,\n2024-02-22,1.0844,162.90,,\n",
     "2024-02-23 EUR/USD 1.0834 ECB reference rate:2\n2024-02-23 EUR/JPY 162.89 ECB reference rate:2\n"
     "2024-02-22 EUR/USD 1.0844 ECB reference rate:3\n2024-02-22 EUR/JPY 162.90 ECB reference rate:3\n"},
    {&kanjo::ecb_csv_format, "Date, USD, JPY, \n3 February 2024, 1.0834, 162.89, \n",
     "2024-02-03 EUR/USD 1.0834 ECB reference rate:2\n2024-02-03 EUR/JPY 162.89 ECB reference rate:2\n"},
    {&kanjo::frankfurter_json_format,
     "{\"amount\":1.0,\"base\":\"EUR\",\"date\":\"2024-02-23\",\"rates\":{\"JPY\":162.89,\"USD\":1.0834}}",
     "2024-02-23 EUR/JPY 162.89 Frankfurter:1\n2024-02-23 EUR/USD 1.0834 Frankfurter:1\n"},
    {&kanjo::frankfurter_json_format,
     "{\n\"base\": \"USD\", \"start_date\": \"2024-02-22\", \"end_date\": \"2024-02-23\",\n\"rates\": {\n"
     "\"2024-02-22\": {\"JPY\": 150.5},\n\"2024-02-23\": {\"JPY\": 1.505e2}}\n}\n",
     "2024-02-22 USD/JPY 150.5 Frankfurter:4\n2024-02-23 USD/JPY 150.5 Frankfurter:5\n"},
    {&kanjo::ledger_format,
     "; prices\nP 2024-02-23 EUR $1.0834\nP 2024/2/5 12:00:00 \"€\" 1,162.50 JPY ; noon\n"
     "P 2024.02.22 9:30 € 1.162,5 JPY\nP 2024-02-23 AAPL $182.52\n",
     "2024-02-23 EUR/USD 1.0834 in:2\n2024-02-05 EUR/JPY 1162.50 in:3\n2024-02-22 EUR/JPY 1162.5 in:4\n"},
    {&kanjo::beancount_format,
     "option \"title\" \"x\"\n2024-02-23 price EUR  1.0834 USD ; noon\n2024-02-05 price EUR 1,162.50 JPY\n"
     "2024-02-23 open Assets:Cash\n2024-02-23 price HOOL 0 USD\n",
     "2024-02-23 EUR/USD 1.0834 in:2\n2024-02-05 EUR/JPY 1162.50 in:3\n"},
};

struct Reading {
    RateContents contents;
    std::vector<Error> errors;

    explicit Reading(std::unique_ptr<ByteSource> source) {
        const auto read = kanjo::read_rates(std::move(source), contents, errors);
        if (!read) errors.push_back(read.error());
    }
    explicit Reading(std::string_view text) : Reading(kanjo::source_of(text, "in")) {}

    std::string quotes() const {
        std::string text;
        for (std::size_t i = 0; i < contents.quotes.size(); ++i) {
            const kanjo::Quote quote = contents.quotes[i];
            text += to_string(quote.period) + ' ' + to_string(quote.pair) + ' ' + to_string(quote.rate) +
                    ' ' + contents.sources[quote.source] + ':' + std::to_string(quote.line) + '\n';
        }
        return text;
    }
    /// Code and message of the first error, or nothing.
    std::string said() const {
        return errors.empty() ? "" : std::string(code_name(errors[0].code)) + ' ' + errors[0].message;
    }
};

std::string with_crlf(std::string_view text) {
    std::string lines;
    for (const char c : text) lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return lines;
}

}  // namespace

TEST_CASE("every format of rates has a sample and reads it") {
    for (const RateFormat* format : kanjo::rate_formats()) {
        CHECK(std::count_if(std::begin(samples), std::end(samples),
                            [&](const Sample& sample) { return sample.format == format; }) > 0);
    }
    for (const Sample& sample : samples) {
        INFO(sample.text);
        CHECK(std::count_if(kanjo::rate_formats().begin(), kanjo::rate_formats().end(),
                            [&](const RateFormat* format) { return format->recognises(sample.text); }) == 1);
        const Reading reading(sample.text);
        CHECK(reading.said() == "");
        CHECK(reading.quotes() == sample.quotes);
    }
}

TEST_CASE("a byte order mark, CRLF, a missing last line end, small pieces and a zip archive change nothing") {
    for (const Sample& sample : samples) {
        INFO(sample.text);
        const std::string text(sample.text);
        CHECK(Reading("\xEF\xBB\xBF" + text).quotes() == sample.quotes);
        CHECK(Reading(with_crlf(text)).quotes() == sample.quotes);
        CHECK(Reading(text.substr(0, text.find_last_not_of('\n') + 1)).quotes() == sample.quotes);
        CHECK(Reading(kanjo::trickle_of(text)).quotes() == sample.quotes);
        CHECK(Reading(kanjo_test::ZipBytes().add("rates", text).bytes()).quotes() == sample.quotes);
    }
}

TEST_CASE("nothing is an error, and so is what is in no format") {
    for (const std::string_view text : {"", "\n\n", "\xEF\xBB\xBF", " \r\n"}) {
        CHECK(Reading(text).said() == "K0202 the file of rates is empty");
    }
    for (const std::string_view text :
         {"<html>", "a,b,c\n1,2,3\n", "[1,2]", "{\"error\":1}", "\x01\x02", "P x"}) {
        CHECK(Reading(text).said() == "K0202 the file is in no format of rates that is known");
    }
}

TEST_CASE("a file that is cut anywhere gives no quote that the whole has not, but for its last number") {
    for (const Sample& sample : samples) {
        for (std::size_t size = 0; size < sample.text.size(); ++size) {
            const Reading reading(sample.text.substr(0, size));
            std::string found = reading.quotes();
            if (!found.empty()) found.erase(found.rfind('\n', found.size() - 2) + 1);
            INFO(sample.text.substr(0, size));
            CHECK(sample.quotes.substr(0, found.size()) == found);
        }
    }
}

TEST_CASE("rows that repeat the day before them are read as any other, and refused where they must be") {
    const std::string header = "date,base,quote,rate\n";
    const std::string day = "2024-02-23,EUR,USD,1.25\n2024-02-23,EUR,JPY,160.5\n";
    CHECK(Reading(header + day +
                  "2024-02-23, EUR,GBP,0.8\n2024-02-23,\"EUR\",CHF,.95\n2024-02-26,EUR,USD,1.5\n" +
                  "2024-02-26,EUR,JPY,161\n2024-02-26,EUR,USD,1.50\n")
              .quotes() ==
          "2024-02-23 EUR/USD 1.25 in:2\n2024-02-23 EUR/JPY 160.5 in:3\n2024-02-23 EUR/GBP 0.8 in:4\n"
          "2024-02-23 EUR/CHF 0.95 in:5\n2024-02-26 EUR/USD 1.5 in:6\n2024-02-26 EUR/JPY 161 in:7\n"
          "2024-02-26 EUR/USD 1.50 in:8\n");
    const std::pair<std::string_view, std::string_view> refused[] = {
        {"2024-02-23,EUR,USD,0", "K0403 the rate '0' is not above zero"},
        {"2024-02-23,EUR,USD,1.2x", "K0403 '1.2x' is not a rate, a number such as 153.17"},
        {"2024-02-23,EUR,USD,1.2,", "K0203 the row has 5 fields, the header 4"},
        {"2024-02-23,EUR,USD,", "K0403 '' is not a rate, a number such as 153.17"},
        {"2024-02-23,EUR,USD", "K0203 the row has 3 fields, the header 4"},
        {"2024-02-23,EUR,UXD,1.25", "K0403 'UXD' is not a currency of ISO 4217"},
        {"2024-02-23,EUR,EUR,1.25", "K0403 a currency is worth 1 of itself, not 1.25"},
        {"2024-02-3x,EUR,USD,1.25", "K0403 '2024-02-3x' is not a day, month or year"}};
    for (const auto& [row, message] : refused) {
        const Reading reading(header + day + day + std::string(row) + '\n' + day);
        INFO(row);
        CHECK(reading.said() == message);
        CHECK(reading.errors.size() == 1);
        CHECK(reading.errors[0].place.line == 6);
    }
}

TEST_CASE("a file that breaks off while it is read is an error with no quotes kept silently") {
    for (const Sample& sample : samples) {
        for (std::size_t at = 0; at < sample.text.size(); at += 7) {
            CHECK(Reading(kanjo::failing_at(sample.text, at)).said() == "K0102 cannot be read: it is broken");
        }
    }
}

TEST_CASE("hostile bytes are refused or passed over, and nothing breaks") {
    const std::string_view hostile[] = {
        std::string_view("\0", 1), "\xFF", "\xC3\x28", ",",           "\"", "{", "1e9999", "-1", "0",
        "99999999999999999999",    "\t",   "\r",       "\xE2\x82\xAC"};
    for (const Sample& sample : samples) {
        for (std::size_t at = 0; at <= sample.text.size(); ++at) {
            for (const std::string_view bytes : hostile) {
                std::string text(sample.text);
                text.insert(at, bytes);
                const Reading reading(text);
                for (std::size_t i = 0; i < reading.contents.quotes.size(); ++i) {
                    REQUIRE(reading.contents.quotes[i].rate.sign() > 0);
                }
                for (const Error& error : reading.errors) REQUIRE_FALSE(render_error(error).empty());
            }
        }
    }
}

TEST_CASE("a line without an end is refused before it fills the memory") {
    const std::string endless(kanjo::limits::rate_line_bytes_max + 100'000, '7');
    CHECK(Reading("Date,USD,\n" + endless).said() == "K0205 a line is longer than 1048576 bytes");
    CHECK(Reading("period,base,quote,rate\n" + endless).said() ==
          "K0205 a line is longer than 1048576 bytes");
}

TEST_CASE("each format says what is wrong with a row, and where") {
    struct Row {
        std::string_view text, said;
        std::uint64_t line, column;
    };
    const Row rows[] = {
        {"Date,USD,\n2024-02-23,0,\n", "K0403 the rate '0' is not above zero", 2, 12},
        {"Date,USD,\n2024-02-23,n/a,\n", "K0403 'n/a' is not a rate, a number such as 153.17", 2, 12},
        {"Date,USD,JPY,\n2024-02-23,1.25,\n", "K0203 the row has rates of 1 currencies, the header has 2", 2,
         12},
        {"Date,USD,\n2024-02-23,1.25,2.5,\n", "K0203 the row has more fields than the header", 2, 17},
        {"Date,USD,\n23.02.2024,1.25,\n", "K0403 '23.02.2024' is not a day", 2, 1},
        {"Date,USD,XQX,\n2024-02-23,1.25,2.5,\n", "K0403 'XQX' is not a currency of ISO 4217", 1, 10},
        {"Date,USD,USD,\n2024-02-23,1.25,2.5,\n", "K0403 the currency USD has two columns", 1, 10},
        {"{\"base\":\"EUR\",\"date\":\"2024-02-30\",\"rates\":{\"USD\":1.25}}",
         "K0403 '2024-02-30' is not a day, such as 2024-02-24", 1, 22},
        {"{\"base\":\"EUR\",\"date\":\"2024-02-23\",\n\"rates\":{\"USD\":-1.25}}",
         "K0403 the rate '-1.25' is not above zero", 2, 16},
        {"{\"base\":\"EUR\",\"date\":\"2024-02-23\",\"rates\":{\"USD\":\"1.25\"}}",
         "K0403 the rate of USD is no number", 1, 50},
        {"{\"base\":\"EUR\",\"date\":\"2024-02-23\",\"rates\":{\"USD\":1.25,\"USD\":1.5}}",
         "K0201 the key `USD` stands here twice, expected it once", 1, 56},
        {"{\"amount\":10,\"base\":\"EUR\",\"date\":\"2024-02-23\",\"rates\":{\"USD\":10.834}}",
         "K0403 the rates are for an amount of 10, expected 1", 1, 11},
        {"{\"date\":\"2024-02-23\",\"rates\":{\"USD\":1.25}}", "K0403 there is no 'base' that is a currency",
         1, 1},
        {"P 2024-02-23 EUR $1,25\n", "K0403 '1,25' is not a price, a number such as 1,153.17", 1, 19},
        {"P 2024-02-23 EUR\n", "K0403 the price line cannot be read, expected P DATE COMMODITY PRICE", 1, 1},
        {"P 2024-02-23 EUR $0\n", "K0403 the rate '0' is not above zero", 1, 19},
        {"P 2024-02-31 EUR $1.25\n", "K0403 '2024-02-31' is not a day", 1, 3},
        {"P 2024-02-23 $ 1.25 USD\n", "K0403 a currency is worth 1 of itself, not 1.25", 1, 16},
        {"2024-02-23 price EUR USD\n",
         "K0403 the price cannot be read, expected DATE price COMMODITY NUMBER CURRENCY", 1, 1},
        {"2024-02-23 price EUR 1.2*3 USD\n", "K0403 '1.2*3' is not a price, a number such as 1,153.17", 1,
         22},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Reading reading(row.text);
        CHECK(reading.said() == row.said);
        REQUIRE_FALSE(reading.errors.empty());
        CHECK(reading.errors[0].place.line == row.line);
        CHECK(reading.errors[0].place.column == row.column);
        CHECK(reading.contents.quotes.size() == 0);
    }
}

TEST_CASE("a ledger's prices of what is no currency are counted, not read") {
    const Reading reading(
        "P 2024-02-23 AAPL $182.52\nP 2024-02-24 AAPL $183\nP 2024-02-23 \"MUTUAL 1\" 5 EUR\nP 2024-02-23 "
        "kWh 1 "
        "XQX\nP 2024-02-23 US$ 150.5 ¥\n");
    CHECK(reading.said() == "");
    CHECK(reading.quotes() == "2024-02-23 USD/JPY 150.5 in:5\n");
    CHECK(reading.contents.commodities ==
          std::map<std::string, std::uint64_t>{{"AAPL", 2}, {"MUTUAL 1", 1}, {"kWh", 1}});
}

TEST_CASE("of a star-shaped file only wanted currencies are kept, and every cell is checked") {
    const std::string_view text = "Date,USD,JPY,GBP,\n2024-02-23,1.0834,162.89,0.8554,\n";
    RateContents contents;
    std::vector<Error> errors;
    contents.wanted = {kanjo_test::currency("USD"), kanjo_test::currency("GBP")};
    REQUIRE(kanjo::read_rates(kanjo::source_of(text, "in"), contents, errors));
    CHECK(contents.quotes.size() == 2);
    contents.wanted = {kanjo_test::currency("USD")};
    const std::string_view bad = "Date,USD,JPY,\n2024-02-22,1.0834,x,\n";
    REQUIRE(kanjo::read_rates(kanjo::source_of(bad, "in"), contents, errors));
    CHECK(errors.size() == 1);
}

TEST_CASE("a document longer than what its format is told by is read to its end") {
    std::string text = "{\"base\":\"EUR\",\"rates\":{";
    std::size_t days = 0;
    for (int year = 2000; year < 2020; ++year) {
        for (int month = 10; month <= 12; ++month) {
            for (int day = 10; day <= 28; ++day, ++days)
                text += (days == 0 ? "\"" : ",\n\"") + std::to_string(year) + '-' + std::to_string(month) +
                        '-' + std::to_string(day) + "\":{\"USD\":1." + std::to_string(1000 + days) +
                        ",\"JPY\":150.5,\"GBP\":0.8554,"
                        "\"CHF\":0.9561,\"SEK\":11.25}";
        }
    }
    text += "}}";
    REQUIRE(text.size() > 64 * 1024);
    const Reading reading(text);
    CHECK(reading.said() == "");
    CHECK(reading.contents.quotes.size() == 5 * days);
    const kanjo::Quote last = reading.contents.quotes[5 * days - 5];
    CHECK(to_string(last.period) + ' ' + to_string(last.pair) + ' ' + to_string(last.rate) ==
          "2019-12-28 EUR/USD 1." + std::to_string(1000 + days - 1));
}

TEST_CASE("of very many rows that cannot be used the first hundred are told, and how many more there are") {
    for (const std::size_t bad : {std::size_t{100}, std::size_t{101}, std::size_t{350}}) {
        std::string text = "period,base,quote,rate\n2024-04-12,EUR,USD,1.25\n";
        for (std::size_t i = 0; i < bad; ++i) text += "2024-04-12,EUR,USD,x\n";
        kanjo::RateContents contents;
        std::vector<kanjo::Error> errors;
        REQUIRE(kanjo::read_rates(kanjo::source_of(text, "in"), contents, errors));
        CHECK(contents.quotes.size() == 0);
        REQUIRE(errors.size() == (bad > 100 ? 101 : 100));
        CHECK(errors[99].place.line == 102);
        if (bad > 100) CHECK(errors[100].message == std::to_string(bad - 100) + " more rows cannot be used");
    }
}
