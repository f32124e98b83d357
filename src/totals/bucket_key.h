// What tells buckets apart: group, currency and when.
#pragma once

#include <compare>
#include <cstdint>

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

}  // namespace kanjo
