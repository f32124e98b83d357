// Which places in a text can matter to the reader at all, told by three letters: so that running text is
// passed over at the speed of a table look-up.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "money/vocabulary.h"

namespace kanjo {

/// A set of beginnings, or of ends, of words. May hold more than was added, never less.
class WordFilter {
  public:
    void add_beginning(std::string_view word);
    void add_end(std::string_view word);

    /// Whether a word that was added may begin at `text[at]`.
    bool may_begin(std::string_view text, std::size_t at) const {
        if (at + 1 >= text.size()) return begins(text, at);
        const bool is_pair = is_ascii_letter(text[at]) && is_ascii_letter(text[at + 1]);
        return (!is_pair || pairs_[pair_of(text[at], text[at + 1])]) && begins(text, at);
    }
    /// Whether a word that was added may end before `text[end]`.
    bool may_end(std::string_view text, std::size_t end) const;

  private:
    static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    bool begins(std::string_view text, std::size_t at) const;
    static constexpr std::size_t letters_max = 3;
    struct Letters;

    void add(const Letters& letters);
    bool has(const Letters& letters) const;
    static std::size_t pair_of(char first, char second) {
        return static_cast<std::size_t>((first & 31) << 5 | (second & 31));
    }

    std::array<std::uint64_t, 1024> bits_{};
    std::array<bool, 1024> pairs_{};  ///< of ASCII letters that a word of two or more begins with
};

}  // namespace kanjo
