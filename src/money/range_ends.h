// Whether the lower end of a range of plain numbers may share the thousands of the upper one.
#pragma once

#include <string_view>

#include "money/shape.h"

namespace kanjo {

/// `10-15,000 dollars` may be from 10,000; $300-1,200, $5 to $5,000 and 10,000-15,000 are what they say.
bool may_share_thousands(std::string_view text, const FigureShape& range);

}  // namespace kanjo
