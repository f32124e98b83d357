#include "totals/rate_factors.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace kanjo {

RateKeys::RateKeys(const Tally& tally) {
    std::unordered_map<std::uint64_t, std::uint32_t> block_of;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const Buckets& buckets = tally.lanes[lane];
        blocks_of_pages_[lane].reserve(buckets.page_count());
        for (std::size_t page = 0; page < buckets.page_count(); ++page) {
            const BucketKey full = buckets.page_key(page);
            const BucketKey key(0, full.currency(), full.when());
            const auto [found, is_new] =
                block_of.emplace(key.word(), static_cast<std::uint32_t>(blocks_.size()));
            if (is_new) blocks_.push_back({key, 0, 0});
            blocks_[found->second].present |= buckets.page_mask(page);
            blocks_of_pages_[lane].push_back(found->second);
        }
    }
    for (Block& block : blocks_) {
        block.first = static_cast<std::uint32_t>(size_);
        size_ += static_cast<std::size_t>(std::popcount(block.present));
    }
}

BucketKey RateKeys::bucket_key(std::uint32_t key) const {
    const auto is_after = [](std::uint32_t wanted, const Block& block) { return wanted < block.first; };
    const Block& block = *std::prev(std::upper_bound(blocks_.begin(), blocks_.end(), key, is_after));
    std::uint64_t left = block.present;
    for (std::uint32_t before = block.first; before < key; ++before) left &= left - 1;
    return BucketKey::of_word(block.key.word() | static_cast<std::uint64_t>(std::countr_zero(left)));
}

RateFactors::RateFactors(RateRules rules, const Tally& tally, const RateKeys& keys)
    : rules_(std::move(rules)), tally_(tally), keys_(keys) {
    const bool by_currency_alone = rules_.depends_on_currency_alone();
    std::unordered_map<std::uint16_t, Factor> of_currency;
    const auto rate = [&](Currency currency, const When& when) {
        if (!by_currency_alone) return rules_.rate(currency, when);
        const auto [known, is_new] = of_currency.try_emplace(currency.index);
        if (is_new) known->second = rules_.rate(currency, when);
        return known->second;
    };
    const auto multiplier = [&](BucketKey key) -> Multiplier {
        if (WhenTable::is_day(key.when())) {
            const auto found = rules_.find_multiplier(key.currency(), day_of_id(key.when()));
            if (found) return *found;
        }
        const When when = tally.whens.when(key.when());
        return rules_.adjusted(rate(key.currency(), when), when);
    };
    kinds_.reserve(keys.size());
    scales_.reserve(keys.size());
    keys.for_each([&](BucketKey key) {
        const Multiplier found = multiplier(key);
        kinds_.push_back(found.kind());
        scales_.push_back(found.scale());
    });
}

Factor RateFactors::factor(std::uint32_t key) const {
    return rules_.factor(keys_.currency(key), tally_.whens.when(keys_.when(key)));
}

bool RateFactors::any_missing() const {
    return std::find(kinds_.begin(), kinds_.end(), Multiplier::Kind::missing) != kinds_.end();
}

Error RateFactors::why_missing(std::uint32_t key) const {
    const When when = tally_.whens.when(keys_.when(key));
    Error error = rules_.why_missing(keys_.currency(key), when);
    const auto place = tally_.undated.find(keys_.currency(key));
    if (rules_.lacks_date(when) && place != tally_.undated.end()) error.place = place->second;
    return error;
}

std::string_view RateFactors::file_behind(std::uint32_t key) const {
    if (!rules_.lacks_date(tally_.whens.when(keys_.when(key)))) return {};
    const auto place = tally_.undated.find(keys_.currency(key));
    return place == tally_.undated.end() ? std::string_view() : place->second.file;
}

std::optional<Deflator> RateFactors::deflator(std::uint32_t key) const {
    return rules_.deflator(tally_.whens.when(keys_.when(key)));
}

std::optional<Derivation> RateFactors::derivation(std::uint32_t key) const {
    return rules_.derivation(keys_.currency(key), tally_.whens.when(keys_.when(key)));
}

}  // namespace kanjo
