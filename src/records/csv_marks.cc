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

constexpr std::uint64_t first_bits(std::size_t count) {
    return count < block_size ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{0};
}

/// One bit a byte of a block.
struct ByteMasks {
    std::uint64_t quotes;
    std::uint64_t separators;  ///< delimiters and line feeds
    std::uint64_t line_feeds;

    ByteMasks first(std::size_t bytes) const {
        const std::uint64_t valid = first_bits(bytes);
        return {quotes & valid, separators & valid, line_feeds & valid};
    }
};

#if defined(KANJO_HAS_X86_VARIANTS)

std::uint64_t high_bits(const __m128i* bytes) {
    std::uint64_t mask = 0;
    for (int i = 3; i >= 0; --i)
        mask = (mask << 16) | static_cast<std::uint64_t>(_mm_movemask_epi8(bytes[i]));
    return mask;
}

bool find_masks_by_sse2(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks) {
    __m128i least = _mm_set1_epi8(-1);
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        __m128i quotes[4];
        __m128i separators[4];
        __m128i line_feeds[4];
        for (int i = 0; i < 4; ++i) {
            const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + i);
            quotes[i] = _mm_cmpeq_epi8(text, _mm_set1_epi8('"'));
            line_feeds[i] = _mm_cmpeq_epi8(text, _mm_set1_epi8('\n'));
            separators[i] = _mm_or_si128(line_feeds[i], _mm_cmpeq_epi8(text, _mm_set1_epi8(delimiter)));
            least = _mm_min_epu8(least, text);
        }
        masks[block] = {high_bits(quotes), high_bits(separators), high_bits(line_feeds)};
    }
    return _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0;
}

__attribute__((target("avx2"))) inline std::uint64_t high_bits(__m256i low, __m256i high) {
    const auto mask_of = [](int bits) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(bits));
    };
    return mask_of(_mm256_movemask_epi8(low)) | mask_of(_mm256_movemask_epi8(high)) << 32;
}

__attribute__((target("avx2"))) bool find_masks_by_avx2(const char* bytes, std::size_t blocks, char delimiter,
                                                        ByteMasks* masks) {
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i separator = _mm256_set1_epi8(delimiter);
    const __m256i line_feed = _mm256_set1_epi8('\n');
    __m256i least = _mm256_set1_epi8(-1);
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes) + 1);
        const __m256i low_ends = _mm256_cmpeq_epi8(low, line_feed);
        const __m256i high_ends = _mm256_cmpeq_epi8(high, line_feed);
        masks[block] = {high_bits(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote)),
                        high_bits(_mm256_or_si256(low_ends, _mm256_cmpeq_epi8(low, separator)),
                                  _mm256_or_si256(high_ends, _mm256_cmpeq_epi8(high, separator))),
                        high_bits(low_ends, high_ends)};
        least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
    }
    return _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0;
}

#else

bool find_masks(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks) {
    bool has_nul = false;
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        masks[block] = {0, 0, 0};
        for (std::size_t i = 0; i < block_size; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (bytes[i] == '"') masks[block].quotes |= bit;
            if (bytes[i] == '\n') masks[block].line_feeds |= bit;
            if (bytes[i] == delimiter || bytes[i] == '\n') masks[block].separators |= bit;
            has_nul |= bytes[i] == '\0';
        }
    }
    return has_nul;
}

#endif

/// Finds the masks of some blocks. Whether one of their bytes is NUL.
using FindMasks = bool (*)(const char* bytes, std::size_t blocks, char delimiter, ByteMasks* masks);

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

std::uint64_t nul_bits(const char* bytes, std::size_t size) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) bits |= std::uint64_t{bytes[i] == '\0'} << i;
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

constexpr std::size_t no_fault = static_cast<std::size_t>(-1);

/// Where marks go, and how many there are.
struct Written {
    std::uint32_t* separator_list;
    std::uint32_t* end_list;
    std::size_t separators;
    std::size_t records;

    __attribute__((always_inline)) void add_end(std::uint64_t marks, std::uint64_t line_ends) {
        const std::uint64_t up_to = line_ends ^ (line_ends - 1);
        end_list[records] =
            static_cast<std::uint32_t>(separators) + static_cast<std::uint32_t>(std::popcount(marks & up_to));
    }
    /// Those of the block at `offset`. Writes more than there are, wanted or not: cheaper than branches that
    /// cannot be foretold.
    __attribute__((always_inline)) void add(std::uint64_t marks, std::uint64_t line_ends,
                                            std::uint32_t offset) {
        add_end(marks, line_ends);
        records += static_cast<std::size_t>(line_ends != 0);
        for (line_ends &= line_ends - 1; __builtin_expect(line_ends != 0, 0); line_ends &= line_ends - 1) {
            add_end(marks, line_ends);
            ++records;
        }
        constexpr std::uint64_t last_bit = std::uint64_t{1} << 63;  // there is always a lowest bit
        const auto found = static_cast<std::size_t>(std::popcount(marks));
        std::uint32_t* out = separator_list + separators;
        for (std::size_t count = 0; count < found; count += 8) {
            for (int i = 0; i < 8; ++i) {
                out[i] = offset + static_cast<std::uint32_t>(std::countr_zero(marks | last_bit));
                marks &= marks - 1;
            }
            out += 8;
        }
        separators += found;
    }
};

}  // namespace

inline __attribute__((always_inline)) void CsvMarks::scan_blocks(const char* base, std::size_t begin,
                                                                 std::size_t end) {
    static const FindMasks find = fastest_find_masks();
    std::array<ByteMasks, batch_size> batch;
    std::size_t block = batch_size;
    bool has_nul = false;
    Carry carry = carry_;
    const char delimiter = delimiter_;
    std::size_t fault = no_fault;
    std::size_t inner_line_feed_end = inner_line_feed_end_;
    Written written{separators_.data(), record_ends_.data(), separator_count_, record_count_};
    for (std::size_t at = begin; at < end && fault == no_fault; at += block_size, ++block) {
        if (block == batch_size) {
            const std::size_t blocks = std::min(batch_size, (end - at + block_size - 1) / block_size);
            has_nul = find(base + at, blocks, delimiter, batch.data());
            block = 0;
        }
        ByteMasks& masks = batch[block];
        const std::size_t size = std::min(block_size, end - at);
        if (__builtin_expect(size < block_size, 0)) masks = masks.first(size);
        const std::uint64_t inside = prefix_xor(masks.quotes) ^ carry.inside;
        const std::uint64_t opening = masks.quotes & inside;
        const std::uint64_t closing = masks.quotes & ~inside;
        std::uint64_t marks = masks.separators & ~inside;
        std::uint64_t line_ends = masks.line_feeds & ~inside;
        const std::uint64_t after_closing = (closing << 1) | carry.was_closing;
        std::uint64_t faults = opening & ~(((marks | closing) << 1) | carry.may_open);
        if (const std::uint64_t odd = after_closing & ~(marks | opening))
            faults |= without_line_ends(odd, base + at) & first_bits(size);
        if (__builtin_expect(has_nul, 0)) faults |= nul_bits(base + at, size);
        if (__builtin_expect(faults != 0, 0)) {
            const int first_fault = std::countr_zero(faults);
            fault = at + static_cast<std::size_t>(first_fault);
            const std::uint64_t before = (std::uint64_t{1} << first_fault) - 1;
            marks &= before;
            line_ends &= before;
        }
        if (const std::uint64_t inner = masks.line_feeds & inside) {
            inner_line_feed_end = at + block_size - static_cast<std::size_t>(std::countl_zero(inner));
        }
        carry.inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(inside) >> 63);
        carry.may_open = (marks | closing) >> 63;
        carry.was_closing = closing >> 63;
        written.add(marks, line_ends, static_cast<std::uint32_t>(at));
    }
    carry_ = carry;
    if (fault != no_fault) fault_ = fault;
    inner_line_feed_end_ = inner_line_feed_end;
    separator_count_ = written.separators;
    record_count_ = written.records;
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
    carry_ = {};
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
