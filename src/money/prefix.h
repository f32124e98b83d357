// What stands before a number in running text and belongs to its figure: currency, hedge, sign.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "money/shape.h"
#include "money/word_filter.h"

namespace kanjo {

/// What leads up to a number.
struct Prefix {
    std::size_t begin = 0;     ///< the number itself where nothing does
    bool is_of_money = false;  ///< a currency is in it, or what opens a range
};

class PrefixFinder {
  public:
    /// Requires: both outlive it.
    PrefixFinder(const FigureOptions& options, const Vocabulary& words);

    /// The words and signs that lead up to `text[number]`. Nothing before `floor` is looked at, and no word
    /// is taken across the end of a line.
    Prefix find(std::string_view text, std::size_t number, std::size_t floor) const;
    /// One that a code may have, in running text a capital.
    bool is_code_letter(char c) const;

  private:
    struct Item {
        std::size_t begin = 0;
        bool is_currency = false;
        bool is_opening = false;  ///< of a range
        bool is_glued = false;    ///< counts only where nothing stands between it and the number
    };

    bool may_be_several(std::string_view text, std::size_t end) const;
    std::optional<Item> find_item(std::string_view text, std::size_t end, std::size_t floor,
                                  bool has_currency) const;
    bool is_ordinary_word(const ShapeReader& reader, std::size_t begin) const;
    std::optional<Item> match_item(const ShapeReader& reader, std::size_t begin, bool has_currency) const;
    std::optional<Item> match_code(const ShapeReader& reader, std::size_t begin, bool has_currency) const;

    const FigureOptions& options_;
    const Vocabulary& words_;
    WordFilter ends_;             ///< of the words that may stand before a number
    WordFilter ends_of_several_;  ///< of those that are several words
    WordFilter before_ends_;      ///< of the same without their last word
    WordFilter begins_;           ///< beginnings of all of them, and of words that end like them
};

}  // namespace kanjo
