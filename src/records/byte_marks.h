// Bytes of JSON looked at together.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "base/ascii.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kanjo {

/// A bit a byte, the first byte the lowest.
struct ByteMarks {
    std::uint32_t stops =
        0;  ///< bytes that end a run of ordinary ones: quotes, backslashes, control characters
    std::uint32_t high = 0;  ///< bytes beyond ASCII
};

inline constexpr std::size_t marked_bytes = 32;
/// How many are asked for digits, or for a text, together.
inline constexpr std::size_t compared_bytes = 16;

#if defined(__SSE2__)

/// Requires: `marked_bytes` bytes may be read.
inline ByteMarks mark_bytes(const char* bytes) {
    const auto bits = [](__m128i low, __m128i high) {
        return static_cast<std::uint32_t>(_mm_movemask_epi8(low)) |
               static_cast<std::uint32_t>(_mm_movemask_epi8(high)) << 16;
    };
    const auto stops = [](__m128i text) {
        const __m128i quotes = _mm_cmpeq_epi8(text, _mm_set1_epi8('"'));
        const __m128i slashes = _mm_cmpeq_epi8(text, _mm_set1_epi8('\\'));
        const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(0x1F)), text);
        return _mm_or_si128(_mm_or_si128(quotes, slashes), controls);
    };
    const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + 1);
    return {bits(stops(low), stops(high)), bits(low, high)};
}

/// How many of the bytes, from the first on, are digits. Requires: `compared_bytes` bytes may be read.
inline std::size_t count_digits(const char* bytes) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i values = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(values, _mm_set1_epi8(9)), values);
    return static_cast<std::size_t>(std::countr_one(static_cast<std::uint32_t>(_mm_movemask_epi8(digits))));
}

#else

inline ByteMarks mark_bytes(const char* bytes) {
    ByteMarks marks;
    for (std::size_t i = 0; i < marked_bytes; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        marks.stops |= std::uint32_t{byte == '"' || byte == '\\' || byte < 0x20} << i;
        marks.high |= std::uint32_t{byte >= 0x80} << i;
    }
    return marks;
}

inline std::size_t count_digits(const char* bytes) {
    std::size_t count = 0;
    while (count < compared_bytes && is_ascii_digit(bytes[count])) ++count;
    return count;
}

#endif

/// A text that is looked for again and again.
class SoughtText {
  public:
    /// Requires: no byte of it is 0.
    explicit SoughtText(std::string text);

    std::size_t size() const { return text_.size(); }
    /// Whether `bytes` begin with it. Requires: *end is 0; `compared_bytes` bytes may be read, also behind
    /// it.
    bool begins(const char* bytes, const char* end) const {
        if (!begins_alike(bytes)) return false;
        if (__builtin_expect(text_.size() <= compared_bytes, 1)) return true;
        return static_cast<std::size_t>(end - bytes) >= text_.size() &&
               std::memcmp(bytes, text_.data(), text_.size()) == 0;
    }

  private:
    bool begins_alike(const char* bytes) const;

    std::string text_;
    char head_[compared_bytes] = {};
    std::uint32_t head_marks_ = 0;  ///< a bit a byte of it
};

inline SoughtText::SoughtText(std::string text) : text_(std::move(text)) {
    const std::size_t length = std::min(text_.size(), compared_bytes);
    std::memcpy(head_, text_.data(), length);
    head_marks_ = (std::uint32_t{1} << length) - 1;
}

#if defined(__SSE2__)

inline bool SoughtText::begins_alike(const char* bytes) const {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i head = _mm_loadu_si128(reinterpret_cast<const __m128i*>(head_));
    const auto alike = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(text, head)));
    return (alike & head_marks_) == head_marks_;
}

#else

inline bool SoughtText::begins_alike(const char* bytes) const {
    return std::memcmp(bytes, head_, std::min(text_.size(), compared_bytes)) == 0;
}

#endif

}  // namespace kanjo
