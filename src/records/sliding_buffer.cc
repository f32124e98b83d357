#include "records/sliding_buffer.h"

#include <algorithm>
#include <cstring>

#include "base/invariant.h"
#include "base/limits.h"

namespace kanjo {
namespace {

/// Large enough that reading costs few calls, small enough to stay in the second-level cache.
constexpr std::size_t capacity_at_first = 128 * 1024;

/// Readers look at blocks whose next byte is known, so that a record of the full size needs one block more.
constexpr std::size_t capacity_max = limits::record_bytes_max + SlidingBuffer::padding;

std::unique_ptr<char[]> bytes_for(std::size_t capacity) {
    return std::make_unique_for_overwrite<char[]>(capacity + SlidingBuffer::padding + 1);
}

}  // namespace

SlidingBuffer::SlidingBuffer(std::unique_ptr<ByteSource> source, std::uint64_t offset)
    : source_(std::move(source)),
      bytes_(bytes_for(capacity_at_first)),
      capacity_(capacity_at_first),
      front_offset_(offset) {
    std::memset(bytes_.get(), 0, padding);
}

Result<Done> SlidingBuffer::refill(std::size_t keep_from) {
    KANJO_INVARIANT(keep_from <= size_);
    const std::size_t kept = size_ - keep_from;
    if (kept == capacity_) {
        if (capacity_ == capacity_max) {
            return error_of(
                Code::K0205,
                "a record is longer than " + std::to_string(limits::record_bytes_max) + " bytes",
                "look for a quote that is never closed, or a file that is no table");
        }
        capacity_ = std::min(capacity_ * 2, capacity_max);
        std::unique_ptr<char[]> larger = bytes_for(capacity_);
        std::memcpy(larger.get(), bytes_.get(), size_);
        bytes_ = std::move(larger);
    } else {
        std::memmove(bytes_.get(), bytes_.get() + keep_from, kept);
    }
    size_ = kept;
    front_offset_ += keep_from;
    const Result<std::size_t> count = source_->read(bytes_.get() + size_, capacity_ - size_);
    if (!count) return count.error();
    size_ += *count;
    is_at_end_ = *count == 0;
    std::memset(bytes_.get() + size_, 0, padding);
    return Done{};
}

void SlidingBuffer::append(char byte) {
    KANJO_INVARIANT(is_at_end_);
    bytes_[size_++] = byte;
}

}  // namespace kanjo
