// A golden file: what it shows, its input files, and commands with what they printed. tests/README.md has the
// format.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "support/shell_words.h"

namespace kanjo::test {

struct Outcome {
    std::string out;
    std::string err;
    int exit_code = 0;
};

/// What a transcript acts upon: the working directory and the tool.
struct Stage {
    std::function<void(const std::string& name, std::string_view content)> write_file;
    std::function<Outcome(const ShellCommand& command)> run;
};

/// The same text, with what the commands print now in place of what they printed. Throws std::runtime_error,
/// with the line, where the text is not of the format.
std::string replay_golden(std::string_view text, const Stage& stage);

/// The same for a page of Markdown: the commands are lines that begin with `$ kanjo` in blocks marked
/// `console`; their standard error stands behind their standard output, without a mark, and their exit code
/// is not shown. Lines with other commands keep what stands below them.
std::string replay_markdown(std::string_view text, const Stage& stage);

}  // namespace kanjo::test
