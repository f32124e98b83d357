// Sources and sinks in memory, for running the library and the tool in process.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "records/bytes.h"

namespace kanjo::test {

class MemorySource : public ByteSource {
  public:
    MemorySource(std::string bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name)) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t count = std::min(size, bytes_.size() - at_);
        std::copy_n(bytes_.data() + at_, count, buffer);
        at_ += count;
        return count;
    }
    const std::string& name() const override { return name_; }

  private:
    std::string bytes_;
    std::string name_;
    std::size_t at_ = 0;
};

class MemorySink : public ByteSink {
  public:
    Result<Done> write(std::string_view bytes) override {
        text_ += bytes;
        return Done{};
    }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace kanjo::test
