// Errors of records, with the place and the caret in the input.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "records/record.h"

namespace kanjo {

/// The error of a field, with its file, line, column, and where the input is lines of text, the line.
Error placed(Error error, const RecordReader& reader, const Record& record, std::size_t slot);

/// False where the input states its columns and has no such one.
bool has_column(const RecordReader& reader, const std::string& column);
/// Errors: K0501 where the input states its columns and has no such one.
Result<Done> require_column(const RecordReader& reader, const std::string& column);

/// The columns as a header of CSV, with its line end.
std::string header_line(std::span<const std::string> columns);

}  // namespace kanjo
