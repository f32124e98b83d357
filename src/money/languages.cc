#include "money/languages.h"

namespace kanjo {

LanguageSet languages_of(const Vocabulary& vocabulary, WordMatch word) {
    LanguageSet set = 0;
    vocabulary.for_each(word, [&](const Word& row) {
        if (row.kind != WordKind::slang) set |= row.languages;
    });
    return set;
}

FigureLanguages find_languages(const ShapeReader& reader, const FigureShape& shape) {
    FigureLanguages found;
    found.english = reader.vocabulary.find_language("en");
    if (const LanguageSet given = reader.vocabulary.find_language(reader.options.language)) {
        return {given, given, true, true, found.english};
    }
    const auto add = [&](WordMatch word) {
        const LanguageSet set = languages_of(reader.vocabulary, word);
        if (set == all_languages) return;
        found.common &= set;
        found.any |= set;
        found.is_told = true;
    };
    for (const WordMatch& word : shape.words) add(word);
    return found;
}

}  // namespace kanjo
