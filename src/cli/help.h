// Help, made from the lists of commands and options.
#pragma once

#include <string>

#include "cli/option.h"

namespace kanjo {

/// What `kanjo --help` prints.
std::string help_of_tool();
/// What `kanjo COMMAND --help` prints.
std::string help_of(const Command& command);

/// "-o, --output FILE"
std::string usage_of(const Option& option);

}  // namespace kanjo
