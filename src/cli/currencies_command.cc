// kanjo currencies: the table of ISO 4217 as kanjo knows it.
#include <algorithm>

#include "cli/console.h"
#include "cli/options.h"
#include "money/currency.h"

namespace kanjo {
namespace {

/// "" where ISO 4217 says N.A.
std::string minor_units_of(const CurrencyInfo& info) {
    return info.minor_units < 0 ? "" : std::to_string(info.minor_units);
}

std::string status_of(const CurrencyInfo& info) {
    if (info.withdrawn.empty()) return info.is_fund ? "fund" : "current";
    std::string status = "withdrawn " + std::string(info.withdrawn);
    if (!info.successor.empty()) status += ", now " + std::string(info.successor);
    return status;
}

Value document_of(const CurrencyInfo& info) {
    const auto or_null = [](std::string_view text) { return text.empty() ? Value() : Value(text); };
    return Value::Object{
        {"code", info.code},
        {"numeric", info.numeric},
        {"name", info.name},
        {"minor_units", info.minor_units < 0 ? Value() : Value(std::int64_t{info.minor_units})},
        {"fund", info.is_fund},
        {"withdrawn", or_null(info.withdrawn)},
        {"successor", or_null(info.successor)}};
}

Report report_of(const std::vector<Currency>& currencies) {
    Report report;
    report.title = "Currencies of ISO 4217";
    report.table.columns = {{"code"}, {"number"}, {"minor units", Align::right}, {"name"}, {"status"}};
    Value::Array list;
    for (const Currency currency : currencies) {
        const CurrencyInfo& info = info_of(currency);
        report.table.rows.push_back({std::string(info.code), std::string(info.numeric), minor_units_of(info),
                                     std::string(info.name), status_of(info)});
        list.push_back(document_of(info));
    }
    report.plain = report.table;
    report.document = Value::Object{{"schema", "kanjo.currencies/1"}, {"currencies", std::move(list)}};
    return report;
}

int run_currencies(const Invocation& invocation, const Arguments& arguments) {
    std::vector<Currency> chosen;
    for (const std::string& word : arguments.words) {
        Result<Currency> currency = parse_currency(word, Date{});
        if (!currency) return fail_usage(invocation, word, std::move(currency).error());
        chosen.push_back(*currency);
    }
    for (std::size_t i = 0; i < count_currencies() && arguments.words.empty(); ++i) {
        chosen.push_back(Currency{static_cast<std::uint16_t>(i)});
    }
    return write_report(invocation, arguments, report_of(chosen));
}

constexpr const OptionGroup* groups[] = {&output_options};

}  // namespace

extern const Command currencies_command{
    .name = "currencies",
    .words = "[CODE...]",
    .summary = "the currencies of ISO 4217",
    .about = "Lists the currencies of ISO 4217, current and withdrawn, with ISO's own minor units.\n",
    .groups = groups,
    .run = run_currencies,
};

}  // namespace kanjo
