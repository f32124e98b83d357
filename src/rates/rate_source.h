// Rate files in their formats, recognised by content; each format is one file, source_<format>.cc.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rates/rate_table.h"
#include "records/bytes.h"

namespace kanjo {

/// Appends the quotes of one file, or of the one in a zip archive, to `contents`. A row that cannot be used
/// is an error of `row_errors` with line and column (K0201, K0203, K0204, K0205, K0403), at most a hundred; a
/// file with such a row gives no quotes. Errors: K0102, K0201, K0202, K0204, K0205.
Result<Done> read_rates(std::unique_ptr<ByteSource> source, RateTable::Contents& contents,
                        std::vector<Error>& row_errors);

/// Appends the built-in table: monthly means, by their source.
void read_builtin_rates(RateTable::Contents& contents);

}  // namespace kanjo
