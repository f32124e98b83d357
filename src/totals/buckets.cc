#include "totals/buckets.h"

#include <algorithm>
#include <bit>

#include "base/invariant.h"

namespace kanjo {

/// What does not fit the cell is added to its rest.
inline void Buckets::add_to(Page::Cell* cell, BucketKey key, Int128 units) {
    Int128 sum = 0;
    if (__builtin_expect(__builtin_add_overflow(*cell, units, &sum), 0))
        return add_rest(key, to_decimal(units));
    *cell = sum;
}

void Buckets::flush() {
    add_pending();
    add_found();
}

void Buckets::add_pending() {
    add(std::span(pending_.keys).first(pending_.count), std::span(pending_.units).first(pending_.count));
    pending_.count = 0;
}

/// In rounds, so that memory is under way before it is needed: pages while the amounts before are added,
/// cells until the next amounts come.
void Buckets::add(std::span<const BucketKey> keys, std::span<const Int128> units) {
    if (keys.empty()) return;
    KANJO_INVARIANT(begins_.empty() && keys.size() <= block_rows_max);
    make_room();
    PageNumbers pages;
    find_pages(keys, pages);
    add_found();
    find_cells(keys, pages);
    std::copy(keys.begin(), keys.end(), found_.keys.begin());
    std::copy(units.begin(), units.end(), found_.units.begin());
    found_.count = keys.size();
}

/// Where each page is looked for first.
inline void Buckets::find_pages(std::span<const BucketKey> keys, PageNumbers& pages) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::uint32_t page = slots_.data()[home_of(keys.data()[i].word() >> when_bits)];
        pages.data()[i] = page == no_page ? 0 : page;
        __builtin_prefetch(pages_.data() + pages.data()[i]);
    }
}

inline void Buckets::find_cells(std::span<const BucketKey> keys, const PageNumbers& pages) {
    const bool has_pages = !pages_.empty();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const BucketKey key = keys.data()[i];
        std::uint32_t index = pages.data()[i];
        const Page* page = pages_.data() + index;
        Page::Cell* found = nullptr;
        if (__builtin_expect(has_pages && page->is_full_size_of(key.word()), 1)) {
            Page::Cell* const cell = page->lasting_cell(place_in_page(key));
            __builtin_prefetch(cell, 1);
            if (__builtin_expect(page->has_lasting(place_in_page(key)), 1)) found = cell;
        } else {
            if (!has_pages || page->number() != key.word() >> when_bits) {
                index = page_of(key.word() >> when_bits);
                page = pages_.data() + index;
            }
            page->fetch(place_in_page(key));
        }
        targets_.data()[i] = {found, index};
    }
}

inline void Buckets::add_found() {
    for (std::size_t i = 0; i < found_.count; ++i) {
        const auto [known, page] = targets_.data()[i];
        const BucketKey key = found_.keys.data()[i];
        Page::Cell* const to = known != nullptr ? known : cell(pages_[page], place_in_page(key));
        add_to(to, key, found_.units.data()[i]);
    }
    found_.count = 0;
}

void Buckets::merge(const Buckets& other, const std::function<BucketKey(BucketKey)>& key_of) {
    for (std::size_t page = 0; page < other.pages_.size(); ++page) {
        if (other.is_of_days(page)) {
            merge_page(key_of(other.page_key(page)), other.pages_[page]);
        } else {
            other.for_each_in(page, [&](const Sum& sum) { add(key_of(sum.key), sum.units); });
        }
    }
    for (const auto& [word, value] : other.rests_) add_rest(key_of(BucketKey::of_word(word)), value);
}

void Buckets::merge_page(BucketKey first, const Page& page) {
    make_room();
    Page& to = pages_[page_of(first.word() >> when_bits)];
    page.for_each([&](unsigned when, Int128 units) {
        add_to(cell(to, when), BucketKey::of_word(first.word() | when), units);
    });
}

std::optional<Int128> Buckets::page_sum(std::size_t index) const {
    Int128 sum = 0;
    bool overflows = !rests_.empty();
    pages_[index].for_each(
        [&](unsigned, const Page::Cell& units) { overflows |= __builtin_add_overflow(sum, units, &sum); });
    return overflows ? std::nullopt : std::optional(sum);
}

/// For the pages of a block, which then do not move while it is added. Most pages of a small table are found
/// where they are looked for first; a large one is kept small.
void Buckets::make_room() {
    constexpr std::size_t small_size = 32 * 1024;
    const auto room = [&] { return slots_.size() < small_size ? slots_.size() / 4 : slots_.size() / 4 * 3; };
    while (pages_.size() + block_rows_max > room()) grow();
    if (pages_.capacity() - pages_.size() < block_rows_max)
        pages_.reserve(std::max(4 * block_rows_max, pages_.capacity() * 2));
}

std::uint32_t Buckets::new_page(std::uint64_t number, std::size_t slot) {
    slots_[slot] = static_cast<std::uint32_t>(pages_.size());
    pages_.emplace_back(number);
    return slots_[slot];
}

Buckets::Page::Cell* Buckets::new_cell(Page& page, unsigned when) {
    ++size_;
    return page.new_cell(when, arena_);
}

void Buckets::sort() {
    flush();
    slots_ = {};
    std::sort(pages_.begin(), pages_.end());
    begins_.clear();
    if (!pages_.empty()) begins_.reserve(page_key(pages_.size() - 1).group() + std::size_t{1});
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
        const std::size_t group = page_key(page).group();
        while (begins_.size() <= group) begins_.push_back(page);
    }
}

/// What is no whole number of units, or too large.
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
        std::size_t at = home_of(pages_[index].number());
        while (slots_[at] != no_page) at = (at + 1) & (size - 1);
        slots_[at] = index;
    }
}

}  // namespace kanjo
