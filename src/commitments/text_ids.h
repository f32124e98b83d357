// Texts numbered in the order they are first seen, so that what depends on a text is worked out once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "decimal/integer.h"

namespace kanjo {

class TextIds {
  public:
    /// The number of `text`; a new one is size() before the call.
    std::uint32_t id_of(std::string_view text) {
        const Form form = form_of(text);
        if (slots_.empty()) grow();
        for (std::size_t at = form.hash & mask_;; at = (at + 1) & mask_) {
            const std::uint32_t id = slots_[at];
            if (id == no_id) return add(text, form, at);
            if (matches(entry(id), text, form)) return id;
        }
    }

    static constexpr std::uint32_t no_id = 0xFFFFFFFF;
    /// The number of `text`, no_id where it has none. Requires: 16 bytes may be read from where it begins.
    std::uint32_t find_padded(std::string_view text) const {
        if (slots_.empty()) return no_id;
        const Form form = padded_form_of(text);
        const std::uint32_t* const slots = slots_.data();
        for (std::size_t at = form.hash & mask_;; at = (at + 1) & mask_) {
            const std::uint32_t id = slots[at];
            if (id == no_id || matches(entry(id), text, form)) return id;
        }
    }

    /// Takes back the text that was added last. Requires: nothing was added since.
    void forget_last();

    std::size_t size() const { return size_; }
    std::string text(std::uint32_t id) const;

  private:
    static constexpr std::size_t inline_max = 16;
    static constexpr std::size_t entries_a_block = 4096;

    /// Up to 16 bytes stand in the two words themselves, zeros behind them; longer texts keep their hash and
    /// where they are.
    struct Entry {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint32_t length = 0;
    };
    struct Form {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint64_t hash = 0;
    };

    static std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
        const UInt128 product = static_cast<UInt128>(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }
    template <class Word>
    static std::uint64_t load(const char* at) {
        Word word;
        __builtin_memcpy(&word, at, sizeof word);
        return word;
    }
    static Form form_of(std::string_view text) {
        Form form;
        const std::size_t length = text.size();
        const char* const p = text.data();
        if (__builtin_expect(length > inline_max, 0)) return long_form(text);
        if (length > 8) {
            form.first = load<std::uint64_t>(p);
            form.last = load<std::uint64_t>(p + length - 8) >> (8 * (inline_max - length));
        } else if (length >= 4) {
            form.first = load<std::uint32_t>(p) | load<std::uint32_t>(p + length - 4) << (8 * (length - 4));
        } else {
            for (std::size_t i = 0; i < length; ++i)
                form.first |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
        }
        form.hash = mix(form.first ^ (length << 56), form.last);
        return form;
    }
    /// The same without branches. Requires: 16 bytes may be read.
    static Form padded_form_of(std::string_view text) {
        const std::size_t length = text.size();
        if (__builtin_expect(length > inline_max, 0)) return long_form(text);
        Form form;
        const std::uint64_t first = load<std::uint64_t>(text.data());
        const std::uint64_t last = load<std::uint64_t>(text.data() + 8);
        const std::uint64_t used = ~(~std::uint64_t{0} << (8 * (length % 8)));
        form.first = length < 8 ? first & used : first;
        form.last = length <= 8 ? 0 : length < inline_max ? last & used : last;
        form.hash = mix(form.first ^ (length << 56), form.last);
        return form;
    }
    static Form long_form(std::string_view text);
    bool matches(const Entry& entry, std::string_view text, const Form& form) const {
        if (entry.first != form.first || entry.length != text.size()) return false;
        return text.size() <= inline_max ? entry.last == form.last : long_text(entry) == text;
    }

    Entry& entry(std::uint32_t id) { return blocks_[id / entries_a_block][id % entries_a_block]; }
    const Entry& entry(std::uint32_t id) const {
        return blocks_.data()[id / entries_a_block].get()[id % entries_a_block];
    }
    std::string_view long_text(const Entry& entry) const {
        return {reinterpret_cast<const char*>(static_cast<std::uintptr_t>(entry.last)), entry.length};
    }
    std::uint32_t add(std::string_view text, const Form& form, std::size_t at);
    std::uint64_t keep(std::string_view text);
    static std::uint64_t hash_of(const Entry& entry) {
        if (entry.length > inline_max) return entry.first;
        return mix(entry.first ^ (std::uint64_t{entry.length} << 56), entry.last);
    }
    void grow();

    std::vector<std::uint32_t> slots_;
    std::size_t mask_ = 0;
    std::size_t size_ = 0;
    std::vector<std::unique_ptr<Entry[]>> blocks_;
    std::vector<std::unique_ptr<char[]>> pages_;  ///< the bytes of long texts
    std::size_t page_left_ = 0;
    char* page_at_ = nullptr;
};

}  // namespace kanjo
