#include "records/peekable_source.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {

Result<std::string_view> PeekableSource::peek(std::size_t size_min) {
    constexpr std::size_t step = 4096;
    KANJO_INVARIANT(position_ == 0);
    while (first_.size() < size_min) {
        const std::size_t have = first_.size();
        first_.resize(std::max(size_min, have + step));
        const Result<std::size_t> count = rest_->read(first_.data() + have, first_.size() - have);
        first_.resize(have + (count ? *count : 0));
        if (!count) return count.error();
        if (*count == 0) break;
    }
    return std::string_view(first_);
}

Result<std::size_t> PeekableSource::read(char* buffer, std::size_t size) {
    if (position_ == first_.size()) return rest_->read(buffer, size);
    const std::size_t count = first_.copy(buffer, size, position_);
    position_ += count;
    return count;
}

}  // namespace kanjo
