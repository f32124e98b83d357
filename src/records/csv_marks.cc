#include "records/csv_marks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/invariant.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KANJO_HAS_X86_VARIANTS 1
#include <immintrin.h>
#endif

namespace kanjo {
namespace {

constexpr std::size_t block_size = 64;
/// Blocks whose masks are found before they are looked at.
constexpr std::size_t batch_size = 64;

/// One bit a byte of a block.
struct ByteMasks {
    std::uint64_t quotes;
    std::uint64_t delimiters;
    std::uint64_t line_feeds;
    std::uint64_t nuls;
};

#if defined(KANJO_HAS_X86_VARIANTS)

std::uint64_t equal_bytes(const __m128i* block, __m128i wanted) {
    std::uint64_t mask = 0;
    for (int i = 3; i >= 0; --i) {
        const int part = _mm_movemask_epi8(_mm_cmpeq_epi8(block[i], wanted));
        mask = (mask << 16) | static_cast<std::uint64_t>(part);
    }
    return mask;
}

void find_masks_by_sse2(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks) {
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        __m128i text[4];
        for (int i = 0; i < 4; ++i) text[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i);
        masks[block] = {equal_bytes(text, _mm_set1_epi8('"')), equal_bytes(text, _mm_set1_epi8(delimiter)),
                        equal_bytes(text, _mm_set1_epi8('\n')), equal_bytes(text, _mm_setzero_si128())};
    }
}

__attribute__((target("avx2"))) inline std::uint64_t equal_bytes(__m256i low, __m256i high, __m256i wanted) {
    const auto mask_of = [](int bits) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(bits));
    };
    return mask_of(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted))) |
           mask_of(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted))) << 32;
}

__attribute__((target("avx2"))) void find_masks_by_avx2(const char* bytes, std::size_t blocks, char delimiter,
                                                        ByteMasks* masks) {
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i separator = _mm256_set1_epi8(delimiter);
    const __m256i line_feed = _mm256_set1_epi8('\n');
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes) + 1);
        masks[block] = {equal_bytes(low, high, quote), equal_bytes(low, high, separator),
                        equal_bytes(low, high, line_feed), equal_bytes(low, high, _mm256_setzero_si256())};
    }
}

#else

void find_masks(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks) {
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        masks[block] = {0, 0, 0, 0};
        for (std::size_t i = 0; i < block_size; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (bytes[i] == '"') masks[block].quotes |= bit;
            if (bytes[i] == delimiter) masks[block].delimiters |= bit;
            if (bytes[i] == '\n') masks[block].line_feeds |= bit;
            if (bytes[i] == '\0') masks[block].nuls |= bit;
        }
    }
}

#endif

using FindMasks = void (*)(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks);

FindMasks fastest_find_masks() {
#if defined(KANJO_HAS_X86_VARIANTS)
    return __builtin_cpu_supports("avx2") ? find_masks_by_avx2 : find_masks_by_sse2;
#else
    return find_masks;
#endif
}

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

}  // namespace

inline __attribute__((always_inline)) void CsvMarks::scan_blocks(const char* base, std::size_t begin,
                                                                 std::size_t end) {
    std::uint32_t* const separators = separators_.data();
    std::uint32_t* const ends = record_ends_.data();
    std::size_t count = separator_count_;
    std::size_t records = record_count_;
    static const FindMasks find = fastest_find_masks();
    std::array<ByteMasks, batch_size> batch;
    std::size_t block = batch_size;
    std::uint64_t was_inside = inside_;
    std::uint64_t may_open = may_open_;
    std::uint64_t was_closing = was_closing_;
    for (std::size_t at = begin; at < end; at += block_size, ++block) {
        if (block == batch_size) {
            const std::size_t blocks = std::min(batch_size, (end - at + block_size - 1) / block_size);
            find(base + at, blocks, delimiter_, batch.data());
            block = 0;
        }
        const ByteMasks& masks = batch[block];
        const std::size_t size = std::min(block_size, end - at);
        const std::uint64_t valid = size == block_size ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
        const std::uint64_t quotes = masks.quotes & valid;
        const std::uint64_t inside = prefix_xor(quotes) ^ was_inside;
        const std::uint64_t opening = quotes & inside;
        const std::uint64_t closing = quotes & ~inside;
        std::uint64_t line_ends = masks.line_feeds & ~inside & valid;
        std::uint64_t marks = (masks.delimiters & ~inside & valid) | line_ends;
        const std::uint64_t after_closing = ((closing << 1) | was_closing) & valid;
        std::uint64_t faults = opening & ~(((marks | closing) << 1) | may_open);
        if (const std::uint64_t odd = after_closing & ~(marks | opening))
            faults |= without_line_ends(odd, base + at);
        faults |= masks.nuls & valid;
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
        was_inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(inside) >> 63);
        may_open = (marks | closing) >> 63;
        was_closing = closing >> 63;

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
    inside_ = was_inside;
    may_open_ = may_open;
    was_closing_ = was_closing;
    separator_count_ = count;
    record_count_ = records;
}

#if defined(KANJO_HAS_X86_VARIANTS)
__attribute__((target("popcnt,bmi,lzcnt"))) void CsvMarks::scan_with_popcnt(const char* base,
                                                                            std::size_t begin,
                                                                            std::size_t end) {
    scan_blocks(base, begin, end);
}
#endif

void CsvMarks::scan(const char* base, std::size_t begin, std::size_t end) {
    if (fault_ || begin >= end) return;
    reserve(end - begin);
#if defined(KANJO_HAS_X86_VARIANTS)
    static const bool has_popcnt = __builtin_cpu_supports("avx2");  // no processor has it without the others
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
