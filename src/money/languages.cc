#include "money/languages.h"

namespace kanjo {

LanguageSet languages_of(const Vocabulary& vocabulary, WordMatch word) {
    LanguageSet set = 0;
    vocabulary.for_each(word, [&](const Word& row) {
        if (row.kind != WordKind::slang) set |= row.languages;
    });
    return set;
}

namespace {

bool names_money(const Vocabulary& vocabulary, WordMatch word) {
    bool any = false;
    vocabulary.for_each(
        word, [&](const Word& row) { any |= row.kind <= WordKind::amount && row.kind != WordKind::slang; });
    return any;
}

bool has_decimal_comma(const ShapeReader& reader, const FigureShape& shape) {
    for (const Side& side : shape.sides) {
        for (const Part& part : side.parts) {
            if (part.kind != PartKind::number) continue;
            const std::string_view written = reader.text.substr(part.span.begin, part.span.length);
            if (written.find(',') == written.npos) continue;
            const Result<std::optional<Decimal>> by_point = read_number(written, '.');
            const Result<std::optional<Decimal>> by_comma = read_number(written, ',');
            if (by_point && !*by_point && by_comma && *by_comma) return true;
        }
    }
    return false;
}

}  // namespace

FigureLanguages find_languages(const ShapeReader& reader, const FigureShape& shape) {
    FigureLanguages found;
    found.english = reader.vocabulary.find_language("en");
    const std::string_view option = reader.options.language;
    if (const LanguageSet given = option.empty() ? 0 : reader.vocabulary.find_language(option)) {
        return {given, given, true, true, true, false, found.english};
    }
    const auto add = [&](WordMatch word) {
        const LanguageSet set = languages_of(reader.vocabulary, word);
        if (set == all_languages) return;
        found.common &= set;
        found.any |= set;
        found.is_told = true;
        found.is_told_by_money = found.is_told_by_money || names_money(reader.vocabulary, word);
    };
    for (const WordMatch& word : shape.words) add(word);
    found.has_decimal_comma = has_decimal_comma(reader, shape);
    if (found.is_told && found.has_decimal_comma) {
        const LanguageSet comma = reader.vocabulary.languages_where(
            [](const Language& language) { return language.marks != Marks::point; });
        if (overlap(found.common, comma)) found.common &= comma;
    }
    return found;
}

std::optional<Hedge> find_own_hedge(const Vocabulary& words, const FigureShape& shape,
                                    LanguageSet languages) {
    for (const WordMatch& match : shape.words) {
        std::optional<Word> first;
        std::optional<Word> own;
        words.for_each(match, [&](const Word& row) {
            if (row.kind != WordKind::hedge) return;
            if (!first) first = row;
            if (row.languages == languages) own = row;
        });
        if (own && own->meaning != first->meaning) return hedge_named(own->meaning);
    }
    return std::nullopt;
}

}  // namespace kanjo
