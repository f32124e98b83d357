#include "cli/run_cli.h"

#include <exception>
#include <string>

#include "base/near_word.h"
#include "cli/commands.h"
#include "cli/config_file.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/parse_arguments.h"

namespace kanjo {
namespace {

using Line = std::span<const std::string>;

/// Where the first word that is no option stands, options with values stepped over.
std::size_t find_first_word(Line line) {
    std::size_t i = 0;
    while (i < line.size() && line[i].size() > 1 && line[i][0] == '-' && line[i] != "--") {
        bool takes_value = false;
        for (const Command* command : all_commands()) {
            for (const Option* option : options_of(*command)) {
                takes_value = takes_value || (line[i] == option->name && option->value[0] != '\0');
            }
        }
        i += takes_value ? 2 : 1;
    }
    return i;
}

/// Standard input can be read once: whoever asks for it again is told.
Invocation with_one_stdin(const Invocation& invocation) {
    Invocation once = invocation;
    const auto is_open = std::make_shared<bool>(false);
    once.open_stdin = [open = invocation.open_stdin, is_open]() -> Result<std::unique_ptr<ByteSource>> {
        if (*is_open) {
            return error_of(Code::K0101,
                            "- was found twice, expected once: standard input can be read only once",
                            "save it to a file first");
        }
        *is_open = true;
        return open();
    };
    return once;
}

int run_command(const Invocation& invocation, const Command& command, Line line) {
    const std::vector<const Option*> options = options_of(command);
    Result<Arguments> arguments = parse_arguments(line, options);
    if (!arguments) return fail(invocation, arguments.error());
    if (arguments->has("--help")) return print(invocation, help_of(command));
    if (!arguments->has("--no-config")) {
        const Result<Done> configured = apply_config(invocation, command, *arguments);
        if (!configured) return fail(invocation, configured.error());
    }
    return command.run(invocation, *arguments);
}

/// What a misspelt command comes to: no expression either, so say which command was near.
void hint_command(const Invocation& invocation, const std::string& word) {
    std::vector<std::string_view> names;
    for (const Command* command : all_commands()) names.push_back(command->name);
    const std::vector<std::string_view> near = near_words(word, names);
    if (near.empty()) return;
    static_cast<void>(invocation.err->write("help: did you mean the command " + list_words(near) + "?\n"));
}

int run_expression(const Invocation& invocation, Line line, std::size_t first_word) {
    const Command* calc = find_command("calc");
    if (calc == nullptr)
        return fail(invocation, error_of(Code::K0101, "a command was expected", "see kanjo --help"));
    const int code = run_command(invocation, *calc, line);
    if (code == 2 && first_word < line.size()) hint_command(invocation, line[first_word]);
    return code;
}

int dispatch(const Invocation& invocation) {
    const Line line = invocation.arguments;
    if (line.empty() && !(invocation.stdin_is_terminal && invocation.stdout_is_terminal)) {
        static_cast<void>(invocation.err->write(help_of_tool()));
        return 2;
    }
    const std::size_t first = find_first_word(line);
    const Command* command = first < line.size() ? find_command(line[first]) : nullptr;
    if (command != nullptr) {
        std::vector<std::string> rest(line.begin(), line.end());
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(first));
        return run_command(invocation, *command, rest);
    }
    const bool is_alone = line.size() == 1;
    if (is_alone && (line[0] == "--help" || line[0] == "-h" || line[0] == "help")) {
        return print(invocation, help_of_tool());
    }
    if (is_alone && line[0] == "--version") return print(invocation, "kanjo " KANJO_VERSION "\n");
    return run_expression(invocation, line, first);
}

}  // namespace

int run_cli(const Invocation& invocation) {
    try {
        return dispatch(with_one_stdin(invocation));
    } catch (const std::bad_alloc&) {
        return fail(invocation, error_of(Code::K0999, "there is not enough memory",
                                         "it grows with the groups, currencies and dates that differ: total "
                                         "fewer fields, or parts (--partial) and merge them"));
    } catch (const std::exception& fault) {
        return fail(invocation,
                    error_of(Code::K0999, fault.what(), "please report this, with the command line"));
    }
}

}  // namespace kanjo
