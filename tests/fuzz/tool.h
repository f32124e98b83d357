// The tool in process, with any bytes as its standard input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

namespace kanjo::test {

/// Gives one byte at a time.
class SlowSource : public MemorySource {
  public:
    using MemorySource::MemorySource;
    Result<std::size_t> read(char* buffer, std::size_t size) override {
        return MemorySource::read(buffer, size == 0 ? 0 : 1);
    }
};

enum class Arrival { at_once, byte_by_byte };

struct Ran {
    int exit_code = 0;
    std::string out;
    std::string err;
    /// The same result and the same first message; a message shows as much of its line as has arrived.
    bool operator==(const Ran& other) const {
        const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
        return exit_code == other.exit_code && out == other.out && first_line(err) == first_line(other.err);
    }
};

/// Runs the tool. No input may be a fault of it, and where it stops nothing half right may stand in its
/// output.
inline Ran run_tool(std::vector<std::string> arguments, const std::string& input,
                    Arrival arrival = Arrival::at_once) {
    std::unique_ptr<ByteSource> source = std::make_unique<MemorySource>(input, "-");
    if (arrival == Arrival::byte_by_byte) source = std::make_unique<SlowSource>(input, "-");
    MemorySink out;
    MemorySink err;
    const int exit_code = run_in_memory(std::move(arguments), std::move(source), out, err);
    const Ran ran{exit_code, out.text(), err.text()};
    require(ran.exit_code != 70, "no input is a fault: " + ran.err);
    require(ran.exit_code == 0 || !ran.err.empty() || !ran.out.empty(), "a failure says what is wrong");
    return ran;
}

}  // namespace kanjo::test
