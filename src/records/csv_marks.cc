#include "records/csv_marks.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/invariant.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__x86_64__) && defined(__GNUC__)
#define KANJO_HAS_POPCNT_VARIANT 1
#endif

namespace kanjo {
namespace {

constexpr std::size_t block_size = 64;

/// One bit a byte of a block.
struct ByteMasks {
    std::uint64_t quotes = 0;
    std::uint64_t delimiters = 0;
    std::uint64_t line_feeds = 0;
    bool has_nul = false;
};

#if defined(__SSE2__)

std::uint64_t equal_bytes(const __m128i* block, __m128i wanted) {
    std::uint64_t mask = 0;
    for (int i = 3; i >= 0; --i) {
        const int part = _mm_movemask_epi8(_mm_cmpeq_epi8(block[i], wanted));
        mask = (mask << 16) | static_cast<std::uint64_t>(part);
    }
    return mask;
}

ByteMasks masks_of(const char* bytes, char delimiter) {
    __m128i block[4];
    for (int i = 0; i < 4; ++i) block[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i);
    const __m128i least = _mm_min_epu8(_mm_min_epu8(block[0], block[1]), _mm_min_epu8(block[2], block[3]));
    ByteMasks masks;
    masks.quotes = equal_bytes(block, _mm_set1_epi8('"'));
    masks.delimiters = equal_bytes(block, _mm_set1_epi8(delimiter));
    masks.line_feeds = equal_bytes(block, _mm_set1_epi8('\n'));
    masks.has_nul = _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0;
    return masks;
}

#else

ByteMasks masks_of(const char* bytes, char delimiter) {
    ByteMasks masks;
    for (std::size_t i = 0; i < block_size; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        if (bytes[i] == '"') masks.quotes |= bit;
        if (bytes[i] == delimiter) masks.delimiters |= bit;
        if (bytes[i] == '\n') masks.line_feeds |= bit;
        masks.has_nul |= bytes[i] == '\0';
    }
    return masks;
}

#endif

/// Each bit becomes the xor of itself and all below: ones from an opening quote up to its closing one.
std::uint64_t prefix_xor(std::uint64_t bits) {
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// Clears the bits whose byte is the carriage return of a CRLF, which may follow a closing quote.
std::uint64_t without_line_ends(std::uint64_t bits, const char* block) {
    std::uint64_t rest = bits;
    for (std::uint64_t left = bits; left != 0; left &= left - 1) {
        const int i = std::countr_zero(left);
        if (block[i] == '\r' && block[i + 1] == '\n') rest &= ~(std::uint64_t{1} << i);
    }
    return rest;
}

std::uint64_t nul_bytes(const char* block, std::size_t size) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < size; ++i) mask |= std::uint64_t{block[i] == '\0'} << i;
    return mask;
}

}  // namespace

inline __attribute__((always_inline)) void CsvMarks::scan_blocks(const char* base, std::size_t begin,
                                                                 std::size_t end) {
    std::uint32_t* const separators = separators_.data();
    std::uint32_t* const ends = record_ends_.data();
    std::size_t count = separator_count_;
    std::size_t records = record_count_;
    for (std::size_t at = begin; at < end; at += block_size) {
        const std::size_t size = std::min(block_size, end - at);
        const std::uint64_t valid = size == block_size ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
        const ByteMasks masks = masks_of(base + at, delimiter_);
        const std::uint64_t quotes = masks.quotes & valid;
        const std::uint64_t inside = prefix_xor(quotes) ^ inside_;
        const std::uint64_t opening = quotes & inside;
        const std::uint64_t closing = quotes & ~inside;
        std::uint64_t line_ends = masks.line_feeds & ~inside & valid;
        std::uint64_t marks = (masks.delimiters & ~inside & valid) | line_ends;
        const std::uint64_t after_closing = ((closing << 1) | was_closing_) & valid;
        std::uint64_t faults = opening & ~(((marks | closing) << 1) | may_open_);
        if (const std::uint64_t odd = after_closing & ~(marks | opening))
            faults |= without_line_ends(odd, base + at);
        if (masks.has_nul) faults |= nul_bytes(base + at, size);
        if (__builtin_expect(faults != 0, 0)) {
            const int first_fault = std::countr_zero(faults);
            fault_ = at + static_cast<std::size_t>(first_fault);
            const std::uint64_t before = (std::uint64_t{1} << first_fault) - 1;
            marks &= before;
            line_ends &= before;
        }
        if (const std::uint64_t inner = masks.line_feeds & inside & valid) {
            inner_line_feed_end_ = at + block_size - static_cast<std::size_t>(std::countl_zero(inner));
        }
        inside_ = static_cast<std::uint64_t>(static_cast<std::int64_t>(inside) >> 63);
        may_open_ = (marks | closing) >> 63;
        was_closing_ = closing >> 63;

        for (std::uint64_t left = line_ends; left != 0; left &= left - 1) {
            const std::uint64_t up_to = left ^ (left - 1);
            ends[records++] =
                static_cast<std::uint32_t>(count) + static_cast<std::uint32_t>(std::popcount(marks & up_to));
        }
        const auto found = static_cast<std::size_t>(std::popcount(marks));
        std::uint32_t* out = separators + count;
        const auto offset = static_cast<std::uint32_t>(at);
        // Eight at a time, wanted or not: cheaper than a branch that cannot be foretold.
        for (std::size_t written = 0; written < found; written += 8) {
            for (int i = 0; i < 8; ++i) {
                out[i] = offset + static_cast<std::uint32_t>(std::countr_zero(marks));
                marks &= marks - 1;
            }
            out += 8;
        }
        count += found;
        if (fault_) break;
    }
    separator_count_ = count;
    record_count_ = records;
}

#if defined(KANJO_HAS_POPCNT_VARIANT)
__attribute__((target("popcnt,bmi"))) void CsvMarks::scan_with_popcnt(const char* base, std::size_t begin,
                                                                      std::size_t end) {
    scan_blocks(base, begin, end);
}
#endif

void CsvMarks::scan(const char* base, std::size_t begin, std::size_t end) {
    if (fault_ || begin >= end) return;
    reserve(end - begin);
#if defined(KANJO_HAS_POPCNT_VARIANT)
    static const bool has_popcnt = __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
    if (has_popcnt) return scan_with_popcnt(base, begin, end);
#endif
    scan_blocks(base, begin, end);
}

void CsvMarks::reserve(std::size_t bytes) {
    const std::size_t slack = 8;  // what the last block may write beyond
    const std::size_t separators = separator_count_ + bytes + slack;
    const std::size_t records = record_count_ + bytes + slack;
    if (separators_.size() < separators) separators_.resize(separators);
    if (record_ends_.size() < records) record_ends_.resize(records);
}

void CsvMarks::restart() {
    inside_ = 0;
    may_open_ = 1;
    was_closing_ = 0;
    fault_.reset();
    inner_line_feed_end_ = 0;
    separator_count_ = 0;
    record_count_ = 0;
}

void CsvMarks::drop(std::size_t records, std::size_t bytes) {
    KANJO_INVARIANT(records <= record_count_);
    const std::size_t gone = first(records);
    const auto back = static_cast<std::uint32_t>(bytes);
    for (std::size_t i = gone; i < separator_count_; ++i) separators_[i - gone] = separators_[i] - back;
    for (std::size_t i = records; i < record_count_; ++i) {
        record_ends_[i - records] = record_ends_[i] - static_cast<std::uint32_t>(gone);
    }
    separator_count_ -= gone;
    record_count_ -= records;
    if (fault_) *fault_ -= bytes;
    inner_line_feed_end_ = inner_line_feed_end_ > bytes ? inner_line_feed_end_ - bytes : 0;
}

}  // namespace kanjo
