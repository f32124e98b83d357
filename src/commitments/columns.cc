#include "commitments/columns.h"

#include <algorithm>

#include "base/near_word.h"

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

Error no_field(const std::string& field, const std::string& column) {
    return error_of(Code::K0501, "no record has a field '" + column + "'", help_for(field, column, {}));
}

}  // namespace kanjo
