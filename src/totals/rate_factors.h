// The factor of every currency and when for one basis and target, worked out once each.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

#include "totals/rate_rules.h"
#include "totals/tally.h"

namespace kanjo {

/// The currencies and whens that occur in a tally, numbered.
class RateKeys {
  public:
    /// Requires: its lanes are sorted.
    explicit RateKeys(const Tally& tally);

    std::uint32_t key_of(Lane lane, const Buckets::Sum& sum) const {
        const std::uint32_t* const blocks = blocks_of_pages_[static_cast<std::size_t>(lane)].data();
        const Block& block = blocks_.data()[blocks[sum.page]];
        const std::size_t before = count_below(block.present, Buckets::place_in_page(sum.key));
        return block.first + static_cast<std::uint32_t>(before);
    }
    std::size_t size() const { return size_; }
    Currency currency(std::uint32_t key) const { return bucket_key(key).currency(); }
    WhenId when(std::uint32_t key) const { return bucket_key(key).when(); }
    std::uint64_t rate_key(std::uint32_t key) const { return bucket_key(key).rate_key(); }
    /// In the order of their numbers.
    template <class Visit>
    void for_each(Visit visit) const {
        for (const Block& block : blocks_) {
            for (std::uint64_t left = block.present; left != 0; left &= left - 1) {
                const auto place = static_cast<std::uint64_t>(std::countr_zero(left));
                visit(BucketKey::of_word(block.key.word() | place));
            }
        }
    }

  private:
    /// What the pages of all groups hold that have the same currency and whens.
    struct Block {
        BucketKey key;              ///< of group 0
        std::uint64_t present = 0;  ///< a bit a when
        std::uint32_t first = 0;    ///< the number of the first
    };
    BucketKey bucket_key(std::uint32_t key) const;

    std::vector<Block> blocks_;
    std::array<std::vector<std::uint32_t>, lane_count> blocks_of_pages_;
    std::size_t size_ = 0;
};

/// The factor of each key.
class RateFactors {
  public:
    /// Requires: what the rules refer to, the tally and the keys outlive it.
    RateFactors(RateRules rules, const Tally& tally, const RateKeys& keys);

    Multiplier multiplier(std::uint32_t key) const { return {kinds_.data()[key], scales_.data()[key]}; }
    bool is_missing(std::uint32_t key) const { return kinds_[key] == Multiplier::Kind::missing; }
    /// Worked out anew: the fractions of all keys would fill the memory that the rates take.
    Factor factor(std::uint32_t key) const;
    bool any_missing() const;
    /// Why a factor is missing. Requires: it is.
    Error why_missing(std::uint32_t key) const;
    /// The file that why_missing names; empty where it names none.
    std::string_view file_behind(std::uint32_t key) const;
    /// None where no conversion is needed. Requires: it is not missing.
    std::optional<Derivation> derivation(std::uint32_t key) const;
    /// In constant prices. Requires: it is not missing.
    std::optional<Deflator> deflator(std::uint32_t key) const;

  private:
    RateRules rules_;
    const Tally& tally_;
    const RateKeys& keys_;
    // The parts of each multiplier; together they would be padded to half as much again.
    std::vector<Multiplier::Kind> kinds_;
    std::vector<UInt128> scales_;
};

}  // namespace kanjo
