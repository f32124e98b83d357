// Price files → the table.
#include "base/limits.h"
#include "base/utf8.h"
#include "commitments/columns.h"
#include "records/record.h"
#include "totals/key_column.h"
#include "totals/price_table.h"
#include "totals/record_place.h"

namespace kanjo {

/// What the rows of a file come to.
class PriceReader {
  public:
    explicit PriceReader(std::vector<Error>& errors) : errors_(errors) {}

    Result<PriceTable> read(std::unique_ptr<ByteSource> source);

  private:
    enum Slot : std::size_t { key_slot, year_slot, index_slot, change_slot };
    struct Row {
        Decimal value;
        std::uint64_t line = 0;
    };

    Result<Done> check_columns(const RecordReader& reader) const;
    Result<Done> read_rows(RecordReader& reader);
    void take(const RecordReader& reader, const Record& record);
    std::optional<int> read_year(const RecordReader& reader, const Record& record);
    std::optional<Decimal> read_value(const RecordReader& reader, const Record& record);
    void refuse(const RecordReader& reader, const Record& record, std::size_t slot, std::string message,
                std::string help = {});
    PriceTable::Years years_of(const std::map<int, Row>& rows) const;

    std::vector<Error>& errors_;
    std::optional<bool> is_chained_;  ///< by the first row
    std::map<std::string, std::map<int, Row>> rows_;
    std::size_t count_ = 0;
};

void PriceReader::refuse(const RecordReader& reader, const Record& record, std::size_t slot,
                         std::string message, std::string help) {
    const std::string_view text = record.field(slot).text;
    Error error = error_of(Code::K0606, std::move(message), std::move(help));
    if (!text.empty()) error = std::move(error).at(text, {0, text.size()});
    errors_.push_back(placed(std::move(error), reader, record, slot));
}

std::optional<int> PriceReader::read_year(const RecordReader& reader, const Record& record) {
    const std::string_view text = trimmed(record.field(year_slot).text);
    const Result<Period> period = parse_period(text);
    if (period && period->is_year() && text.size() == 4) return to_calendar_day(period->first).year;
    refuse(reader, record, year_slot, '\'' + std::string(text) + "' is no year", "write it as 2015");
    return std::nullopt;
}

std::optional<Decimal> PriceReader::read_value(const RecordReader& reader, const Record& record) {
    const bool has_index = !trimmed(record.field(index_slot).text).empty();
    const bool has_change = !trimmed(record.field(change_slot).text).empty();
    const std::size_t slot = has_change && !has_index ? change_slot : index_slot;
    if (has_index == has_change) {
        refuse(reader, record, has_index ? change_slot : year_slot,
               has_index ? "both an index and a change were found, expected one of them"
                         : "neither an index nor a change was found");
        return std::nullopt;
    }
    if (is_chained_.value_or(has_change) != has_change) {
        refuse(reader, record, slot, "indices and changes were found, expected one kind in one file");
        return std::nullopt;
    }
    is_chained_ = has_change;
    const std::string_view text = trimmed(record.field(slot).text);
    const Result<Decimal> value = parse_decimal(text);
    if (value && *value > Decimal(has_change ? -100 : 0)) return *value;
    refuse(reader, record, slot,
           '\'' + std::string(text) + "' is no " +
               (has_change ? "change in per cent, above -100" : "price index, a number above zero"));
    return std::nullopt;
}

void PriceReader::take(const RecordReader& reader, const Record& record) {
    const std::optional<std::string> key = canonical_key(record.field(key_slot).text);
    if (!key || key->empty()) return refuse(reader, record, key_slot, "the row has no key that can be read");
    const std::optional<int> year = read_year(reader, record);
    const std::optional<Decimal> value = year ? read_value(reader, record) : std::nullopt;
    if (!value) return;
    const auto [place, is_new] = rows_[*key].try_emplace(*year, Row{*value, reader.place().line});
    if (is_new || place->second.value == *value) return;
    refuse(reader, record, *is_chained_ ? change_slot : index_slot,
           "two values were found for '" + *key + "' in " + std::to_string(*year) + ", the first in line " +
               std::to_string(place->second.line));
}

Result<Done> PriceReader::check_columns(const RecordReader& reader) const {
    const auto columns = reader.columns();
    if (!columns) return Done{};
    const bool has_value = has_column(reader, "index") || has_column(reader, "change");
    if (has_column(reader, "key") && has_column(reader, "year") && has_value) return Done{};
    std::string list;
    for (const std::string& name : *columns) list += (list.empty() ? "" : ", ") + name;
    return error_of(Code::K0606, "the columns are " + list + ", expected key, year, and index or change",
                    "name them so in the first line: key,year,index")
        .in(reader.place().file, 1);
}

Result<Done> PriceReader::read_rows(RecordReader& reader) {
    const std::string names[] = {"key", "year", "index", "change"};
    reader.bind(names);
    Record record;
    for (;;) {
        switch (reader.next(record)) {
            case Next::record:
                take(reader, record);
                break;
            case Next::bad_record:
                errors_.push_back(reader.error());
                break;
            case Next::end:
                return Done{};
            case Next::failed:
                return reader.error();
        }
        if (++count_ > limits::price_rows_max) {
            return error_of(Code::K0601, "the price file has more than " +
                                             std::to_string(limits::price_rows_max) + " rows")
                .in(reader.place().file, reader.place().line);
        }
    }
}

/// Changes are chained from 100 in the year before the first; where one is missing, a new chain begins.
PriceTable::Years PriceReader::years_of(const std::map<int, Row>& rows) const {
    PriceTable::Years years;
    int chain = 0;
    for (const auto& [year, row] : rows) {
        if (!*is_chained_) {
            years[year] = {row.value, 0};
            continue;
        }
        auto before = years.find(year - 1);
        if (before == years.end()) before = years.insert({year - 1, {Decimal(100), ++chain}}).first;
        const Decimal factor = Decimal(1) + row.value * Decimal(1, -2);
        years[year] = {before->second.value * Quotient(factor), before->second.chain};
    }
    return years;
}

Result<PriceTable> PriceReader::read(std::unique_ptr<ByteSource> source) {
    PriceTable table;
    table.name_ = source->name();
    Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(source), {});
    if (!reader) return std::move(reader).error();
    if (const Result<Done> checked = check_columns(**reader); !checked) return checked.error();
    if (const Result<Done> read = read_rows(**reader); !read) return read.error();
    table.is_chained_ = is_chained_.value_or(false);
    for (const auto& [key, rows] : rows_) table.indices_.emplace(key, years_of(rows));
    if (rows_.empty() && errors_.empty())
        return error_of(Code::K0606, "the price file has no rows").in(table.name_, 0);
    return table;
}

Result<PriceTable> PriceTable::read(std::unique_ptr<ByteSource> source, std::vector<Error>& row_errors) {
    return PriceReader(row_errors).read(std::move(source));
}

}  // namespace kanjo
