// Which languages a figure can be in, told by its words.
#pragma once

#include "money/shape.h"

namespace kanjo {

struct FigureLanguages {
    LanguageSet common =
        all_languages;      ///< languages that all of its words belong to; all where no word tells
    LanguageSet any = 0;    ///< languages that one of its words belongs to
    bool is_told = false;   ///< by a word or an option
    bool is_given = false;  ///< by option
    LanguageSet english = 0;

    /// English, the default, is possible.
    bool may_be_english() const { return !is_told || (common & english) != 0; }
};

FigureLanguages find_languages(const ShapeReader& reader, const FigureShape& shape);

/// The languages that a spelling belongs to in a figure, whatever its kind.
LanguageSet languages_of(const Vocabulary& vocabulary, WordMatch word);

}  // namespace kanjo
