#include "cli/commands.h"

namespace kanjo {

// A command is one file, NAME_command.cc, which defines `extern const Command NAME_command`, and one line
// here.
#define KANJO_COMMANDS(X) \
    X(calc) X(total) X(convert) X(merge) X(check) X(scan) X(rate) X(rates) X(currencies) X(completions) X(man)

#define X(name) extern const Command name##_command;
KANJO_COMMANDS(X)
#undef X

namespace {

const Command* const command_table[] = {
#define X(name) &name##_command,
    KANJO_COMMANDS(X)
#undef X
};

}  // namespace

std::span<const Command* const> all_commands() {
    return command_table;
}

const Command* find_command(std::string_view name) {
    for (const Command* command : command_table) {
        if (name == command->name) return command;
    }
    return nullptr;
}

}  // namespace kanjo
