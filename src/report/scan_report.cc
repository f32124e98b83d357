#include "report/scan_report.h"

#include <string>

#include "report/expression_text.h"
#include "report/number_text.h"

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

std::vector<std::string> notes_of(const ScanResult& result) {
    std::vector<std::string> notes;
    if (result.figures.empty()) notes.emplace_back("No figures were found.");
    for (const ScannedPair& pair : result.pairs) notes.push_back("Pair: " + pair.phrase);
    return notes;
}

}  // namespace

Report report_scan(const ScanResult& result, bool several_files) {
    Report report;
    if (!result.figures.empty()) report.table = table_for_people(result.figures, several_files);
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
