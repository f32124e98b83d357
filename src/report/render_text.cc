// The report for people: a table aligned by display width, notes below it; bars and colour where a terminal
// is.
#include <algorithm>

#include "base/utf8.h"
#include "report/renderers.h"

namespace kanjo {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t bar_columns_max = 24;

struct Style {
    bool colour = false;

    std::string strong(const std::string& text) const { return colour ? "\x1b[1m" + text + "\x1b[0m" : text; }
    std::string faint(const std::string& text) const { return colour ? "\x1b[2m" + text + "\x1b[0m" : text; }
    std::string bar(const std::string& text) const { return colour ? "\x1b[36m" + text + "\x1b[0m" : text; }
};

void append_padded(std::string& line, std::string_view cell, std::size_t width, Align align) {
    const std::size_t fill = width - std::min(width, display_width(cell));
    if (align == Align::right) line.append(fill, ' ');
    line += cell;
    if (align == Align::left) line.append(fill, ' ');
}

std::string without_blanks_at_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// Eighths of a column, so that a short bar is still seen.
std::string bar_of(int thousandths, std::size_t columns) {
    constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const std::size_t length =
        std::max<std::size_t>(static_cast<std::size_t>(std::max(thousandths, 0)) * columns * 8 / 1000, 1);
    std::string bar;
    for (std::size_t i = 0; i < length / 8; ++i) bar += "█";
    return bar + std::string(eighths[length % 8]);
}

class TableText {
  public:
    TableText(const Table& table, const RenderOptions& options) : table_(table), style_{options.colour} {
        for (const Column& column : table.columns) {
            titles_.push_back(column.title);
            widths_.push_back(display_width(printable(column.title)));
        }
        for (const std::vector<std::string>& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                widths_[i] = std::max(widths_[i], display_width(printable(row[i])));
        }
        if (options.bars && !table.bars.empty()) bar_columns_ = room_for_bars(options.width);
    }

    Result<Done> write(ReportWriter& writer) const {
        std::string& out = writer.text();
        const std::string rule = style_.faint(rule_line()) + '\n';
        out += style_.strong(line_of(titles_)) + '\n' + rule;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const bool is_total = table_.last_row_is_total && i + 1 == table_.rows.size();
            if (is_total) out += rule;
            const std::string line = line_of(table_.rows[i]);
            const std::string styled = is_total ? style_.strong(line) : line;
            const int bar = bar_columns_ > 0 && i < table_.bars.size() ? table_.bars[i] : 0;
            if (bar > 0) {
                append_padded(out, styled, line_width(), Align::left);
                out += gap;
                out += style_.bar(bar_of(bar, bar_columns_));
            } else {
                out += styled;
            }
            out += '\n';
            if (const Result<Done> written = writer.give_way(); !written) return written;
        }
        return Done{};
    }

  private:
    std::size_t line_width() const {
        std::size_t width = 0;
        for (const std::size_t column : widths_) width += column + gap.size();
        return width - std::min(width, gap.size());
    }

    std::size_t room_for_bars(int terminal_width) const {
        if (terminal_width <= 0) return bar_columns_max;
        const std::size_t taken = line_width() + gap.size();
        const std::size_t width = static_cast<std::size_t>(terminal_width);
        return width > taken + 4 ? std::min(bar_columns_max, width - taken) : 0;
    }

    std::string line_of(const std::vector<std::string>& cells) const {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) line += gap;
            append_padded(line, printable(cells[i]), widths_[i], table_.columns[i].align);
        }
        return without_blanks_at_end(line);
    }

    std::string rule_line() const {
        std::string rule;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            if (i > 0) rule += gap;
            for (std::size_t j = 0; j < widths_[i]; ++j) rule += "─";
        }
        return rule;
    }

    const Table& table_;
    Style style_;
    std::vector<std::string> titles_;
    std::vector<std::size_t> widths_;
    std::size_t bar_columns_ = 0;
};

/// The sentence broken at blanks to lines of at most `width` columns, later ones set in; 0 is no limit.
std::string wrapped(std::string_view sentence, std::size_t width) {
    const std::size_t indent = std::min(sentence.find_first_not_of(' '), sentence.size());
    std::string out(indent, ' ');
    sentence.remove_prefix(indent);
    std::size_t column = indent;
    bool begins_line = true;
    while (!sentence.empty()) {
        const std::size_t end = std::min(sentence.find(' '), sentence.size());
        const std::string word(sentence.substr(0, end));
        const std::size_t columns = display_width(word);
        if (!begins_line) {
            const bool fits = width == 0 || column + 1 + columns <= width;
            out += fits ? " " : '\n' + std::string(indent + 2, ' ');
            column = fits ? column + 1 : indent + 2;
        }
        begins_line = false;
        out += word;
        column += columns;
        sentence.remove_prefix(std::min(end + 1, sentence.size()));
    }
    return out;
}

}  // namespace

Result<Done> render_text(const Report& report, const RenderOptions& options, ByteSink& sink) {
    ReportWriter writer(sink);
    std::string& out = writer.text();
    if (!report.title.empty()) out += Style{options.colour}.strong(printable(report.title)) + "\n\n";
    const bool has_head = !report.title.empty() || !report.table.columns.empty();
    if (!report.table.columns.empty()) {
        const Result<Done> written = TableText(report.table, options).write(writer);
        if (!written) return written;
    }
    if (!report.notes.empty() && has_head) out += '\n';
    const auto width = static_cast<std::size_t>(std::max(options.width, 0));
    for (const std::string& note : report.notes) out += wrapped(printable(note), width) + '\n';
    return writer.finish();
}

}  // namespace kanjo
