// Whether parts are whole, and go together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "records/bytes.h"
#include "records/json_value.h"

namespace kanjo {

/// A part of which every byte is as it was written.
struct FoundPart {
    std::string file;
    std::uint64_t line = 0;  ///< where it begins
    JsonValue header;
    std::string checksum;
    bool is_empty = false;  ///< no record had any effect

    /// The options that it was made with.
    const JsonValue& options() const;
};

/// The parts that stand one after another in a source, at least one. Errors: those of the source; K0603 for
/// what is no part, is cut short or damaged; K0604 for a part of another format.
Result<std::vector<FoundPart>> find_parts(ByteSource& source);

/// Errors: K0604 where they were made by another kanjo than `tool_version`, or with different options; K0605
/// where one is given twice.
Result<Done> check_parts(const std::vector<FoundPart>& parts, std::string_view tool_version);

}  // namespace kanjo
