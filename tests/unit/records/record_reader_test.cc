// What holds for every reader of records, whatever its format.
#include "base/limits.h"
#include "records/format.h"
#include "records/record.h"
#include "support/catch.h"
#include "unit/records/broken_sources.h"

using kanjo::Code;
using kanjo::FieldKind;
using kanjo::Next;

namespace {

using Texts = std::vector<std::string>;

struct Reading {
    std::vector<Texts> rows;          ///< the bound fields, `absent` where there is none
    std::vector<kanjo::Error> bad;    ///< of bad records
    std::optional<kanjo::Error> end;  ///< what stopped it
};

const std::string absent = "(absent)";

Reading read_from(std::unique_ptr<kanjo::ByteSource> source, const Texts& names) {
    Reading reading;
    auto reader = kanjo::open_records(std::move(source), {});
    if (!reader) {
        reading.end = reader.error();
        return reading;
    }
    (*reader)->bind(names);
    kanjo::Record record;
    for (;;) {
        const Next next = (*reader)->next(record);
        if (next == Next::end) return reading;
        if (next == Next::bad_record) reading.bad.push_back((*reader)->error());
        if (next == Next::failed) {
            reading.end = (*reader)->error();
            return reading;
        }
        if (next != Next::record) continue;
        Texts& row = reading.rows.emplace_back();
        for (const kanjo::Field& field : record.fields) {
            row.emplace_back(field.kind == FieldKind::absent || field.kind == FieldKind::null
                                 ? absent
                                 : std::string(field.text));
        }
    }
}

Reading read(std::string_view text, const Texts& names = {"id", "amount"}) {
    return read_from(kanjo::source_of(text, "in"), names);
}

/// What the text is or, where it goes on, what it surely is.
std::string_view format_of(std::string_view text, bool is_whole) {
    for (const kanjo::RecordFormat& format : kanjo::record_formats()) {
        const kanjo::Recognised recognised = format.recognise(text, is_whole, {});
        if (recognised == kanjo::Recognised::yes) return format.name;
        if (recognised == kanjo::Recognised::perhaps) return "";
    }
    return "";
}

bool is_complete(const Reading& reading) {
    return reading.bad.empty() && !reading.end;
}

struct Sample {
    std::string format;
    std::string text;
};

/// The same two records in every format.
const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = {
        {"CSV", "id,amount,note\nü1,5.00,x\nb2,-7e3,\n"},
        {"JSON Lines", "{\"id\":\"ü1\",\"amount\":5.00,\"note\":\"x\"}\n{\"id\":\"b2\",\"amount\":-7e3}\n"},
        {"JSON array",
         "[{\"id\":\"ü1\",\"amount\":5.00,\"note\":[1,{\"a\":null}]},\n {\"id\":\"b2\",\"amount\":-7e3}]\n"},
        {"JSON object",
         "{\"title\":\"t\",\"commitments\":[{\"amount\":5.00,\"id\":\"\\u00fc1\"},{\"id\":\"b2\",\"amount\":-"
         "7e3}],\"n\":2}"},
    };
    return all;
}

const std::vector<Texts> sample_rows = {{"ü1", "5.00"}, {"b2", "-7e3"}};

std::string with_carriage_returns(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
    return text;
}

}  // namespace

TEST_CASE("every format gives the same records") {
    for (const Sample& sample : samples()) {
        INFO(sample.format);
        const Reading reading = read(sample.text);
        CHECK(is_complete(reading));
        CHECK(reading.rows == sample_rows);
    }
}

TEST_CASE("a byte order mark, CRLF line ends, a missing last line end and blank lines change nothing") {
    for (const Sample& sample : samples()) {
        INFO(sample.format);
        std::string without_end = sample.text;
        if (without_end.back() == '\n') without_end.pop_back();
        for (const std::string& text :
             {"\xEF\xBB\xBF" + sample.text, with_carriage_returns(sample.text), without_end,
              sample.text + "\n\n", "\xEF\xBB\xBF" + with_carriage_returns(sample.text)}) {
            const Reading reading = read(text);
            CHECK(is_complete(reading));
            CHECK(reading.rows == sample_rows);
        }
    }
}

TEST_CASE("reads of one byte give the same records") {
    for (const Sample& sample : samples()) {
        INFO(sample.format);
        const Reading reading = read_from(kanjo::trickle_of(sample.text), {"id", "amount"});
        CHECK(is_complete(reading));
        CHECK(reading.rows == sample_rows);
    }
}

TEST_CASE("a source that fails at any byte makes the reading fail, whatever was read before") {
    for (const Sample& sample : samples()) {
        for (std::size_t at = 0; at <= sample.text.size(); ++at) {
            INFO(sample.format << " at " << at);
            const Reading reading = read_from(kanjo::failing_at(sample.text, at), {"id", "amount"});
            REQUIRE(reading.end);
            CHECK(reading.end->code == Code::K0102);
            CHECK(reading.rows.size() <= sample_rows.size());
        }
    }
}

TEST_CASE("text cut off anywhere is never taken for the whole, unless what is left is whole records") {
    for (const Sample& sample : samples()) {
        for (std::size_t size = 0; size < sample.text.size(); ++size) {
            INFO(sample.format << " cut to " << sample.text.substr(0, size));
            const Reading reading = read(sample.text.substr(0, size));
            if (sample.format.starts_with("JSON ") && sample.format != "JSON Lines") {
                const bool lacks_last_line_end_only =
                    size + 1 == sample.text.size() && sample.text.back() == '\n';
                CHECK(is_complete(reading) == lacks_last_line_end_only);
            } else if (sample.format == "JSON Lines" && is_complete(reading)) {
                const std::string rest = sample.text.substr(size);
                CHECK((rest[0] == '\n' || sample.text[size - 1] == '\n'));
            }
        }
    }
}

TEST_CASE("blanks between a key and its colon change neither records nor the line of a fault") {
    const std::vector<Texts> rows = {{"a", "1"}, {"b", "2"}};
    CHECK(read("{\"id\" :\"a\",\"amount\"\t: 1}\n{\"id\" :\"b\",\"amount\"\t: 2}\n").rows == rows);
    CHECK(read("{\"id\" :\"a\",\"amount\":1}\n{\"id\":\"b\",\"amount\" :2}\n").rows == rows);
    const Reading reading = read(
        "[{\"id\"\n:\"a\",\"amount\":1},\n{\"id\"\n:\"b\",\"amount\":2},\n{\"id\"\n:\"c\",\"id\":\"d\"}]");
    CHECK(reading.rows == rows);
    REQUIRE(reading.bad.size() == 1);
    CHECK(reading.bad[0].place.line == 6);
}

TEST_CASE("a JSON number may have any number of digits before and behind its point") {
    for (const std::size_t digits : {1U, 15U, 16U, 17U, 32U, 50U}) {
        const std::string whole(digits, '7');
        const Texts numbers = {whole, '-' + whole + '.' + whole, whole + "E+" + whole};
        for (const std::string& number : numbers) {
            const Reading reading = read("{\"id\":\"a\",\"amount\":" + number + "}\n");
            REQUIRE(reading.rows.size() == 1);
            CHECK(reading.rows[0][1] == number);
        }
        CHECK(read("{\"id\":\"a\",\"amount\":" + whole + ".}\n{\"id\":\"b\"}\n").bad.size() == 1);
    }
}

TEST_CASE("a NUL byte anywhere is named or leaves the records as they are") {
    for (const Sample& sample : samples()) {
        for (std::size_t at = 0; at <= sample.text.size(); ++at) {
            INFO(sample.format << " at " << at);
            std::string text = sample.text;
            text.insert(at, 1, '\0');
            CHECK_FALSE(is_complete(read(text)));
        }
    }
}

TEST_CASE("hostile names are plain data") {
    const std::string name = "<script>alert(1)</script>; rm -rf / =HYPERLINK(\"x\") \xE2\x80\xAE%s%n";
    std::string in_csv;
    for (const char c : name) in_csv += c == '"' ? "\"\"" : std::string(1, c);
    std::string in_json;
    for (const char c : name) in_json += c == '"' ? "\\\"" : std::string(1, c);
    for (const std::string& text :
         {"id\n\"" + in_csv + "\"\n", "[{\"id\":\"" + in_json + "\"}]", "{\"id\":\"" + in_json + "\"}\n"}) {
        const Reading reading = read(text, {"id"});
        CHECK(is_complete(reading));
        CHECK(reading.rows == std::vector<Texts>{{name}});
    }
}

TEST_CASE("bytes that are not UTF-8 are refused with their line in JSON") {
    for (const std::string& text : {std::string("{\"id\":\"ok\"}\n\n{\"id\":\"a\xC3\x28\"}\n"),
                                    std::string("[{\"id\":\"ok\"},\n\n{\"id\":\"\xED\xA0\x80\"}]")}) {
        const Reading reading = read(text, {"id"});
        CHECK(reading.rows == std::vector<Texts>{{"ok"}});
        REQUIRE(reading.bad.size() == 1);
        CHECK(reading.bad[0].code == Code::K0204);
        CHECK(reading.bad[0].place.line == 3);
    }
}

TEST_CASE("an input without content is refused, whatever blanks it has") {
    for (const char* text : {"", " ", "\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF \r\n"}) {
        const Reading reading = read(text);
        REQUIRE(reading.end);
        CHECK(reading.end->code == Code::K0202);
        CHECK(reading.end->message == "the input is empty, expected commitments as CSV or JSON");
    }
}

TEST_CASE("a single JSON value is no list of records") {
    for (const char* text : {"null", "42", " -1.5e3\n", "true\n", "false", "\"a string that says nothing\"",
                             "12345678901234567890\n"}) {
        INFO(text);
        const Reading reading = read(text);
        REQUIRE(reading.end);
        CHECK(reading.end->code == Code::K0202);
        CHECK(reading.end->message ==
              "found a single JSON value, expected an array or object of commitments");
    }
}

TEST_CASE("what is no UTF-8 text is refused by its name") {
    struct Row {
        std::string_view bytes;
        std::string_view found;
    };
    using namespace std::string_view_literals;
    const Row rows[] = {
        {"\xFF\xFEi\0d\0\n\0"sv, "found UTF-16 text"},
        {"\xFE\xFF\0i\0d"sv, "found UTF-16 text"},
        {"i\0d\0,\0"sv, "found UTF-16 text"},
        {"\0i\0d\0,"sv, "found UTF-16 text"},
        {"\xFF\xFE\0\0i\0\0\0"sv, "found UTF-32 text"},
        {"PK\x03\x04rest"sv, "found a zip archive or a spreadsheet"},
        {"PAR1...."sv, "found a Parquet file"},
        {"%PDF-1.7"sv, "found a PDF document"},
    };
    for (const Row& row : rows) {
        const Reading reading = read(row.bytes);
        REQUIRE(reading.end);
        CHECK(reading.end->code == Code::K0202);
        CHECK(reading.end->message.starts_with(row.found));
        CHECK_FALSE(reading.end->help.empty());
    }
}

TEST_CASE(
    "JSON Lines, an object with a list and a broken first line are told apart, never before it is sure") {
    struct Row {
        const char* text;
        const char* format;
    };
    const Row rows[] = {
        {"{\"id\":1}", "JSON Lines"},
        {"{\"id\":1}\n", "JSON Lines"},
        {"{\"id\":1}\n{\"id\":2}", "JSON Lines"},
        {"{\"commitments\":[]}", "JSON"},
        {"{\"commitments\":[]}\n\n", "JSON"},
        {"{\"commitments\":[]}\n{\"commitments\":[]}", "JSON Lines"},
        {"{\"commitments\":5}\n", "JSON Lines"},
        {"{\n\"commitments\":[]}", "JSON"},
        {"{\"commitments\":[\n{\"id\":1},\n{\"id\":2}]}", "JSON"},
        {"{\"a\":\n{\"b\":1}}", "JSON"},
        {"{\"id\":1,}\n{\"id\":2}\n", "JSON Lines"},
        {"{\"id\":1\n{\"id\":2}\n", "JSON Lines"},
        {"{\"id\":\"1\n{\"id\":2}\n", "JSON Lines"},
        {"{\"\\u0063ommitments\":[]}", "JSON"},
        {"{\"id\":1}24\",\"x\"\n", "JSON"},
        {"{\"commitments\":[{\"id\":1}]} {\"id\":2}\n", "JSON"},
        {"[]", "JSON"},
        {"id,amount", "CSV"},
        {"\"id\",amount\n", "CSV"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(format_of(row.text, true) == row.format);
        const std::string_view text(row.text);
        for (std::size_t size = 1; size < text.size(); ++size) {
            INFO(size);
            const std::string_view format = format_of(text.substr(0, size), false);
            CHECK((format.empty() || format == row.format));
        }
    }
}
