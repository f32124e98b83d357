// Eight bytes taken as one number, and numbers hashed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kanjo {

/// Requires: eight bytes may be read.
inline std::uint64_t load_word(const char* bytes) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, bytes, sizeof word);
    return word;
}

/// Up to eight bytes, zeros behind them.
inline std::uint64_t load_bytes(const char* bytes, std::size_t size) {
    const auto half = [bytes](std::size_t at) {
        std::uint32_t word = 0;
        __builtin_memcpy(&word, bytes + at, sizeof word);
        return std::uint64_t{word};
    };
    if (size >= 8) return load_word(bytes);
    if (size >= 4) return half(0) | half(size - 4) << (8 * (size - 4));
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < size; ++i)
        word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return word;
}

/// A number that every bit of both decides, the same on every machine.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Product128 = unsigned __int128;
    a ^= 0x9E3779B97F4A7C15u;
    b ^= 0xD6E8FEB86659FD93u;
    return a * b ^ static_cast<std::uint64_t>(static_cast<Product128>(a) * b >> 64);
}

}  // namespace kanjo
