#include "report/rate_lint_report.h"

#include "report/number_text.h"

namespace kanjo {
namespace {

std::string place_text(const Place& place) {
    return place.line == 0 ? place.file : place.file + ':' + std::to_string(place.line);
}

Table findings_table(std::span<const RateFinding> findings) {
    Table table;
    table.columns = {{"finding"}, {"pair"}, {"period"}, {"place"}, {"what"}};
    for (const RateFinding& finding : findings) {
        table.rows.push_back({std::string(name_of(finding.kind)), to_string(finding.pair),
                              to_string(finding.period), place_text(finding.place), finding.message});
    }
    return table;
}

Value lint_document(std::span<const RateFinding> findings, std::uint64_t quotes,
                    std::string_view rates_name) {
    Value::Array list;
    for (const RateFinding& finding : findings) {
        const auto line = static_cast<std::int64_t>(finding.place.line);
        list.push_back(Value::Object{{"kind", name_of(finding.kind)},
                                     {"pair", to_string(finding.pair)},
                                     {"period", to_string(finding.period)},
                                     {"message", finding.message},
                                     {"file", finding.place.file},
                                     {"line", line == 0 ? Value() : Value(line)}});
    }
    return Value::Object{{"schema", "kanjo.rates-lint/1"},
                         {"rates_from", rates_name},
                         {"quotes", static_cast<std::int64_t>(quotes)},
                         {"findings", std::move(list)}};
}

}  // namespace

Report report_rate_lint(std::span<const RateFinding> findings, std::uint64_t quotes,
                        std::string_view rates_name) {
    Report report;
    report.plain = findings_table(findings);
    if (!findings.empty()) {
        report.title = "What may be wrong with " + std::string(rates_name);
        report.table = report.plain;
    }
    const std::string among =
        " in " + counted(quotes, "quote", "quotes") + " of " + std::string(rates_name) + '.';
    report.notes.push_back(findings.empty() ? "Nothing was found" + among
                                            : counted(findings.size(), "finding", "findings") + among);
    report.document = lint_document(findings, quotes, rates_name);
    return report;
}

}  // namespace kanjo
