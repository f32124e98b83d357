#include <rapidcheck.h>

#include <algorithm>

#include "report/total_report.h"
#include "support/catch.h"
#include "support/rates.h"

namespace {

/// Rows of id, date, sector, sectors, amount, currency, part_of, note; some notes hold line ends and quotes.
std::vector<std::string> draw_rows() {
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
        rows.push_back("r" + std::to_string(i) + ",2024-0" + std::to_string(*rc::gen::inRange(1, 4)) + ',' +
                       *rc::gen::elementOf(sectors) + ',' + amount + ',' +
                       (has_own ? "" : *rc::gen::elementOf(currencies)) + ',' +
                       (refers ? "r" + std::to_string(*rc::gen::inRange(0, i)) : "") + ',' +
                       *rc::gen::elementOf(notes) + '\n');
    }
    return rows;
}

std::string report_of(const std::vector<std::string>& rows, int jobs, std::uint64_t part_size) {
    std::string text = "id,date,sector,sectors,amount,currency,part_of,note\n";
    for (const std::string& row : rows) text += row;
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
    std::vector<std::unique_ptr<kanjo::ByteSource>> inputs;
    inputs.push_back(kanjo::source_of(text, "c.csv"));
    const auto result = kanjo::total_commitments(std::move(inputs), rates, options);
    if (!result) return render_error(result.error());
    return kanjo::render_report(
               kanjo::report_total(*result, options, "rates.csv", kanjo::ReportPart::document), "json", {})
        .value();
}

}  // namespace

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
        for (std::size_t i = rows.size(); i > 1; --i) {
            std::swap(rows[i - 1], rows[*rc::gen::inRange<std::size_t>(0, i)]);
        }
        RC_ASSERT(report_of(rows, 1, 1) == expected);
    }));
}
