#include "totals/buckets.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {

/// In two rounds, so that the memory of all is under way before the first is needed.
void Buckets::flush() {
    if (pending_count_ == 0) return;
    KANJO_INVARIANT(begins_.empty());
    while (slots_.empty() || (pages_.size() + pending_count_) * 4 > slots_.size() * 3) grow();
    std::array<std::uint32_t, std::tuple_size_v<decltype(pending_)>> pages{};
    for (std::size_t i = 0; i < pending_count_; ++i) {
        const BucketKey key = pending_[i].key;
        pages[i] = page_of(key.word() >> when_bits);
        const Page& page = pages_[pages[i]];
        __builtin_prefetch(page.cells + page.place(place_in_page(key)), 1);
    }
    for (std::size_t i = 0; i < pending_count_; ++i) {
        const Pending& pending = pending_[i];
        Int128& sum = cell(pages_[pages[i]], place_in_page(pending.key));
        Int128 next = 0;
        if (__builtin_add_overflow(sum, pending.units, &next)) {
            add_rest(pending.key, to_decimal(pending.units));
        } else {
            sum = next;
        }
    }
    pending_count_ = 0;
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
