// The words of money in every language that the reader knows: data, one row a word, under data/vocabulary/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kanjo {

/// What a word does in a figure; the names are those of the `kind` column.
enum class WordKind : std::uint8_t {
    scale,        ///< multiplies by ten to the power of its meaning: billion, crore, 億
    slang,        ///< a scale that is not read, but makes the same word of another language doubtful: mil
    place,        ///< ten, hundred or thousand within a group of East Asian numerals: 百 천
    digit,        ///< a numeral: 三
    currency,     ///< a code, or several joined by |, of which the first leads: dollar
    shared,       ///< several codes of which none leads: peso
    sign,         ///< a currency written as letters before the number, in capitals in running text: R Rs
    amount,       ///< a scale and a currency in one word: mdd is 6:USD
    hedge,        ///< before a figure: about, nearly, at_least, up_to
    hedge_after,  ///< after it: 以上
    between,      ///< opens a range: between, von
    range,        ///< joins its ends: to, bis
    range_and,    ///< joins them after `between`: and, und
    link,         ///< stands between scale and currency: de, di
    undisclosed,  ///< a whole text that says the amount is not known
    vague,        ///< a quantity that is no number: several, hundreds
    unit,         ///< what is counted is not money: shares, %
    other,        ///< an ordinary word that begins like one of the above: 元素
    doubtful,     ///< a currency that is also an ordinary word or name: won, AMD
    partial,      ///< part of a number in words that is not read: half, hundred, et demi
    change,       ///< what stands before `A to B` where that is no range: by, rose
    pairing,      ///< joins two figures of one sum: equivalent to, soit
};

/// A set of languages, one bit each.
using LanguageSet = std::uint64_t;
inline constexpr LanguageSet all_languages = ~LanguageSet{0};

enum class Marks : std::uint8_t { point, comma, either };

struct Language {
    std::string_view code;         ///< "en"
    Marks marks = Marks::point;    ///< the decimal mark it writes
    bool point_too = false;        ///< some of its countries write the other mark
    bool is_long_scale = false;    ///< its billion is 10^12
    bool groups_by_blank = false;  ///< writes 1 000
};

struct Word {
    WordKind kind = WordKind::other;
    std::string_view meaning;
    LanguageSet languages = all_languages;
};

/// The rows of one spelling that begins somewhere in a text.
struct WordMatch {
    std::uint16_t row = 0;   ///< the first of them
    std::size_t length = 0;  ///< bytes of the text

    bool operator==(const WordMatch&) const = default;
};

class Vocabulary {
  public:
    /// Requires: the tables are tab-separated with a heading line, rows `word kind meaning languages` and
    /// `code name marks point_too long_scale blank_groups`, words folded (see letters.h) and without tabs,
    /// hyphens written as blanks, at most 64 languages and 65,000 rows. The texts outlive the vocabulary.
    Vocabulary(std::span<const std::string_view> word_tables, std::string_view languages);

    /// The longest word of the vocabulary at `text[begin]` that ends where a word of its script ends.
    /// Requires: no word letter stands before `begin` that is not already read.
    std::optional<WordMatch> match(std::string_view text, std::size_t begin) const;

    /// The row of `match` that has this kind, the first if there are several.
    std::optional<Word> find(WordMatch match, WordKind kind) const;
    /// Calls `each(Word)` for the rows of one spelling.
    template <class Each>
    void for_each(WordMatch match, Each each) const {
        for (std::uint16_t row = match.row; row != no_row; row = rows_[row].next) each(word_at(row));
    }

    /// The first spelling of a kind and meaning that is of one of these languages, and not of all there are:
    /// the currency JPY is 円 in Japanese.
    std::optional<std::string_view> find_spelling(WordKind kind, std::string_view meaning,
                                                  LanguageSet languages) const;

    /// Calls `each(spelling, kind)` for every row.
    template <class Each>
    void for_each_row(Each each) const {
        for (const Row& row : rows_) each(std::string_view(row.text, row.word_length), row.kind);
    }

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
    static constexpr std::size_t word_bytes_max = 62;

    struct Row {
        const char* text = nullptr;  ///< its line
        LanguageSet languages = all_languages;
        std::uint16_t meaning_begin = 0;
        std::uint8_t meaning_length = 0;
        std::uint8_t word_length = 0;
        WordKind kind = WordKind::other;
        bool may_end_in_point = false;
        std::uint16_t next = no_row;  ///< of the same spelling
    };
    /// A prefix of some word that ends where a word may end.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint16_t row = no_row;
        std::uint8_t length = 0;
        bool is_word = false;
    };

    void add_language(std::string_view line);
    struct LastRow;
    void add_row(std::string_view line, LastRow& last);
    void add_prefixes(std::uint16_t row, std::string_view word);
    void add_prefix(std::uint16_t row, std::size_t length, std::uint32_t hash, bool is_word);
    Slot* find_slot(std::string_view folded, std::uint32_t hash);
    const Slot* find_slot(std::string_view folded, std::uint32_t hash) const;
    void make_room(std::size_t rows);
    Word word_at(std::uint16_t row) const {
        const Row& found = rows_[row];
        return {found.kind, {found.text + found.meaning_begin, found.meaning_length}, found.languages};
    }
    LanguageSet read_languages(std::string_view list) const;

    std::vector<Language> languages_;
    std::vector<Row> rows_;
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

/// The compiled-in vocabulary, built when first asked for.
const Vocabulary& vocabulary();

}  // namespace kanjo
