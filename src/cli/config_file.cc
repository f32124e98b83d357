#include "cli/config_file.h"

#include <unistd.h>

#include <algorithm>

#include "base/near_word.h"
#include "cli/commands.h"
#include "cli/config_items.h"
#include "records/text_place.h"

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

/// All option names of all commands, or of one, each once.
std::vector<std::string_view> names_of(const Command* command) {
    std::vector<std::string_view> names;
    for (const Command* one : all_commands()) {
        if (command != nullptr && one != command) continue;
        for (const Option* option : options_of(*one))
            names.push_back(std::string_view(option->name).substr(2));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Error unknown_key(const ConfigItem& item, std::span<const std::string_view> names) {
    const std::vector<std::string_view> near = near_words(item.name, names);
    return error_of(Code::K0101, "there is no option '" + item.name + "' to configure",
                    near.empty() ? "the keys are the names of options without their dashes"
                                 : "did you mean " + list_words(near) + "?");
}

/// Whether the file may hold the item at all, whichever command is run.
Result<Done> check_item(const ConfigItem& item) {
    const Command* table = item.table.empty() ? nullptr : find_command(item.table);
    if (!item.table.empty() && table == nullptr) {
        return error_of(Code::K0101, "there is no command '" + item.table + "' to configure",
                        "tables are named as commands: [total]");
    }
    const std::vector<std::string_view> names = names_of(table);
    if (std::find(names.begin(), names.end(), item.name) != names.end()) return Done{};
    return unknown_key(item, names);
}

Result<Done> apply_item(const std::string& path, const ConfigItem& item, const Option& option,
                        Arguments& arguments) {
    const bool is_flag = option.value[0] == '\0';
    const bool is_true = item.values.size() == 1 && item.values[0] == "true";
    const bool is_false = item.values.size() == 1 && item.values[0] == "false";
    if (is_flag && !is_true && !is_false)
        return error_of(Code::K0101, item.name + " is a switch, expected true or false");
    if (!is_flag && item.values.size() > 1 && !option.repeats)
        return error_of(Code::K0101, item.name + " has several values, expected one");
    if (is_flag && is_false) return Done{};
    arguments.config_file = path;
    for (const std::string& value : item.values) {
        arguments.options.emplace_back(option.name, is_flag ? "" : value);
        arguments.config_options.push_back(option.name + (is_flag ? "" : ' ' + value));
    }
    return Done{};
}

Result<Done> apply_items(const std::string& path, const std::vector<ConfigItem>& items, std::string_view text,
                         const Command& command, Arguments& arguments) {
    const Arguments given = arguments;
    for (const ConfigItem& item : items) {
        Result<Done> applied = check_item(item);
        const bool is_meant = item.table.empty() || item.table == command.name;
        for (const Option* option : options_of(command)) {
            const bool is_named = std::string_view(option->name).substr(2) == item.name;
            if (applied && is_meant && is_named && !given.has(option->name))
                applied = apply_item(path, item, *option, arguments);
        }
        if (!applied) return placed_in(std::move(applied).error(), text, item.place, path);
    }
    return Done{};
}

}  // namespace

Result<Done> apply_config(const Invocation& invocation, const Command& command, Arguments& arguments) {
    const std::optional<std::string> path = config_path(invocation);
    if (!path || ::access(path->c_str(), F_OK) != 0) return Done{};
    const Result<std::unique_ptr<ByteSource>> file = open_file(*path);
    if (!file) return file.error();
    const Result<std::string> text = read_all(**file, config_size_max);
    if (!text) return text.error();
    const Result<std::vector<ConfigItem>> items = parse_config(*text, *path);
    if (!items) return items.error();
    return apply_items(*path, *items, *text, command, arguments);
}

}  // namespace kanjo
