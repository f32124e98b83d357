#include "report/renderers.h"
#include "report/report.h"
#include "support/catch.h"

using kanjo::Align;
using kanjo::RenderOptions;
using kanjo::Report;
using kanjo::Value;

namespace {

std::string rendered(const Report& report, std::string_view format, const RenderOptions& options = {}) {
    return kanjo::render_report(report, format, options).value();
}

Report table_of(std::vector<std::vector<std::string>> rows) {
    Report report;
    report.table.columns = {{"sector", Align::left}, {"total", Align::right}};
    report.table.rows = std::move(rows);
    report.plain = report.table;
    return report;
}

}  // namespace

TEST_CASE("text is aligned by display width, East Asian and combining characters included") {
    Report report = table_of({{"半導体", "≈ 1,234.50"}, {"cafe\u0301", "2"}, {"total", "3"}});
    report.title = "Title";
    report.notes = {"A note."};
    report.table.last_row_is_total = true;
    CHECK(rendered(report, "text") ==
          "Title\n"
          "\n"
          "sector       total\n"
          "──────  ──────────\n"
          "半導体  ≈ 1,234.50\n"
          "cafe\u0301             2\n"
          "──────  ──────────\n"
          "total            3\n"
          "\n"
          "A note.\n");
}

TEST_CASE("text shows control and bidirectional characters instead of obeying them") {
    const std::string text = rendered(table_of({{"a\x1b[31mb", "1"}, {"\u202Ec", "2"}}), "text");
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("a<U+001B>[31mb") != std::string::npos);
    CHECK(text.find("<U+202E>c") != std::string::npos);
}

TEST_CASE("bars and colour come where they are asked for, and bars leave a narrow terminal alone") {
    Report report = table_of({{"chips", "10"}, {"cloud", "5"}});
    report.table.bars = std::vector<int>{1000, 500};
    CHECK(rendered(report, "text") == "sector  total\n──────  ─────\nchips      10\ncloud       5\n");
    RenderOptions options;
    options.bars = true;
    options.width = 23;
    CHECK(rendered(report, "text", options) ==
          "sector  total\n──────  ─────\nchips      10  ████████\ncloud       5  ████\n");
    options.width = 15;
    CHECK(rendered(report, "text", options) == rendered(report, "text"));
    options.colour = true;
    CHECK(rendered(report, "text", options).rfind("\x1b[1msector", 0) == 0);
}

TEST_CASE("a bar is drawn to the eighth of a column") {
    Report report = table_of({{"a", "1"}, {"b", "1"}});
    report.table.bars = std::vector<int>{1000, 312};
    RenderOptions options;
    options.bars = true;
    options.width = 23;
    CHECK(rendered(report, "text", options).find("b           1  ██▍\n") != std::string::npos);
}

TEST_CASE("notes are broken at blanks to the terminal's width, and set in below their first line") {
    Report report;
    report.notes = {"one two three four", "  five six seven"};
    RenderOptions options;
    options.width = 11;
    CHECK(rendered(report, "text", options) == "one two\n  three\n  four\n  five six\n    seven\n");
    CHECK(rendered(report, "text") == "one two three four\n  five six seven\n");
}

TEST_CASE("CSV quotes what RFC 4180 wants quoted and guards formulas, never numbers") {
    const struct {
        std::string cell, expected;
    } cases[] = {{"plain", "plain"},
                 {"a,b", "\"a,b\""},
                 {"say \"hi\"", "\"say \"\"hi\"\"\""},
                 {"two\nlines", "\"two\nlines\""},
                 {"=1+1", "'=1+1"},
                 {"+cmd|x", "'+cmd|x"},
                 {"@SUM(A1)", "'@SUM(A1)"},
                 {"-x", "'-x"},
                 {"-5.00", "-5.00"},
                 {"-1/3", "-1/3"},
                 {"+5", "+5"},
                 {"", ""},
                 {"\tx", "'\tx"},
                 {"-", "-"},
                 {"=A1,B1", "\"'=A1,B1\""}};
    for (const auto& [cell, expected] : cases) {
        CAPTURE(cell);
        CHECK(rendered(table_of({{cell, "1"}}), "csv") == "sector,total\n" + expected + ",1\n");
    }
}

TEST_CASE("a CSV line of one empty cell is quoted, so that it is no blank line") {
    Report report;
    report.plain.columns = {{"a"}};
    report.plain.rows = std::vector<std::vector<std::string>>{{""}};
    CHECK(rendered(report, "csv") == "a\n\"\"\n");
}

TEST_CASE("Markdown keeps hostile cells text and tells numbers to the right") {
    Report report = table_of({{"a|b <script> *x* [l](u)", "1"}});
    report.title = "T";
    report.notes = {"n_1"};
    CHECK(rendered(report, "markdown") ==
          "# T\n\n| sector | total |\n| --- | ---: |\n| a\\|b \\<script\\> \\*x\\* \\[l\\](u) | 1 |\n\n- "
          "n\\_1\n");
}

TEST_CASE("JSON keeps the order of keys and stays JSON where bytes are not UTF-8") {
    Report report;
    report.document =
        Value::Object{{"z", "a\xff\"\n"}, {"a", Value::Array{Value(), true, std::int64_t{5}, "兆"}}};
    CHECK(rendered(report, "json") ==
          "{\n  \"z\": \"a\uFFFD\\\"\\n\",\n  \"a\": [\n    null,\n    true,\n    5,\n    \"兆\"\n  ]\n}\n");
}

TEST_CASE("an unknown format is refused with those there are") {
    const auto result = kanjo::render_report({}, "yaml", {});
    REQUIRE(!result);
    CHECK(result.error().code == kanjo::Code::K0101);
    for (const kanjo::Renderer& renderer : kanjo::all_renderers()) {
        CHECK(result.error().message.find(renderer.name) != std::string::npos);
    }
    CHECK(!kanjo::part_of_format("yaml"));
}

TEST_CASE("HTML shows the characters of its own marks as text") {
    const std::string page = rendered(table_of({{R"(R&D <b class="x">it's</b>)", "1"}}), "html");
    CHECK(page.find("R&amp;D &lt;b class=&quot;x&quot;&gt;it&#39;s&lt;/b&gt;") != std::string::npos);
    CHECK(page.find("<b class") == std::string::npos);
}

TEST_CASE("every renderer takes an empty report and one of hostile names") {
    const std::string hostile[] = {"",       "\xff\xfe", std::string("\0x", 2), "</script>", "=cmd()",
                                   "a\r\nb", "\u202E"};
    for (const kanjo::Renderer& renderer : kanjo::all_renderers()) {
        CAPTURE(renderer.name);
        CHECK(kanjo::render_report(Report(), renderer.name, {}).has_value());
        for (const std::string& name : hostile) {
            Report report = table_of({{name, "1"}});
            report.title = name;
            report.notes = {name};
            report.document = Value::Object{{"name", name}};
            CHECK(!rendered(report, renderer.name).empty());
        }
    }
}
