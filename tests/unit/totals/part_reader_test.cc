// A part whose checksum fits, and whose lines do not fit together, is refused at the line that is wrong.
#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"
#include "support/sealed_part.h"

namespace {

struct Done {
    int code;
    std::string out;
    std::string err;
};

Done run(std::vector<std::string> words, const std::string& input) {
    kanjo::test::MemorySink out;
    kanjo::test::MemorySink err;
    const int code = kanjo::test::run_in_memory(
        std::move(words), std::make_unique<kanjo::test::MemorySource>(input, "-"), out, err);
    return {code, out.text(), err.text()};
}

Done merged(const std::string& part) {
    return run({"merge", "-", "--in", "USD", "--keep-going", "--format", "csv"}, part);
}

/// The lines of a part of every kind, but for the last.
std::string part_lines() {
    const std::string input =
        "id,date,sector,amount,currency,part_of\n"
        "a,2024-01-05,chips,50,USD,\n"
        "b,2024-01-06,chips:60;cloud:40,10,EUR,a\n"
        "c,2024-01-07,cloud,1-2,EUR,\n"
        "d,2024-01-08,AI,oops,USD,\n"
        "e,,AI,7,EUR,\n";
    const std::string part = run({"total", "-", "--partial", "--keep-going"}, input).out;
    return part.substr(0, part.find("{\"end\""));
}

struct Change {
    const char* from;
    const char* to;
};

/// Each part with one of the changes is refused with the message, at the line of the change.
void check_refused(const std::string& lines, std::span<const Change> changes, const std::string& message) {
    for (const Change& change : changes) {
        INFO(change.from << " -> " << change.to);
        std::string changed = lines;
        const std::size_t at = changed.find(change.from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, std::string_view(change.from).size(), change.to);
        const auto line =
            std::count(changed.begin(), changed.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
        const Done done = merged(kanjo::test::sealed_part(changed));
        CHECK(done.code == 1);
        CHECK(done.out == "");
        CHECK(done.err == "-:" + std::to_string(line) + ": error[K0603]: " + message + '\n');
    }
}

}  // namespace

TEST_CASE("lines of a part that fit together are merged") {
    const Done done = merged(kanjo::test::sealed_part(part_lines()));
    CHECK(done.code == 1);
    CHECK(done.err.find("'oops' was found") != std::string::npos);
    CHECK(done.out.find("chips,2,0,") != std::string::npos);
}

TEST_CASE("lines of a part that do not fit together are refused") {
    const std::string lines = part_lines();
    const Change changes[] = {
        {R"("group":1,)", R"("group":2,)"},
        {R"("group":1,)", R"("group":"",)"},
        {R"("key":["chips"])", R"("key":[])"},
        {R"("key":["chips"])", R"("key":["chips","2024"])"},
        {R"("key":["chips"])", R"("key":"chips")"},
        {R"("key":["chips"],"count":2)", R"("key":["chips"],"count":-2)"},
        {R"("key":["chips"],"count":2)", R"("key":["chips"],"undisclosed":1.5)"},
        {R"("total":true,"count":4)", R"("total":true,"count":"four")"},
        {R"("total":true,"count":4)", R"("total":true,"count":"")"},
        {R"("overlap":[1,2])", R"("overlap":[1])"},
        {R"("overlap":[1,2])", R"("overlap":[1,3])"},
        {R"("overlap":[1,2])", R"("overlap":[-1,2])"},
        {R"("overlap":[1,2],"count":1)", R"("overlap":[1,2],"count":1e0)"},
        {R"("sum":"50","of":1)", R"("sum":"50","of":3)"},
        {R"("sum":"50","of":1)", R"("sum":"50")"},
        {R"("sum":"50","of":1)", R"("sum":"fifty","of":1)"},
        {R"("sum":"50","of":1,"currency":"USD")", R"("sum":"50","of":1,"currency":"XYZ")"},
        {R"("sum":"50","of":1,"currency":"USD","period":"2024-01-05")",
         R"("sum":"50","of":1,"currency":"USD","period":"2024-01-32")"},
        {R"("sum":"50","of":1,"currency":"USD",)", R"("sum":"50","of":1,"currency":"USD","divisor":"0",)"},
        {R"("widening":"1","of":2)", R"("widening":"one","of":2)"},
        {R"("undated":"EUR")", R"("undated":"XYZ")"},
        {R"("undated":"EUR","file":"-","line":6)", R"("undated":"EUR","file":"-","line":-6)"},
        {R"("undated":"EUR","file":"-")", R"("undated":"EUR","file":{"hex":"2"})"},
        {R"("sought":"amount")", R"("sought":{"hex":"x"})"},
        {R"("problem":"K0301")", R"("problem":"K9999")"},
        {R"("message":"'oops' was found, a number or currency was expected")", R"("message":{})"},
        {R"("excerpt":"d,2024-01-08,AI,oops,USD,")", R"("excerpt":[])"},
        {R"("caret_length":4)", R"("caret_length":-4)"},
        {R"("problems":1)", R"("problems":0)"},
        {R"("problems":1)", R"("problems":"")"},
        {R"("referenced":"a")", R"("referenced":{})"},
        {R"("referenced":"a")", R"("unheard":"a")"},
        {R"("reference":"a")", R"("reference":{})"},
        {R"("part_of":"a")", R"("part_of":{})"},
        {R"("groups":[["chips"],["cloud"]])", R"("groups":[["chips"]])"},
        {R"("groups":[["chips"],["cloud"]])", R"("groups":["chips","cloud"])"},
        {R"("groups":[["chips"],["cloud"]])", R"("groups":[["chips"],["cloud","2024"]])"},
        {R"({"of":1,"sum":"4",)", R"({"of":2,"sum":"4",)"},
        {R"({"of":1,"sum":"4",)", R"({"of":1,"sum":"four",)"},
        {R"({"of":1,"sum":"4","widening":"0",)", R"({"of":1,"sum":"4","widening":"",)"},
        {R"("sum":"4","widening":"0","currency":"EUR")", R"("sum":"4","widening":"0","currency":"XYZ")"},
        {R"("sum":"4","widening":"0","currency":"EUR","period":"2024-01-06")",
         R"("sum":"4","widening":"0","currency":"EUR","period":"2024-00")"},
        {R"("commitment":"a","groups":[1])", R"("commitment":"a","groups":[])"},
        {R"("commitment":"a","groups":[1])", R"("commitment":"a","groups":[9])"},
        {R"("commitment":"a")", R"("commitment":{})"},
        {R"("groups":[2],"likeness":"0")", R"("groups":[2],"likeness":"-1")"},
        {R"("commitment":"a","groups":[1],"likeness":"0","disclosed":true,"currency":"USD")",
         R"("commitment":"a","groups":[1],"likeness":"0","disclosed":true,"currency":"XYZ")"},
        {R"("currency":"USD","period":"2024-01-05","file")",
         R"("currency":"USD","period":"2024-01-33","file")"},
    };
    check_refused(lines, changes, "a line was found that no part has\nhelp: make the part again");
}

TEST_CASE("a part whose options cannot be read is refused") {
    const std::string lines = part_lines();
    const Change changes[] = {
        {R"("by":["sector"])", R"("by":"sector")"},
        {R"("by":["sector"],)", ""},
        {R"("across":null,)", ""},
        {R"("where":[],)", ""},
        {R"("where":[])", R"("where":[["sector","="]])"},
        {R"("where":[])", R"("where":[["sector","~","AI"]])"},
        {R"("since":null)", R"("since":"2024-13-01")"},
        {R"("since":null,)", ""},
        {R"("until":null)", R"("until":5)"},
        {R"("columns":[],)", ""},
        {R"("columns":[])", R"("columns":[["amount"]])"},
        {R"("columns":[])", R"("columns":["amount"])"},
    };
    check_refused(lines, changes, "the part is damaged: its options cannot be read\nhelp: make it again");
}

TEST_CASE("the sums of a part are the same bytes, whatever order its rows had") {
    const std::vector<std::string> rows{
        "2024-03,chips,1,USD,\n",     "2024-01,chips,2,USD,\n",        "2024-02-05,chips,3,USD,\n",
        "2024,cloud,4-5,EUR,\n",      "2023-12,cloud,6,EUR,1.25\n",    "2024-03,AI,7,EUR,\n",
        "2024-01,chips,8,JPY,\n",     "2024-02-04,chips,9,USD,\n",     ",AI,about 10,EUR,\n",
        "2023-12,cloud,11,EUR,1.2\n", "2024-03,chips,undisclosed,,\n", "2024-01,water,12,USD,\n",
    };
    const auto sums_of = [&](std::size_t step) {
        std::string input = "date,sector,amount,currency,rate\n";
        for (std::size_t i = 0; i < rows.size(); ++i) input += rows[i * step % rows.size()];
        const std::string part = run({"total", "-", "--partial"}, input).out;
        std::string sums;
        for (std::size_t at = 0; at < part.size(); at = part.find('\n', at) + 1) {
            const std::string line = part.substr(at, part.find('\n', at) - at);
            if (line.starts_with(R"({"sum")") || line.starts_with(R"({"group")") ||
                line.starts_with(R"({"widening")"))
                sums += line + '\n';
        }
        return sums;
    };
    const std::string sums = sums_of(1);
    CHECK(std::count(sums.begin(), sums.end(), '\n') > 12);
    for (const std::size_t step : {5U, 7U, 11U}) CHECK(sums_of(step) == sums);
}
