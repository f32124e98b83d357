// kanjo's own CSV: period,base,quote,rate and, where they are there, source and others. Columns of a table
// that was saved say by their names how it is looked up and what its rows hash to (see saved_rates.h).
#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rates/rate_format.h"
#include "records/sha256.h"

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

/// What the header of a saved table says.
struct Saved {
    LookupRules rules;
    std::string hash;   ///< empty: none
    std::string table;  ///< the same
};

Saved read_saved(const std::vector<std::string_view>& header) {
    Saved saved;
    for (const std::string_view name : header) {
        const std::string_view value = name.substr(std::min(name.find('='), name.size() - 1) + 1);
        if (name == "gap=month") saved.rules.gap_month = true;
        if (name.starts_with("sha256=")) saved.hash = value;
        if (name.starts_with("table=")) saved.table = value;
        if (name.starts_with("max-age=")) {
            std::from_chars(value.data(), value.data() + value.size(), saved.rules.age_days_max);
        }
    }
    return saved;
}

/// Several files in force are looked up as the laxest of them asks.
void adopt_rules(const LookupRules& rules, RateContents& contents) {
    contents.rules.gap_month = contents.rules.gap_month || rules.gap_month;
    contents.rules.age_days_max = std::max(contents.rules.age_days_max, rules.age_days_max);
}

/// Text between quotes, in which quotes are doubled.
std::string undoubled(std::string_view field) {
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        text += field[i];
        if (field[i] == '"') ++i;
    }
    return text;
}

/// Where `2024-04-12,EUR,USD,1.0652` has its pair and its rate.
constexpr std::size_t day_length = 10;
constexpr std::size_t pair_begin = day_length + 1;
constexpr std::size_t pair_length = 8;  // with the comma behind it
constexpr std::size_t rate_begin = pair_begin + pair_length;

bool has_plain_columns(const Columns& columns, std::size_t width) {
    return width == source_column && columns == Columns{0, 1, 2, 3, npos};
}

bool may_be_plain(std::string_view line) {
    return line.size() > rate_begin && line[pair_begin - 1] == ',' && line[rate_begin - 1] == ',';
}

void read_row(const Columns& columns, const std::vector<std::string_view>& fields, std::string_view file,
              RateRows& rows) {
    const std::optional<Period> period = rows.read_period(fields[columns[period_column]]);
    const std::optional<Currency> base = rows.read_currency(fields[columns[base_column]]);
    const std::optional<Currency> quote = rows.read_currency(fields[columns[quote_column]]);
    const std::optional<PackedRate> rate = rows.read_rate(fields[columns[rate_column]]);
    if (!period || !base || !quote || !rate) return;
    const bool has_source = columns[source_column] != npos && !fields[columns[source_column]].empty();
    const std::string_view name = has_source ? fields[columns[source_column]] : file;
    const bool is_doubled = name.find('"') != npos;
    const auto source = is_doubled ? rows.read_source(undoubled(name)) : rows.read_source(name);
    const auto pair = rows.read_pair(*base, *quote, fields[columns[rate_column]]);
    if (!source || !pair) return;
    rows.add(*period, *pair, *rate, *source);
    const std::string_view line = rows.line();
    const bool is_plain = has_plain_columns(columns, fields.size()) && may_be_plain(line) && *base != *quote;
    if (is_plain && fields[base_column].data() == line.data() + pair_begin && fields[base_column].size() == 3)
        rows.remember_pair(line.substr(pair_begin, pair_length), *pair);
}

void read_line(std::string_view line, const Columns& columns, std::size_t width, std::string_view file,
               std::vector<std::string_view>& fields, RateRows& rows) {
    if (!split_csv_line(line, fields)) {
        rows.refuse(line, "a quotation mark has no partner in its field",
                    "double the marks within a quoted field", Code::K0201);
    } else if (fields.size() != width) {
        rows.refuse(
            line,
            "the row has " + std::to_string(fields.size()) + " fields, the header " + std::to_string(width),
            {}, Code::K0203);
    } else {
        read_row(columns, fields, file, rows);
    }
}

/// Whether a word of the column's name is one that tables use for what a rate counts: units_per_base, Base
/// amount.
bool is_of_units(std::string_view name) {
    constexpr std::array<std::string_view, 16> units = {
        "unit",     "units", "per",    "multiplier", "nominal", "amount",  "quantity", "qty",
        "nominals", "lot",   "factor", "scale",      "scaling", "quantum", "divisor",  "power"};
    if (name.find('=') != name.npos) return false;  // of a saved table
    std::string word;
    const auto is_known = [&] { return std::find(units.begin(), units.end(), word) != units.end(); };
    char before = ' ';
    for (const char c : name) {
        const bool is_letter = is_ascii_letter(c);
        const bool begins_word = is_ascii_capital(c) && is_ascii_letter(before) && !is_ascii_capital(before);
        before = c;
        if ((begins_word || !is_letter) && is_known()) return true;
        if (begins_word || !is_letter) word.clear();
        if (is_letter) word += ascii_lower(c);
    }
    return is_known();
}

/// A rate for 100 units is another rate: a column that says so is not passed over.
void refuse_units(const std::string& header, const std::vector<std::string_view>& names, RateRows& rows) {
    for (const std::string_view name : names) {
        if (!is_of_units(name)) continue;
        rows.set_line(header, 1);
        rows.refuse(name, "the column '" + std::string(name) + "' says what a rate counts, and is not read",
                    "divide each rate by its unit, and leave the column out");
    }
}

Result<Done> read(RateInput& input, RateRows& rows) {
    std::string_view line;
    Result<bool> more = input.next_line(line);
    if (!more) return std::move(more).error();
    const std::string header(line);
    std::vector<std::string_view> fields;
    const Columns columns = *find_columns(header);
    split_csv_line(header, fields);
    const std::size_t width = fields.size();
    refuse_units(header, fields, rows);
    const Saved saved = read_saved(fields);
    const bool is_plain = has_plain_columns(columns, width);
    Sha256 hash;
    for (more = input.next_line(line); more && *more; more = input.next_line(line)) {
        if (!saved.hash.empty()) hash.add(std::string(line) + '\n');
        rows.set_line(line, input.line_number());
        const bool is_taken = is_plain && may_be_plain(line) &&
                              rows.add_alike(line.substr(0, day_length), line.substr(pair_begin, pair_length),
                                             line.substr(rate_begin));
        if (is_taken || trimmed(line).empty()) continue;
        read_line(line, columns, width, input.name(), fields, rows);
    }
    if (!more) return std::move(more).error();
    if (!saved.hash.empty() && hash.hex() != saved.hash) {
        rows.set_line(header, 1);
        rows.refuse(header, "the rows are not those that were saved: their SHA-256 is another",
                    "take the column sha256=... away where the change is meant");
    }
    adopt_rules(saved.rules, rows.contents());
    rows.contents().table = saved.table;
    return Done{};
}

}  // namespace

const RateFormat kanjo_csv_format{"kanjo's CSV (period,base,quote,rate,source)", recognises, read};

}  // namespace kanjo
