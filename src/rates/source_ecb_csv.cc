// The ECB's euro foreign exchange reference rates as published: a day a line, a currency a column, units of
// it for one euro. eurofxref-hist.csv has the days newest first, cells N/A and a comma at the end of each
// line; the daily eurofxref.csv has blanks behind its commas and writes 23 February 2024. Source:
// https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rates/rate_format.h"

namespace kanjo {
namespace {

constexpr std::string_view source_name = "ECB reference rate";
constexpr std::size_t code_length = 3;

/// Cuts the field before the next comma off the front of `rest`; `is_last` where there was no comma. What is
/// `known` of it has neither comma nor blank.
std::string_view take_field(std::string_view& rest, std::size_t known, bool& is_last) {
    const std::size_t comma = known > 0 ? known : std::min(rest.find(','), rest.size());
    is_last = comma == rest.size();
    const std::string_view field = rest.substr(0, comma);
    rest.remove_prefix(is_last ? rest.size() : comma + 1);
    return known > 0 ? field : trimmed(field);
}

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (bool is_last = false; !is_last;) fields.push_back(take_field(line, 0, is_last));
    if (fields.back().empty()) fields.pop_back();
    return fields;
}

bool recognises(std::string_view head) {
    const std::vector<std::string_view> fields = fields_of(first_line(head));
    const auto is_code = [](std::string_view field) {
        return field.size() == code_length && std::all_of(field.begin(), field.end(), is_ascii_capital);
    };
    return fields.size() >= 2 && fields[0] == "Date" && is_code(fields[1]);
}

/// "23 February 2024"
std::optional<Date> match_long_date(std::string_view text) {
    constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};
    const std::size_t blank = text.find(' ');
    const std::size_t second = text.find(' ', blank + 1);
    if (blank == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), text.substr(blank + 1, second - blank - 1));
    if (month == months.end()) return std::nullopt;
    const auto number = static_cast<int>(month - months.begin()) + 1;
    const auto two_digits = [](const std::string& digits) {
        return digits.size() == 1 ? '0' + digits : digits;
    };
    const Result<Date> date =
        parse_date(std::string(text.substr(second + 1)) + '-' + two_digits(std::to_string(number)) + '-' +
                   two_digits(std::string(text.substr(0, blank))));
    return date ? std::optional(*date) : std::nullopt;
}

struct Column {
    std::optional<QuoteStore::PairIndex> pair;  ///< none where its rates are not wanted
    bool is_euro = false;                       ///< of a table that is on another base, if it is not 1
};

struct Header {
    std::vector<Column> columns;
    bool ends_in_comma = false;  ///< and so do the rows
};

/// Absent, with an error kept, where a column is no currency or stands there twice.
std::optional<Header> read_header(std::string_view line, RateRows& rows) {
    const Currency euro = *find_currency("EUR");
    Header header;
    header.ends_in_comma = trimmed(line).ends_with(',');
    std::vector<Currency> seen;
    const std::vector<std::string_view> fields = fields_of(line);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::optional<Currency> currency = rows.read_currency(fields[i]);
        if (!currency) return std::nullopt;
        if (std::find(seen.begin(), seen.end(), *currency) != seen.end()) {
            rows.refuse(fields[i], "the currency " + std::string(fields[i]) + " has two columns");
            return std::nullopt;
        }
        seen.push_back(*currency);
        header.columns.emplace_back();
        header.columns.back().is_euro = *currency == euro;
        if (*currency == euro || !rows.contents().wants(*currency)) continue;
        header.columns.back().pair = rows.read_pair(euro, *currency, fields[i]);
        if (!header.columns.back().pair) return std::nullopt;
    }
    return header;
}

std::optional<Period> read_date(std::string_view text, RateRows& rows) {
    if (const std::optional<Date> date = find_date(text)) return day_period(*date);
    if (const std::optional<Date> date = match_long_date(text)) return day_period(*date);
    return rows.read_day(text);
}

void refuse_euro(std::string_view field, RateRows& rows) {
    rows.refuse(
        field,
        "a currency is worth 1 of itself, not " + std::string(field) + ", and this table is on the euro",
        "write rates on another base as rows: period,base,quote,rate");
}

/// The cells behind the date. Every one is checked; those of wanted columns are kept.
void read_cells(std::string_view cells, const Header& header, const Period& period, std::size_t source,
                RateRows& rows) {
    std::string_view rest = cells;
    std::size_t column = 0;
    for (bool is_last = false; !is_last; ++column) {
        std::size_t length = 0;
        std::optional<PackedRate> rate = PackedRate::match_cell(rest, length);
        const std::string_view field = take_field(rest, length, is_last);
        const bool closes_line =
            is_last && field.empty() && (header.ends_in_comma || column == header.columns.size());
        if (closes_line) break;
        if (column == header.columns.size())
            return rows.refuse(field, "the row has more fields than the header", {}, Code::K0203);
        if (field.empty() || field == "N/A") continue;
        if (!rate) rate = rows.read_rate(field);
        const Column& wanted = header.columns[column];
        if (rate && wanted.is_euro && rate->decimal() != Decimal(1)) refuse_euro(field, rows);
        if (rate && wanted.pair) rows.add(period, *wanted.pair, *rate, source);
    }
    if (column == header.columns.size()) return;
    rows.refuse(cells,
                "the row has rates of " + std::to_string(column) + " currencies, the header has " +
                    std::to_string(header.columns.size()),
                "fetch the file again if it is not whole", Code::K0203);
}

void read_row(std::string_view line, const Header& header, std::size_t source, RateRows& rows) {
    bool is_last = false;
    std::string_view rest = line;
    const std::optional<Period> period = read_date(take_field(rest, 0, is_last), rows);
    if (period) read_cells(rest, header, *period, source, rows);
}

Result<Done> read(RateInput& input, RateRows& rows) {
    std::string_view line;
    Result<bool> more = input.next_line(line);
    if (!more) return std::move(more).error();
    rows.set_line(line, input.line_number());
    const std::optional<Header> header = read_header(line, rows);
    const std::optional<std::size_t> source = rows.read_source(source_name);
    if (!header || !source) return Done{};
    for (more = input.next_line(line); more && *more; more = input.next_line(line)) {
        if (trimmed(line).empty()) continue;
        rows.set_line(line, input.line_number());
        read_row(line, *header, *source, rows);
    }
    if (!more) return std::move(more).error();
    return Done{};
}

}  // namespace

const RateFormat ecb_csv_format{"the ECB's CSV", recognises, read};

}  // namespace kanjo
