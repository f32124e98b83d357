#include "totals/bucket_page.h"

namespace kanjo {

/// From now on its cells are there.
void BucketPage::take_piece(int size, CellArena& arena) {
    head_ = first_word() | (size == CellArena::sizes - 1 ? full_size : in_arena);
    words_[1] = reinterpret_cast<std::uintptr_t>(arena.take(size)) | static_cast<unsigned>(size);
}

BucketPage::Cell* BucketPage::new_cell(unsigned when, CellArena& arena) {
    const bool is_empty = !is_alone() && words_[0] == 0;
    if (is_empty && when < in_arena) {
        head_ = first_word() | when;
        return alone_cell();  // 0 from the beginning
    }
    const std::size_t count = count_below(present(), whens_a_page);
    if (is_empty) {
        take_piece(0, arena);
    } else if (is_alone() || (tag() != full_size && count == CellArena::cells_of(size()))) {
        enlarge(arena);
    }
    const bool is_full = tag() == full_size;
    Cell* const cell = cells() + (is_full ? when : count_below(words_[0], when));
    if (!is_full) {
        for (Cell* to = cells() + count; to != cell; --to) *to = to[-1];
    }
    *cell = 0;
    words_[0] |= std::uint64_t{1} << when;
    return cell;
}

void BucketPage::enlarge(CellArena& arena) {
    const BucketPage smaller = *this;
    words_[0] = smaller.present();
    take_piece(smaller.is_alone() ? 1 : smaller.size() + 1, arena);
    Cell* const larger = cells();
    const bool is_full = tag() == full_size;
    std::size_t place = 0;
    smaller.for_each([&](unsigned when, Int128 sum) { larger[is_full ? when : place++] = sum; });
    if (!smaller.is_alone()) arena.give_back(smaller.cells(), smaller.size());
}

}  // namespace kanjo
