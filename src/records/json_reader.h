// What the two readers of JSON records share: the buffer, the row, and knowing where they are.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "records/json_row.h"
#include "records/record.h"
#include "records/sliding_buffer.h"

namespace kanjo {

class JsonReader : public RecordReader {
  public:
    std::optional<std::span<const std::string>> columns() const override { return std::nullopt; }
    std::string_view header() const override { return header_; }
    void bind(std::span<const std::string> names) override { row_.bind(names); }
    const Error& error() const override { return error_; }
    Place place() const override;
    Place place_of(std::size_t slot) const override;

  protected:
    /// `offset` is what the source's first byte counts as.
    explicit JsonReader(std::unique_ptr<ByteSource> source, std::uint64_t offset = 0)
        : buffer_(std::move(source), offset) {}

    /// Reads the first bytes and passes a byte order mark.
    Result<Done> begin();
    /// Reads on, keeping what stands from next_ on.
    Result<Done> refill();
    /// Lets go of what was read, and counts lines and columns from here.
    Result<Done> count_from_here();
    std::uint64_t lines_before(std::size_t offset) const;
    /// next_ begins a line, and so many are before it.
    void begin_line(std::uint64_t lines) { known_ = {next_, lines, 0}; }
    std::size_t offset_of(const char* at) const { return static_cast<std::size_t>(at - buffer_.data()); }
    const char* at_next() const { return buffer_.data() + next_; }
    const char* text_end() const { return buffer_.data() + buffer_.size(); }

    /// The row's outcome; the record gets its bytes up to `raw_end`.
    Next give(Record& record, const char* raw_end);
    Next fail(Error error);
    /// The fault with its place and a piece of its line.
    Error error_of_fault(const JsonFault& fault) const;

    SlidingBuffer buffer_;
    JsonRow row_;
    std::size_t next_ = 0;          ///< in the buffer: what is not read yet
    std::size_t record_begin_ = 0;  ///< in the buffer: the record given last

  private:
    /// What stands before an offset in the buffer.
    struct Passed {
        std::size_t offset = 0;
        std::uint64_t lines = 0;
        std::uint64_t characters = 0;  ///< of its line
    };

    Passed passed_at(std::size_t offset) const;
    Place place_at(std::size_t offset) const;

    Error error_;
    std::string_view header_;  ///< a byte order mark, where there is one
    Passed front_;             ///< before the buffer
    mutable Passed known_;     ///< before the record whose place was asked for last: the next one is near
};

}  // namespace kanjo
