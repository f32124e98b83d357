// Any lines as the words of a command line: done or refused. Those that would write files are left out.
#include "fuzz/tool.h"

namespace kanjo::test {
namespace {

const std::string commitments =
    "sector,date,amount,currency\nchips,2024-04-12,3.9T,JPY\ncloud,2024,$10-15B,\n";

bool writes_files(const std::string& word) {
    for (const char* option : {"-o", "--output", "--rejects", "--save-rates", "import", "--partial"}) {
        if (word.starts_with(option)) return true;
    }
    return false;
}

void check_line(const std::string& text) {
    std::vector<std::string> words = {"--no-config"};
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        if (writes_files(words.back()) || words.back().find('\0') != std::string::npos) return;
        begin = end + 1;
    }
    const Ran ran = run_tool(words, commitments);
    require(ran.exit_code >= 0 && ran.exit_code <= 3, "exit codes are those that are documented");
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_line(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
