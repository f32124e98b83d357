// Laws of converted records.
#include "convert/convert.h"

#include <rapidcheck/catch.h>

#include "report/rate_report.h"
#include "support/catch.h"
#include "support/decimal_generators.h"
#include "support/rates.h"
#include "totals/shown_amount.h"

namespace {

using kanjo::Quotient;

kanjo::RateTable table_of_rates() {
    return kanjo_test::table_of(
        "2024-01,EUR,USD,1.25\n2024-02,EUR,USD,1.0625\n2024-03,EUR,USD,1.1\n2024-01,EUR,JPY,160.5\n"
        "2024-02,EUR,JPY,161.37\n2024-03,EUR,JPY,162.75\n"
        "2024-02-19,EUR,USD,1.0731\n2024-02-19,EUR,JPY,161.93\n2024-02-20,EUR,USD,1.0802\n");
}

kanjo::ConvertOptions options_of(std::vector<std::string> targets) {
    kanjo::ConvertOptions options;
    for (const std::string& target : targets) options.in.push_back(kanjo_test::currency(target));
    options.bases = {kanjo::parse_basis("value-date").value()};
    options.words = {kanjo::rate_cell, kanjo::rate_sentence, kanjo::rate_cell};
    options.keep_going = true;
    return options;
}

struct Converted {
    std::string text;
    std::vector<std::string> problems;
};

Converted convert(const std::vector<std::string>& inputs, const kanjo::ConvertOptions& options) {
    std::vector<std::unique_ptr<kanjo::ByteSource>> sources;
    for (const std::string& input : inputs) sources.push_back(kanjo::source_of(input, "c.csv"));
    kanjo::StringSink out;
    const auto result = kanjo::convert_records(std::move(sources), table_of_rates(), options, out);
    if (!result) return {out.bytes, {render_error(result.error())}};
    Converted converted{out.bytes, {}};
    for (const kanjo::Error& problem : result->problems) converted.problems.push_back(render_error(problem));
    converted.problems.push_back(std::to_string(result->problem_count) + " of " +
                                 std::to_string(result->count) + ", undisclosed " +
                                 std::to_string(result->undisclosed));
    return converted;
}

constexpr const char* header = "id,amount,date,currency,note";

std::string draw_row(int number) {
    const std::vector<std::string> amounts{"1.25", "-3",          "$2.9B", "0.005",
                                           "1e30", "undisclosed", "words", "123456789012345678"};
    const std::vector<std::string> dates{"2024-01", "2024-02-20", "2024", "", "2024-13", "1999"};
    const std::vector<std::string> currencies{"USD", "EUR", "JPY", "XQQ"};
    const std::vector<std::string> notes{"", "plain", "\"two\nlines, \"\"quoted\"\"\"", "\"\n\n\"", "a,b"};
    const std::vector<std::string> ends{"\n", "\r\n", "\n\n"};
    const std::string amount = *rc::gen::elementOf(amounts);
    return std::to_string(number) + ',' + amount + ',' + *rc::gen::elementOf(dates) + ',' +
           (amount[0] == '$' ? "USD" : *rc::gen::elementOf(currencies)) + ',' + *rc::gen::elementOf(notes) +
           *rc::gen::elementOf(ends);
}

}  // namespace

TEST_CASE("a converted amount is the exact product, rounded once") {
    rc::prop("as Quotient gives it, for every mode and number of digits", [] {
        const kanjo::Decimal amount = *rc::gen::oneOf(
            kanjo::test::any_decimal(),
            rc::gen::map(rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000),
                         [](std::int64_t cents) { return kanjo::Decimal(kanjo::Integer(cents), -2); }));
        kanjo::ConvertOptions options = options_of({"USD", "JPY", "EUR"});
        options.precision.mode = *kanjo::test::any_rounding();
        if (*rc::gen::arbitrary<bool>()) options.precision.decimals = *rc::gen::inRange(-4, 12);
        options.want_exact = *rc::gen::inRange(0, 4) == 0;
        const auto [text, problems] =
            convert({"amount,date,currency\n" + to_string(amount) + ",2024-02,EUR\n"}, options);
        const Quotient rates[] = {Quotient(kanjo::parse_decimal("1.0625").value()),
                                  Quotient(kanjo::parse_decimal("161.37").value()), Quotient(1)};
        const char* const words[] = {",EUR/USD=1.0625,2024-02", ",EUR/JPY=161.37,2024-02", ",,"};
        std::string expected = to_string(amount) + ",2024-02,EUR";
        for (std::size_t i = 0; i < options.in.size(); ++i) {
            const Quotient exact = Quotient(amount) * rates[i];
            const auto shown = round_to_shown(exact, options.precision, options.in[i]);
            expected += ',' + (options.want_exact ? to_string(exact) : to_string(shown.amount)) + words[i];
        }
        RC_ASSERT(text.substr(text.find('\n') + 1) == expected + '\n');
        RC_ASSERT(problems.size() == std::size_t{1});
    });
}

TEST_CASE("the number of threads and the size of their parts change no byte") {
    rc::prop("of what is written, refused and counted", [] {
        std::string input = std::string(header) + '\n';
        const int count = *rc::gen::inRange(0, 40);
        for (int i = 0; i < count; ++i) input += draw_row(i);
        kanjo::ConvertOptions options = options_of({"USD", "JPY"});
        options.keep_going = *rc::gen::arbitrary<bool>();
        kanjo::StringSink rejects;
        options.rejects = &rejects;
        const Converted alone = convert({input, input}, options);
        const std::string rejected = std::exchange(rejects.bytes, {});
        options.jobs = *rc::gen::inRange(2, 5);
        options.part_size = *rc::gen::inRange<std::uint64_t>(1, 200);
        const Converted together = convert({input, input}, options);
        RC_ASSERT(together.text == alone.text);
        RC_ASSERT(together.problems == alone.problems);
        RC_ASSERT(rejects.bytes == rejected);
    });
}

TEST_CASE("rows that are converted many at a time come out like those converted one by one") {
    rc::prop("whatever stands between them", [] {
        std::string input = std::string(header) + '\n';
        const int count = *rc::gen::inRange(0, 200);
        for (int i = 0; i < count; ++i) {
            const int cents = *rc::gen::inRange(-99'999, 99'999);
            const bool is_odd = *rc::gen::inRange(0, 20) == 0;
            input += is_odd
                         ? draw_row(i)
                         : "p," + to_string(kanjo::Decimal(cents, -2)) + ",2024-02-" +
                               *rc::gen::elementOf(std::vector<std::string>{"19,JPY", "21,USD", "22,EUR"}) +
                               ",\"a, b\"" + (i % 3 == 0 ? "\r\n" : "\n");
        }
        if (*rc::gen::arbitrary<bool>()) input.pop_back();
        kanjo::ConvertOptions options = options_of({"JPY", "USD"});
        options.keep_going = *rc::gen::arbitrary<bool>();
        options.want_exact = *rc::gen::arbitrary<bool>();
        const Converted many = convert({input, input}, options);
        options.format.unit = kanjo::Decimal(1);  // such amounts are read one by one
        const Converted each = convert({input, input}, options);
        RC_ASSERT(many.text == each.text);
        RC_ASSERT(many.problems == each.problems);
    });
}

TEST_CASE("a plain amount and the same amount in other words are converted alike") {
    rc::prop("3500000 and 3.5 million", [] {
        const int tenths = *rc::gen::inRange(-9999, 10000);
        const std::string plain =
            to_string(kanjo::Decimal(kanjo::Integer(tenths * std::int64_t{100'000}), 0));
        const std::string words = to_string(kanjo::Decimal(tenths, -1)) + " million";
        const auto row_of = [](const std::string& amount) {
            const std::string row =
                convert({"currency,date,amount\nJPY,2024-02-11," + amount + "\n"}, options_of({"USD", "EUR"}))
                    .text;
            return row.substr(row.rfind("2024-02-11,") + 11 + amount.size());
        };
        RC_ASSERT(row_of(plain) == row_of(words));
    });
}
