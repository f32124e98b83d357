// Rate files in their formats, recognised by content; each format is one file, source_<format>.cc.
#pragma once

#include <string_view>
#include <vector>

#include "rates/rate_table.h"
#include "records/bytes.h"

namespace kanjo {

/// Appends the quotes of one file to `contents`. Errors: K0102, K0202, and K0403 with file, line and column for the
/// first rows that cannot be used; a file with a bad row gives no quotes.
Result<Done> read_rates(ByteSource& source, RateTable::Contents& contents, std::vector<Error>& row_errors);

/// The built-in table: monthly means, by their source.
std::string_view builtin_rates_csv();

}  // namespace kanjo
