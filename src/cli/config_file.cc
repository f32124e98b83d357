#include "cli/config_file.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <sstream>

#include "base/near_word.h"
#include "cli/commands.h"

namespace kanjo {
namespace {

constexpr std::size_t config_size_max = 1 << 20;

std::optional<std::string> config_path(const Invocation& invocation) {
    const auto variable = [&](const char* name) {
        const std::optional<std::string> value = invocation.environment(name);
        return value && !value->empty() ? value : std::nullopt;
    };
    if (const auto folder = variable("XDG_CONFIG_HOME")) return *folder + "/kanjo/config.toml";
    if (const auto home = variable("HOME")) return *home + "/.config/kanjo/config.toml";
    return std::nullopt;
}

Error config_error(const std::string& path, std::string message, std::string help = {}) {
    return error_of(Code::K0101, std::move(message), std::move(help)).in(path, 0);
}

/// All option names of all commands, or of one.
std::vector<std::string_view> names_of(const Command* command) {
    std::vector<std::string_view> names;
    for (const Command* one : all_commands()) {
        if (command != nullptr && one != command) continue;
        for (const Option* option : options_of(*one))
            names.push_back(std::string_view(option->name).substr(2));
    }
    return names;
}

Result<Done> check_key(const std::string& path, const CLI::ConfigItem& item, const Command* table) {
    const std::vector<std::string_view> names = names_of(table);
    if (std::find(names.begin(), names.end(), item.name) != names.end()) return Done{};
    const std::vector<std::string_view> near = near_words(item.name, names);
    return config_error(path, "there is no option '" + item.name + "' to configure",
                        near.empty() ? "the keys are the names of options without their dashes"
                                     : "did you mean " + list_words(near) + "?");
}

Result<Done> apply_item(const std::string& path, const CLI::ConfigItem& item, const Option& option,
                        Arguments& arguments) {
    const bool is_flag = option.value[0] == '\0';
    const bool is_true = item.inputs.size() == 1 && item.inputs[0] == "true";
    const bool is_false = item.inputs.size() == 1 && item.inputs[0] == "false";
    if (is_flag && !is_true && !is_false) return config_error(path, item.name + " is true or false");
    if (!is_flag && item.inputs.size() > 1 && !option.repeats) {
        return config_error(path, item.name + " has several values, expected one");
    }
    if (is_flag && is_false) return Done{};
    arguments.config_file = path;
    for (const std::string& value : item.inputs) {
        arguments.options.emplace_back(option.name, is_flag ? "" : value);
        arguments.config_options.push_back(option.name + (is_flag ? "" : ' ' + value));
    }
    return Done{};
}

Result<std::vector<CLI::ConfigItem>> read_items(const std::string& path) {
    Result<std::unique_ptr<ByteSource>> file = open_file(path);
    if (!file) return std::move(file).error();
    Result<std::string> text = read_all(**file, config_size_max);
    if (!text) return std::move(text).error();
    try {
        std::istringstream stream(std::move(*text));
        return CLI::ConfigTOML().from_config(stream);
    } catch (const CLI::Error& error) {
        return config_error(path, error.what());
    }
}

/// CLI11 marks the beginning and end of each table by an item of this name.
bool is_table_mark(const CLI::ConfigItem& item) {
    return item.name == "++" || item.name == "--";
}

}  // namespace

Result<Done> apply_config(const Invocation& invocation, const Command& command, Arguments& arguments) {
    const std::optional<std::string> path = config_path(invocation);
    if (!path || ::access(path->c_str(), F_OK) != 0) return Done{};
    const Result<std::vector<CLI::ConfigItem>> items = read_items(*path);
    if (!items) return items.error();
    const Arguments given = arguments;
    for (const CLI::ConfigItem& item : *items) {
        if (is_table_mark(item)) continue;
        const Command* table = item.parents.empty() ? nullptr : find_command(item.parents[0]);
        if (item.parents.size() > 1 || (!item.parents.empty() && table == nullptr)) {
            return config_error(*path, "there is no command '" + item.parents.back() + "' to configure",
                                "tables are named as commands: [total]");
        }
        if (Result<Done> known = check_key(*path, item, table); !known) return known;
        if (table != nullptr && table != &command) continue;
        for (const Option* option : options_of(command)) {
            if (std::string_view(option->name).substr(2) != item.name || given.has(option->name)) continue;
            if (Result<Done> applied = apply_item(*path, item, *option, arguments); !applied) return applied;
        }
    }
    return Done{};
}

}  // namespace kanjo
