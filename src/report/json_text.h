// JSON as text: keys in their order, two blanks a level.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace kanjo {

/// Appends the value; its lines after the first are set in by `depth` levels. Bytes that are not UTF-8 become
/// U+FFFD, so that the output is always JSON.
void append_json(std::string& out, const Value& value, int depth);
/// The same without blanks or line ends between the parts.
void append_json_line(std::string& out, const Value& value);

}  // namespace kanjo
