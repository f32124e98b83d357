#include "cli/help.h"

#include <algorithm>

#include "cli/commands.h"

namespace kanjo {
namespace {

constexpr std::size_t help_column = 26;

/// A line of two columns; where the first is too long, the second begins on the next line.
void append_row(std::string& out, std::string_view left, std::string_view right) {
    out += "  " + std::string(left);
    if (left.size() + 4 > help_column) {
        out += '\n' + std::string(help_column, ' ');
    } else {
        out.append(help_column - 2 - left.size(), ' ');
    }
    out += std::string(right) + '\n';
}

void append_group(std::string& out, const OptionGroup& group) {
    if (group.options.empty()) return;
    out += '\n' + std::string(group.title) + ":\n";
    for (const Option& option : group.options) {
        append_row(out, usage_of(option), std::string(option.help) + (option.repeats ? " (repeatable)" : ""));
    }
}

}  // namespace

std::string usage_of(const Option& option) {
    std::string usage;
    if (option.letter != 0) usage = std::string{'-', option.letter} + ", ";
    usage += option.name;
    if (option.value[0] != '\0') usage += ' ' + std::string(option.value);
    return usage;
}

std::string help_of_tool() {
    std::string out =
        "kanjo: exact, currency-aware totals of announced investments\n"
        "\n"
        "usage: kanjo COMMAND [OPTION...] [WORD...]\n"
        "       kanjo EXPRESSION       where the first word is no command\n"
        "\n"
        "Commands:\n";
    for (const Command* command : all_commands()) {
        append_row(out, std::string(command->name) + ' ' + command->words, command->summary);
    }
    out += "\nGeneral:\n";
    append_row(out, "--help", "this text; behind a command, its own");
    append_row(out, "--version", "the version");
    return out;
}

std::string help_of(const Command& command) {
    std::string out = "usage: kanjo " + std::string(command.name) + " [OPTION...] " + command.words + "\n\n";
    out += command.about;
    for (const OptionGroup* group : command.groups) append_group(out, *group);
    append_group(out, general_options);
    return out;
}

}  // namespace kanjo
