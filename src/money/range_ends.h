// Whether the lower end of a range may share what the number of the upper one is multiplied by.
#pragma once

#include <string_view>

#include "money/shape.h"

namespace kanjo {

/// `2 to 3 million 500 thousand dollars` may be from 2 million, 二千から三千万円 from as many ten thousands;
/// what lacks a scale before `3 million` shares it surely. False for an amount that is no range.
bool may_share_scales(std::string_view text, const FigureShape& range);
/// The same for plain numbers: `10-15,000 dollars` may be from 10,000; $300-1,200, $5 to $5,000 and
/// 10,000-15,000 are what they say.
bool may_share_thousands(std::string_view text, const FigureShape& range);

}  // namespace kanjo
