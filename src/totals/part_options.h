// What a part was made with: everything that chooses and reads records.
#pragma once

#include <optional>
#include <string>

#include "records/json_value.h"
#include "totals/total.h"

namespace kanjo {

/// One JSON object. Parts go together where no member of these differs.
std::string part_options_text(const TotalOptions& options);

/// Takes over what reports say of the choice: by, across, where, since, until, columns, prices_by. False
/// where `value` is not what part_options_text writes.
bool read_part_options(const JsonValue& value, TotalOptions& options);

/// The first member in which two such objects differ, as each has it: `"by":["sector"]`.
struct PartDifference {
    std::string first;
    std::string second;
};
std::optional<PartDifference> find_difference(const JsonValue& first, const JsonValue& second);

}  // namespace kanjo
