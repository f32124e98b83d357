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

constexpr std::size_t block_size = 64;
/// Blocks looked at together.
constexpr std::size_t batch_size = 32;

/// One word a block.
using Words = std::array<std::uint64_t, batch_size>;

/// One bit a byte of each block of a batch.
struct CsvMarks::Batch {
    // What the bytes are.
    Words quotes;
    Words inside;                     ///< from an opening quote up to its closing one
    std::uint64_t inside_before = 0;  ///< all ones where the last byte before was inside
    Words separators;                 ///< delimiters and line feeds
    Words line_feeds;
    bool has_nul = false;
    bool has_inner_line_feeds = false;

    // What follows from that; before the first block stands the last one of the batch before.
    std::array<std::uint64_t, batch_size + 1> closing;  ///< quotes
    std::array<std::uint64_t, batch_size + 1> opens;    ///< bytes before an opening quote
    Words marks;
    Words line_ends;

    /// What stands before a block, as `inside_before`.
    std::uint64_t inside_up_to(std::size_t block) const;
    /// Forgets the bytes of the last block from `bytes` on.
    void cut(std::size_t block, std::size_t bytes);
};

namespace {

/// Requires: count < block_size.
constexpr std::uint64_t first_bits(std::size_t count) {
    return (std::uint64_t{1} << count) - 1;
}

/// Each bit becomes the xor of itself and all below: ones from an opening quote up to its closing one.
std::uint64_t prefix_xor(std::uint64_t bits) {
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

/// All ones where the last bit is set, else 0.
constexpr std::uint64_t spread_last(std::uint64_t bits) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(bits) >> 63);
}

#if defined(KANJO_HAS_X86_VARIANTS)

std::uint64_t high_bits(const __m128i* bytes) {
    std::uint64_t mask = 0;
    for (int i = 3; i >= 0; --i)
        mask = (mask << 16) | static_cast<std::uint64_t>(_mm_movemask_epi8(bytes[i]));
    return mask;
}

template <class Batch>
void look_by_sse2(const char* bytes, std::size_t blocks, char delimiter, Batch& batch) {
    std::uint64_t inside = batch.inside_before;
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
        batch.quotes[block] = high_bits(quotes);
        batch.inside[block] = inside ^ prefix_xor(batch.quotes[block]);
        inside = spread_last(batch.inside[block]);
        batch.separators[block] = high_bits(separators);
        batch.line_feeds[block] = high_bits(line_feeds);
    }
    batch.has_nul = _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0;
}

__attribute__((target("avx2"))) inline std::uint64_t high_bits(__m256i low, __m256i high) {
    const auto mask_of = [](int bits) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(bits));
    };
    return mask_of(_mm256_movemask_epi8(low)) | mask_of(_mm256_movemask_epi8(high)) << 32;
}

/// A product without carries by all ones is the prefix xor.
template <class Batch>
__attribute__((target("avx2,pclmul"))) void look_by_avx2(const char* bytes, std::size_t blocks,
                                                         char delimiter, Batch& batch) {
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i separator = _mm256_set1_epi8(delimiter);
    const __m256i line_feed = _mm256_set1_epi8('\n');
    std::uint64_t inside = batch.inside_before;
    __m256i least = _mm256_set1_epi8(-1);
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes) + 1);
        const __m256i low_ends = _mm256_cmpeq_epi8(low, line_feed);
        const __m256i high_ends = _mm256_cmpeq_epi8(high, line_feed);
        const std::uint64_t quotes = high_bits(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote));
        const __m128i parity =
            _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(quotes)), _mm_set1_epi8(-1), 0);
        batch.quotes.data()[block] = quotes;
        inside ^= static_cast<std::uint64_t>(_mm_cvtsi128_si64(parity));
        batch.inside.data()[block] = inside;
        inside = spread_last(inside);
        batch.separators.data()[block] =
            high_bits(_mm256_or_si256(low_ends, _mm256_cmpeq_epi8(low, separator)),
                      _mm256_or_si256(high_ends, _mm256_cmpeq_epi8(high, separator)));
        batch.line_feeds.data()[block] = high_bits(low_ends, high_ends);
        least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
    }
    batch.has_nul = _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0;
}

bool has_avx2() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

#else

template <class Batch>
void look(const char* bytes, std::size_t blocks, char delimiter, Batch& batch) {
    std::uint64_t inside = batch.inside_before;
    batch.has_nul = false;
    for (std::size_t block = 0; block < blocks; ++block, bytes += block_size) {
        std::uint64_t quotes = 0;
        std::uint64_t separators = 0;
        std::uint64_t line_feeds = 0;
        for (std::size_t i = 0; i < block_size; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (bytes[i] == '"') quotes |= bit;
            if (bytes[i] == '\n') line_feeds |= bit;
            if (bytes[i] == delimiter || bytes[i] == '\n') separators |= bit;
            batch.has_nul |= bytes[i] == '\0';
        }
        batch.quotes[block] = quotes;
        batch.inside[block] = inside ^ prefix_xor(quotes);
        inside = spread_last(batch.inside[block]);
        batch.separators[block] = separators;
        batch.line_feeds[block] = line_feeds;
    }
}

bool has_avx2() {
    return false;
}

#endif

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

/// The value, of which the compiler is to know nothing: it would branch on it, or gather eight for one store.
template <class Value>
inline __attribute__((always_inline)) Value hidden(Value value) {
#if defined(__GNUC__)
    asm("" : "+r"(value));
#endif
    return value;
}

/// Opening quotes that stand behind something else than a separator or a closing quote.
template <class Batch>
std::uint64_t stray_quotes(const Batch& batch, std::size_t block) {
    const std::uint64_t may_open = batch.opens.data()[block + 1] << 1 | batch.opens.data()[block] >> 63;
    return batch.quotes.data()[block] & batch.inside.data()[block] & ~may_open;
}

/// What stands behind a closing quote and is neither a separator nor a quote.
template <class Batch>
std::uint64_t stray_followers(const Batch& batch, std::size_t block) {
    const std::uint64_t after = batch.closing.data()[block + 1] << 1 | batch.closing.data()[block] >> 63;
    return after & ~(batch.marks.data()[block] | batch.quotes.data()[block]);
}

}  // namespace

CsvMarks::CsvMarks(char delimiter, Instructions instructions)
    : delimiter_(delimiter), uses_avx2_(instructions == Instructions::best && has_avx2()) {
    restart(0);
}

std::uint64_t CsvMarks::Batch::inside_up_to(std::size_t block) const {
    return block == 0 ? inside_before : spread_last(inside[block - 1]);
}

void CsvMarks::Batch::cut(std::size_t block, std::size_t bytes) {
    const std::uint64_t valid = first_bits(bytes);
    quotes[block] &= valid;
    inside[block] = inside_up_to(block) ^ prefix_xor(quotes[block]);
    separators[block] &= valid;
    line_feeds[block] &= valid;
}

/// Tells what follows from the bytes. Whether something may be wrong.
inline __attribute__((always_inline)) bool CsvMarks::settle(Batch& batch, std::size_t blocks) {
    batch.opens.data()[0] = carry_.opens;
    batch.closing.data()[0] = carry_.closing;
    std::uint64_t inner_line_feeds = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::uint64_t within = batch.inside.data()[block];
        const std::uint64_t closing = batch.quotes.data()[block] & ~within;
        const std::uint64_t marks = batch.separators.data()[block] & ~within;
        batch.closing.data()[block + 1] = closing;
        batch.opens.data()[block + 1] = marks | closing;
        batch.marks.data()[block] = marks;
        batch.line_ends.data()[block] = batch.line_feeds.data()[block] & ~within;
        inner_line_feeds |= batch.line_feeds.data()[block] & within;
    }
    std::uint64_t odd = 0;
    for (std::size_t block = 0; block < blocks; ++block)
        odd |= stray_quotes(batch, block) | stray_followers(batch, block);
    carry_ = {batch.inside_up_to(blocks), batch.opens.data()[blocks], batch.closing.data()[blocks]};
    batch.has_inner_line_feeds = inner_line_feeds != 0;
    return odd != 0 || batch.has_nul;
}

/// Looks for the first fault of a batch; what comes after it is no mark. Returns the blocks that may have
/// marks.
std::size_t CsvMarks::find_fault(Batch& batch, std::size_t blocks, const char* base, std::size_t begin,
                                 std::size_t end) {
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t at = begin + block * block_size;
        const std::size_t size = std::min(block_size, end - at);
        std::uint64_t faults =
            stray_quotes(batch, block) | without_line_ends(stray_followers(batch, block), base + at);
        if (size < block_size) faults &= first_bits(size);
        if (batch.has_nul) faults |= nul_bits(base + at, size);
        if (faults == 0) continue;
        const int first_fault = std::countr_zero(faults);
        const std::uint64_t before = (std::uint64_t{1} << first_fault) - 1;
        batch.marks[block] &= before;
        batch.line_ends[block] &= before;
        fault_ = at + static_cast<std::size_t>(first_fault);
        return block + 1;
    }
    return blocks;
}

/// Writes more than there are, wanted or not: cheaper than branches that cannot be foretold.
inline __attribute__((always_inline)) void CsvMarks::add(const Batch& batch, std::size_t blocks,
                                                         std::uint32_t offset) {
    std::uint32_t* const list = separators_.get() + 1;
    std::uint32_t* const ends = record_ends_.get();
    std::size_t separators = separator_count_;
    std::size_t records = record_count_;
    const auto add_end = [&](std::uint64_t marks, std::uint64_t line_ends) {
        const std::uint64_t up_to = line_ends ^ (line_ends - 1);
        ends[records] =
            static_cast<std::uint32_t>(separators) + static_cast<std::uint32_t>(std::popcount(marks & up_to));
    };
    for (std::size_t block = 0; block < blocks; ++block, offset += block_size) {
        std::uint64_t marks = batch.marks.data()[block];
        std::uint64_t line_ends = batch.line_ends.data()[block];
        add_end(marks, line_ends);
        records += static_cast<std::size_t>(line_ends != 0);
        for (line_ends &= line_ends - 1; __builtin_expect(line_ends != 0, 0); line_ends &= line_ends - 1) {
            add_end(marks, line_ends);
            ++records;
        }
        std::uint32_t* out = list + separators;
        const auto found = static_cast<std::size_t>(std::popcount(marks));
        separators += found;
        std::size_t written = 0;
        do {
            for (int i = 0; i < 8; ++i) {
                out[i] = hidden(offset + static_cast<std::uint32_t>(std::countr_zero(marks)));
                marks = hidden(marks & (marks - 1));
            }
            out += 8;
            written += 8;
        } while (__builtin_expect(written < found, 0));
    }
    separator_count_ = separators;
    record_count_ = records;
}

template <class Look>
inline __attribute__((always_inline)) void CsvMarks::scan_batches(const char* base, std::size_t begin,
                                                                  std::size_t end, Look look) {
    Batch batch;
    for (std::size_t at = begin; at < end && !fault_; at += batch_size * block_size) {
        const std::size_t bytes = std::min(batch_size * block_size, end - at);
        std::size_t blocks = (bytes + block_size - 1) / block_size;
        batch.inside_before = carry_.inside;
        look(base + at, blocks, delimiter_, batch);
        if (bytes % block_size != 0) batch.cut(blocks - 1, bytes % block_size);
        if (__builtin_expect(settle(batch, blocks), 0)) blocks = find_fault(batch, blocks, base, at, end);
        if (batch.has_inner_line_feeds) inner_line_feed_end_ = at + bytes;
        add(batch, blocks, static_cast<std::uint32_t>(at));
    }
}

#if defined(KANJO_HAS_X86_VARIANTS)
__attribute__((target("avx2,bmi,popcnt"))) void CsvMarks::scan_by_avx2(const char* base, std::size_t begin,
                                                                       std::size_t end) {
    scan_batches(base, begin, end, look_by_avx2<Batch>);
}
#endif

void CsvMarks::scan(const char* base, std::size_t begin, std::size_t end) {
    if (fault_ || begin >= end) return;
    reserve(end - begin);
#if defined(KANJO_HAS_X86_VARIANTS)
    if (uses_avx2_) return scan_by_avx2(base, begin, end);
    scan_batches(base, begin, end, look_by_sse2<Batch>);
#else
    scan_batches(base, begin, end, look<Batch>);
#endif
}

/// Room for a separator a byte, of which few are used: it is not filled, since fresh memory is dear.
void CsvMarks::reserve(std::size_t bytes) {
    const std::size_t slack = 9;  // one in front, and what the last block may write beyond
    const std::size_t room = std::max(separator_count_, record_count_) + bytes + slack;
    if (room <= room_) return;
    const auto enlarge = [&](std::unique_ptr<std::uint32_t[]>& list, std::size_t used) {
        auto larger = std::make_unique_for_overwrite<std::uint32_t[]>(room);
        std::copy_n(list.get(), used, larger.get());
        list = std::move(larger);
    };
    enlarge(separators_, room_ == 0 ? 0 : separator_count_ + 1);
    enlarge(record_ends_, record_count_);
    room_ = room;
}

void CsvMarks::restart(std::size_t begin) {
    if (room_ == 0) reserve(0);
    separators_[0] = static_cast<std::uint32_t>(begin) - 1;
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
    for (std::size_t i = gone; i <= separator_count_; ++i) separators_[i - gone] = separators_[i] - back;
    for (std::size_t i = records; i < record_count_; ++i) {
        record_ends_[i - records] = record_ends_[i] - static_cast<std::uint32_t>(gone);
    }
    separator_count_ -= gone;
    record_count_ -= records;
    if (fault_) *fault_ -= bytes;
    inner_line_feed_end_ = inner_line_feed_end_ > bytes ? inner_line_feed_end_ - bytes : 0;
}

}  // namespace kanjo
