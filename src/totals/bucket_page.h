// The buckets of one group and currency at up to 64 neighbouring whens. One bucket alone stands in the page
// itself, so that a million groups of one need no more.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "totals/bucket_key.h"
#include "totals/cell_arena.h"

namespace kanjo {

/// How many of the bits below that place are set. Without the processor's own instruction for it, which the
/// oldest of them lack.
inline std::size_t count_below(std::uint64_t bits, unsigned place) {
    if (place < 64) bits &= (std::uint64_t{1} << place) - 1;
    bits -= bits >> 1 & 0x5555'5555'5555'5555;
    bits = (bits & 0x3333'3333'3333'3333) + (bits >> 2 & 0x3333'3333'3333'3333);
    bits = (bits + (bits >> 4)) & 0x0F0F'0F0F'0F0F'0F0F;
    return bits * 0x0101'0101'0101'0101 >> 56;
}

class BucketPage {
  public:
    static constexpr int when_bits = 6;
    static constexpr std::uint64_t whens_a_page = std::uint64_t{1} << when_bits;
    /// A sum where it stands: at a word's boundary. Read by its pointer, never by a reference: that has the
    /// alignment of any other sum for clang.
    typedef Int128 Cell __attribute__((aligned(8)));

    /// An empty page. Its number is the word of its keys without their last bits.
    explicit BucketPage(std::uint64_t number) : head_(number << when_bits | in_arena) {}

    /// By number.
    friend bool operator<(const BucketPage& a, const BucketPage& b) { return a.head_ < b.head_; }
    std::uint64_t number() const { return head_ >> when_bits; }
    /// The key of the first bucket that it may hold.
    std::uint64_t first_word() const { return head_ & ~tag_mask; }
    /// A bit a when.
    std::uint64_t present() const { return is_alone() ? std::uint64_t{1} << tag() : words_[0]; }

    /// Whether it is the page of a key, and has places for all 64: then its cells never move.
    bool is_full_size_of(std::uint64_t key) const { return head_ == (key | full_size); }
    /// Requires: it has places for all 64.
    Cell* lasting_cell(unsigned when) const { return piece(CellArena::sizes - 1) + when; }
    bool has_lasting(unsigned when) const { return (words_[0] >> when & 1) != 0; }
    /// Has what is read of a bucket fetched: its cell where that never moves, else all, since the others make
    /// place for a new one.
    void fetch(unsigned when) const {
        if (is_alone()) return;
        if (tag() == full_size) return __builtin_prefetch(lasting_cell(when), 1);
        constexpr std::size_t cells_a_line = 4;
        for (std::size_t at = 0; at < CellArena::cells_of(size()); at += cells_a_line)
            __builtin_prefetch(cells() + at, 1);
    }

    /// Null where the when is not present.
    Cell* find_cell(unsigned when) {
        if (__builtin_expect(is_alone(), 0)) return when == tag() ? alone_cell() : nullptr;
        if (__builtin_expect((words_[0] >> when & 1) == 0, 0)) return nullptr;
        return cells() + (tag() == full_size ? when : count_below(words_[0], when));
    }
    /// Makes a cell that was not there, 0, before the others that come after it.
    Cell* new_cell(unsigned when, CellArena& arena);

    /// Visits the whens that are present, in order, with their sums.
    template <class Visit>
    void for_each(const Visit& visit) const {
        if (is_alone()) {
            const Int128 sum = *const_cast<BucketPage*>(this)->alone_cell();
            visit(static_cast<unsigned>(tag()), sum);
            return;
        }
        const Cell* const cells = this->cells();
        const bool is_full = tag() == full_size;
        std::size_t place = 0;
        for (std::uint64_t left = present(); left != 0; left &= left - 1, ++place) {
            const auto when = static_cast<unsigned>(std::countr_zero(left));
            const Int128 sum = cells[is_full ? when : place];
            visit(when, sum);
        }
    }

  private:
    // What stands in place of the when of a bucket alone, where cells are in the arena: all 64, or fewer. A
    // bucket of one of these two whens is never alone.
    static constexpr std::uint64_t full_size = whens_a_page - 1;
    static constexpr std::uint64_t in_arena = whens_a_page - 2;
    static constexpr std::uint64_t tag_mask = whens_a_page - 1;
    static constexpr std::uint64_t size_mask = 3;  ///< of the piece, in the address of its cells

    std::uint64_t tag() const { return head_ & tag_mask; }
    bool is_alone() const { return tag() < in_arena; }
    int size() const { return static_cast<int>(words_[1] & size_mask); }
    Cell* piece(int size) const {
        return reinterpret_cast<Cell*>(static_cast<std::uintptr_t>(words_[1]) - static_cast<unsigned>(size));
    }
    Cell* cells() const { return piece(size()); }
    Cell* alone_cell() { return reinterpret_cast<Cell*>(words_); }
    void take_piece(int size, CellArena& arena);
    void enlarge(CellArena& arena);

    std::uint64_t head_;
    std::uint64_t words_[2] = {0, 0};  ///< the bucket alone, or what is present, and where with the size
};

}  // namespace kanjo
