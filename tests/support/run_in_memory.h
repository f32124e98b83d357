// The tool in process, with a table of few rates: for runs that are many.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/run_cli.h"

namespace kanjo::test {

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
        (std::filesystem::temp_directory_path() / ("kanjo-test-" + std::to_string(getpid()) + ".csv"))
            .string();
};

/// Runs it with `input` as its standard input, and returns the exit code.
inline int run_in_memory(std::vector<std::string> words, std::unique_ptr<ByteSource> input, ByteSink& out,
                         ByteSink& err) {
    static const RatesFile rates;
    Invocation invocation;
    invocation.arguments = std::move(words);
    invocation.open_stdin = [&]() -> Result<std::unique_ptr<ByteSource>> { return std::move(input); };
    invocation.out = &out;
    invocation.err = &err;
    invocation.environment = [](const std::string& name) -> std::optional<std::string> {
        if (name == "KANJO_RATES") return rates.path();
        return std::nullopt;
    };
    invocation.today = [] { return parse_date("2024-04-12").value(); };
    return run_cli(invocation);
}

}  // namespace kanjo::test
