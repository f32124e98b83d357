// Lines of JSON are peeked at many at a time: what stands there is what each line holds when it is read
// alone.
#include "records/format.h"
#include "records/record.h"
#include "support/catch.h"
#include "support/rates.h"
#include "unit/records/broken_sources.h"

using kanjo::FieldKind;
using kanjo::Next;
using kanjo::Record;
using kanjo::RecordReader;
using kanjo::RowBlock;

namespace {

const std::vector<std::string> names = {"amount", "sector", "note"};

const std::vector<std::string> lines = {
    R"({"sector":"AI","amount":1.25,"note":""})",
    R"({"sector":"Kernkraft in L\u00e4ndern","amount":10,"note":"x"})",
    R"({"sector":"electricity for everybody, everywhere","amount":"$3bn","note":null})",
    R"({"sector":"Wärme","amount":0.5})",
    R"({"amount":7})",
    R"({"sector":"AI","note":"n"})",
    R"({"sector":["AI"],"amount":{"value":3},"note":{}})",
    R"({"sector":"AI","amount":-1e3,"note":true})",
    R"({"sector":"AI","amount":12345678901234567890.123456789012345678901,"note":false})",
    R"({ "sector": "AI", "amount": 1.5, "note": "n" })",
    R"({"note":"n","sector":"AI","amount":2})",
    R"({"s\u0065ctor":"AI","amount":4,"note":"n"})",
    R"({"other":[1,{"sector":"no"}],"sector":"AI","amount":5,"note":"n"})",
    R"({"sector":"AI","amount":01,"note":""})",
    R"({"sector":"AI","amount":1.,"note":""})",
    R"({"sector":"AI","amount":1,"amount":2})",
    R"({"sector":"AI","amount":1,"note":""}})",
    R"({"sector":"AI","amount":1,"note":")",
    "{\"sector\":\"A\xFF\",\"amount\":1,\"note\":\"\"}",
    "{\"sector\":\"a\tb\",\"amount\":1,\"note\":\"\"}",
    R"([1,2])",
    "{}",
    "",
    "  ",
    R"( {"sector":"AI","amount":6,"note":"n"})",
    "{\"sector\":\"AI\",\"amount\":8,\"note\":\"n\"}\r",
};

/// A line as next gives it: how it went, its texts, and where the reader stands behind it.
std::string told(RecordReader& reader, Next next, const Record& record) {
    std::string text = next == Next::record ? "record" : render_error(reader.error());
    if (next == Next::record) {
        for (const kanjo::Field& field : record.fields) text += '|' + std::string(field.text);
    }
    return text + '@' + std::to_string(reader.position()) + ':' + std::to_string(reader.lines_read());
}

std::unique_ptr<RecordReader> reader_of(const std::string& text) {
    auto reader = std::move(kanjo::open_records(kanjo::source_of(text, "c.jsonl"), {})).value();
    reader->bind(names);
    return reader;
}

std::vector<std::string> read_alone(const std::string& text) {
    const auto reader = reader_of(text);
    std::vector<std::string> rows;
    Record record;
    for (Next next = reader->next(record); next != Next::end; next = reader->next(record))
        rows.push_back(told(*reader, next, record));
    return rows;
}

/// As told() has it, of a row of which all that is asked for stands where it is; else empty.
std::string peeked(const RowBlock& block, std::size_t row) {
    std::string text = "record";
    for (std::size_t slot = 0; slot < names.size(); ++slot) {
        text += '|';
        if (!block.has(slot)) continue;
        const std::string_view field = block.column(slot).text(row);
        if (field.data() == nullptr || (slot == 0 && field.empty())) return "";
        text += field;
    }
    return block.has(0) ? text : "";
}

std::vector<std::string> read_together(const std::string& text, std::size_t rows_max, std::size_t& taken) {
    const auto reader = reader_of(text);
    std::vector<std::string> rows;
    Record record;
    for (;;) {
        const RowBlock block = reader->peek(rows_max);
        for (std::size_t row = 0; row < block.size(); ++row) {
            const std::string here = peeked(block, row);
            if (here.empty()) {
                const Next next = reader->next(record);
                rows.push_back(told(*reader, next, record));
                continue;
            }
            reader->skip(1);
            ++taken;
            rows.push_back(here + '@' + std::to_string(reader->position()) + ':' +
                           std::to_string(reader->lines_read()));
        }
        if (block.size() > 0) continue;
        const Next next = reader->next(record);
        if (next == Next::end) return rows;
        rows.push_back(told(*reader, next, record));
    }
}

}  // namespace

TEST_CASE("lines that are peeked at hold what next gives, whatever stands before and behind them") {
    std::size_t taken = 0;
    for (const std::string& first : lines) {
        for (const std::string& second : lines) {
            for (const std::string& third : {lines[0], lines[3], lines[12]}) {
                const std::string text =
                    lines[0] + '\n' + first + '\n' + second + '\n' + third + '\n' + lines[3];
                INFO(text);
                const std::vector<std::string> alone = read_alone(text);
                REQUIRE(read_together(text, 64, taken) == alone);
                REQUIRE(read_together(text, 2, taken) == alone);
            }
        }
    }
    CHECK(taken > 6'000);
}

TEST_CASE("lines of one spelling are peeked at together") {
    std::string text;
    for (int i = 0; i < 64; ++i)
        text += R"({"sector":"AI","amount":)" + std::to_string(i) +
                R"(,"note":"n"})"
                "\n";
    const auto reader = reader_of(text);
    const RowBlock block = reader->peek(64);
    REQUIRE(block.size() == 64);
    CHECK(block.column(0).text(63) == "63");
    CHECK(block.column(1).text(63) == "AI");
    CHECK(block.row_begin(0) + text.size() == block.row_begin(63) + text.size() - text.rfind('{'));
    reader->skip(60);
    CHECK(reader->peek(64).size() == 4);
    CHECK(reader->lines_read() == 60);
}
