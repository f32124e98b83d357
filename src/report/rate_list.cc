#include "report/rate_list.h"

#include <algorithm>

#include "report/number_text.h"

namespace kanjo {
namespace {

constexpr std::size_t commodities_named_max = 5;

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
    return text;
}

std::string gaps_text(const std::vector<Period>& gaps) {
    if (gaps.empty()) return "";
    const auto shorter = [](const Period& a, const Period& b) { return a.days() < b.days(); };
    const std::string longest = to_string(*std::max_element(gaps.begin(), gaps.end(), shorter));
    return gaps.size() == 1 ? longest : grouped(std::uint64_t{gaps.size()}) + ", the longest " + longest;
}

Table table_for_people(const RateSummary& summary) {
    Table table;
    table.columns = {{"pair"}, {"quotes", Align::right}, {"of"}, {"from"}, {"to"}, {"source"}, {"gaps"}};
    for (const RateSeries& series : summary.series) {
        table.rows.push_back({to_string(series.pair), grouped(series.quotes),
                              std::string(name_of(series.kind)), to_string(series.first),
                              to_string(series.last), joined(series.sources, "; "), gaps_text(series.gaps)});
    }
    return table;
}

Table table_for_programs(const RateSummary& summary) {
    Table table;
    for (const char* title : {"base", "quote", "kind", "quotes", "first", "last", "gaps", "sources"})
        table.columns.push_back({title});
    for (const RateSeries& series : summary.series) {
        table.rows.push_back({std::string(code_of(series.pair.base)), std::string(code_of(series.pair.quote)),
                              std::string(name_of(series.kind)), std::to_string(series.quotes),
                              to_string(series.first), to_string(series.last),
                              std::to_string(series.gaps.size()), joined(series.sources, "; ")});
    }
    return table;
}

std::vector<std::string> codes_of(const RateSummary& summary) {
    std::vector<std::string> codes;
    for (const Currency currency : summary.currencies) codes.emplace_back(code_of(currency));
    return codes;
}

std::string holdings_sentence(const RateSummary& summary) {
    const std::vector<std::string> codes = codes_of(summary);
    std::string text =
        counted(summary.quotes, "quote", "quotes") + " of " + counted(codes.size(), "currency", "currencies");
    return codes.empty() ? text + '.' : text + ": " + joined(codes, " ") + '.';
}

void note_commodities(const RateListing& listing, std::vector<std::string>& notes) {
    if (listing.commodities.empty()) return;
    std::vector<std::string> names;
    std::uint64_t rows = 0;
    for (const auto& [name, count] : listing.commodities) {
        rows += count;
        if (names.size() < commodities_named_max) names.push_back(name);
    }
    if (listing.commodities.size() > names.size()) names.push_back("...");
    notes.push_back(counted(rows, "price", "prices") + " of what is no currency (" + joined(names, ", ") +
                    (rows == 1 ? ") is" : ") are") + " passed over.");
}

Value texts_document(const std::vector<std::string>& texts) {
    Value::Array list;
    for (const std::string& text : texts) list.emplace_back(text);
    return list;
}

Value series_document(const RateSeries& series) {
    Value::Array gaps;
    for (const Period& gap : series.gaps) gaps.emplace_back(to_string(gap));
    return Value::Object{{"pair", to_string(series.pair)},
                         {"kind", name_of(series.kind)},
                         {"quotes", static_cast<std::int64_t>(series.quotes)},
                         {"first", to_string(series.first)},
                         {"last", to_string(series.last)},
                         {"gaps", std::move(gaps)},
                         {"sources", texts_document(series.sources)}};
}

Value imported_document(const std::optional<ImportedTable>& imported) {
    if (!imported) return {};
    return Value::Object{{"file", imported->file},
                         {"sha256", imported->sha256},
                         {"date", imported->date},
                         {"path", imported->path}};
}

Value list_document(const RateListing& listing) {
    Value::Array series;
    for (const RateSeries& one : listing.summary.series) series.push_back(series_document(one));
    Value::Array commodities;
    for (const auto& [name, rows] : listing.commodities) {
        commodities.push_back(Value::Object{{"name", name}, {"rows", static_cast<std::int64_t>(rows)}});
    }
    return Value::Object{{"schema", "kanjo.rates/1"},
                         {"rates_from", listing.rates_name},
                         {"imported", imported_document(listing.imported)},
                         {"quotes", static_cast<std::int64_t>(listing.summary.quotes)},
                         {"currencies", texts_document(codes_of(listing.summary))},
                         {"series", std::move(series)},
                         {"passed_over", std::move(commodities)}};
}

std::string imported_sentence(const ImportedTable& imported) {
    return "Imported " + imported.date + " from " + imported.file + ", SHA-256 " + imported.sha256 +
           ", kept as " + imported.path + '.';
}

}  // namespace

std::string name_of(const ImportedTable& imported) {
    return imported.file + ", imported " + imported.date + " (SHA-256 " + imported.sha256.substr(0, 12) +
           "...)";
}

Report report_rate_list(const RateListing& listing) {
    Report report;
    report.title = "Rates of " + listing.rates_name;
    report.table = table_for_people(listing.summary);
    report.plain = table_for_programs(listing.summary);
    report.notes.push_back(holdings_sentence(listing.summary));
    note_commodities(listing, report.notes);
    if (listing.imported) report.notes.push_back(imported_sentence(*listing.imported));
    report.document = list_document(listing);
    return report;
}

Report report_rate_import(const ImportedTable& imported, const RateSummary& summary) {
    Report report;
    report.notes.push_back(imported_sentence(imported));
    report.notes.push_back(holdings_sentence(summary));
    report.notes.emplace_back("It is the table now where neither --rates nor KANJO_RATES names another.");
    report.document = Value::Object{{"schema", "kanjo.rates-import/1"},
                                    {"imported", imported_document(imported)},
                                    {"quotes", static_cast<std::int64_t>(summary.quotes)},
                                    {"currencies", texts_document(codes_of(summary))}};
    return report;
}

}  // namespace kanjo
