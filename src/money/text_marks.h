// Sixty-four bytes of a text told apart together.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kanjo {

/// A bit a byte, the first byte the lowest.
struct TextMarks {
    std::uint64_t letters = 0;     ///< of ASCII
    std::uint64_t digits = 0;      ///< of ASCII
    std::uint64_t beginnings = 0;  ///< of characters beyond ASCII
};

inline constexpr std::size_t marked_text = 64;

#if defined(__SSE2__)

/// Requires: `marked_text` bytes may be read.
inline TextMarks mark_text(const char* bytes) {
    TextMarks marks;
    for (std::size_t at = 0; at < marked_text; at += sizeof(__m128i)) {
        const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
        const auto mark_of = [at](__m128i which) {
            return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(which))} << at;
        };
        const auto within = [](__m128i values, char first, char last) {
            const __m128i above = _mm_sub_epi8(values, _mm_set1_epi8(first));
            const __m128i width = _mm_set1_epi8(static_cast<char>(last - first));
            return _mm_cmpeq_epi8(_mm_min_epu8(above, width), above);
        };
        marks.letters |= mark_of(within(_mm_or_si128(text, _mm_set1_epi8(0x20)), 'a', 'z'));
        marks.digits |= mark_of(within(text, '0', '9'));
        marks.beginnings |= mark_of(within(text, '\xC0', '\xFF'));
    }
    return marks;
}

#else

inline TextMarks mark_text(const char* bytes) {
    TextMarks marks;
    for (std::size_t i = 0; i < marked_text; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        marks.letters |= std::uint64_t{(byte | 0x20) - 'a' < 26u} << i;
        marks.digits |= std::uint64_t{byte - '0' < 10u} << i;
        marks.beginnings |= std::uint64_t{byte >= 0xC0} << i;
    }
    return marks;
}

#endif

}  // namespace kanjo
