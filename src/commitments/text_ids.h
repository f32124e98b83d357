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

#include "base/words.h"

namespace kanjo {

class TextIds {
    static constexpr std::size_t inline_max = 15;
    static constexpr std::size_t entries_a_block = 16'384;

    /// Up to 15 bytes stand in the two words themselves, zeros behind them, their number in the last byte;
    /// longer texts keep their hash, and where they are beside long_mark.
    struct Entry {
        std::uint64_t first;
        std::uint64_t last;
    };
    static constexpr std::uint64_t long_mark = std::uint64_t{0xFF} << 56;
    struct Form {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint64_t hash = 0;
    };

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
    /// Finds many texts while none is added.
    class Finder {
      public:
        explicit Finder(const TextIds& ids)
            : ids_(ids), slots_(ids.slots_.data()), mask_(ids.mask_), blocks_(ids.blocks_.data()) {}
        /// The number of `text`, no_id where it has none. Requires: 16 bytes may be read from where it
        /// begins; a text was added before.
        std::uint32_t find(std::string_view text) const {
            if (__builtin_expect(text.size() > inline_max, 0)) return ids_.find(text);
            const Form form = padded_form_of(text);
            const std::uint32_t id = slots_[form.hash & mask_];
            if (__builtin_expect(id != no_id, 1)) {
                const Entry& entry = blocks_[id / entries_a_block].get()[id % entries_a_block];
                if (__builtin_expect(entry.first == form.first && entry.last == form.last, 1)) return id;
            }
            return ids_.find(text);
        }

      private:
        const TextIds& ids_;
        const std::uint32_t* slots_;
        std::size_t mask_;
        const std::unique_ptr<Entry[]>* blocks_;
    };

    /// Gives back the memory that only id_of and Finder need. No text may be numbered or found any more.
    void seal() { slots_ = {}; }
    /// Takes back the text that was added last. Requires: nothing was added since.
    void forget_last();

    std::size_t size() const { return size_; }
    std::string text(std::uint32_t id) const { return std::string(view(id)); }
    std::string_view view(std::uint32_t id) const;

  private:
    static Form form_of(std::string_view text) {
        Form form;
        const std::size_t length = text.size();
        const char* const p = text.data();
        if (__builtin_expect(length > inline_max, 0)) return long_form(text);
        if (length > 8) {
            form.first = load_word(p);
            form.last = load_word(p + length - 8) >> (8 * (16 - length));
        } else {
            form.first = load_bytes(p, length);
        }
        form.last |= length << 56;
        form.hash = mix(form.first, form.last);
        return form;
    }
    /// The same without branches. Requires: 16 bytes may be read; no more than inline_max are the text's.
    static Form padded_form_of(std::string_view text) {
        const std::size_t length = text.size();
        Form form;
        form.first = load_word(text.data()) & masks.data()[length].first;
        form.last = (load_word(text.data() + 8) & masks.data()[length].last) | length << 56;
        form.hash = mix(form.first, form.last);
        return form;
    }
    /// What a text of so many bytes leaves of the sixteen read.
    struct Mask {
        std::uint64_t first;
        std::uint64_t last;
    };
    static constexpr std::array<Mask, inline_max + 1> masks = [] {
        std::array<Mask, inline_max + 1> result{};
        for (std::size_t length = 1; length <= inline_max; ++length) {
            result[length] = result[length - 1];
            std::uint64_t& word = length <= 8 ? result[length].first : result[length].last;
            word = word << 8 | 0xFF;
        }
        return result;
    }();
    static Form long_form(std::string_view text);
    std::uint32_t find(std::string_view text) const;
    static bool matches(const Entry& entry, std::string_view text, const Form& form) {
        if (entry.first != form.first) return false;
        if (entry.last == form.last) return true;
        return form.last == long_mark && is_long(entry) && long_text(entry) == text;
    }

    Entry& entry(std::uint32_t id) { return blocks_[id / entries_a_block][id % entries_a_block]; }
    const Entry& entry(std::uint32_t id) const {
        return blocks_.data()[id / entries_a_block].get()[id % entries_a_block];
    }
    static bool is_long(const Entry& entry) { return entry.last >= long_mark; }
    static std::string_view long_text(const Entry& entry);
    std::uint32_t add(std::string_view text, const Form& form, std::size_t at);
    std::uint64_t keep(std::string_view text);
    static std::uint64_t hash_of(const Entry& entry) {
        return is_long(entry) ? entry.first : mix(entry.first, entry.last);
    }
    void grow();

    std::vector<std::uint32_t> slots_;
    std::size_t mask_ = 0;
    std::size_t size_ = 0;
    std::vector<std::unique_ptr<Entry[]>> blocks_;
    std::vector<std::unique_ptr<char[]>> pages_;  ///< long texts, each behind its length
    std::size_t page_left_ = 0;
    char* page_at_ = nullptr;
};

}  // namespace kanjo
