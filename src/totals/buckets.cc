#include "totals/buckets.h"

#include <algorithm>

namespace kanjo {

/// In three rounds, so that the memory of all is under way before the first is needed.
void Buckets::flush() {
    if (pending_count_ == 0) return;
    while (slots_.empty() || (size_ + pending_count_) * 4 > slots_.size() * 3) grow();
    std::array<std::size_t, std::tuple_size_v<decltype(pending_)>> homes{};
    for (std::size_t i = 0; i < pending_count_; ++i) {
        homes[i] = home_of(pending_[i].key);
        __builtin_prefetch(&slots_[homes[i]]);
    }
    for (std::size_t i = 0; i < pending_count_; ++i) {
        const std::uint32_t index = slots_[homes[i]];
        if (index != no_bucket) __builtin_prefetch(&bucket(index), 1);
    }
    for (std::size_t i = 0; i < pending_count_; ++i) {
        Bucket& found = find_or_add(pending_[i].key, homes[i]);
        Int128 sum = 0;
        if (__builtin_add_overflow(found.units(), pending_[i].units, &sum)) {
            add_rest(pending_[i].key, to_decimal(pending_[i].units));
        } else {
            found.set(sum);
        }
    }
    pending_count_ = 0;
}

Buckets::Bucket& Buckets::find_or_add(BucketKey key, std::size_t home) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = home;; at = (at + 1) & mask) {
        const std::uint32_t index = slots_[at];
        if (index == no_bucket) {
            slots_[at] = static_cast<std::uint32_t>(size_);
            if (size_ % buckets_a_block == 0) {
                blocks_.push_back(std::make_unique_for_overwrite<Bucket[]>(buckets_a_block));
            }
            Bucket& added = bucket(size_++);
            added = Bucket{key, 0, 0};
            return added;
        }
        if (bucket(index).key == key) return bucket(index);
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
    slots_.assign(size, no_bucket);
    shift_ = 64 - __builtin_ctzll(size);
    for (std::size_t index = 0; index < size_; ++index) {
        std::size_t at = home_of(bucket(index).key);
        while (slots_[at] != no_bucket) at = (at + 1) & (size - 1);
        slots_[at] = static_cast<std::uint32_t>(index);
    }
}

}  // namespace kanjo
