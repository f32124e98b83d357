// The small things that every reader of a field does.
#pragma once

#include <algorithm>
#include <string_view>

#include "commitments/commitment.h"

namespace kanjo {

/// Without the blanks and tabs around it.
inline std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// What the input calls a field.
inline std::string column_of(const CommitmentFormat& format, const std::string& field) {
    for (const ColumnName& name : format.columns) {
        if (name.field == field) return name.column;
    }
    return field;
}

/// Where the column stands in a list of the columns asked for; added to it where it is new.
inline std::size_t slot_of(const std::string& column, std::vector<std::string>& names) {
    const auto at = std::find(names.begin(), names.end(), column);
    const auto slot = static_cast<std::size_t>(at - names.begin());
    if (at == names.end()) names.push_back(column);
    return slot;
}

}  // namespace kanjo
