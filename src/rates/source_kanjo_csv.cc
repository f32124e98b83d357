// kanjo's own CSV: period,base,quote,rate and, where they are there, source and others.
#include <algorithm>
#include <array>

#include "rates/rate_format.h"

namespace kanjo {
namespace {

enum Column : std::size_t {
    period_column,
    base_column,
    quote_column,
    rate_column,
    source_column,
    column_count
};
constexpr std::array<std::string_view, column_count> column_names = {"period", "base", "quote", "rate",
                                                                     "source"};

/// Where each column stands in a line; npos where the file lacks it.
using Columns = std::array<std::size_t, column_count>;
constexpr std::size_t npos = std::string_view::npos;

std::optional<Columns> find_columns(std::string_view header) {
    std::vector<std::string_view> fields;
    if (!split_csv_line(header, fields)) return std::nullopt;
    Columns columns;
    columns.fill(npos);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view name = fields[i] == "date" ? "period" : fields[i];
        const auto found = std::find(column_names.begin(), column_names.end(), name);
        if (found == column_names.end()) continue;
        std::size_t& column = columns[static_cast<std::size_t>(found - column_names.begin())];
        if (column != npos) return std::nullopt;
        column = i;
    }
    const bool is_whole =
        std::find(columns.begin(), columns.begin() + source_column, npos) == columns.begin() + source_column;
    return is_whole ? std::optional(columns) : std::nullopt;
}

bool recognises(std::string_view head) {
    return find_columns(first_line(head)).has_value();
}

void read_row(const Columns& columns, const std::vector<std::string_view>& fields, std::string_view file,
              RateRows& rows) {
    const std::optional<Period> period = rows.read_period(fields[columns[period_column]]);
    const std::optional<Currency> base = rows.read_currency(fields[columns[base_column]]);
    const std::optional<Currency> quote = rows.read_currency(fields[columns[quote_column]]);
    const std::optional<PackedRate> rate = rows.read_rate(fields[columns[rate_column]]);
    if (!period || !base || !quote || !rate) return;
    const bool has_source = columns[source_column] != npos && !fields[columns[source_column]].empty();
    const auto source = rows.read_source(has_source ? fields[columns[source_column]] : file);
    const auto pair = rows.read_pair(*base, *quote, fields[columns[rate_column]]);
    if (source && pair) rows.add(*period, *pair, *rate, *source);
}

Result<Done> read(RateInput& input, RateRows& rows) {
    std::string_view line;
    Result<bool> more = input.next_line(line);
    if (!more) return std::move(more).error();
    std::vector<std::string_view> fields;
    const Columns columns = *find_columns(line);
    split_csv_line(line, fields);
    const std::size_t width = fields.size();
    for (more = input.next_line(line); more && *more; more = input.next_line(line)) {
        if (trimmed(line).empty()) continue;
        rows.set_line(line, input.line_number());
        if (!split_csv_line(line, fields)) {
            rows.refuse(line, "a quotation mark has no partner in its field",
                        "double the marks within a quoted field", Code::K0201);
        } else if (fields.size() != width) {
            rows.refuse(line,
                        "the row has " + std::to_string(fields.size()) + " fields, the header " +
                            std::to_string(width),
                        {}, Code::K0203);
        } else {
            read_row(columns, fields, input.name(), rows);
        }
    }
    if (!more) return std::move(more).error();
    return Done{};
}

}  // namespace

const RateFormat kanjo_csv_format{"kanjo's CSV (period,base,quote,rate,source)", recognises, read};

}  // namespace kanjo
