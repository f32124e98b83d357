#include <rapidcheck.h>

#include <algorithm>

#include "report/total_report.h"
#include "support/catch.h"
#include "support/rates.h"

namespace {

std::string draw_fault(int row) {
    const std::string id = "r" + std::to_string(row);
    return *rc::gen::elementOf(std::vector<std::string>{
        id + ",,AI,,5,EUR,,\n", id + ",2024-01,AI,,5,XXQ,,\n", id + ",2024-01,AI,,5\n",
        id + ",2024-01,AI,,7,USD,nobody,\n", "r1,2024-01,,chips:60;cloud:40,7,USD,,\n",
        id + ",2024-01,,chips:60;cloud:30,7,USD,,\n", id + ",2024-13,AI,,7,USD,,\n"});
}

/// Rows of id, date, sector, sectors, amount, currency, part_of, note; some notes hold line ends and quotes.
/// With faults, some have no date, cannot be read, repeat an id or name one that no row has.
std::vector<std::string> draw_rows(bool with_faults = false) {
    const std::vector<std::string> amounts{"1.25", "-3",   "$2.9B",      "3-4 EUR", "undisclosed",
                                           "0.1",  "1e30", "7000000000", "about 5", "12345678901234567.8"};
    const std::vector<std::string> sectors{"chips,", "cloud,", ",chips:60;cloud:40",
                                           ",AI:1;chips:98.5;cloud:0.5", ","};
    const std::vector<std::string> notes{"", "plain", "\"two\nlines, \"\"quoted\"\"\"", "\"\n\n\""};
    const std::vector<std::string> currencies{"USD", "EUR", "JPY"};
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
                       *rc::gen::elementOf(notes) + '\n');
    }
    return rows;
}

/// An input with its rows.
struct Input {
    std::string name;
    std::string text;
};

Input input_of(std::string name, std::span<const std::string> rows) {
    std::string text = "id,date,sector,sectors,amount,currency,part_of,note\n";
    for (const std::string& row : rows) text += row;
    return {std::move(name), std::move(text)};
}

std::string report_of(const std::vector<Input>& inputs, int jobs, std::uint64_t part_size) {
    const kanjo::RateTable rates = kanjo_test::table_of(
        "2024-01,EUR,USD,1.25\n2024-02,EUR,USD,1.0625\n2024-03,EUR,USD,1.1\n2024-01,EUR,JPY,160.5\n"
        "2024-02,EUR,JPY,161\n2024-03,EUR,JPY,162.75\n");
    kanjo::TotalOptions options;
    options.by = {"sector"};
    options.in = {kanjo_test::currency("USD"), kanjo_test::currency("JPY")};
    options.bases = {kanjo::parse_basis("value-date").value(), kanjo::parse_basis("latest").value()};
    options.want_exact = true;
    options.jobs = jobs;
    options.part_size_min = part_size;
    std::vector<std::unique_ptr<kanjo::ByteSource>> sources;
    for (const Input& input : inputs) sources.push_back(kanjo::source_of(input.text, input.name));
    const auto result = kanjo::total_commitments(std::move(sources), rates, options);
    if (!result) return render_error(result.error());
    return kanjo::render_report(
               kanjo::report_total(*result, options, "rates.csv", kanjo::ReportPart::document), "json", {})
        .value();
}

std::string report_of(const std::vector<std::string>& rows, int jobs, std::uint64_t part_size) {
    return report_of({input_of("c.csv", rows)}, jobs, part_size);
}

template <class T>
void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    }
}

/// The rows as inputs of a few rows each, some of them of one name.
std::vector<Input> draw_inputs(std::span<const std::string> rows) {
    std::vector<Input> inputs;
    while (!rows.empty()) {
        const std::size_t count = std::min(rows.size(), *rc::gen::inRange<std::size_t>(1, 12));
        // Each name once, in no order that a sort would leave.
        const std::string name = inputs.size() == 2 ? "-" : "f" + std::to_string(inputs.size() * 7 % 41);
        inputs.push_back(input_of(name, rows.first(count)));
        rows = rows.subspan(count);
    }
    return inputs;
}

}  // namespace

TEST_CASE("the order of the inputs changes no byte of a report, whatever is wrong with them") {
    CHECK(rc::check([] {
        const std::vector<std::string> rows = draw_rows(true);
        std::vector<Input> inputs = draw_inputs(rows);
        const std::string expected = report_of(inputs, 1, 1);
        shuffle(inputs);
        RC_ASSERT(report_of(inputs, *rc::gen::inRange(1, 4), 10) == expected);
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
