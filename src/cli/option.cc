#include "cli/option.h"

namespace kanjo {
namespace {

constexpr Option general_list[] = {
    {.name = "--no-config", .help = "do without the configuration file, KANJO_RATES and the imported table"},
    {.name = "--help", .letter = 'h', .help = "say what the command does and which options it has"},
};

}  // namespace

const OptionGroup general_options{"General", general_list};

bool Arguments::has(std::string_view name) const {
    for (const auto& [given, text] : options) {
        if (given == name) return true;
    }
    return false;
}

std::string_view Arguments::value(std::string_view name) const {
    for (const auto& [given, text] : options) {
        if (given == name) return text;
    }
    return {};
}

std::vector<std::string_view> Arguments::values(std::string_view name) const {
    std::vector<std::string_view> found;
    for (const auto& [given, text] : options) {
        if (given == name) found.push_back(text);
    }
    return found;
}

std::vector<const Option*> options_of(const Command& command) {
    std::vector<const Option*> all;
    for (const OptionGroup* group : command.groups) {
        for (const Option& option : group->options) all.push_back(&option);
    }
    for (const Option& option : general_options.options) all.push_back(&option);
    return all;
}

}  // namespace kanjo
