// Errors of records, with the place and the caret in the input.
#pragma once

#include <cstddef>
#include <string>

#include "records/record.h"

namespace kanjo {

/// The error of a field, with its file, line, column, and where the input is lines of text, the line.
Error placed(Error error, const RecordReader& reader, const Record& record, std::size_t slot);

}  // namespace kanjo
