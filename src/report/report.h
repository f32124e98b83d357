// What a command has to say, before any output format: a document for programs, tables and notes for people.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "records/bytes.h"
#include "totals/made_list.h"

namespace kanjo {

/// A JSON value with its keys in the order given. Money is always text.
struct Value {
    using Array = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;
    /// An array whose items are made as they are written.
    using MadeArray = std::shared_ptr<const MadeList<Value>>;

    Value() = default;  ///< null
    Value(bool value) : data(value) {}
    Value(std::int64_t value) : data(value) {}
    Value(std::string value) : data(std::move(value)) {}
    Value(std::string_view value) : data(std::string(value)) {}
    Value(const char* value) : data(std::string(value)) {}
    Value(Array value) : data(std::move(value)) {}
    Value(Object value) : data(std::move(value)) {}
    Value(MadeArray value) : data(std::move(value)) {}

    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object, MadeArray> data;
};

enum class Align : std::uint8_t { left, right };

struct Column {
    std::string title;
    Align align = Align::left;
};

struct Table {
    std::vector<Column> columns;
    MadeList<std::vector<std::string>> rows;
    MadeList<int>
        bars;  ///< beside rows, for formats that draw; empty: none. Units: thousandths of a full bar
    bool last_row_is_total = false;
};

struct Report {
    std::string title;
    Table table;                       ///< as people read it: grouped digits, marks
    Table plain;                       ///< as programs read it (CSV): plain digits; the header is its titles
    std::string headline;              ///< the one figure that matters most, for pages
    std::vector<std::string> notes;    ///< sentences below the table, in order
    std::vector<std::string> details;  ///< how its figures came about, below the notes
    std::string command;               ///< the command line that gives this report, for pages
    Value document;                    ///< what --format json prints
};

/// A document as JSON on one line, for programs that read line by line.
std::string render_document_line(const Value& document);

struct RenderOptions {
    bool colour = false;
    bool bars = false;
    int width = 0;  ///< columns of the terminal; 0: no limit
};

/// What a format reads of a report, beside title and notes; the rest need not be made.
enum class ReportPart : std::uint8_t { table, plain, document, page };

/// Whether a format that reads `part` reads the table or the document.
inline bool has_table(ReportPart part) {
    return part == ReportPart::table || part == ReportPart::page;
}
inline bool has_document(ReportPart part) {
    return part == ReportPart::document || part == ReportPart::page;
}

/// None where there is no such format.
std::optional<ReportPart> part_of_format(std::string_view format);

/// Writes it by the renderer of that name: text, json, csv, markdown, html. Errors: K0101 with the names
/// there are, before anything is written; those of writing.
Result<Done> render_report(const Report& report, std::string_view format, const RenderOptions& options,
                           ByteSink& sink);
/// The same as text.
Result<std::string> render_report(const Report& report, std::string_view format,
                                  const RenderOptions& options);

}  // namespace kanjo
