// Exact sums by what a rate can depend on: group, currency and period. No rate is in them, so they merge by
// addition.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "commitments/commitment.h"
#include "commitments/plain_amount.h"
#include "commitments/plain_columns.h"
#include "decimal/decimal.h"
#include "totals/bucket_key.h"
#include "totals/bucket_page.h"
#include "totals/cell_arena.h"

namespace kanjo {

/// Buckets of one group and currency stand together, 64 neighbouring whens a page: a page of few holds little
/// more than their sums, a full one finds each by its number.
class Buckets {
  public:
    /// Units: billionths.
    void add(BucketKey key, Int128 units) {
        pending_.keys[pending_.count] = key;
        pending_.units[pending_.count] = units;
        if (++pending_.count == block_rows_max) add_pending();
    }
    /// As many at once as a block has rows. Requires: at most block_rows_max.
    void add(std::span<const BucketKey> keys, std::span<const Int128> units);
    void add(BucketKey key, const Decimal& value);
    /// Brings in what add has put off. Call before reading.
    void flush();
    /// Adds all of another; `key_of` says what its keys are here. Those of days keep their whens.
    void merge(const Buckets& other, const std::function<BucketKey(BucketKey)>& key_of);

    std::size_t size() const { return size_; }
    bool is_empty() const { return size_ == 0; }

    struct Sum {
        BucketKey key;
        Int128 units = 0;
        const Decimal* rest = nullptr;  ///< to be added to units, where there is more than fits them
        std::uint32_t page = 0;         ///< the number of its page
    };
    /// In any order; once sorted, in that of the keys.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t page = 0; page < pages_.size(); ++page) for_each_in(page, visit);
    }

    /// Puts the pages in the order of their keys. Nothing may be added any more.
    void sort();
    std::size_t page_count() const { return pages_.size(); }
    /// The key of the first bucket that a page may hold, and which of its 64 it holds.
    BucketKey page_key(std::size_t page) const { return BucketKey::of_word(pages_[page].first_word()); }
    std::uint64_t page_mask(std::size_t page) const { return pages_[page].present(); }
    /// Whether its buckets are all of days, or of no date.
    bool is_of_days(std::size_t page) const { return page_key(page).when() + 64 <= first_period_id; }
    template <class Visit>
    void for_each_in(std::size_t index, const Visit& visit) const {
        const Page& page = pages_[index];
        page.for_each([&](unsigned when, Int128 units) {
            const BucketKey key = BucketKey::of_word(page.first_word() | when);
            const Decimal* const rest = rests_.empty() ? nullptr : find_rest(key);
            visit(Sum{key, units, rest, static_cast<std::uint32_t>(index)});
        });
    }
    /// The sum of a page's buckets; none where it does not fit, or one of them holds more than fits.
    std::optional<Int128> page_sum(std::size_t page) const;
    /// The first page of a group, and one past its last. Requires: sorted.
    std::pair<std::size_t, std::size_t> pages_of(GroupId group) const {
        return {begin_of(group), begin_of(group + 1)};
    }
    static unsigned place_in_page(BucketKey key) { return key.word() % BucketPage::whens_a_page; }
    /// Requires: sorted.
    bool has(GroupId group) const { return begin_of(group) != begin_of(group + 1); }
    template <class Visit>
    void for_each_of(GroupId group, Visit visit) const {
        const auto [first, end] = pages_of(group);
        for (std::size_t page = first; page < end; ++page) for_each_in(page, visit);
    }

  private:
    using Page = BucketPage;
    static constexpr int when_bits = Page::when_bits;
    static constexpr std::uint32_t no_page = 0xFFFFFFFF;

    struct Amounts {
        std::array<BucketKey, block_rows_max> keys;
        std::array<Int128, block_rows_max> units{};
        std::size_t count = 0;
    };
    using PageNumbers = std::array<std::uint32_t, block_rows_max>;
    void add_pending();
    void add_found();
    void find_pages(std::span<const BucketKey> keys, PageNumbers& pages) const;
    void find_cells(std::span<const BucketKey> keys, const PageNumbers& pages);
    std::size_t home_of(std::uint64_t number) const { return number * 0x9E3779B97F4A7C15u >> shift_; }
    /// Requires: make_room.
    std::uint32_t page_of(std::uint64_t number) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = home_of(number);; at = (at + 1) & mask) {
            const std::uint32_t index = slots_.data()[at];
            if (__builtin_expect(index == no_page, 0)) return new_page(number, at);
            if (__builtin_expect(pages_.data()[index].number() == number, 1)) return index;
        }
    }
    Page::Cell* cell(Page& page, unsigned when) {
        Page::Cell* const found = page.find_cell(when);
        return __builtin_expect(found != nullptr, 1) ? found : new_cell(page, when);
    }
    std::uint32_t new_page(std::uint64_t number, std::size_t slot);
    Page::Cell* new_cell(Page& page, unsigned when);
    void make_room();
    void add_to(Page::Cell* cell, BucketKey key, Int128 units);
    void merge_page(BucketKey first, const Page& page);
    std::uint32_t begin_of(std::size_t group) const {
        return group < begins_.size() ? begins_[group] : static_cast<std::uint32_t>(pages_.size());
    }
    const Decimal* find_rest(BucketKey key) const;
    void add_rest(BucketKey key, const Decimal& value);
    void grow();

    std::vector<std::uint32_t> slots_;  ///< of pages, by their numbers
    int shift_ = 64;
    std::vector<Page> pages_;
    std::size_t size_ = 0;
    CellArena arena_;
    std::vector<std::uint32_t> begins_;  ///< once sorted: the first page of each group
    std::unordered_map<std::uint64_t, Decimal> rests_;
    Amounts pending_;  ///< added one by one
    Amounts found_;    ///< whose memory is under way
    /// Where those go: to a cell, null where it is not known yet or may move, of a page.
    struct Target {
        Page::Cell* cell;
        std::uint32_t page;
    };
    std::array<Target, block_rows_max> targets_{};
};

}  // namespace kanjo
