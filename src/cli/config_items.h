// The lines of a configuration file: TOML, as far as options need it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kanjo {

struct ConfigItem {
    std::string table;  ///< empty before the first [table]
    std::string name;
    std::vector<std::string> values;  ///< one, or those of an array; strings without their quotes
    Span place;                       ///< of the name, in the text
};

/// Reads `name = value` and `[table]`; a value is a string, a number, a date, true, false or an array of
/// them. Errors: K0101 with its place; messages call the text by `name`.
Result<std::vector<ConfigItem>> parse_config(std::string_view text, std::string_view name);

}  // namespace kanjo
