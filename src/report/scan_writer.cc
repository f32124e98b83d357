#include "report/scan_writer.h"

#include <array>
#include <utility>

#include "report/figure_report.h"
#include "report/json_text.h"
#include "report/renderers.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

void append_item(std::string& list, const Value& item) {
    list += list.empty() || list.back() == '[' ? "\n    " : ",\n    ";
    append_json(list, item, 2);
}

Value pair_document(const FigurePair& pair, FigureReader& reader) {
    return Value::Object{{"phrase", reader.phrase_of(pair)},
                         {"first", figure_document(reader.figures()[pair.first])},
                         {"second", figure_document(reader.figures()[pair.second])}};
}

}  // namespace

Result<Done> ScanDocumentWriter::add(FigureReader& reader) {
    for (const StatedFigure& stated : reader.figures()) {
        figures_ += has_figures_ ? ",\n    " : "\n    ";
        has_figures_ = true;
        append_json(figures_, located_figure_document(stated), 2);
    }
    for (const FigurePair& pair : reader.pairs()) append_item(pairs_, pair_document(pair, reader));
    const Result<Done> written = sink_.write(figures_);
    figures_.clear();
    return written;
}

Result<Done> ScanDocumentWriter::finish(const std::vector<Error>& problems, const Value& config) {
    std::string end = std::move(figures_) + (has_figures_ ? "\n  ],\n" : "],\n");
    end += "  \"pairs\": [" + pairs_ + (pairs_.empty() ? "],\n" : "\n  ],\n");
    Value::Array list;
    for (const Error& problem : problems) list.push_back(problem_document(problem));
    end += "  \"problems\": ";
    append_json(end, std::move(list), 1);
    if (std::holds_alternative<Value::Object>(config.data)) {
        end += ",\n  \"config\": ";
        append_json(end, config, 1);
    }
    return sink_.write(end + "\n}\n");
}

ScanTableWriter::ScanTableWriter(ByteSink& sink) : sink_(sink) {
    const std::array<std::string, 8> titles = {"file", "line", "column",   "text",
                                               "low",  "high", "currency", "hedge"};
    append_csv_line(lines_, titles);
}

Result<Done> ScanTableWriter::add(FigureReader& reader) {
    const auto append = [this](std::string_view cell) {
        lines_ += ',';
        lines_ += cell;
    };
    for (const StatedFigure& stated : reader.figures()) {
        const Figure& figure = stated.figure;
        append_csv_cell(lines_, stated.place.file);
        append(std::to_string(stated.place.line));
        append(std::to_string(stated.place.column));
        lines_ += ',';
        append_csv_cell(lines_, stated.text);
        const std::string low = to_string(figure.low);
        append(low);
        append(figure.is_range() ? to_string(figure.high) : low);
        append(code_of(*figure.currency));
        append(name_of(figure.hedge));
        lines_ += '\n';
    }
    const Result<Done> written = sink_.write(lines_);
    lines_.clear();
    return written;
}

Result<Done> ScanTableWriter::finish() {
    return sink_.write(std::exchange(lines_, {}));
}

}  // namespace kanjo
