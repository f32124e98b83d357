// Any lines as a part of a total, under the checksum that it would have: merged or refused.
#include <algorithm>

#include "fuzz/tool.h"
#include "records/checksum.h"

namespace kanjo::test {
namespace {

/// The lines as a part ends them: with their number and checksum.
std::string sealed(std::string lines) {
    if (lines.empty() || lines.back() != '\n') lines += '\n';
    Checksum checksum;
    checksum.add(lines);
    const auto count = std::count(lines.begin(), lines.end(), '\n');
    return lines + "{\"end\":" + std::to_string(count) + ",\"xxh3_128\":\"" + checksum.take() + "\"}\n";
}

void check_part(const std::string& lines) {
    const std::vector<std::string> merge = {"merge", "-", "--in", "USD", "--format", "json"};
    run_tool(merge, lines);
    const std::string part = sealed(lines);
    require(run_tool(merge, part) == run_tool(merge, part, Arrival::byte_by_byte),
            "a total does not depend on how a part arrives");
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_part(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
