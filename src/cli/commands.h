// The commands there are.
#pragma once

#include <span>
#include <string_view>

#include "cli/option.h"

namespace kanjo {

/// In the order that help lists them.
std::span<const Command* const> all_commands();

const Command* find_command(std::string_view name);

}  // namespace kanjo
