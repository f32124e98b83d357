// Which places in a text can matter to the reader at all, told without looking a word up: so that running
// text is passed over at the speed of a few instructions a word.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/words.h"
#include "money/letters.h"
#include "money/text_marks.h"

namespace kanjo {

/// The bytes that are marked together, and as many as a word is known by.
inline constexpr std::size_t sifted_text = marked_text + 8;

/// A set of words, asked for by how text goes on from a place, or how it ends there. May hold more than was
/// added, never less. ASCII words are known whole, others by their first or last three letters.
class WordFilter {
  public:
    void add_beginning(std::string_view word);
    void add_end(std::string_view word);

    /// Whether a word that was added may begin at `text[at]`.
    bool may_begin(std::string_view text, std::size_t at) const {
        if (at >= text.size() || !may_touch(text[at])) return false;
        if (!is_ascii_letter(text[at])) return has_beginning(text, at);
        const std::size_t end = end_of_letters(text, at);
        const bool is_ascii = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80;
        if (!is_ascii) return has_beginning(text, at);
        return has(key_of(text, at, end - at));
    }
    /// Where among the bytes that `marks` are of the words begin which may have been added, of all that begin
    /// with ASCII letters; those that go on behind these bytes are among them.
    /// Requires: `sifted_text` bytes may be read.
    std::uint64_t sift(const char* bytes, const TextMarks& marks) const {
        std::uint64_t found = 0;
        for (std::uint64_t words = marks.letters & ~(marks.letters << 1); words != 0; words &= words - 1) {
            const auto begin = static_cast<unsigned>(std::countr_zero(words));
            const auto length = static_cast<unsigned>(std::countr_one(marks.letters >> begin));
            const std::uint64_t is_among = has(key_of(load_word(bytes + begin), length));
            const std::uint64_t goes_on = (marks.beginnings >> 1 | last) >> (begin + length - 1);
            found |= ((is_among | goes_on) & 1) << begin;
        }
        return found;
    }
    /// Whether a word that was added may begin with this character.
    bool may_begin_with(char32_t letter) const {
        const std::size_t index = fold_letter(letter) % (firsts_.size() * 64);
        return (firsts_[index >> 6] >> (index & 63) & 1) != 0;
    }
    /// Whether a word that was added may end before `text[end]`.
    bool may_end(std::string_view text, std::size_t end) const {
        if (end == 0 || !may_touch(text[end - 1])) return false;
        if (!is_ascii_letter(text[end - 1])) return has_end(text, end);
        const std::size_t begin = begin_of_letters(text, end);
        const bool is_ascii = begin == 0 || static_cast<unsigned char>(text[begin - 1]) < 0x80;
        return is_ascii ? has(key_of(text, begin, end - begin)) : has_end(text, end);
    }

    /// Where the ASCII letters end that begin at `text[at]`.
    static std::size_t end_of_letters(std::string_view text, std::size_t at) {
        for (; at + 8 <= text.size(); at += 8) {
            const std::uint64_t others = mask_of_others(load_word(text.data() + at));
            if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
        }
        while (at < text.size() && is_ascii_letter(text[at])) ++at;
        return at;
    }
    /// Where the ASCII letters begin that end before `text[end]`.
    static std::size_t begin_of_letters(std::string_view text, std::size_t end) {
        for (; end >= 8; end -= 8) {
            const std::uint64_t others = mask_of_others(load_word(text.data() + end - 8));
            if (others != 0) return end - static_cast<std::size_t>(std::countl_zero(others)) / 8;
        }
        while (end > 0 && is_ascii_letter(text[end - 1])) --end;
        return end;
    }

  private:
    static constexpr std::size_t letters_max = 3;
    static constexpr std::uint64_t last = std::uint64_t{1} << (marked_text - 1);
    struct Letters;

    /// The high bit of each of eight bytes that is no ASCII letter.
    static std::uint64_t mask_of_others(std::uint64_t bytes) {
        constexpr std::uint64_t ones = 0x0101010101010101;
        constexpr std::uint64_t high_bits = 0x80 * ones;
        const std::uint64_t low = (bytes | 0x20 * ones) & ~high_bits;
        const std::uint64_t from_a = low + (0x80 - 'a') * ones;
        const std::uint64_t beyond_z = low + (0x7F - 'z') * ones;
        return (~from_a | beyond_z | bytes) & high_bits;
    }

    /// The first eight letters, in lower case, and the length.
    static std::uint32_t key_of(std::string_view text, std::size_t at, std::size_t length) {
        const char* const bytes = text.data() + at;
        return key_of(at + 8 <= text.size() ? load_word(bytes) : load_bytes(bytes, length), length);
    }
    static std::uint32_t key_of(std::uint64_t letters, std::size_t length) {
        if (length < 8) letters &= (std::uint64_t{1} << (8 * length)) - 1;
        constexpr std::uint64_t lower_case = 0x2020202020202020;
        const std::uint64_t hash = ((letters | lower_case) + length) * 0x9E3779B97F4A7C15;
        return static_cast<std::uint32_t>(hash >> 48);
    }

    /// Whether a word that was added may have this byte of a text at its outer end.
    bool may_touch(char c) const {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= outer_.size() || outer_[byte];
    }
    void add_outer(char32_t letter);
    void add(std::uint32_t key) { bits_[key >> 6] |= std::uint64_t{1} << (key & 63); }
    bool has(std::uint32_t key) const { return (bits_[key >> 6] >> (key & 63) & 1) != 0; }
    bool has_any(const Letters& letters) const;
    bool has_beginning(std::string_view text, std::size_t at) const;
    bool has_end(std::string_view text, std::size_t end) const;

    std::array<std::uint64_t, 1024> bits_{};
    std::array<std::uint64_t, 64> firsts_{};  ///< first letters of all words
    std::array<bool, 0x80> outer_{};          ///< the ASCII characters at the outer ends of words
};

}  // namespace kanjo
