#include "money/currency_part.h"

#include "base/ascii.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

constexpr std::string_view pence = "GBp";

/// Three letters that stand alone, in upper case, where they are a code of ISO 4217 or an alias of one.
std::optional<Currency> code_at(const ShapeReader& reader, std::size_t at) {
    const std::string_view text = reader.text;
    if (at + 3 > text.size()) return std::nullopt;
    char code[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = text[at + i];
        if (!is_ascii_capital(c) && (reader.options.running_text || c < 'a' || c > 'z')) return std::nullopt;
        code[i] = static_cast<char>(c & ~0x20);
    }
    if (is_word_letter(point_at(text, at + 3).value) || text.substr(at, 3) == pence) return std::nullopt;
    return find_currency_or_alias({code, 3});
}

/// A symbol that an option gives a meaning; compared as it is written.
std::optional<CurrencyPart> given_symbol_at(const ShapeReader& reader, std::size_t at) {
    std::optional<CurrencyPart> longest;
    for (const SymbolMeaning& given : reader.options.symbols) {
        if (given.symbol.empty() || !reader.text.substr(at).starts_with(given.symbol)) continue;
        if (longest && longest->span.length >= given.symbol.size()) continue;
        const bool word = is_word_letter(static_cast<unsigned char>(given.symbol.back()));
        if (word && is_word_letter(point_at(reader.text, at + given.symbol.size()).value)) continue;
        longest = CurrencyPart{given.currency, {}, {at, given.symbol.size()}};
    }
    return longest;
}

/// In running text a single letter is a sign where a digit follows it: N583bn, and not Series B 5 million.
bool may_be_glued(const ShapeReader& reader, WordMatch word, std::size_t begin) {
    if (!reader.options.running_text || begin + word.length == reader.text.size()) return true;
    return is_digit(point_at(reader.text, begin + word.length).value);
}

}  // namespace

bool is_money_word(std::string_view written) {
    const CodePoint first = point_at(written, 0);
    const bool is_thai = first.value >= 0xE00 && first.value < 0xE80 && !is_currency_sign(first.value);
    const bool is_ideograph = first.value >= 0x2E80 && first.value < 0xFF00;
    if (is_thai || is_ideograph) return is_thai || is_hangul(first.value) || first.length == written.size();
    if (written.ends_with('.')) written.remove_suffix(1);
    const bool is_short = written.size() <= 3 && is_ascii_capital(written.front()) &&
                          written.find_first_of("aeiouAEIOU") == written.npos;
    return !is_short && is_word_letter(first.value) && is_word_letter(point_before(written, written.size()));
}

std::optional<CurrencyPart> match_currency_part(const ShapeReader& reader, std::size_t begin) {
    if (begin >= reader.text.size()) return std::nullopt;
    if (auto given = given_symbol_at(reader, begin)) return given;
    const std::optional<Currency> code = code_at(reader, begin);
    const std::optional<WordMatch> word = reader.word_at(begin);
    if (code && (!word || word->length <= 3)) return CurrencyPart{code, {}, {begin, 3}};
    if (!word) return std::nullopt;
    if (!is_ascii_capital(reader.text[begin]) && reader.vocabulary.find(*word, WordKind::capital))
        return std::nullopt;
    bool names_one = false;
    bool is_sign = false;
    reader.vocabulary.for_each(*word, [&](const Word& row) {
        names_one |= row.kind == WordKind::currency || row.kind == WordKind::shared;
        is_sign |=
            row.kind == WordKind::sign || (row.kind == WordKind::glued && may_be_glued(reader, *word, begin));
    });
    if (is_sign && reader.options.running_text &&
        (!is_ascii_capital(reader.text[begin]) || reader.text.substr(begin, word->length) == "Le"))
        is_sign = false;  // LE 40 million
    if (!names_one && !is_sign) return std::nullopt;
    return CurrencyPart{std::nullopt, *word, {begin, word->length}};
}

bool is_sign(const ShapeReader& reader, const CurrencyPart& part) {
    return !part.code && (reader.vocabulary.find(part.word, WordKind::sign) ||
                          reader.vocabulary.find(part.word, WordKind::glued));
}

std::optional<CurrencyPart> match_nation(const ShapeReader& reader, std::size_t begin) {
    if (begin >= reader.text.size() || !is_ascii_capital(reader.text[begin])) return std::nullopt;
    const std::optional<WordMatch> word = reader.word_at(begin);
    const std::optional<Word> nation = word ? reader.vocabulary.find(*word, WordKind::nation) : std::nullopt;
    if (!nation) return std::nullopt;
    return CurrencyPart{find_currency(nation->meaning), {}, {begin, word->length}};
}

std::optional<Error> unknown_code(std::string_view text, Span span) {
    const std::string_view word = text.substr(span.begin, span.length);
    const bool is_code = word.size() == 3 && is_ascii_capital(word[0]) && is_ascii_capital(word[1]) &&
                         is_ascii_capital(word[2]);
    if (!is_code && word != pence) return std::nullopt;
    const Result<Currency> currency = parse_currency(word);
    if (currency || find_currency_or_alias(word)) return std::nullopt;
    return Error(currency.error()).at(text, span);
}

}  // namespace kanjo
