// The lines that a user has typed, kept from one conversation to the next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/run_cli.h"

namespace kanjo {

/// Where the history is kept: $XDG_STATE_HOME/kanjo/history, else ~/.local/state/kanjo/history; none without
/// either variable.
std::optional<std::string> history_path(const Invocation& invocation);

/// The last lines of the file, the oldest first; none where it cannot be read.
std::vector<std::string> read_history(const std::string& path);

/// Appends a line, and makes the folder where it is missing. A file that cannot be written is left as it is.
void append_history(const std::string& path, const std::string& line);

}  // namespace kanjo
