// The rates of records, worked out and worded once for each currency, date and stated rate.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "commitments/commitment_parser.h"
#include "convert/added_columns.h"
#include "totals/rate_rules.h"

namespace kanjo {

/// The rate of one of the added amounts, for one currency and date.
struct KnownRate {
    bool is_missing = true;
    AmountFactor factor;
    std::string_view words;  ///< what stands behind the amount: the rate and all that is said of it
};

class RateMemo {
  public:
    /// Requires: all outlive it.
    RateMemo(const RateTable& rates, const ConvertOptions& options, std::span<const AddedAmount> amounts,
             const RecordStyle& style);

    /// The number of a commitment's rates.
    std::uint32_t id_of(const Commitment& commitment, const CommitmentParser& parser) {
        const Key key{commitment.date / days_a_page, commitment.rate, commitment.currency};
        std::uint32_t& id = page_of(key)[commitment.date % days_a_page];
        return __builtin_expect(id != no_id, 1) ? id : id = add(commitment, parser);
    }
    /// Whether any rate that was asked for is missing.
    bool has_missing() const { return has_missing_; }
    /// Brings into the cache what rates(id) will give, and the words of it.
    void fetch(std::uint32_t id) const { __builtin_prefetch(known_.data() + id * amounts_.size()); }
    void fetch_words(std::uint32_t id) const {
        __builtin_prefetch(known_[id * amounts_.size()].words.data());
    }
    /// Beside the added amounts; valid until the next call of id_of.
    std::span<const KnownRate> rates(std::uint32_t id) const {
        return std::span(known_).subspan(id * amounts_.size(), amounts_.size());
    }
    /// Why one of them is missing. Requires: it is.
    Error why_missing(const Commitment& commitment, const CommitmentParser& parser, std::size_t amount) const;

    /// Whether it has become large: it is then to be made anew.
    bool is_full() const {
        return known_.size() >= known_max || words_size_ >= words_size_max ||
               ids_.size() >= pages_max * days_a_page;
    }

  private:
    static constexpr std::size_t known_max = 1 << 17;
    static constexpr std::size_t words_size_max = 16 << 20;

    static constexpr std::uint32_t no_id = 0xFFFFFFFF;
    static constexpr std::uint32_t days_a_page = 64;
    static constexpr std::size_t pages_max = 1 << 14;

    /// What the days of a page have in common.
    struct Key {
        std::uint32_t days = 0;
        RateId rate = 0;
        Currency currency;

        bool operator==(const Key&) const = default;
        std::uint64_t hash() const { return mix(std::uint64_t{days} << 16 | currency.index, rate); }
    };
    struct Slot {
        Key key;
        std::uint32_t page = no_id;
    };
    /// The numbers of the rates of days, which stand together so that the cache holds those of years.
    std::uint32_t* page_of(const Key& key) {
        for (std::size_t at = key.hash() & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (__builtin_expect(slot.page == no_id, 0)) return add_page(key, at);
            if (slot.key == key) return ids_.data() + std::size_t{slot.page} * days_a_page;
        }
    }
    std::uint32_t* add_page(const Key& key, std::size_t at);
    void grow();
    std::uint32_t add(const Commitment& commitment, const CommitmentParser& parser);
    KnownRate work_out(Currency from, const When& when, std::size_t amount);
    std::string words_of(const std::optional<Derivation>& derivation, const AddedAmount& added) const;
    std::string_view keep(const std::string& words);

    const ConvertOptions& options_;
    std::span<const AddedAmount> amounts_;
    RecordStyle style_;
    std::vector<RateRules> rules_;  ///< beside amounts_
    std::vector<Slot> slots_;       ///< hashed; at most half of them are taken
    std::size_t mask_ = 0;
    std::vector<std::uint32_t> ids_;  ///< page by page
    std::vector<KnownRate> known_;    ///< of each number, beside amounts_
    std::deque<std::string> pages_;   ///< what the words are views into
    std::size_t words_size_ = 0;
    bool has_missing_ = false;
};

}  // namespace kanjo
