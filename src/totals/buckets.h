// Exact sums by what a rate can depend on: group, currency and period. No rate is in them, so they merge by
// addition.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "commitments/plain_amount.h"
#include "decimal/decimal.h"
#include "money/currency.h"

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

class Buckets {
  public:
    /// Units: billionths.
    void add(BucketKey key, Int128 units) {
        pending_[pending_count_] = {key, units};
        if (++pending_count_ == pending_.size()) flush();
    }
    /// For what is no whole number of units, or too large.
    void add(BucketKey key, const Decimal& value);
    /// Brings in what add has put off. Call before reading.
    void flush();

    std::size_t size() const { return size_; }
    bool is_empty() const { return size_ == 0; }

    BucketKey key(std::size_t index) const { return bucket(index).key; }
    struct Sum {
        BucketKey key;
        Int128 units = 0;
        const Decimal* rest = nullptr;  ///< to be added to units, where there is more than fits them
    };
    Sum sum(std::size_t index) const {
        const Bucket& found = bucket(index);
        Sum result{found.key, found.units(), nullptr};
        if (!rests_.empty()) result.rest = find_rest(found.key);
        return result;
    }

  private:
    static constexpr std::size_t buckets_a_block = 4096;
    static constexpr std::uint32_t no_bucket = 0xFFFFFFFF;

    /// 24 bytes, not 32: an Int128 member would be aligned to 16.
    struct Bucket {
        BucketKey key;
        std::uint64_t low = 0;
        std::uint64_t high = 0;

        Int128 units() const { return static_cast<Int128>((static_cast<UInt128>(high) << 64) | low); }
        void set(Int128 units) {
            low = static_cast<std::uint64_t>(units);
            high = static_cast<std::uint64_t>(static_cast<UInt128>(units) >> 64);
        }
    };
    struct Pending {
        BucketKey key;
        Int128 units = 0;
    };

    static std::uint64_t hash_of(BucketKey key) { return key.word() * 0x9E3779B97F4A7C15u; }
    std::size_t home_of(BucketKey key) const { return hash_of(key) >> shift_; }
    Bucket& bucket(std::size_t index) { return blocks_[index / buckets_a_block][index % buckets_a_block]; }
    const Bucket& bucket(std::size_t index) const {
        return blocks_[index / buckets_a_block][index % buckets_a_block];
    }
    Bucket& find_or_add(BucketKey key, std::size_t home);
    const Decimal* find_rest(BucketKey key) const;
    void add_rest(BucketKey key, const Decimal& value);
    void grow();

    std::vector<std::uint32_t> slots_;
    int shift_ = 64;
    std::size_t size_ = 0;
    std::vector<std::unique_ptr<Bucket[]>> blocks_;
    std::unordered_map<std::uint64_t, Decimal> rests_;
    std::array<Pending, 32> pending_;
    std::size_t pending_count_ = 0;
};

}  // namespace kanjo
