#include "records/json_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// How much of a line an error shows on either side; a line can be the whole file.
constexpr std::size_t excerpt_side_max = 300;

struct LineCount {
    std::uint64_t lines = 0;
    std::string_view rest;  ///< behind the last line end
};

LineCount count_lines(std::string_view text) {
    LineCount count{0, text};
    while (!count.rest.empty()) {
        const void* const line_end = std::memchr(count.rest.data(), '\n', count.rest.size());
        if (line_end == nullptr) break;
        ++count.lines;
        count.rest.remove_prefix(
            static_cast<std::size_t>(static_cast<const char*>(line_end) - count.rest.data()) + 1);
    }
    return count;
}

std::uint64_t count_characters(std::string_view text) {
    return static_cast<std::uint64_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation_byte(c); }));
}

/// The neighbourhood of `at` in its line, at code point boundaries.
Span excerpt_around(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] != '\n' && at - begin < excerpt_side_max) --begin;
    while (begin < at && is_continuation_byte(text[begin])) ++begin;
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n' && end - at < excerpt_side_max) ++end;
    while (end > at && end < text.size() && is_continuation_byte(text[end])) --end;
    if (end > begin && text[end - 1] == '\r') --end;
    return {begin, end - begin};
}

}  // namespace

Result<Done> JsonReader::begin() {
    do {
        const Result<Done> filled = buffer_.refill(0);
        if (!filled) return filled;
    } while (!buffer_.is_at_end() && buffer_.size() < byte_order_mark.size());
    if (!buffer_.text(0, buffer_.size()).starts_with(byte_order_mark)) return Done{};
    header_ = byte_order_mark;
    next_ = byte_order_mark.size();
    return count_from_here();
}

Result<Done> JsonReader::count_from_here() {
    front_ = known_ = {};
    return buffer_.refill(std::exchange(next_, 0));
}

Result<Done> JsonReader::refill() {
    front_ = passed_at(next_);
    front_.offset = 0;
    known_ = front_;
    const std::size_t keep_from = std::exchange(next_, 0);
    Result<Done> filled = buffer_.refill(keep_from);
    if (!filled && filled.error().place.file.empty()) {
        return Error(filled.error()).in(buffer_.source().name(), front_.lines + 1);
    }
    return filled;
}

std::uint64_t JsonReader::lines_before(std::size_t offset) const {
    return passed_at(offset).lines;
}

JsonReader::Passed JsonReader::passed_at(std::size_t offset) const {
    const Passed& from = known_.offset <= offset ? known_ : front_;
    const LineCount count = count_lines(buffer_.text(from.offset, offset));
    const std::uint64_t characters = count_characters(count.rest);
    return {offset, from.lines + count.lines, characters + (count.lines == 0 ? from.characters : 0)};
}

Place JsonReader::place() const {
    known_ = passed_at(record_begin_);
    return place_at(record_begin_);
}

Place JsonReader::place_at(std::size_t offset) const {
    const Passed passed = passed_at(offset);
    return {buffer_.source().name(), passed.lines + 1, passed.characters + 1};
}

Place JsonReader::place_of(std::size_t slot) const {
    const char* const value = row_.value_of(slot);
    return place_at(value == nullptr ? record_begin_ : offset_of(value));
}

Next JsonReader::give(Record& record, const char* raw_end) {
    record_begin_ = offset_of(row_.begin());
    record.fields = row_.fields();
    record.raw = {row_.begin(), static_cast<std::size_t>(raw_end - row_.begin())};
    if (__builtin_expect(row_.scanner().state() == JsonState::good, 1)) return Next::record;
    error_ = error_of_fault(row_.scanner().fault());
    return Next::bad_record;
}

Next JsonReader::fail(Error error) {
    error_ = std::move(error);
    return Next::failed;
}

Error JsonReader::error_of_fault(const JsonFault& fault) const {
    const std::size_t at = offset_of(fault.begin);
    const Span shown = excerpt_around(buffer_.text(0, buffer_.size()), at);
    Error error = error_of(fault.code, fault.message, fault.help);
    error.place = place_at(at);
    error.excerpt = buffer_.text(shown.begin, shown.begin + shown.length);
    error.caret = {at - shown.begin, std::min(fault.length, shown.begin + shown.length -
                                                                std::min(at, shown.begin + shown.length))};
    return error;
}

}  // namespace kanjo
