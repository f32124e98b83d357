// The words of money in every language that the reader knows: data, one row a word, under data/vocabulary/.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "money/word.h"

namespace kanjo {

/// The rows of one spelling that begins somewhere in a text.
struct WordMatch {
    std::uint16_t row = 0;   ///< the first of them
    std::size_t length = 0;  ///< bytes of the text

    bool operator==(const WordMatch&) const = default;
};

/// May be shared by threads.
class Vocabulary {
  public:
    static constexpr std::size_t word_bytes_max = 62;  ///< folded

    /// Requires: the tables are tab-separated with a heading line, rows `word kind meaning languages` and
    /// `code name marks point_too long_scale blank_groups`, codes of two letters, words folded (see
    /// letters.h) and without tabs, hyphens written as blanks, at most 64 languages and 65,000 rows. The
    /// texts outlive the vocabulary.
    Vocabulary(std::span<const std::string_view> word_tables, std::string_view languages);

    /// The longest word of the vocabulary at `text[begin]` that ends where a word of its script ends.
    /// Requires: no word letter stands before `begin` that is not already read.
    std::optional<WordMatch> match(std::string_view text, std::size_t begin) const;

    /// The row of `match` that has this kind, the first if there are several.
    std::optional<Word> find(WordMatch match, WordKind kind) const;
    /// Whether there is a row of one of these kinds.
    bool is_any(std::optional<WordMatch> match, std::initializer_list<WordKind> kinds) const;
    /// Calls `each(Word)` for the rows of one spelling.
    template <class Each>
    void for_each(WordMatch match, Each each) const {
        for (std::uint16_t row = match.row; row != no_row; row = rows_[row].next) each(word_at(row));
    }

    /// The first spelling of a kind and meaning that is of one of these languages, and not of all there are:
    /// the currency JPY is 円 in Japanese.
    std::optional<std::string_view> find_spelling(WordKind kind, std::string_view meaning,
                                                  LanguageSet languages) const;

    /// Calls `each(spelling, Word)` for every row.
    void for_each_row(const std::function<void(std::string_view spelling, const Word& word)>& each) const;

    /// 0 where it is not in the table.
    LanguageSet find_language(std::string_view code) const;
    std::span<const Language> languages() const { return languages_; }
    /// Those for which `matches` holds.
    template <class Matches>
    LanguageSet languages_where(Matches matches) const {
        LanguageSet set = 0;
        for (std::size_t i = 0; i < languages_.size(); ++i) {
            if (matches(languages_[i])) set |= LanguageSet{1} << i;
        }
        return set;
    }

  private:
    static constexpr std::uint16_t no_row = 0xFFFF;
    static constexpr std::size_t letters_max = 1024;

    struct Row {
        const char* text;  ///< its line
        LanguageSet languages;
        std::uint16_t meaning_begin;
        std::uint8_t meaning_length;
        std::uint8_t word_length;
        WordKind kind;
        bool may_end_in_point;
        std::uint16_t next;  ///< of the same spelling
    };
    /// A prefix of some word that ends where a word may end.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint16_t row = no_row;
        std::uint8_t length = 0;
        bool is_word = false;
        bool goes_on = false;  ///< it is the prefix of a longer one
    };

    /// A row that is not read yet.
    struct Line {
        std::uint32_t begin = 0;            ///< counted over all tables
        std::uint16_t next_alike = no_row;  ///< the next whose first letter has the same index
    };
    /// The lines of one index.
    struct Alike {
        std::uint16_t first = no_row;
        std::uint16_t last = no_row;
    };
    /// The prefixes of the words with one first letter. A text meets few letters, so that the lines of each
    /// are read when it is first met.
    using LetterIndex = std::vector<Slot>;

    void add_language(std::string_view line);
    void add_lines(std::string_view table, std::size_t offset);
    std::string_view line_at(std::uint16_t line) const;
    struct LastRow;
    Row read_row(std::string_view line, LastRow& last) const;
    const LetterIndex& index_of(std::string_view folded) const;
    const LetterIndex& make_index(std::size_t letter) const;
    void add_prefix(LetterIndex& index, const Slot& prefix) const;
    std::size_t find_slot(const LetterIndex& index, std::string_view folded, std::uint32_t hash) const;
    static Word word_of(const Row& row) {
        return {row.kind, {row.text + row.meaning_begin, row.meaning_length}, row.languages};
    }
    Word word_at(std::uint16_t row) const { return word_of(rows_[row]); }
    LanguageSet read_languages(std::string_view list) const;

    std::vector<Language> languages_;
    std::array<std::uint8_t, 26 * 26> language_numbers_{};  ///< by code, from 1; 0: none
    std::vector<std::string_view> tables_;
    std::vector<Line> lines_;
    std::array<Alike, letters_max> alike_;
    mutable std::mutex reading_;
    mutable std::unique_ptr<Row[]> rows_;  ///< in the order in which they were read
    mutable std::uint16_t row_count_ = 0;
    mutable std::array<std::atomic<const LetterIndex*>, letters_max> indexes_{};
    mutable std::vector<std::unique_ptr<const LetterIndex>> made_;
};

/// The compiled-in vocabulary, built when first asked for.
const Vocabulary& vocabulary();

}  // namespace kanjo
