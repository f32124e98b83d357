#include "report/scan_report.h"

#include <string>

#include "report/expression_text.h"
#include "report/figure_report.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

std::string place_text(const Place& place, bool with_file) {
    const std::string text = std::to_string(place.line) + ':' + std::to_string(place.column);
    return with_file ? place.file + ':' + text : text;
}

Table table_for_people(const std::vector<StatedFigure>& figures, bool several_files) {
    Table table;
    table.columns = {{"place"}, {"amount", Align::right}, {"currency"}, {"hedge"}, {"text"}};
    for (const StatedFigure& stated : figures) {
        const Figure& figure = stated.figure;
        const std::string low = grouped(figure.low);
        table.rows.push_back({place_text(stated.place, several_files),
                              figure.is_range() ? low + "–" + grouped(figure.high) : low,
                              std::string(code_of(*figure.currency)), std::string(name_of(figure.hedge)),
                              stated.text});
    }
    return table;
}

Table table_for_programs(const std::vector<StatedFigure>& figures) {
    Table table;
    for (const char* title : {"file", "line", "column", "text", "low", "high", "currency", "hedge"})
        table.columns.push_back({title});
    for (const StatedFigure& stated : figures) {
        const Figure& figure = stated.figure;
        table.rows.push_back({stated.place.file, std::to_string(stated.place.line),
                              std::to_string(stated.place.column), stated.text, to_string(figure.low),
                              to_string(figure.high), std::string(code_of(*figure.currency)),
                              std::string(name_of(figure.hedge))});
    }
    return table;
}

Value located_document(const StatedFigure& stated) {
    Value document = figure_document(stated);
    std::get<Value::Object>(document.data).emplace_back("file", stated.place.file);
    return document;
}

Value scan_pair_document(const ScannedPair& pair, const ScanResult& result) {
    return Value::Object{{"phrase", pair.phrase},
                         {"first", figure_document(result.figures[pair.first])},
                         {"second", figure_document(result.figures[pair.second])}};
}

Value scan_document(const ScanResult& result) {
    Value::Array figures;
    for (const StatedFigure& stated : result.figures) figures.push_back(located_document(stated));
    Value::Array pairs;
    for (const ScannedPair& pair : result.pairs) pairs.push_back(scan_pair_document(pair, result));
    Value::Array problems;
    for (const Error& problem : result.problems) problems.push_back(problem_document(problem));
    return Value::Object{{"schema", "kanjo.scan/1"},
                         {"figures", std::move(figures)},
                         {"pairs", std::move(pairs)},
                         {"problems", std::move(problems)}};
}

std::vector<std::string> notes_of(const ScanResult& result) {
    std::vector<std::string> notes;
    if (result.figures.empty()) notes.emplace_back("No figures were found.");
    for (const ScannedPair& pair : result.pairs) notes.push_back("Pair: " + pair.phrase);
    return notes;
}

}  // namespace

Report report_scan(const ScanResult& result, bool several_files, ReportPart part) {
    Report report;
    if (part == ReportPart::table && !result.figures.empty())
        report.table = table_for_people(result.figures, several_files);
    if (part == ReportPart::plain) report.plain = table_for_programs(result.figures);
    if (part == ReportPart::document) report.document = scan_document(result);
    report.notes = notes_of(result);
    return report;
}

Value commitments_document(const ScanResult& result) {
    std::vector<const ScannedPair*> pair_of(result.figures.size(), nullptr);
    std::vector<bool> is_second(result.figures.size(), false);
    for (const ScannedPair& pair : result.pairs) {
        if (pair_of[pair.first] == nullptr) pair_of[pair.first] = &pair;
        is_second[pair.second] = true;
    }
    Value::Array list;
    for (std::size_t i = 0; i < result.figures.size(); ++i) {
        if (is_second[i]) continue;
        const StatedFigure& stated = result.figures[i];
        list.push_back(Value::Object{{"date", ""},
                                     {"investor", ""},
                                     {"recipient", ""},
                                     {"sector", ""},
                                     {"amount", figure_text(stated.figure, FigureStyle::en)},
                                     {"source", place_text(stated.place, true)},
                                     {"note", pair_of[i] != nullptr ? pair_of[i]->phrase : stated.text}});
    }
    return Value::Object{{"commitments", std::move(list)}};
}

}  // namespace kanjo
