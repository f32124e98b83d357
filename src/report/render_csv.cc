// The plain table as RFC 4180 CSV, lines ended by a line feed. A text that a spreadsheet would run as a
// formula gets an apostrophe in front; numbers never do, nor a sign alone.
#include <algorithm>

#include "report/renderers.h"

namespace kanjo {
namespace {

bool is_number(std::string_view cell) {
    if (!cell.empty() && (cell[0] == '-' || cell[0] == '+')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789./") == cell.npos;
}

bool is_formula(std::string_view cell) {
    return cell.size() > 1 && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos &&
           !is_number(cell);
}

std::string quoted(std::string_view cell) {
    std::string out = "\"";
    for (const char byte : cell) {
        if (byte == '"') out += '"';
        out += byte;
    }
    return out + '"';
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view cell) {
    if (is_formula(cell)) return append_csv_cell(out, "'" + std::string(cell));
    const bool is_plain = std::none_of(cell.begin(), cell.end(),
                                       [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
    if (is_plain) {
        out += cell;
    } else {
        out += quoted(cell);
    }
}

void append_csv_line(std::string& out, std::span<const std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        append_csv_cell(out, cells[i]);
    }
    // A line of one empty cell would read as a blank line, which readers skip.
    if (cells.size() == 1 && cells[0].empty()) out += "\"\"";
    out += '\n';
}

Result<Done> render_csv(const Report& report, const RenderOptions&, ByteSink& sink) {
    ReportWriter writer(sink);
    std::vector<std::string> titles;
    for (const Column& column : report.plain.columns) titles.push_back(column.title);
    append_csv_line(writer.text(), titles);
    for (const std::vector<std::string>& row : report.plain.rows) {
        append_csv_line(writer.text(), row);
        if (const Result<Done> written = writer.give_way(); !written) return written;
    }
    return writer.finish();
}

}  // namespace kanjo
