// Any lines as a part of a total, under the checksum that it would have: merged or refused.
#include "fuzz/tool.h"
#include "support/sealed_part.h"

namespace kanjo::test {
namespace {

void check_part(const std::string& lines) {
    const std::vector<std::string> merge = {"merge", "-", "--in", "USD", "--format", "json"};
    run_tool(merge, lines);
    const std::string part = sealed_part(lines);
    require(run_tool(merge, part) == run_tool(merge, part, Arrival::byte_by_byte),
            "a total does not depend on how a part arrives");
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_part(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
