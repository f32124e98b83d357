// The plain table as RFC 4180 CSV, lines ended by a line feed. A text that a spreadsheet would run as a
// formula gets an apostrophe in front; numbers never do.
#include "report/renderers.h"

namespace kanjo {
namespace {

bool is_number(std::string_view cell) {
    if (!cell.empty() && (cell[0] == '-' || cell[0] == '+')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789./") == cell.npos;
}

bool is_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos &&
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

void append_cell(std::string& out, const std::string& cell) {
    const std::string guarded = is_formula(cell) ? "'" + cell : cell;
    out += guarded.find_first_of(",\"\r\n") == guarded.npos ? guarded : quoted(guarded);
}

template <class Cells, class Text>
void append_line(std::string& out, const Cells& cells, Text text_of) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) out += ',';
        first = false;
        append_cell(out, text_of(cell));
    }
    // A line of one empty cell would read as a blank line, which readers skip.
    if (cells.size() == 1 && text_of(cells[0]).empty()) out += "\"\"";
    out += '\n';
}

}  // namespace

std::string render_csv(const Report& report, const RenderOptions&) {
    std::string out;
    append_line(out, report.plain.columns,
                [](const Column& column) -> const std::string& { return column.title; });
    for (const auto& row : report.plain.rows) {
        append_line(out, row, [](const std::string& cell) -> const std::string& { return cell; });
    }
    return out;
}

}  // namespace kanjo
