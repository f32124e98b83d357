// The options that commands share, and what their texts mean. A reader appends what it cannot understand to
// `problems`, so that one run names every wrong option.
#pragma once

#include <vector>

#include "cli/option.h"

namespace kanjo {

extern const OptionGroup output_options;  ///< --format, --output: read by write_report

}  // namespace kanjo
