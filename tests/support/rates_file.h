// A file of few rates, for runs of the tool in process that are many.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

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
        (std::filesystem::temp_directory_path() / ("kanjo-fuzz-" + std::to_string(getpid()) + ".csv"))
            .string();
};

}  // namespace kanjo::test
