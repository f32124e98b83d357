// A small JSON document in memory, for what is read whole: a published rate file, the nested value of one
// field. Numbers stay the digits that were written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kanjo {

struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    /// The member of that name, or null. Keys of an object are distinct.
    const JsonValue* find(std::string_view key) const;

    Kind kind = Kind::null;
    std::string text;               ///< of a string its characters, of a number its digits, "true" or "false"
    std::vector<std::string> keys;  ///< of an object, in the order written
    std::vector<JsonValue> items;   ///< of an array its elements, of an object its values, beside `keys`
    std::size_t offset = 0;         ///< where the value begins in the document
};

/// One document by RFC 8259 and nothing behind it. Errors: K0201, K0204, K0205, with line, column and caret.
Result<JsonValue> parse_json_value(std::string_view document, std::string_view name = {});

}  // namespace kanjo
