// kanjo total --partial.
#pragma once

#include "cli/option.h"

namespace kanjo {

/// Writes the part to --output, else to standard output: whole or not at all. Returns the exit code.
int make_part(const Invocation& invocation, const Arguments& arguments);

}  // namespace kanjo
