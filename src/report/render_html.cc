// The report as one page that needs nothing else: readable without scripts; with them, sortable, and with
// rates to try. What people wrote is escaped, so that it stays text.
#include <algorithm>

#include "base/utf8.h"
#include "report/renderers.h"

namespace kanjo {

extern const std::string_view embedded_page_css;
extern const std::string_view embedded_page_script;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char byte : printable(text)) {
        switch (byte) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += byte;
        }
    }
    return out;
}

/// JSON that no page can mistake for markup.
std::string inert_json(const Value& document) {
    std::string out;
    for (const char byte : render_document_line(document)) {
        if (byte == '<') {
            out += "\\u003c";
        } else {
            out += byte;
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
    const std::string opening =
        '<' + std::string(name) + (attributes.empty() ? "" : " ") + std::string(attributes);
    return opening + '>' + std::string(content) + "</" + std::string(name) + '>';
}

/// Cells say which column they are of: on a narrow page they stand below each other.
std::string cell_of(const Table& table, std::size_t column, const std::string& text) {
    if (column == 0) return element("th", "scope=\"row\"", escaped(text));
    std::string attributes = "data-label=\"" + escaped(table.columns[column].title) + '"';
    if (table.columns[column].align == Align::right) attributes += " class=\"right\"";
    return element("td", attributes, escaped(text));
}

std::string bar_cell(int thousandths) {
    const std::string width = std::to_string(thousandths / 10) + '.' + std::to_string(thousandths % 10);
    return element("td", "class=\"bar\"",
                   thousandths > 0 ? element("span", "style=\"width:" + width + "%\"", "") : "");
}

std::string table_of(const Table& table) {
    std::string head;
    for (const Column& column : table.columns) {
        const bool is_right = column.align == Align::right;
        head += element("th", is_right ? "scope=\"col\" class=\"right\"" : "scope=\"col\"",
                        escaped(column.title));
    }
    if (!table.bars.empty()) head += "<td class=\"bar\"></td>";
    std::string body;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::string row;
        const std::vector<std::string> cells = table.rows[i];
        for (std::size_t column = 0; column < cells.size(); ++column) {
            row += cell_of(table, column, cells[column]);
        }
        if (i < table.bars.size()) row += bar_cell(table.bars[i]);
        const bool is_total = table.last_row_is_total && i + 1 == table.rows.size();
        body += element("tr", is_total ? "class=\"total\"" : "", row) + '\n';
    }
    return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table "
           "id=\"totals\"><thead>" +
           element("tr", "", head) + "</thead>\n<tbody>\n" + body + "</tbody></table></div>\n";
}

std::string list_of(const std::vector<std::string>& lines) {
    std::string items;
    for (const std::string& line : lines) {
        items += element(
            "li", "",
            escaped(std::string_view(line).substr(std::min(line.find_first_not_of(' '), line.size()))));
    }
    return element("ul", "", items) + '\n';
}

std::string preformatted(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += escaped(line) + '\n';
    return element("pre", "", text);
}

constexpr std::string_view what_if =
    "<section id=\"what-if\" hidden aria-labelledby=\"what-if-title\"><h2 id=\"what-if-title\">What if</h2>\n"
    "<p class=\"faint\">Each total again, exactly, at a rate of your own for every date.</p>\n"
    "<div id=\"rates\"></div>\n"
    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Totals at your rates\" "
    "aria-live=\"polite\">"
    "<table id=\"what-if-totals\"><thead><tr><th "
    "scope=\"col\">group</th></tr></thead><tbody></tbody></table></div>"
    "</section>\n";

constexpr std::string_view method =
    "<details><summary>Method</summary><p>Amounts, rates and sums are exact; each figure is rounded once, "
    "where it is "
    "shown, and marked ≈ where a digit was dropped. A rate is used as it was quoted; where there is no quote "
    "for a "
    "pair, both legs of the cross are of one common period, and a rate of a later date is never used. What "
    "is "
    "undisclosed is counted and in no total.</p></details>\n";

}  // namespace

Result<Done> render_html(const Report& report, const RenderOptions&, ByteSink& sink) {
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "script-src 'unsafe-inline'\">\n" +
        element("title", "", escaped(report.title)) + '\n' + element("style", "", embedded_page_css) +
        "</head>\n<body>\n<header>" + element("h1", "", escaped(report.title));
    if (!report.headline.empty()) page += element("p", "class=\"headline\"", escaped(report.headline));
    page += "</header>\n<main>\n";
    if (!report.table.columns.empty()) page += table_of(report.table);
    page += what_if;
    if (!report.notes.empty()) page += "<h2>Notes</h2>\n" + list_of(report.notes);
    if (!report.details.empty()) {
        page += "<details><summary>How each total came about</summary>" + preformatted(report.details) +
                "</details>\n";
    }
    page += method;
    if (!report.command.empty()) page += "<h2>To reproduce</h2>\n" + preformatted({report.command});
    page += "</main>\n<script type=\"application/json\" id=\"document\">" + inert_json(report.document) +
            "</script>\n" + element("script", "", embedded_page_script) + "\n</body></html>\n";
    return sink.write(page);
}

}  // namespace kanjo
