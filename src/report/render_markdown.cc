// The table and notes as Markdown. What people wrote is escaped, so that it stays text.
#include <algorithm>

#include "base/utf8.h"
#include "report/renderers.h"

namespace kanjo {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char byte : printable(text)) {
        if (std::string_view("\\`*_[]<>|#&~").find(byte) != std::string_view::npos) out += '\\';
        out += byte;
    }
    return out;
}

void append_row(std::string& out, const std::vector<std::string>& row, bool is_strong) {
    out += '|';
    for (const std::string& cell : row) {
        const bool strong = is_strong && !cell.empty();
        out += strong ? " **" + escaped(cell) + "** |" : ' ' + escaped(cell) + " |";
    }
    out += '\n';
}

Result<Done> write_table(ReportWriter& writer, const Table& table) {
    std::string& out = writer.text();
    std::vector<std::string> titles;
    std::string rule = "|";
    for (const Column& column : table.columns) {
        titles.push_back(column.title);
        rule += column.align == Align::right ? " ---: |" : " --- |";
    }
    append_row(out, titles, false);
    out += rule + '\n';
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        append_row(out, table.rows[i], table.last_row_is_total && i + 1 == table.rows.size());
        if (const Result<Done> written = writer.give_way(); !written) return written;
    }
    return Done{};
}

}  // namespace

Result<Done> render_markdown(const Report& report, const RenderOptions&, ByteSink& sink) {
    ReportWriter writer(sink);
    std::string& out = writer.text();
    if (!report.title.empty()) out += "# " + escaped(report.title) + "\n\n";
    if (!report.table.columns.empty()) {
        if (const Result<Done> written = write_table(writer, report.table); !written) return written;
    }
    if (!report.notes.empty()) out += '\n';
    for (const std::string& note : report.notes) {
        const std::size_t indent = std::min(note.find_first_not_of(' '), note.size());
        out += note.substr(0, indent) + "- " + escaped(std::string_view(note).substr(indent)) + '\n';
    }
    return writer.finish();
}

}  // namespace kanjo
