// A command line as a POSIX shell would split it, for transcripts that show what a user types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kanjo::test {

/// `A=1 kanjo calc - < in.txt`: what stands before the program, its words, where standard input comes from.
struct ShellCommand {
    std::vector<std::pair<std::string, std::string>> environment;
    std::vector<std::string> words;
    std::optional<std::string> input_file;
};

/// Splits at blanks; knows single quotes, double quotes, backslashes, leading assignments and `< file`,
/// nothing else of a shell: absent where a quote is open, or where an unquoted | > & ; ` ( ) or $ asks for
/// more.
std::optional<ShellCommand> parse_shell_command(std::string_view line);

}  // namespace kanjo::test
