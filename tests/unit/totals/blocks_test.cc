// Rows in the everyday spelling are taken many at a time: the same totals as when each is taken for itself.
#include <map>

#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

namespace {

using Words = std::vector<std::string>;

struct Row {
    std::string date, sector, year, amount, currency;
};

/// Keys, days and currencies come again and again, in no step with one another; one row in 97 has other
/// spellings, which are not taken with the others.
std::vector<Row> many_rows(int count) {
    const char* const sectors[] = {"chips", "cloud", "AI", "water", "power", "steel", "rail"};
    const char* const currencies[] = {"EUR", "USD", "JPY"};
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i) {
        const std::string day = std::to_string(10 + i % 3);
        rows.push_back({"2024-04-" + day, sectors[i % 7], std::to_string(2019 + i % 5),
                        std::to_string(i) + '.' + std::to_string(10 + i % 90), currencies[i % 11 % 3]});
        if (i % 97 == 5) rows.back().amount = "about 1.5 million";
        if (i % 97 == 50) rows.back().sector = "chips:25;cloud:75";
        if (i % 97 == 70) rows.back().amount = "undisclosed";
    }
    return rows;
}

std::string text_of(const std::vector<Row>& rows, const std::string& quote) {
    std::string text = "date,sector,year,amount,currency\n";
    for (const Row& row : rows) {
        for (const std::string& cell : {row.date, row.sector, row.year, row.amount})
            text += quote + cell + quote + ',';
        text += quote + row.currency + quote + '\n';
    }
    return text;
}

/// What stands on standard output, and the exit code.
std::string report_of(Words words, const std::string& input) {
    kanjo::test::MemorySink out;
    kanjo::test::MemorySink err;
    words.insert(words.begin(), {"total", "-"});
    words.insert(words.end(), {"--in", "EUR", "--rate", "EUR/USD=1.25", "--rate", "EUR/JPY=160.5"});
    const int code =
        kanjo::test::run_in_memory(words, std::make_unique<kanjo::test::MemorySource>(input, "-"), out, err);
    return out.text() + std::to_string(code);
}

}  // namespace

TEST_CASE("rows that are taken together make the totals of rows that are taken alone") {
    const std::vector<Row> rows = many_rows(2000);
    const std::string plain = text_of(rows, "");
    const std::string quoted = text_of(rows, "\"");
    const Words questions[] = {
        {"--format", "csv"},
        {"--by", "sector,year", "--format", "csv"},
        {"--by", "year,currency", "--format", "csv"},
        {"--by", "date,sector,year", "--format", "csv", "--sort", "key"},
        {"--by", "year", "--across", "sector", "--format", "csv"},
        {"--where", "year>=2021", "--format", "csv"},
        {"--since", "2024-04-11", "--by", "year", "--format", "json", "--exact"},
        {"--basis", "value-date", "--by", "currency", "--format", "json"},
        {"--unit", "million", "--format", "csv"},
        {"--decimal", "comma", "--format", "csv", "--keep-going"},
        {"--dates", "dmy", "--format", "csv", "--keep-going"},
    };
    for (const Words& question : questions) {
        INFO(question[1]);
        const std::string alone = report_of(question, quoted);
        CHECK(report_of(question, plain) == alone);
    }
}

TEST_CASE("groups of two fields have the sums of their rows") {
    const char* const sectors[] = {"chips", "cloud", "AI"};
    std::string text = "sector,year,amount,currency\n";
    std::map<std::string, int> sums;
    for (int i = 0; i < 1000; ++i) {
        const std::string key = std::string(sectors[i % 3]) + ',' + std::to_string(2020 + i % 4);
        text += key + ',' + std::to_string(i) + ",EUR\n";
        sums[key] += i;
    }
    std::string expected = "sector,year,count,undisclosed,total\n";
    for (const auto& [key, sum] : sums) {
        const int count =
            key == "chips,2020" || key == "cloud,2021" || key == "AI,2022" || key == "chips,2023" ? 84 : 83;
        expected += key + ',' + std::to_string(count) + ",0," + std::to_string(sum) + ".00\n";
    }
    expected += "TOTAL,,1000,0,499500.00\n0";
    CHECK(report_of({"--by", "sector,year", "--sort", "key", "--format", "csv"}, text) == expected);
}

TEST_CASE("a reference is followed in rows that could be taken together") {
    for (const std::string column : {"part_of", "supersedes"}) {
        INFO(column);
        std::string text = "sector,amount,currency," + column + '\n';
        for (int i = 0; i < 300; ++i) text += "chips,8,EUR,\n";
        CHECK(report_of({"--format", "csv"}, text).find("chips,300,0,2400.00") != std::string::npos);
        CHECK(report_of({"--format", "csv"}, text + "chips,5,EUR,fab\n") == "1");  // there is no such id
    }
}
