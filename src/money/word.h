// A word of money: what it does in a figure, what it means, and the languages that write it.
#pragma once

#include <cstdint>
#include <string_view>

namespace kanjo {

/// What a word does in a figure; the names are those of the `kind` column.
enum class WordKind : std::uint8_t {
    scale,        ///< multiplies by ten to the power of its meaning: billion, crore, 億
    slang,        ///< a scale that is not read, but makes the same word of another language doubtful: mil
    place,        ///< ten, hundred or thousand within a group of East Asian numerals: 百 천
    digit,        ///< a numeral: 三
    currency,     ///< a code, or several joined by |, of which the first leads: dollar
    shared,       ///< several codes of which none leads: peso
    sign,         ///< a currency written as letters before the number, in capitals in running text: R SR
    glued,        ///< the same, and nothing between it and the number in running text: N583bn
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
    remainder,    ///< what a number in words goes on with: and a half is 0.5, others are not read
    capital,      ///< a currency that counts only where it begins with a capital: Ft, Sh
    change,       ///< what stands before `A to B` where that is no range: by, rose
    pairing,      ///< joins two figures of one sum: equivalent to, soit
    nation,       ///< whose dollars an amount in dollars is, behind it with a capital: Canadian, US
    dating,       ///< makes the number behind it a year: in, since, January
    choice,       ///< joins two numbers of which one is meant: 2 or 3 billion dollars
    negative,     ///< says before an amount that it is a loss: minus, 负
};

/// A set of languages, one bit each.
using LanguageSet = std::uint64_t;
inline constexpr LanguageSet all_languages = ~LanguageSet{0};
constexpr bool overlap(LanguageSet a, LanguageSet b) {
    return (a & b) != 0;
}

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

}  // namespace kanjo
