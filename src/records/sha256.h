// SHA-256, by which files are told apart. Source: FIPS 180-4.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kanjo {

/// Takes a message piece by piece.
class Sha256 {
  public:
    void add(std::string_view bytes);
    /// Of all that was added, 64 hexadecimal digits; call it once, last.
    std::string hex();

  private:
    static constexpr std::size_t block_bytes = 64;
    void mix(const char* block);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<char, block_bytes> block_;
    std::size_t filled_ = 0;
    std::uint64_t bytes_ = 0;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace kanjo
