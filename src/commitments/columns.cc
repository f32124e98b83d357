#include "commitments/columns.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/near_word.h"
#include "base/utf8.h"
#include "records/json_value.h"

namespace kanjo {
namespace {

std::string mapping_of(const std::string& field) {
    return "--column " + field + "=NAME";
}

/// What to do where `column` is not there; `near` are the columns it may be a slip for.
std::string help_for(const std::string& field, const std::string& column,
                     std::span<const std::string_view> near) {
    if (!near.empty()) return "did you mean " + list_words(near) + "?";
    if (field != column) return "check the name after --column " + field + '=';
    return field == "amount" ? "name the one that holds the amounts: " + mapping_of(field)
                             : "check the name, or say which is meant: " + mapping_of(field);
}

bool is_mark(char c) {
    return c == ' ' || c == '_' || c == '-' || c == '.';
}

/// Whether the name is the same as the field's but for case, blanks and marks, up to its end or a quote.
bool is_misspelt(std::string_view name, std::string_view field) {
    std::size_t at = 0;
    for (const char c : name.substr(0, name.find('"'))) {
        if (is_mark(c)) continue;
        while (at < field.size() && is_mark(field[at])) ++at;
        if (at == field.size() || ascii_lower(c) != ascii_lower(field[at])) return false;
        ++at;
    }
    return at == field.size();
}

/// `name` is what the input calls the field that was to be called `column`.
Error misspelt(const std::string& field, const std::string& column, const std::string& name) {
    return error_of(Code::K0501, "there is no '" + column + "', but '" + printable(name) + "'",
                    field == column ? "rename it, or say that it is meant: --column '" + field + '=' +
                                          printable(name) + '\''
                                    : "spell it alike in all records");
}

/// Whether a text in quotes is the field's name misspelt; it need not be a key.
bool quotes_misspelt(std::string_view json, std::string_view field) {
    for (std::size_t at = json.find('"'); at != json.npos; at = json.find('"', at + 1)) {
        if (is_misspelt(json.substr(at + 1), field)) return true;
    }
    return false;
}

}  // namespace

std::string column_of(const CommitmentFormat& format, const std::string& field) {
    for (const ColumnName& name : format.columns) {
        if (name.field == field) return name.column;
    }
    return field;
}

std::size_t slot_of(const std::string& column, std::vector<std::string>& names) {
    const auto at = std::find(names.begin(), names.end(), column);
    const auto slot = static_cast<std::size_t>(at - names.begin());
    if (at == names.end()) names.push_back(column);
    return slot;
}

bool has_column(const RecordReader& reader, const std::string& column) {
    const auto columns = reader.columns();
    return !columns || std::find(columns->begin(), columns->end(), column) != columns->end();
}

Error no_column(const RecordReader& reader, const std::string& field, const std::string& column) {
    std::string list;
    std::vector<std::string_view> names;
    const auto columns = reader.columns();
    for (const std::string& name : *columns) {
        list += (list.empty() ? "" : ", ") + name;
        names.push_back(name);
    }
    return error_of(Code::K0501, "there is no column '" + column + "', the columns are: " + list,
                    help_for(field, column, near_words(column, names)))
        .in(reader.place().file, 1);
}

std::optional<Error> find_misspelt(const RecordReader& reader, const CommitmentFormat& format,
                                   const std::string& field) {
    const auto columns = reader.columns();
    if (!columns || column_of(format, field) != field || has_column(reader, field)) return std::nullopt;
    for (const std::string& name : *columns) {
        if (is_misspelt(name, field)) return misspelt(field, field, name).in(reader.place().file, 1);
    }
    return std::nullopt;
}

std::optional<Error> find_misspelt(const Record& record, const std::string& field,
                                   const std::string& column) {
    if (!quotes_misspelt(record.raw, column)) return std::nullopt;
    const Result<JsonValue> object = parse_json_value(record.raw);
    if (!object) return std::nullopt;
    for (const std::string& key : object->keys) {
        if (key.find('"') == key.npos && is_misspelt(key, column)) return misspelt(field, column, key);
    }
    return std::nullopt;
}

Error no_field(const std::string& field, const std::string& column) {
    return error_of(Code::K0501, "no record has a field '" + column + "'", help_for(field, column, {}));
}

}  // namespace kanjo
