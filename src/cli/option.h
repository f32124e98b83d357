// What a command is, as data: its words and options. Parsing, help, completions, the man page and the
// README's table are all made from these lists.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/run_cli.h"

namespace kanjo {

struct Option {
    const char* name;        ///< "--output"
    char letter = 0;         ///< 'o', or none
    const char* value = "";  ///< "FILE", or its choices: "text|json"; a flag has none
    const char* help;
    bool repeats = false;
};

/// Options that belong together and that commands share.
struct OptionGroup {
    const char* title;
    std::span<const Option> options;
};

/// What the command line said: the words that are no options, and the options given, both in order.
struct Arguments {
    std::vector<std::string> words;
    std::vector<std::pair<std::string_view, std::string>> options;  ///< by Option::name
    std::string config_file;                                        ///< empty where it added nothing
    std::vector<std::string> config_options;                        ///< what it added, as "--in USD"

    bool has(std::string_view name) const;
    /// The value of an option that does not repeat; empty where it was not given.
    std::string_view value(std::string_view name) const;
    std::vector<std::string_view> values(std::string_view name) const;
};

struct Command {
    const char* name;
    const char* words;    ///< "FILE..."; what stands behind the name
    const char* summary;  ///< one line for the list of commands
    const char* about;    ///< paragraphs for its own help
    std::span<const OptionGroup* const> groups;
    int (*run)(const Invocation& invocation, const Arguments& arguments);
};

/// Options that every command has.
extern const OptionGroup general_options;

/// The options of a command, the general ones last.
std::vector<const Option*> options_of(const Command& command);

}  // namespace kanjo
