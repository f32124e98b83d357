// Which column of an input holds which field.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment.h"
#include "records/record.h"

namespace kanjo {

/// What the input calls a field.
std::string column_of(const CommitmentFormat& format, const std::string& field);

/// Where the column stands in a list of the columns asked for; added to it where it is new.
std::size_t slot_of(const std::string& column, std::vector<std::string>& names);

/// False where the input states its columns and has no such one.
bool has_column(const RecordReader& reader, const std::string& column);

/// K0501, with the columns that there are and the nearest of them. Requires: the input states its columns.
Error no_column(const RecordReader& reader, const std::string& field, const std::string& column);

/// K0501 where the input states its columns, lacks that of a field that was given no other name, and has one
/// whose name is the same but for case, blanks and marks: what it holds would be left out without a word.
std::optional<Error> find_misspelt(const RecordReader& reader, const CommitmentFormat& format,
                                   const std::string& field);

/// The same for a record of an input that states none and calls the field `column`.
std::optional<Error> find_misspelt(const Record& record, const std::string& field, const std::string& column);

/// K0501 for an input that states no columns: none of its records has the field.
Error no_field(const std::string& field, const std::string& column);

}  // namespace kanjo
