// The stretch of a source that is in memory while its records are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "records/bytes.h"

namespace kanjo {

class SlidingBuffer {
  public:
    /// Bytes that may be read beyond the end; refill leaves them 0.
    static constexpr std::size_t padding = 64;

    /// `offset` is what the source's first byte counts as.
    explicit SlidingBuffer(std::unique_ptr<ByteSource> source, std::uint64_t offset = 0);

    const char* data() const { return bytes_.get(); }
    char* data() { return bytes_.get(); }
    std::size_t size() const { return size_; }
    std::string_view text(std::size_t begin, std::size_t end) const {
        return {bytes_.get() + begin, end - begin};
    }
    /// Whether the source has no more than what is here.
    bool is_at_end() const { return is_at_end_; }
    /// The place in the source of the first byte here.
    std::uint64_t front_offset() const { return front_offset_; }
    const ByteSource& source() const { return *source_; }

    /// Lets go of the bytes before `keep_from`, moves the rest to the front and reads on; makes room where
    /// nothing could be let go. Errors: those of the source, and K0205 where the rest reached
    /// limits::record_bytes_max.
    Result<Done> refill(std::size_t keep_from);
    /// Adds a byte that the source lacks. Requires: is_at_end().
    void append(char byte);

  private:
    std::unique_ptr<ByteSource> source_;
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_;
    std::size_t size_ = 0;
    std::uint64_t front_offset_ = 0;
    bool is_at_end_ = false;
};

}  // namespace kanjo
