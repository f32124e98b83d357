// The parts that decide the speed of the whole, one by one: `cmake --workflow --preset bench`.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/invariant.h"
#include "commitments/plain_amount.h"
#include "decimal/quotient.h"
#include "money/figure.h"
#include "rates/rate_source.h"
#include "rates/ratio_finder.h"
#include "records/record.h"

namespace {

/// The same records in both formats.
struct Rows {
    std::string csv = "id,date,investor,sector,amount,currency\n";
    std::string lines;

    Rows() {
        for (int i = 0; i < 20'000; ++i) {
            const std::string amount = std::to_string(i * 7919 % 100'003) + '.' + std::to_string(10 + i % 90);
            const std::string id = std::to_string(i);
            csv += id + ",2024-04-12,\"Example, Inc.\",cloud," + amount + ",USD\n";
            lines +=
                "{\"id\":\"" + id +
                "\",\"date\":\"2024-04-12\",\"investor\":\"Example, Inc.\",\"sector\":\"cloud\",\"amount\":" +
                amount + ",\"currency\":\"USD\"}\n";
        }
    }
};

void read_records(benchmark::State& state, const std::string& text) {
    const std::vector<std::string> names = {"date", "sector", "amount", "currency"};
    for (auto _ : state) {
        auto reader = kanjo::open_records(kanjo::source_of(text, "in"), {});
        KANJO_INVARIANT(reader.has_value());
        (*reader)->bind(names);
        kanjo::Record record;
        while ((*reader)->next(record) == kanjo::Next::record)
            benchmark::DoNotOptimize(record.field(2).text.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}

void records_of_csv(benchmark::State& state) {
    read_records(state, Rows().csv);
}
BENCHMARK(records_of_csv);

void records_of_json_lines(benchmark::State& state) {
    read_records(state, Rows().lines);
}
BENCHMARK(records_of_json_lines);

void plain_amount(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(kanjo::parse_plain_units("3900000000.25"));
}
BENCHMARK(plain_amount);

void figure(benchmark::State& state, const std::string& text) {
    for (auto _ : state) {
        const auto figure = kanjo::parse_figure(text, {});
        KANJO_INVARIANT(figure.has_value());
        benchmark::DoNotOptimize(figure->high);
    }
}
BENCHMARK_CAPTURE(figure, of_symbol, "$2.9B");
BENCHMARK_CAPTURE(figure, of_words, "about 3.9 trillion yen");
BENCHMARK_CAPTURE(figure, of_japanese, "3兆9000億円");

kanjo::RateTable builtin_table() {
    kanjo::RateTable::Contents contents;
    kanjo::read_builtin_rates(contents);
    return kanjo::RateTable::build(std::move(contents)).value();
}

void cross_rate_with_derivation(benchmark::State& state) {
    const kanjo::RateTable table = builtin_table();
    const kanjo::Period month = kanjo::parse_period("2024-02").value();
    const kanjo::Currency yen = *kanjo::find_currency("JPY");
    const kanjo::Currency dollar = *kanjo::find_currency("USD");
    for (auto _ : state) {
        const auto rate = table.lookup_rate(yen, dollar, month, {});
        KANJO_INVARIANT(rate.has_value());
        benchmark::DoNotOptimize(rate->rate);
    }
}
BENCHMARK(cross_rate_with_derivation);

void sum_of_fractions(benchmark::State& state) {
    std::vector<kanjo::Quotient> terms;
    for (int i = 1; i <= 100; ++i)
        terms.push_back(kanjo::Quotient(kanjo::Decimal(i)) / kanjo::Quotient(kanjo::Decimal(1'000 + i)));
    for (auto _ : state) benchmark::DoNotOptimize(kanjo::sum_of(terms));
}
BENCHMARK(sum_of_fractions);

}  // namespace

BENCHMARK_MAIN();
