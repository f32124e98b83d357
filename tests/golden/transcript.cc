#include "golden/transcript.h"

#include <cstddef>
#include <stdexcept>
#include <vector>

#include "golden/escapes.h"
#include "support/line_diff.h"

namespace kanjo::test {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

[[noreturn]] void refuse(std::size_t line_index, const std::string& what) {
    throw std::runtime_error("line " + std::to_string(line_index + 1) + ": " + what);
}

/// Whether a line of output would be taken for something else, or hold what an editor could lose.
bool needs_escape(std::string_view line) {
    if (starts_with(line, "\\") || starts_with(line, "--- ") || starts_with(line, "```")) return true;
    if (starts_with(line, "$ ") || starts_with(line, "! ") || line == "!" || starts_with(line, "? "))
        return true;
    return has_control_character(line) || (!line.empty() && line.back() == ' ');
}

/// The lines of one stream, each behind `mark`.
std::string render_stream(std::string_view text, std::string_view mark) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const bool is_open = end == std::string_view::npos;
        text.remove_prefix(is_open ? text.size() : end + 1);
        std::string shown(mark);
        if (line.empty() && !shown.empty()) shown.pop_back();
        if (mark.empty() && line.empty() && text.empty()) {
            shown = "\\n\\";  // a plain blank line at the end would read as layout
        } else if (is_open || needs_escape(line)) {
            shown += '\\' + escape(line) + (is_open ? "\\" : "");
        } else {
            shown += line;
        }
        out += shown + '\n';
    }
    return out;
}

std::string render_outcome(const Outcome& outcome) {
    std::string out = render_stream(outcome.out, "") + render_stream(outcome.err, "! ");
    if (outcome.exit_code != 0) out += "? " + std::to_string(outcome.exit_code) + '\n';
    return out;
}

/// The command of a line `$ …`, where `$DATA` is the project's data folder.
std::optional<ShellCommand> parse_command(std::string_view line) {
    std::string text(line.substr(2));
    for (std::size_t at = text.find("$DATA"); at != std::string::npos; at = text.find("$DATA", at)) {
        text.replace(at, 5, "data");
    }
    return parse_shell_command(text);
}

class GoldenReplay {
  public:
    GoldenReplay(std::string_view text, const Stage& stage) : lines_(split_lines(text)), stage_(stage) {}

    std::string run() {
        while (at_ < lines_.size() && !starts_with(lines_[at_], "--- ")) keep();
        if (out_.empty()) refuse(0, "no sentence says what the case shows");
        while (at_ < lines_.size()) section();
        if (commands_ == 0) refuse(at_ - 1, "no command is run");
        return out_;
    }

  private:
    void keep() { out_ += lines_[at_++] + '\n'; }

    void section() {
        const std::optional<ShellCommand> head = parse_shell_command(lines_[at_].substr(4));
        const std::size_t words = head ? head->words.size() : 0;
        if (words == 1 && head->words[0] == "run") {
            keep();
            run_section();
        } else if (words >= 2 && words <= 3 && head->words[0] == "file") {
            if (words == 3 && head->words[2] != "escaped")
                refuse(at_, "only 'escaped' may follow a file's name");
            keep();
            file_section(head->words[1], words == 3);
        } else {
            refuse(at_, "a section is '--- run' or '--- file NAME [escaped]'");
        }
    }

    void file_section(const std::string& name, bool escaped) {
        std::string content;
        for (; at_ < lines_.size() && !starts_with(lines_[at_], "--- "); keep()) {
            content += escaped ? unescape_line(lines_[at_]) : lines_[at_] + '\n';
        }
        stage_.write_file(name, content);
    }

    void run_section() {
        while (at_ < lines_.size() && !starts_with(lines_[at_], "--- ")) {
            if (lines_[at_].empty()) {
                keep();
                continue;
            }
            if (!starts_with(lines_[at_], "$ ")) refuse(at_, "a command stands behind '$ '");
            const std::optional<ShellCommand> command = parse_command(lines_[at_]);
            if (!command) refuse(at_, "the command needs a shell");
            keep();
            ++commands_;
            out_ += render_outcome(stage_.run(*command));
            skip_old_output();
        }
    }

    /// Goes to the next command or section; the blank lines before it are layout, not output.
    void skip_old_output() {
        std::size_t end = at_;
        while (end < lines_.size() && !starts_with(lines_[end], "$ ") && !starts_with(lines_[end], "--- "))
            ++end;
        at_ = end;
        if (end < lines_.size()) {
            while (at_ > 0 && lines_[at_ - 1].empty()) --at_;
        }
    }

    std::vector<std::string> lines_;
    const Stage& stage_;
    std::size_t at_ = 0;
    std::size_t commands_ = 0;
    std::string out_;
};

}  // namespace

std::string replay_golden(std::string_view text, const Stage& stage) {
    return GoldenReplay(text, stage).run();
}

std::string replay_markdown(std::string_view text, const Stage& stage) {
    const std::vector<std::string> lines = split_lines(text);
    std::string out;
    bool in_console = false;
    bool replaced = false;
    for (const std::string& line : lines) {
        const bool fence = starts_with(line, "```");
        if (fence) in_console = !in_console && line == "```console";
        if (fence || starts_with(line, "$ ")) replaced = false;
        if (replaced) continue;
        out += line + '\n';
        if (!in_console || !starts_with(line, "$ kanjo")) continue;
        if (const std::optional<ShellCommand> command = parse_command(line)) {
            const Outcome outcome = stage.run(*command);
            out += outcome.out + outcome.err;
            replaced = true;
        }
    }
    return out;
}

}  // namespace kanjo::test
