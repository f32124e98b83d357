#include "check/prose_reader.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr std::size_t block_size_usual = std::size_t{1} << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

ProseReader::ProseReader(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind)
    : source_(std::move(source)), kind_(kind) {}

Result<Done> ProseReader::fill(std::size_t size) {
    std::size_t used = buffer_.size();
    buffer_.resize(std::max(size, used));
    while (used < buffer_.size() && !is_at_end_) {
        const Result<std::size_t> count = source_->read(buffer_.data() + used, buffer_.size() - used);
        if (!count) return count.error();
        is_at_end_ = *count == 0;
        used += *count;
    }
    buffer_.resize(used);
    return Done{};
}

/// A block without the end of a paragraph grows until it has one, or to the limit, where it is cut as it is.
Result<bool> ProseReader::next() {
    drop_block();
    for (std::size_t size = block_size_usual;; size *= 2) {
        const Result<Done> filled = fill(size);
        if (!filled) return filled.error();
        if (!kind_) kind_ = prose_kind_of(source_->name(), buffer_);
        prose_.clear();
        const Prose::Cut cut = read_prose(*kind_, buffer_, prose_);
        block_size_ = buffer_.size();
        if (is_at_end_) return block_size_ > 0;
        if (cut.source_size > 0) {
            prose_.truncate(cut);
            block_size_ = cut.source_size;
            return true;
        }
        if (size >= limits::paragraph_bytes_max) return true;
    }
}

void ProseReader::drop_block() {
    move_cursor_to(block_size_);
    buffer_.erase(0, block_size_);
    block_size_ = 0;
    cursor_ = 0;
}

void ProseReader::move_cursor_to(std::size_t offset) {
    std::string_view passed = std::string_view(buffer_).substr(cursor_, offset - cursor_);
    const bool is_start = line_ == 1 && column_ == 1;
    if (is_start && passed.substr(0, byte_order_mark.size()) == byte_order_mark) {
        passed.remove_prefix(byte_order_mark.size());
    }
    for (std::size_t end = passed.find('\n'); end != passed.npos; end = passed.find('\n')) {
        passed.remove_prefix(end + 1);
        ++line_;
        column_ = 1;
    }
    column_ += count_code_points(passed);
    cursor_ = offset;
}

Place ProseReader::place_of(std::size_t offset) {
    KANJO_INVARIANT(cursor_ <= offset && offset <= block_size_);
    move_cursor_to(offset);
    return {source_->name(), line_, column_};
}

}  // namespace kanjo
