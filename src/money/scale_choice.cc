#include "money/scale_choice.h"

#include <algorithm>

namespace kanjo {
namespace {

constexpr int long_scale_from = 9;  ///< billion and beyond: where the long scale departs

/// What an English scale word is in the long scale: billion 10^12, trillion 10^18, quadrillion 10^24.
int long_scale(int exponent) {
    return 2 * (exponent - 3);
}

/// Whether a word other than this one has some languages for which `holds`.
template <class Holds>
bool any_beside(const ShapeReader& reader, const FigureShape& shape, const Part& part, Holds holds) {
    for (const WordMatch& word : shape.words) {
        const LanguageSet set = languages_of(reader.vocabulary, word);
        if (!(word == part.word) && set != all_languages && holds(set)) return true;
    }
    return false;
}

/// The rows of a scale word, by who writes them.
struct ScaleRows {
    int english = 0;
    bool is_english_only = false;
    int theirs = 0;        ///< of the languages at hand
    int theirs_other = 0;  ///< a second one, or 0
};

ScaleRows rows_of(const Vocabulary& vocabulary, WordMatch word, LanguageSet at_hand, LanguageSet english,
                  bool with_slang) {
    ScaleRows rows;
    vocabulary.for_each(word, [&](const Word& row) {
        const bool is_slang = row.kind == WordKind::slang;
        if (row.kind != WordKind::scale && row.kind != WordKind::amount && !(is_slang && with_slang)) return;
        const int exponent = number_in(row.meaning);
        if (!is_slang && overlap(row.languages, english)) {
            rows.english = exponent;
            rows.is_english_only = row.languages == english;
        }
        if (!is_slang && !overlap(row.languages, at_hand)) return;
        if (rows.theirs == 0) rows.theirs = exponent;
        if (exponent != rows.theirs) rows.theirs_other = exponent;
    });
    return rows;
}

}  // namespace

int number_in(std::string_view meaning) {
    int value = 0;
    for (const char c : meaning) {
        if (c < '0' || c > '9') break;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool has_shared_million(const ShapeReader& reader, const FigureShape& shape, const Side& side) {
    const Span& last = side.parts.back().span;
    const std::string_view scale = reader.text.substr(last.begin, last.length);
    if (!scale.starts_with("mln") && !scale.starts_with("mio") && !scale.starts_with("Mio")) return false;
    constexpr std::string_view words[] = {"Euro", "euro", "US-Dollar"};
    return reader.mode == ReadMode::running ||
           std::any_of(shape.currencies.begin(), shape.currencies.end(), [&](const CurrencyPart& part) {
               return !part.code &&
                      std::find(std::begin(words), std::end(words),
                                reader.text.substr(part.span.begin, part.span.length)) != std::end(words);
           });
}

bool has_english_scale(std::string_view text, const Side& side) {
    const Span& last = side.parts.back().span;
    constexpr std::string_view scales[] = {"million", "billion", "trillion"};
    return std::find(std::begin(scales), std::end(scales), text.substr(last.begin, last.length)) !=
           std::end(scales);
}

ScaleReading decide_scale(const ShapeReader& reader, const FigureShape& shape,
                          const FigureLanguages& languages, const Part& part) {
    const Vocabulary& vocabulary = reader.vocabulary;
    const bool is_told =
        languages.is_given || any_beside(reader, shape, part, [](LanguageSet) { return true; });
    const bool is_known = languages.common != 0;
    const LanguageSet at_hand = is_known ? languages.common : all_languages;
    const ScaleRows rows = rows_of(vocabulary, part.word, at_hand, languages.english, !is_told);
    if (rows.english != 0 && languages.may_be_english()) return {rows.english, 0};
    const LanguageSet long_scale_set =
        vocabulary.languages_where([](const Language& language) { return language.is_long_scale; });
    const bool is_doubtful = rows.english >= long_scale_from && rows.is_english_only &&
                             any_beside(reader, shape, part, [&](LanguageSet set) {
                                 return !overlap(set, languages.english) && overlap(set, long_scale_set);
                             });
    if (is_doubtful && !(is_known && rows.theirs != 0)) {
        if (languages.is_given) return {long_scale(rows.english), 0};
        return {rows.english, long_scale(rows.english)};
    }
    const bool is_wire_copy = rows.english >= long_scale_from && rows.english != rows.theirs &&
                              !languages.is_given && !languages.has_decimal_comma;
    if (rows.theirs != 0 && is_wire_copy) return {rows.english, rows.theirs};
    if (rows.theirs != 0) return {rows.theirs, rows.theirs_other};
    if (rows.english != 0) return {rows.english, 0};
    const ScaleRows all = rows_of(vocabulary, part.word, all_languages, languages.english, false);
    return {all.theirs, all.theirs_other};
}

}  // namespace kanjo
