// Where the separators and line ends of CSV text stand, found 64 bytes at a time by bit masks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kanjo {

/// Marks the delimiters and line feeds outside quotes, stretch by stretch. Offsets are from the base that the
/// caller passes each time; 32 bits hold them, since a buffer is far smaller.
class CsvMarks {
  public:
    explicit CsvMarks(char delimiter) : delimiter_(delimiter) {}

    /// Marks base[begin, end). Stops at the first fault: a quote where none may stand, or a NUL byte.
    /// Requires: 64 bytes may be read at `end`; base[end] is the next byte of the text unless it ends there;
    /// begin is where the last call ended, or restart was called; the length is a multiple of 64 unless the
    /// text ends there.
    void scan(const char* base, std::size_t begin, std::size_t end);

    /// Forgets all marks; what follows stands outside quotes at the beginning of a record.
    void restart();
    /// Forgets the marks of the first `records` records and moves the rest `bytes` to the front.
    void drop(std::size_t records, std::size_t bytes);

    /// Records that end within what was scanned.
    std::size_t record_count() const { return record_count_; }
    /// The separators of a record: delimiters, then its line feed.
    const std::uint32_t* separators(std::size_t record) const { return separators_.data() + first(record); }
    std::size_t separator_count(std::size_t record) const { return record_ends_[record] - first(record); }

    /// One past the line feed of a record, in bytes.
    std::size_t record_end(std::size_t record) const {
        return separators_[record_ends_[record] - 1] + std::size_t{1};
    }
    /// How many of the `records` from `first_record` on have `count` separators each, up to the first that
    /// has not.
    std::size_t equal_records(std::size_t first_record, std::size_t records, std::size_t count) const {
        std::size_t equal = 0;
        for (std::size_t end = first(first_record) + count; equal < records; ++equal, end += count) {
            if (record_ends_[first_record + equal] != end) break;
        }
        return equal;
    }

    /// The byte at or just before which something is wrong.
    std::optional<std::size_t> fault() const { return fault_; }
    bool is_inside_quotes() const { return carry_.inside != 0; }
    /// Whether a line feed stands inside quotes in what is marked.
    bool has_inner_line_feeds() const { return inner_line_feed_end_ > 0; }

  private:
    std::size_t first(std::size_t record) const { return record == 0 ? 0 : record_ends_[record - 1]; }
    void reserve(std::size_t bytes);
    inline void scan_blocks(const char* base, std::size_t begin, std::size_t end);
    void scan_with_popcnt(const char* base, std::size_t begin, std::size_t end);

    char delimiter_;
    /// What the bytes before decide of those that follow.
    struct Carry {
        std::uint64_t inside = 0;       ///< all ones where the last byte was inside quotes
        std::uint64_t may_open = 1;     ///< bit 0: the last byte was a separator or closing quote
        std::uint64_t was_closing = 0;  ///< bit 0: the last byte was a closing quote
    };
    Carry carry_;
    std::optional<std::size_t> fault_;
    std::size_t inner_line_feed_end_ = 0;  ///< one past the last line feed inside quotes, 0 without one
    std::vector<std::uint32_t> separators_;
    std::vector<std::uint32_t> record_ends_;  ///< one past the line feed of each record, in separators_
    std::size_t separator_count_ = 0;
    std::size_t record_count_ = 0;
};

}  // namespace kanjo
