// Where the separators and line ends of CSV text stand, found 64 bytes at a time by bit masks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace kanjo {

/// Marks the delimiters and line feeds outside quotes, stretch by stretch. Offsets are from the base that the
/// caller passes each time; 32 bits hold them, since a buffer is far smaller.
class CsvMarks {
  public:
    /// Those of the processor that are used; the marks are the same.
    enum class Instructions : std::uint8_t { best, common };
    explicit CsvMarks(char delimiter, Instructions instructions = Instructions::best);

    /// Marks base[begin, end). Stops at the first fault: a quote where none may stand, or a NUL byte.
    /// Requires: 64 bytes may be read at `end`; base[end] is the next byte of the text unless it ends there;
    /// begin is where the last call ended, or restart was called; the length is a multiple of 64 unless the
    /// text ends there.
    void scan(const char* base, std::size_t begin, std::size_t end);

    /// Forgets all marks; what follows, from `begin` on, stands outside quotes at the beginning of a record.
    void restart(std::size_t begin);
    /// Forgets the marks of the first `records` records and moves the rest `bytes` to the front.
    void drop(std::size_t records, std::size_t bytes);

    /// Records that end within what was scanned.
    std::size_t record_count() const { return record_count_; }
    /// The separators of a record: delimiters, then its line feed. In front of them stands the line feed of
    /// the record before, or the place before the first record.
    const std::uint32_t* separators(std::size_t record) const {
        return separators_.get() + 1 + first(record);
    }
    std::size_t separator_count(std::size_t record) const { return record_ends_[record] - first(record); }

    /// One past the line feed of a record, in bytes.
    std::size_t record_end(std::size_t record) const {
        return separators_[record_ends_[record]] + std::size_t{1};
    }
    /// How many of the `records` from `first_record` on have `count` separators each, up to the first that
    /// has not.
    std::size_t equal_records(std::size_t first_record, std::size_t records, std::size_t count) const {
        const std::uint32_t* const ends = record_ends_.get() + first_record;
        const auto wanted = static_cast<std::uint32_t>(count);
        auto end = static_cast<std::uint32_t>(first(first_record));
        std::uint32_t differences = 0;
        for (std::size_t i = 0; i < records; ++i) differences |= ends[i] ^ (end += wanted);
        if (differences == 0) return records;
        std::size_t equal = 0;
        end = static_cast<std::uint32_t>(first(first_record)) + wanted;
        for (; ends[equal] == end; end += wanted) ++equal;
        return equal;
    }

    /// The byte at or just before which something is wrong.
    std::optional<std::size_t> fault() const { return fault_; }
    bool is_inside_quotes() const { return carry_.inside != 0; }
    /// Whether a line feed may stand inside quotes in what is marked.
    bool has_inner_line_feeds() const { return inner_line_feed_end_ > 0; }

  private:
    std::size_t first(std::size_t record) const { return record == 0 ? 0 : record_ends_[record - 1]; }
    void reserve(std::size_t bytes);
    struct Batch;
    bool settle(Batch& batch, std::size_t blocks);
    std::size_t find_fault(Batch& batch, std::size_t blocks, const char* base, std::size_t begin,
                           std::size_t end);
    void add(const Batch& batch, std::size_t blocks, std::uint32_t offset);
    template <class Look>
    void scan_batches(const char* base, std::size_t begin, std::size_t end, Look look);
    void scan_by_avx2(const char* base, std::size_t begin, std::size_t end);

    char delimiter_;
    bool uses_avx2_;
    /// What the bytes before decide of those that follow.
    struct Carry {
        std::uint64_t inside = 0;  ///< all ones where the last byte was inside quotes
        // Of the last 64 bytes; only the last one counts.
        std::uint64_t opens = ~std::uint64_t{0};  ///< separators and closing quotes
        std::uint64_t closing = 0;                ///< closing quotes
    };
    Carry carry_;
    std::optional<std::size_t> fault_;
    std::size_t inner_line_feed_end_ = 0;  ///< none stand inside quotes from here on; 0 without one
    /// Behind one that stands in front of the first.
    std::unique_ptr<std::uint32_t[]> separators_;
    /// How many separators there are up to the end of each record.
    std::unique_ptr<std::uint32_t[]> record_ends_;
    std::size_t room_ = 0;  ///< of both
    std::size_t separator_count_ = 0;
    std::size_t record_count_ = 0;
};

}  // namespace kanjo
