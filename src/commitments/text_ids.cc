#include "commitments/text_ids.h"

#include <algorithm>
#include <cstring>

#include "base/invariant.h"

namespace kanjo {

TextIds::Form TextIds::long_form(std::string_view text) {
    std::uint64_t hash = text.size();
    const char* const end = text.data() + text.size();
    const char* p = text.data();
    for (; end - p > 16; p += 16) hash = mix(load_word(p) ^ hash, load_word(p + 8));
    hash = mix(load_word(end - 16) ^ hash, load_word(end - 8));
    return {hash, long_mark, hash};
}

std::uint32_t TextIds::find(std::string_view text) const {
    const Form form = form_of(text);
    for (std::size_t at = form.hash & mask_;; at = (at + 1) & mask_) {
        const std::uint32_t id = slots_[at];
        if (id == no_id || matches(entry(id), text, form)) return id;
    }
}

std::string_view TextIds::view(std::uint32_t id) const {
    KANJO_INVARIANT(id < size_);
    const Entry& found = entry(id);
    if (is_long(found)) return long_text(found);
    return {reinterpret_cast<const char*>(&found), static_cast<std::size_t>(found.last >> 56)};
}

std::uint32_t TextIds::add(std::string_view text, const Form& form, std::size_t at) {
    KANJO_INVARIANT(size_ < no_id);
    const auto id = static_cast<std::uint32_t>(size_);
    if (size_ % entries_a_block == 0) {
        blocks_.push_back(std::make_unique_for_overwrite<Entry[]>(entries_a_block));
    }
    const bool is_long = text.size() > inline_max;
    entry(id) = {form.first, is_long ? long_mark | keep(text) : form.last};
    slots_[at] = id;
    if (++size_ * 4 > slots_.size() * 3) grow();
    return id;
}

void TextIds::forget_last() {
    KANJO_INVARIANT(size_ > 0);
    const auto last = static_cast<std::uint32_t>(--size_);
    std::size_t at = hash_of(entry(last)) & mask_;
    while (slots_[at] != last) at = (at + 1) & mask_;
    slots_[at] = no_id;  // nothing stands behind it in its run, since it came last
    if (size_ % entries_a_block == 0) blocks_.pop_back();
}

std::uint64_t TextIds::keep(std::string_view text) {
    constexpr std::size_t page_size = 64 * 1024;
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::size_t size = sizeof length + text.size();
    if (size > page_left_) {
        page_left_ = std::max(page_size, size);
        pages_.push_back(std::make_unique_for_overwrite<char[]>(page_left_));
        page_at_ = pages_.back().get();
    }
    char* const kept = page_at_;
    std::memcpy(kept, &length, sizeof length);
    std::memcpy(kept + sizeof length, text.data(), text.size());
    page_at_ += size;
    page_left_ -= size;
    const auto address = reinterpret_cast<std::uintptr_t>(kept);
    KANJO_INVARIANT((address & long_mark) == 0);
    return address;
}

std::string_view TextIds::long_text(const Entry& entry) {
    const char* const kept =
        reinterpret_cast<const char*>(static_cast<std::uintptr_t>(entry.last & ~long_mark));
    std::uint32_t length = 0;
    std::memcpy(&length, kept, sizeof length);
    return {kept + sizeof length, length};
}

void TextIds::grow() {
    KANJO_INVARIANT(size_ == 0 || !slots_.empty());  // not sealed
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), no_id);
    mask_ = slots_.size() - 1;
    for (std::uint32_t id = 0; id < size_; ++id) {
        std::size_t at = hash_of(entry(id)) & mask_;
        while (slots_[at] != no_id) at = (at + 1) & mask_;
        slots_[at] = id;
    }
}

}  // namespace kanjo
