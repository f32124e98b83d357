#include "rates/rate_input.h"

#include <cstring>

#include "base/limits.h"

namespace kanjo {
namespace {

/// Small, since fresh memory costs more than reading does.
constexpr std::size_t block_bytes = 16 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Error too_long(const std::string& name, std::uint64_t line) {
    return error_of(Code::K0205,
                    "a line is longer than " + std::to_string(limits::rate_line_bytes_max) + " bytes",
                    "a rate file has one row a line")
        .in(name, line);
}

Error too_large(const std::string& name) {
    return error_of(Code::K0205,
                    "the rates are more than " + std::to_string(limits::rate_file_bytes_max) + " bytes",
                    "check that it is the file you mean")
        .in(name, 0);
}

}  // namespace

/// Reads on behind what is unread; false where nothing more comes.
Result<bool> RateInput::read_more() {
    if (source_ == nullptr) return false;
    const std::size_t kept = unread_.size();
    if (kept > 0) std::memmove(buffer_.data(), unread_.data(), kept);
    if (buffer_.size() < kept + block_bytes) buffer_.resize(kept + block_bytes);
    Result<std::size_t> count = source_->read(buffer_.data() + kept, buffer_.size() - kept);
    if (!count) return std::move(count).error();
    if (*count == 0) source_ = nullptr;
    bytes_read_ += *count;
    if (bytes_read_ > limits::rate_file_bytes_max) return too_large(name_);
    unread_ = std::string_view(buffer_.data(), kept + *count);
    return *count > 0;
}

Result<std::string_view> RateInput::head() {
    while (unread_.size() < block_bytes) {
        Result<bool> more = read_more();
        if (!more) return std::move(more).error();
        if (!*more) break;
    }
    if (unread_.starts_with(byte_order_mark)) unread_.remove_prefix(byte_order_mark.size());
    return unread_;
}

Result<bool> RateInput::next_line(std::string_view& line) {
    std::size_t end = unread_.find('\n');
    while (end == std::string_view::npos) {
        const std::size_t searched = unread_.size();
        if (searched > limits::rate_line_bytes_max) return too_long(name_, line_number_ + 1);
        Result<bool> more = read_more();
        if (!more) return std::move(more).error();
        if (!*more) break;
        end = unread_.find('\n', searched);
    }
    if (unread_.empty()) return false;
    line = unread_.substr(0, end);
    if (line.size() > limits::rate_line_bytes_max) return too_long(name_, line_number_ + 1);
    unread_.remove_prefix(std::min(line.size() + 1, unread_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++line_number_;
    return true;
}

Result<std::string> RateInput::rest() {
    std::string bytes(unread_);
    unread_ = {};
    if (source_ == nullptr) return bytes;
    Result<std::string> more = read_all(*source_, limits::rate_file_bytes_max);
    if (!more) return more;
    return bytes + *more;
}

}  // namespace kanjo
