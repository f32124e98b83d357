// Any bytes as commitments: CSV, JSON and JSON Lines, totalled and converted, the same however they arrive;
// parts of them give the same total; and what is refused is refused alone.
#include "fuzz/tool.h"

namespace kanjo::test {
namespace {

const std::vector<std::string> total = {"total",  "-",        "--in", "USD,JPY", "--by",
                                        "sector", "--format", "json", "--basis", "2024"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

void check_records(const std::string& bytes) {
    const Ran whole = run_tool(total, bytes);
    require(whole.exit_code == 0 || whole.out.empty(), "there is no total where something is wrong");
    const Ran slow = run_tool(with(total, {"--jobs", "1"}), bytes, Arrival::byte_by_byte);
    require(whole == slow, "totals do not depend on how the bytes arrive");
    const Ran going = run_tool(with(total, {"--keep-going"}), bytes);
    require(whole.exit_code != 0 || going.out == whole.out, "--keep-going changes no total that is whole");

    const Ran part = run_tool({"total", "-", "--by", "sector", "--partial"}, bytes);
    if (part.exit_code == 0) {
        const Ran merged =
            run_tool({"merge", "-", "--in", "USD,JPY", "--format", "json", "--basis", "2024"}, part.out);
        if (whole.exit_code == 0) require(merged.out == whole.out, "a part gives the total of one run");
    }
    const std::vector<std::string> convert = {"convert", "-", "--in", "USD", "--basis", "2024"};
    require(run_tool(convert, bytes) == run_tool(convert, bytes, Arrival::byte_by_byte),
            "conversions do not depend on how the bytes arrive");
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_records(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
