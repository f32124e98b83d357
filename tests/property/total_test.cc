#include <rapidcheck.h>

#include <algorithm>

#include "report/total_report.h"
#include "support/catch.h"
#include "support/rates.h"
#include "totals/partial.h"

namespace {

std::string draw_fault(int row) {
    const std::string id = "r" + std::to_string(row);
    return *rc::gen::elementOf(std::vector<std::string>{
        id + ",,AI,,5,EUR,,,\n", id + ",2024-01,AI,,5,XXQ,,,\n", id + ",2024-01,AI,,5\n",
        id + ",2024-01,AI,,7,USD,nobody,,\n", "r1,2024-01,,chips:60;cloud:40,7,USD,,,\n",
        id + ",2024-01,,chips:60;cloud:30,7,USD,,,\n", id + ",2024-13,AI,,7,USD,,,\n",
        id + ",2024-02,AI,,9,EUR,,,junk\n", id + ",2024-02,AI,,9,EUR,r2,,-1\n",
        id + ",,AI,,words,EUR,,,0\n"});
}

/// Rows of id, date, sector, sectors, amount, currency, part_of, note, rate; some notes hold line ends and
/// quotes.
/// With faults, some have no date, cannot be read, repeat an id or name one that no row has.
std::vector<std::string> draw_rows(bool with_faults = false) {
    const std::vector<std::string> amounts{"1.25", "-3",   "$2.9B",      "3-4 EUR", "undisclosed",
                                           "0.1",  "1e30", "7000000000", "about 5", "12345678901234567.8"};
    const std::vector<std::string> sectors{"chips,", "cloud,", ",chips:60;cloud:40",
                                           ",AI:1;chips:98.5;cloud:0.5", ","};
    const std::vector<std::string> notes{"", "plain", "\"two\nlines, \"\"quoted\"\"\"", "\"\n\n\""};
    const std::vector<std::string> currencies{"USD", "EUR", "JPY"};
    const std::vector<std::string> rates{"", "", "1.25", "0.8", "EUR/JPY=160.5", "USD/JPY=150.25"};
    const int count = *rc::gen::inRange(0, 40);
    std::vector<std::string> rows;
    for (int i = 0; i < count; ++i) {
        const std::string amount = *rc::gen::elementOf(amounts);
        const bool has_own = amount.find_first_of("$E") != std::string::npos;
        const bool refers = *rc::gen::inRange(0, 8) == 0 && i > 0;
        if (with_faults && *rc::gen::inRange(0, 5) == 0) {
            rows.push_back(draw_fault(i));
            continue;
        }
        rows.push_back("r" + std::to_string(i) + ",2024-0" + std::to_string(*rc::gen::inRange(1, 4)) + ',' +
                       *rc::gen::elementOf(sectors) + ',' + amount + ',' +
                       (has_own ? "" : *rc::gen::elementOf(currencies)) + ',' +
                       (refers ? "r" + std::to_string(*rc::gen::inRange(0, i)) : "") + ',' +
                       *rc::gen::elementOf(notes) + ',' + *rc::gen::elementOf(rates) + '\n');
    }
    return rows;
}

/// An input with its rows.
struct Input {
    std::string name;
    std::string text;
};

Input input_of(std::string name, std::span<const std::string> rows) {
    std::string text = "id,date,sector,sectors,amount,currency,part_of,note,rate\n";
    for (const std::string& row : rows) text += row;
    return {std::move(name), std::move(text)};
}

/// What is asked of the inputs.
struct Question {
    std::vector<std::string> by{"sector"};
    std::optional<std::string> across;
    std::vector<std::string> bases{"value-date", "latest"};
    std::string format = "json";
    kanjo::GroupOrder order = kanjo::GroupOrder::total;
    std::optional<std::size_t> top;
    std::size_t groups_kept_max = 1000;
};

kanjo::RateTable table_of_rates() {
    return kanjo_test::table_of(
        "2024-01,EUR,USD,1.25\n2024-02,EUR,USD,1.0625\n2024-03,EUR,USD,1.1\n2024-01,EUR,JPY,160.5\n"
        "2024-02,EUR,JPY,161\n2024-03,EUR,JPY,162.75\n");
}

std::vector<std::unique_ptr<kanjo::ByteSource>> sources_of(std::span<const Input> inputs) {
    std::vector<std::unique_ptr<kanjo::ByteSource>> sources;
    for (const Input& input : inputs) sources.push_back(kanjo::source_of(input.text, input.name));
    return sources;
}

kanjo::TotalOptions reading_options(const Question& question) {
    kanjo::TotalOptions options;
    options.by = question.by;
    options.across = question.across;
    return options;
}

void add_valuation(const Question& question, kanjo::TotalOptions& options) {
    options.in = {kanjo_test::currency("USD"), kanjo_test::currency("JPY")};
    for (const std::string& basis : question.bases)
        options.bases.push_back(kanjo::parse_basis(basis).value());
    options.want_exact = true;
    options.order = question.order;
    options.top = question.top;
    options.groups_kept_max = question.groups_kept_max;
}

std::string rendered(const kanjo::Result<kanjo::TotalResult>& result, const kanjo::TotalOptions& options,
                     const std::string& format) {
    if (!result) return render_error(result.error());
    const kanjo::Report report =
        kanjo::report_total(*result, options, "rates.csv", *kanjo::part_of_format(format));
    std::string text = kanjo::render_report(report, format, {}).value();
    for (const kanjo::Error& problem : result->problems) text += render_error(problem);
    return text + std::to_string(result->problem_count);
}

std::string report_of(std::span<const Input> inputs, const Question& question, int jobs,
                      std::uint64_t part_size) {
    kanjo::TotalOptions options = reading_options(question);
    add_valuation(question, options);
    options.jobs = jobs;
    options.part_size_min = part_size;
    return rendered(kanjo::total_commitments(sources_of(inputs), table_of_rates(), options), options,
                    question.format);
}

std::string report_of(const std::vector<std::string>& rows, int jobs, std::uint64_t part_size) {
    return report_of(std::vector{input_of("c.csv", rows)}, {}, jobs, part_size);
}

template <class T>
void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    }
}

constexpr const char* json_lines =
    "{\"id\":\"j1\",\"date\":\"2024-02\",\"sectors\":\"AI:60;chips:40\",\"amount\":7.5,\"currency\":\"EUR\"}"
    "\n"
    "{\"id\":\"r3\",\"sector\":\"AI\",\"amount\":true,\"note\":\"x\"}\n"
    "{\"id\":\"j2\",\"date\":\"2024-01\",\"sector\":\"AI\",\"amount\":\"$3bn\",\"supersedes\":\"r1\","
    "\"rate\":0.75}\n";

/// The rows as inputs of a few rows each, some of them of one name, and some JSON Lines between them.
std::vector<Input> draw_inputs(std::span<const std::string> rows) {
    std::vector<Input> inputs;
    while (!rows.empty()) {
        const std::size_t count = std::min(rows.size(), *rc::gen::inRange<std::size_t>(1, 12));
        if (*rc::gen::inRange(0, 6) == 0) inputs.push_back({"j" + std::to_string(inputs.size()), json_lines});
        const std::string name = inputs.size() % 3 == 2 ? "-" : "f" + std::to_string(inputs.size() * 7 % 10);
        inputs.push_back(input_of(name, rows.first(count)));
        rows = rows.subspan(count);
    }
    return inputs;
}

Question draw_question() {
    Question question;
    question.by = *rc::gen::elementOf(
        std::vector<std::vector<std::string>>{{"sector"}, {"sector", "note"}, {"part_of"}});
    if (*rc::gen::inRange(0, 3) == 0) question.across = "currency";
    question.bases = *rc::gen::elementOf(std::vector<std::vector<std::string>>{
        {"value-date"}, {"latest"}, {"stated"}, {"value-date", "stated"}, {"2024-02", "latest"}});
    question.format = *rc::gen::elementOf(std::vector<std::string>{"text", "json", "csv", "markdown"});
    return question;
}

/// Inputs of one name may hold the same rows: the label tells them apart.
std::string part_of(std::span<const Input> inputs, const Question& question, int jobs,
                    const std::string& label) {
    kanjo::TotalOptions options = reading_options(question);
    options.jobs = jobs;
    options.part_size_min = 10;
    kanjo::StringSink part;
    const auto written = kanjo::write_part(sources_of(inputs), options, {"0.1", label, {}}, part);
    return written ? part.bytes : render_error(written.error());
}

std::string merged(std::span<const std::string> files, const Question& question) {
    std::vector<std::unique_ptr<kanjo::ByteSource>> sources;
    for (const std::string& file : files) sources.push_back(kanjo::source_of(file, "part"));
    auto parts = kanjo::Parts::open(std::move(sources), "0.1");
    if (!parts) return render_error(parts.error());
    kanjo::TotalOptions options;
    add_valuation(question, options);
    parts->choose(options);
    return rendered(parts->total(table_of_rates(), options), options, question.format);
}

}  // namespace

TEST_CASE("parts merged in any order give the report of one run, byte for byte") {
    CHECK(rc::check([] {
        const std::vector<Input> inputs = draw_inputs(draw_rows(true));
        RC_PRE(!inputs.empty());
        const Question question = draw_question();
        const std::string expected = report_of(inputs, question, 1, 1);
        std::vector<std::string> parts;
        for (std::span<const Input> rest = inputs; !rest.empty();) {
            const std::size_t count = std::min(rest.size(), *rc::gen::inRange<std::size_t>(1, 3));
            parts.push_back(
                part_of(rest.first(count), question, *rc::gen::inRange(1, 4), std::to_string(rest.size())));
            rest = rest.subspan(count);
        }
        shuffle(parts);
        const auto joined = *rc::gen::inRange<std::size_t>(0, parts.size());  // two of them in one file
        if (joined + 1 < parts.size()) {
            parts[joined] += parts.back();
            parts.pop_back();
        }
        RC_ASSERT(merged(parts, question) == expected);
    }));
}

TEST_CASE("a part is refused whatever byte of it is lost or changed") {
    const std::vector<Input> inputs{
        input_of("c.csv", std::vector<std::string>{"a,2024-01,AI,,5,EUR,,,0.8\n",
                                                   "b,2024-01,,chips:60;cloud:40,3-4,EUR,a,,\n"})};
    const std::string whole = part_of(inputs, {}, 1, "");
    const std::string expected = merged(std::vector{whole}, {});
    CHECK(expected.starts_with("{"));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK(merged(std::vector{damaged}, {}) != expected);
        CHECK(merged(std::vector{damaged}, {}).starts_with("part"));
        CHECK(merged(std::vector{whole.substr(0, at)}, {}).starts_with("part"));
    }
}

TEST_CASE("the order of the inputs changes no byte of a report, whatever is wrong with them") {
    CHECK(rc::check([] {
        const std::vector<std::string> rows = draw_rows(true);
        std::vector<Input> inputs = draw_inputs(rows);
        const std::string expected = report_of(inputs, {}, 1, 1);
        shuffle(inputs);
        RC_ASSERT(report_of(inputs, {}, *rc::gen::inRange(1, 4), 10) == expected);
    }));
}

TEST_CASE("groups that are made as they are written give the report of those that are kept") {
    CHECK(rc::check([] {
        const std::vector<Input> inputs = draw_inputs(draw_rows(true));
        Question question = draw_question();
        question.order =
            *rc::gen::element(kanjo::GroupOrder::total, kanjo::GroupOrder::count, kanjo::GroupOrder::key);
        if (*rc::gen::inRange(0, 3) == 0) question.top = *rc::gen::inRange<std::size_t>(1, 4);
        const std::string kept = report_of(inputs, question, 1, 1);
        question.groups_kept_max = *rc::gen::inRange<std::size_t>(0, 3);
        RC_ASSERT(report_of(inputs, question, 1, 1) == kept);
    }));
}

TEST_CASE("threads, and where they cut the input, change no byte of a report") {
    CHECK(rc::check([] {
        const std::vector<std::string> rows = draw_rows();
        const std::string expected = report_of(rows, 1, 1);
        const int jobs = *rc::gen::inRange(2, 12);
        RC_ASSERT(report_of(rows, jobs, *rc::gen::inRange<std::uint64_t>(1, 100)) == expected);
    }));
}

TEST_CASE("the order of the records changes no byte of a report") {
    CHECK(rc::check([] {
        std::vector<std::string> rows = draw_rows();
        const std::string expected = report_of(rows, 1, 1);
        shuffle(rows);
        RC_ASSERT(report_of(rows, 1, 1) == expected);
    }));
}
