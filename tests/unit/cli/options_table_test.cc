// The README's table of options against the lists that the tool itself reads by; KANJO_UPDATE_GOLDEN=1 makes
// it anew.
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "support/catch.h"

namespace {

const std::string readme_path = KANJO_SOURCE_DIR "/README.md";
constexpr std::string_view begin_mark = "<!-- options: made by the tests -->\n";
constexpr std::string_view end_mark = "<!-- end of options -->\n";

std::string escaped(std::string text) {
    for (std::size_t bar = text.find('|'); bar != text.npos; bar = text.find('|', bar + 2))
        text.insert(bar, 1, '\\');
    return text;
}

/// A row an option, in the order of the commands that have it.
std::string options_table() {
    std::vector<std::string> rows;
    std::map<std::string, std::string> commands_of;
    for (const kanjo::Command* command : kanjo::all_commands()) {
        for (const kanjo::OptionGroup* group : command->groups) {
            for (const kanjo::Option& option : group->options) {
                const std::string row = "| `" + escaped(kanjo::usage_of(option)) + "` | " +
                                        escaped(option.help) + (option.repeats ? " (repeatable)" : "");
                std::string& commands = commands_of[row];
                if (commands.empty()) rows.push_back(row);
                commands += (commands.empty() ? "" : ", ") + std::string(command->name);
            }
        }
    }
    std::string table = "| option | what it does | commands |\n| --- | --- | --- |\n";
    for (const std::string& row : rows) table += row + " | " + commands_of[row] + " |\n";
    return table;
}

std::string read_readme() {
    std::ostringstream text;
    text << std::ifstream(readme_path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the README's table of options is the one that the tool has") {
    const std::string readme = read_readme();
    const std::size_t begin = readme.find(begin_mark) + begin_mark.size();
    const std::size_t end = readme.find(end_mark);
    REQUIRE(begin > begin_mark.size());
    REQUIRE(end != std::string::npos);
    const std::string table = options_table();
    if (std::getenv("KANJO_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(readme_path) << readme.substr(0, begin) << table << readme.substr(end);
        return;
    }
    CHECK(readme.substr(begin, end - begin) == table);
}
