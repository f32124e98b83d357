// A checksum that tells bytes as they were written from bytes that were changed or lost on the way.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kanjo {

/// XXH3, 128 bits. Source: https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md
class Checksum {
  public:
    Checksum();
    ~Checksum();

    void add(std::string_view bytes);
    /// Of all bytes added: 32 hexadecimal digits, the high ones first. Begins anew.
    std::string take();

    static constexpr std::size_t digits = 32;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kanjo
