#include "totals/buckets.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {

void Buckets::flush() {
    add(std::span(pending_keys_).first(pending_count_), std::span(pending_units_).first(pending_count_));
    pending_count_ = 0;
}

/// In two rounds, so that the memory of all is under way before the first is needed.
void Buckets::add(std::span<const BucketKey> keys, std::span<const Int128> units) {
    if (keys.empty()) return;
    KANJO_INVARIANT(begins_.empty() && keys.size() <= block_rows_max);
    while (slots_.empty() || (pages_.size() + keys.size()) * 4 > slots_.size() * 3) grow();
    std::array<std::uint32_t, block_rows_max> pages;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        pages[i] = page_of(keys[i].word() >> when_bits);
        const Page& page = pages_[pages[i]];
        __builtin_prefetch(page.cells + page.place(place_in_page(keys[i])), 1);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        Int128& sum = cell(pages_[pages[i]], place_in_page(keys[i]));
        Int128 next = 0;
        if (__builtin_add_overflow(sum, units[i], &next)) {
            add_rest(keys[i], to_decimal(units[i]));
        } else {
            sum = next;
        }
    }
}

std::uint32_t Buckets::page_of(std::uint64_t number) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = home_of(number);; at = (at + 1) & mask) {
        const std::uint32_t index = slots_[at];
        if (index == no_page) {
            slots_[at] = static_cast<std::uint32_t>(pages_.size());
            pages_.push_back({number, 0, arena_.take(0), 0});
            return slots_[at];
        }
        if (pages_[index].number == number) return index;
    }
}

/// The cell of a when, made where there is none.
Int128& Buckets::cell(Page& page, unsigned when) {
    const std::uint64_t bit = std::uint64_t{1} << when;
    if (__builtin_expect((page.present & bit) != 0, 1)) return page.cells[page.place(when)];
    const auto count = static_cast<std::size_t>(std::popcount(page.present));
    if (count == CellArena::cells_of(page.size)) enlarge(page);
    Int128* const cell = page.cells + page.place(when);
    if (!page.is_full_size()) std::copy_backward(cell, page.cells + count, page.cells + count + 1);
    *cell = 0;
    page.present |= bit;
    ++size_;
    return *cell;
}

void Buckets::enlarge(Page& page) {
    Page larger = page;
    ++larger.size;
    larger.cells = arena_.take(larger.size);
    std::size_t place = 0;
    for (std::uint64_t left = page.present; left != 0; left &= left - 1, ++place) {
        const auto when = static_cast<unsigned>(std::countr_zero(left));
        larger.cells[larger.is_full_size() ? when : place] = page.cells[place];
    }
    arena_.give_back(page.cells, page.size);
    page = larger;
}

void Buckets::sort() {
    flush();
    slots_ = {};
    std::sort(pages_.begin(), pages_.end(), [](const Page& a, const Page& b) { return a.number < b.number; });
    begins_.clear();
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
        const std::size_t group = page_key(page).group();
        while (begins_.size() <= group) begins_.push_back(page);
    }
}

void Buckets::add(BucketKey key, const Decimal& value) {
    add(key, Int128{0});  // the bucket must exist
    add_rest(key, value);
}

void Buckets::add_rest(BucketKey key, const Decimal& value) {
    rests_[key.word()] += value;
}

const Decimal* Buckets::find_rest(BucketKey key) const {
    const auto found = rests_.find(key.word());
    return found == rests_.end() ? nullptr : &found->second;
}

void Buckets::grow() {
    const std::size_t size = std::max<std::size_t>(256, slots_.size() * 2);
    slots_.assign(size, no_page);
    shift_ = 64 - std::countr_zero(size);
    for (std::uint32_t index = 0; index < pages_.size(); ++index) {
        std::size_t at = home_of(pages_[index].number);
        while (slots_[at] != no_page) at = (at + 1) & (size - 1);
        slots_[at] = index;
    }
}

}  // namespace kanjo
