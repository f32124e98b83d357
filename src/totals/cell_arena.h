// Memory for the sums of buckets: in pieces of few sizes, never moved, given back all at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

#include "decimal/integer.h"

namespace kanjo {

class CellArena {
  public:
    /// Pieces hold 1, 4, 16 or 64 cells.
    static constexpr int sizes = 4;
    static constexpr std::size_t cells_of(int size) { return std::size_t{1} << (2 * size); }

    /// A piece whose cells hold anything.
    Int128* take(int size);
    void give_back(void* cells, int size);

  private:
    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };
    void add_chunk();

    std::vector<std::unique_ptr<void, Free>> chunks_;
    std::size_t chunk_bytes_ = 0;  ///< of the last one
    Int128* at_ = nullptr;
    Int128* end_ = nullptr;
    std::array<Int128*, sizes> unused_{};  ///< pieces that were given back, each holding the next
};

}  // namespace kanjo
