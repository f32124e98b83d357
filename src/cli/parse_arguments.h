// The command line → Arguments. The only file behind this header sees CLI11.
#pragma once

#include "cli/option.h"

namespace kanjo {

/// Options may stand anywhere before `--`; `-5` and `-$5` are words. Errors: K0101, with the nearest option
/// there is.
Result<Arguments> parse_arguments(std::span<const std::string> line, std::span<const Option* const> options);

}  // namespace kanjo
