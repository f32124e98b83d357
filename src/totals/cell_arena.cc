#include "totals/cell_arena.h"

#include <sys/mman.h>

#include <cstring>

#include "base/invariant.h"

namespace kanjo {
namespace {

constexpr std::size_t chunk_bytes_first = 64 * 1024;
/// A large page of the processor: one entry of its table of pages instead of 512, one fault instead of as
/// many.
constexpr std::size_t chunk_bytes_max = 2 * 1024 * 1024;

}  // namespace

void CellArena::add_chunk() {
    chunk_bytes_ = chunks_.empty() ? chunk_bytes_first : chunk_bytes_max;
    void* const chunk = std::aligned_alloc(chunk_bytes_, chunk_bytes_);
    KANJO_INVARIANT(chunk != nullptr);
    chunks_.emplace_back(chunk);
#if defined(MADV_HUGEPAGE)
    if (chunk_bytes_ == chunk_bytes_max) madvise(chunk, chunk_bytes_, MADV_HUGEPAGE);  // advice, no more
#endif
    at_ = static_cast<Int128*>(chunk);
    end_ = at_ + chunk_bytes_ / sizeof(Int128);
}

Int128* CellArena::take(int size) {
    Int128*& unused = unused_[static_cast<std::size_t>(size)];
    if (unused != nullptr) {
        Int128* const cells = unused;
        std::memcpy(&unused, cells, sizeof unused);
        return cells;
    }
    const auto count = static_cast<std::ptrdiff_t>(cells_of(size));
    if (end_ - at_ < count) add_chunk();
    Int128* const cells = at_;
    at_ += count;
    return cells;
}

void CellArena::give_back(void* cells, int size) {
    Int128*& unused = unused_[static_cast<std::size_t>(size)];
    std::memcpy(cells, &unused, sizeof unused);
    unused = static_cast<Int128*>(cells);
}

}  // namespace kanjo
