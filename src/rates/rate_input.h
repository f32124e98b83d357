// A rate file as its formats read it: by its beginning, line by line, or whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "records/bytes.h"

namespace kanjo {

class RateInput {
  public:
    /// Requires: `source` outlives the input.
    explicit RateInput(ByteSource& source) : source_(&source), name_(source.name()) {}
    /// Bytes that are in memory already, and are not copied. Requires: `bytes` outlives the input.
    RateInput(std::string_view bytes, std::string name) : name_(std::move(name)), unread_(bytes) {}

    const std::string& name() const { return name_; }
    /// The first bytes of the file, without a byte order mark: all that it has, or some kilobytes. Call it
    /// before the others. Errors: K0102.
    Result<std::string_view> head();
    /// The next line without its end, valid until the next call; false at the end. Errors: K0102, K0205.
    Result<bool> next_line(std::string_view& line);
    /// Of the line that next_line gave, from 1.
    std::uint64_t line_number() const { return line_number_; }
    /// All bytes that were not taken as lines. Errors: K0102, K0205.
    Result<std::string> rest();

  private:
    Result<bool> read_more();

    ByteSource* source_ = nullptr;  ///< null at its end
    std::string name_;
    std::string_view unread_;  ///< within buffer_, unless the bytes were in memory
    std::string buffer_;
    std::uint64_t line_number_ = 0;
    std::uint64_t bytes_read_ = 0;
};

}  // namespace kanjo
