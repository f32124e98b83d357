// kanjo_golden_tests FILE...: runs golden files (*.txt) and pages with console blocks (*.md) in process, each
// in an empty directory with the project's data folder in it. KANJO_UPDATE_GOLDEN=1 rewrites them.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "cli/run_cli.h"
#include "golden/transcript.h"
#include "support/line_diff.h"
#include "support/memory_bytes.h"

namespace fs = std::filesystem;

namespace kanjo::test {
namespace {

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, std::string_view content) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// An empty working directory for one case, gone with it.
class Workplace {
  public:
    Workplace() : before_(fs::current_path()) {
        std::string name = (fs::temp_directory_path() / "kanjo-golden-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a directory");
        path_ = name;
        fs::create_directory_symlink(KANJO_DATA_DIR, path_ / "data");
        fs::current_path(path_);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace() {
        std::error_code ignored;
        fs::current_path(before_, ignored);
        fs::remove_all(path_, ignored);
    }

  private:
    fs::path before_;
    fs::path path_;
};

/// `TTY=80` makes standard output a terminal of 80 columns; other assignments are the tool's environment, all
/// of it.
Outcome run_kanjo(const ShellCommand& command) {
    MemorySink out;
    MemorySink err;
    const std::string input = command.input_file ? read_file(*command.input_file) : std::string();
    Invocation invocation;
    invocation.arguments.assign(command.words.begin() + 1, command.words.end());
    invocation.open_stdin = [&input]() -> Result<std::unique_ptr<ByteSource>> {
        return std::unique_ptr<ByteSource>(std::make_unique<MemorySource>(input, "-"));
    };
    invocation.out = &out;
    invocation.err = &err;
    invocation.environment = [&command](const std::string& name) -> std::optional<std::string> {
        for (const auto& [key, value] : command.environment) {
            if (key == name && key != "TTY") return value;
        }
        return std::nullopt;
    };
    invocation.today = [] { return parse_date("2024-04-12").value(); };
    for (const auto& [key, value] : command.environment) {
        if (key != "TTY") continue;
        invocation.stdout_is_terminal = true;
        invocation.terminal_columns = std::stoi(value);
    }
    const int exit_code = run_cli(invocation);
    return {out.text(), err.text(), exit_code};
}

/// `cat FILE` shows what a command wrote, `ls` the names of the files that there are.
Outcome run_command(const ShellCommand& command) {
    const std::vector<std::string>& words = command.words;
    if (words.size() == 2 && words[0] == "cat") return {read_file(words[1]), "", 0};
    if (words.size() == 1 && words[0] == "ls") {
        std::vector<std::string> names;
        for (const fs::directory_entry& entry : fs::directory_iterator(".")) {
            if (entry.path().filename() != "data") names.push_back(entry.path().filename().string() + '\n');
        }
        std::sort(names.begin(), names.end());
        std::string out;
        for (const std::string& name : names) out += name;
        return {out, "", 0};
    }
    if (words.empty() || words[0] != "kanjo") throw std::runtime_error("only kanjo, cat and ls are run");
    return run_kanjo(command);
}

bool check(const fs::path& path, bool update) {
    const std::string expected = read_file(path);
    std::string found;
    {
        const Workplace workplace;
        const Stage stage{
            [](const std::string& name, std::string_view content) { write_file(name, content); },
            run_command};
        found = path.extension() == ".md" ? replay_markdown(expected, stage) : replay_golden(expected, stage);
    }
    if (found == expected) return true;
    if (update) {
        write_file(path, found);
        std::cout << path.string() << ": rewritten\n";
        return true;
    }
    std::cout << path.string() << " differs: - expected, + found (KANJO_UPDATE_GOLDEN=1 rewrites it)\n"
              << diff_lines(expected, found);
    return false;
}

}  // namespace
}  // namespace kanjo::test

int main(int argc, char** argv) {
    const char* update = std::getenv("KANJO_UPDATE_GOLDEN");
    bool passed = argc > 1;
    for (int i = 1; i < argc; ++i) {
        try {
            if (!kanjo::test::check(fs::absolute(argv[i]), update != nullptr && *update == '1'))
                passed = false;
        } catch (const std::exception& error) {
            std::cout << argv[i] << ": " << error.what() << '\n';
            passed = false;
        }
    }
    return passed ? 0 : 1;
}
