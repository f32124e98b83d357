// Eight bytes taken as one number, and numbers hashed.
#pragma once

#include <cstdint>

namespace kanjo {

/// Requires: eight bytes may be read.
inline std::uint64_t load_word(const char* bytes) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, bytes, sizeof word);
    return word;
}

/// A number that every bit of both decides, the same on every machine.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Product128 = unsigned __int128;
    const Product128 product = static_cast<Product128>(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace kanjo
