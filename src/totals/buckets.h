// Exact sums by what a rate can depend on: group, currency and period. No rate is in them, so they merge by
// addition.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "commitments/plain_amount.h"
#include "commitments/plain_columns.h"
#include "decimal/decimal.h"
#include "money/currency.h"
#include "totals/cell_arena.h"

namespace kanjo {

/// Numbers of a group and of a when, as GroupIndex and WhenTable give them.
using GroupId = std::uint32_t;
using WhenId = std::uint32_t;

/// The three in one word.
class BucketKey {
  public:
    static constexpr int when_bits = 26;
    static constexpr int currency_bits = 10;
    static constexpr int group_bits = 28;

    BucketKey() = default;
    BucketKey(GroupId group, Currency currency, WhenId when)
        : word_((std::uint64_t{group} << (currency_bits + when_bits)) |
                (std::uint64_t{currency.index} << when_bits) | when) {}

    static BucketKey of_word(std::uint64_t word) {
        BucketKey key;
        key.word_ = word;
        return key;
    }

    GroupId group() const { return static_cast<GroupId>(word_ >> (currency_bits + when_bits)); }
    Currency currency() const {
        return {static_cast<std::uint16_t>(word_ >> when_bits & ((1u << currency_bits) - 1))};
    }
    WhenId when() const { return static_cast<WhenId>(word_ & ((1u << when_bits) - 1)); }
    /// Currency and when: what decides the rate.
    std::uint64_t rate_key() const { return word_ & ((std::uint64_t{1} << (currency_bits + when_bits)) - 1); }
    std::uint64_t word() const { return word_; }
    auto operator<=>(const BucketKey&) const = default;

  private:
    std::uint64_t word_ = 0;
};

/// Buckets of one group and currency stand together, 64 neighbouring whens a page: a page of few holds little
/// more than their sums, a full one finds each by its number.
class Buckets {
  public:
    /// Units: billionths.
    void add(BucketKey key, Int128 units) {
        pending_keys_[pending_count_] = key;
        pending_units_[pending_count_] = units;
        if (++pending_count_ == pending_keys_.size()) flush();
    }
    /// As many at once as a block has rows. Requires: at most block_rows_max.
    void add(std::span<const BucketKey> keys, std::span<const Int128> units);
    /// For what is no whole number of units, or too large.
    void add(BucketKey key, const Decimal& value);
    /// Brings in what add has put off. Call before reading.
    void flush();

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
        for (std::uint32_t page = 0; page < pages_.size(); ++page) visit_page(page, visit);
    }

    /// Puts the pages in the order of their keys. Nothing may be added any more.
    void sort();
    std::size_t page_count() const { return pages_.size(); }
    /// The key of the first bucket that a page may hold, and which of its 64 it holds.
    BucketKey page_key(std::size_t page) const {
        return BucketKey::of_word(pages_[page].number << when_bits);
    }
    std::uint64_t page_mask(std::size_t page) const { return pages_[page].present; }
    static unsigned place_in_page(BucketKey key) { return key.word() % whens_a_page; }
    /// Requires: sorted.
    bool has(GroupId group) const { return begin_of(group) != begin_of(group + 1); }
    template <class Visit>
    void for_each_of(GroupId group, Visit visit) const {
        const std::uint32_t end = begin_of(group + 1);
        for (std::uint32_t page = begin_of(group); page < end; ++page) visit_page(page, visit);
    }

  private:
    static constexpr int when_bits = 6;
    static constexpr std::uint64_t whens_a_page = std::uint64_t{1} << when_bits;
    static constexpr std::uint32_t no_page = 0xFFFFFFFF;

    struct Page {
        std::uint64_t number = 0;   ///< the word of its keys without the last bits
        std::uint64_t present = 0;  ///< a bit a when
        Int128* cells = nullptr;    ///< those that are present, in their order; all 64 in the largest size
        int size = 0;               ///< of the piece, as CellArena has them

        bool is_full_size() const { return size == CellArena::sizes - 1; }
        std::size_t place(unsigned when) const {
            if (is_full_size()) return when;
            return static_cast<std::size_t>(std::popcount(present & ((std::uint64_t{1} << when) - 1)));
        }
    };
    template <class Visit>
    void visit_page(std::uint32_t index, Visit& visit) const {
        const Page& page = pages_[index];
        std::size_t place = 0;
        for (std::uint64_t left = page.present; left != 0; left &= left - 1, ++place) {
            const auto when = static_cast<unsigned>(std::countr_zero(left));
            const BucketKey key = BucketKey::of_word(page.number << when_bits | when);
            const Decimal* const rest = rests_.empty() ? nullptr : find_rest(key);
            visit(Sum{key, page.cells[page.is_full_size() ? when : place], rest, index});
        }
    }
    std::size_t home_of(std::uint64_t number) const { return number * 0x9E3779B97F4A7C15u >> shift_; }
    std::uint32_t page_of(std::uint64_t number);
    Int128& cell(Page& page, unsigned when);
    void enlarge(Page& page);
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
    std::array<BucketKey, block_rows_max> pending_keys_;
    std::array<Int128, block_rows_max> pending_units_{};
    std::size_t pending_count_ = 0;
};

}  // namespace kanjo
