// Lines and columns within text that is at hand.
#pragma once

#include <string_view>

#include "base/error.h"

namespace kanjo {

/// The error, placed at the line and column where `span` begins in `text`, with that line and a caret.
Error placed_in(Error error, std::string_view text, Span span, std::string_view name);

}  // namespace kanjo
