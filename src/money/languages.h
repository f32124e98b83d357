// Which languages a figure can be in, told by its words.
#pragma once

#include "money/shape.h"

namespace kanjo {

struct FigureLanguages {
    LanguageSet common =
        all_languages;               ///< languages that all of its words belong to; all where no word tells
    LanguageSet any = 0;             ///< languages that one of its words belongs to
    bool is_told = false;            ///< by a word or an option
    bool is_given = false;           ///< by option
    bool is_told_by_money = false;   ///< by a scale, a currency or a numeral, not by a hedge alone
    bool has_decimal_comma = false;  ///< a number that no point language writes: 1,5
    LanguageSet english = 0;

    /// English, the default, is possible.
    bool may_be_english() const { return !is_told || overlap(common, english); }
    /// Of all its words, or of any where no language has them all.
    LanguageSet likely() const { return common != 0 ? common : any; }
};

/// A decimal comma excludes the languages that write a point, where words tell one that does not.
FigureLanguages find_languages(const ShapeReader& reader, const FigureShape& shape);

/// The languages that a spelling belongs to in a figure, whatever its kind.
LanguageSet languages_of(const Vocabulary& vocabulary, WordMatch word);

/// What a hedge of the figure says in these languages alone, where it says another thing in the rest: cerca
/// de.
std::optional<Hedge> find_own_hedge(const Vocabulary& words, const FigureShape& shape, LanguageSet languages);

}  // namespace kanjo
