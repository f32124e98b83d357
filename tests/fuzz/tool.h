// The tool in process, with any bytes as its standard input.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/run_cli.h"
#include "fuzz/fuzz.h"
#include "support/memory_bytes.h"

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

/// A table of few rates: the built-in one takes longer to read than most inputs.
class RatesFile {
  public:
    RatesFile() {
        std::ofstream(path_) << "period,base,quote,rate\n2024,EUR,USD,1.08\n2024-04-12,EUR,USD,1.0652\n"
                                "2024,EUR,JPY,163.85\n2024-04-12,EUR,JPY,163.16\n";
    }
    RatesFile(const RatesFile&) = delete;
    RatesFile& operator=(const RatesFile&) = delete;
    ~RatesFile() { std::filesystem::remove(path_); }
    const std::string& path() const { return path_; }

  private:
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("kanjo-fuzz-" + std::to_string(getpid()) + ".csv"))
            .string();
};

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
    static const RatesFile rates;
    MemorySink out;
    MemorySink err;
    Invocation invocation;
    invocation.arguments = std::move(arguments);
    invocation.open_stdin = [&]() -> Result<std::unique_ptr<ByteSource>> {
        if (arrival == Arrival::at_once) return std::unique_ptr<ByteSource>(new MemorySource(input, "-"));
        return std::unique_ptr<ByteSource>(new SlowSource(input, "-"));
    };
    invocation.out = &out;
    invocation.err = &err;
    invocation.environment = [](const std::string& name) -> std::optional<std::string> {
        if (name == "KANJO_RATES") return rates.path();
        return std::nullopt;
    };
    invocation.today = [] { return parse_date("2024-04-12").value(); };
    Ran ran{run_cli(invocation), out.text(), err.text()};
    require(ran.exit_code != 70, "no input is a fault: " + ran.err);
    require(ran.exit_code == 0 || !ran.err.empty() || !ran.out.empty(), "a failure says what is wrong");
    return ran;
}

}  // namespace kanjo::test
