// The user's configuration: options that hold where the command line does not give them.
#pragma once

#include "cli/option.h"

namespace kanjo {

/// Adds the options of $XDG_CONFIG_HOME/kanjo/config.toml, else ~/.config/kanjo/config.toml, that the command
/// has and that were not given: keys outside of a table are for every command, those of [total] for total.
/// Errors: K0101 for an unknown table, key or value; K0102.
Result<Done> apply_config(const Invocation& invocation, const Command& command, Arguments& arguments);

}  // namespace kanjo
