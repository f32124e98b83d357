// The command line → Arguments.
#pragma once

#include "cli/option.h"

namespace kanjo {

/// Options may stand anywhere before `--`, their values behind a blank or an equals sign; `-5` and `-$5` are
/// words. Errors: K0101, with the nearest option there is.
Result<Arguments> parse_arguments(std::span<const std::string> line, std::span<const Option* const> options);

}  // namespace kanjo
