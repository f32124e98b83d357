#include "money/prefix.h"

#include "base/ascii.h"
#include "money/currency_part.h"
#include "money/signs.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// The longest item is "in the neighborhood of".
constexpr std::size_t item_bytes_max = 40;
constexpr int item_words_max = 5;
constexpr int items_max = 6;

bool is_sign(char32_t value) {
    return value == '-' || value == '+' || value == 0x2212 || value == 0xFF0D;
}

bool begins_word(std::string_view text, std::size_t at) {
    const char32_t value = point_at(text, at).value;
    if (is_blank(value)) return false;
    return !is_word_letter(value) || !is_word_letter(point_before(text, at));
}

/// Where a sign begins that is glued to what follows and to nothing before it.
std::optional<std::size_t> find_sign(std::string_view text, std::size_t end) {
    if (!is_sign(point_before(text, end))) return std::nullopt;
    const std::size_t begin = step_back(text, end);
    const char32_t before = point_before(text, begin);
    const bool stands_free =
        is_blank(before) || before == '\n' || before == '/' || is_opening_bracket(before) || before == '[';
    return stands_free ? std::optional(begin) : std::nullopt;
}

/// A sign such as > or ~ that stands behind a letter or digit belongs to that: <b>5, 2~3.
bool is_glued_sign(std::string_view text, std::size_t begin) {
    const auto sign = static_cast<unsigned char>(text[begin]);
    const char32_t before = point_before(text, begin);
    const bool is_sign = sign < 0x80 && !is_ascii_letter(text[begin]);
    const bool is_arrow = sign == '>' && (before == '-' || before == '=');
    return is_arrow ||
           (is_sign && before < 0x80 && (is_word_letter(before) || (before >= '0' && before <= '9')));
}

/// Korean is written with blanks between words: what begins within one belongs to it, as 원 in 직원.
bool is_inside_hangul(std::string_view text, std::size_t begin) {
    return is_hangul(point_at(text, begin).value) && is_hangul(point_before(text, begin));
}

/// Words for money stand behind the number, `50 dollars 3 times`, `500円5枚`: unless they begin with a
/// capital or are shortened to consonants: Euro 5, rs. 500.
bool stands_behind_numbers(std::string_view text, const CurrencyPart& part) {
    if (part.code) return false;
    const std::string_view word = text.substr(part.span.begin, part.span.length);
    const CodePoint first = point_at(word, 0);
    const bool is_ideograph = first.value >= 0x3000 && first.value < 0xFF00;
    if (is_ideograph) return first.length == word.size();
    const bool is_lower = first.value >= 'a' && first.value <= 'z';
    return is_lower && word.find_first_of("aeiouy") != word.npos;
}

/// More than one run of letters, or one behind a sign: more than, zo'n, u.s.$, $nz.
bool has_several_words(std::string_view word) {
    int runs = word.front() == '$' ? 1 : 0;
    bool inside = false;
    for (const char c : word) {
        const bool is_letter = static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c);
        runs += is_letter && !inside ? 1 : 0;
        inside = is_letter;
    }
    return runs > 1;
}

}  // namespace

PrefixFinder::PrefixFinder(const FigureOptions& options, const Vocabulary& words)
    : options_(options), words_(words) {
    words_.for_each_row([this](std::string_view word, const Word& row) {
        const WordKind kind = row.kind;
        const bool may_precede = kind == WordKind::hedge || kind == WordKind::between ||
                                 kind == WordKind::sign || kind == WordKind::glued ||
                                 kind == WordKind::amount || kind == WordKind::currency ||
                                 kind == WordKind::shared;
        if (may_precede) ends_.add_end(word);
        const bool is_ordinary = kind == WordKind::other;
        if ((may_precede || is_ordinary) && has_several_words(word)) {
            ends_of_several_.add_end(word);
            before_ends_.add_end(word.substr(0, word.rfind(' ')));
        }
        if (may_precede || is_ordinary) begins_.add_beginning(word);
    });
    for (const SymbolMeaning& given : options_.symbols) {
        ends_.add_end(given.symbol);
        begins_.add_beginning(given.symbol);
    }
}

Prefix PrefixFinder::find(std::string_view text, std::size_t number, std::size_t floor) const {
    Prefix prefix{number};
    bool has_currency = false;
    for (int i = 0; i < items_max; ++i) {
        const std::size_t end = skip_blanks_back(text, prefix.begin, floor);
        if (end <= floor) break;
        if (end == prefix.begin) {
            if (const std::optional<std::size_t> sign = find_sign(text, end); sign && *sign >= floor) {
                prefix.begin = *sign;
                continue;
            }
        }
        const std::optional<Item> item = find_item(text, end, floor, has_currency);
        if (!item || (item->is_glued && end != prefix.begin)) break;
        prefix.begin = item->begin;
        has_currency = has_currency || item->is_currency;
        prefix.is_of_money = prefix.is_of_money || item->is_currency || item->is_opening;
    }
    return prefix;
}

bool PrefixFinder::is_code_letter(char c) const {
    return options_.running_text ? is_ascii_capital(c) : is_ascii_letter(c);
}

/// Whether the last two words before `end` may end an item of several words: in excess of.
bool PrefixFinder::may_be_several(std::string_view text, std::size_t end) const {
    if (!ends_of_several_.may_end(text, end)) return false;
    const std::size_t first = WordFilter::begin_of_letters(text, end);
    const bool is_word_apart =
        first != end && first > 1 && text[first - 1] == ' ' && is_ascii_letter(text[first - 2]);
    return !is_word_apart || before_ends_.may_end(text, first - 1);
}

/// The longest item that ends at `end`.
std::optional<PrefixFinder::Item> PrefixFinder::find_item(std::string_view text, std::size_t end,
                                                          std::size_t floor, bool has_currency) const {
    const bool may_be_code = end >= floor + 3 && is_code_letter(text[end - 1]) &&
                             is_code_letter(text[end - 2]) && is_code_letter(text[end - 3]) &&
                             begins_word(text, end - 3);
    const std::size_t word_end = text[end - 1] == '.' ? end - 1 : end;
    const bool may_be_word = ends_.may_end(text, end) || (word_end != end && ends_.may_end(text, word_end));
    if (!may_be_code && !may_be_word) return std::nullopt;
    const ShapeReader reader{text.substr(0, end), options_, words_, ReadMode::running};
    std::optional<Item> longest = may_be_code ? match_code(reader, end - 3, has_currency) : std::nullopt;
    if (!may_be_word) return longest;
    const bool is_of_several =
        may_be_several(text, end) || (word_end != end && may_be_several(text, word_end));
    int words = 0;
    for (std::size_t at = end; at > floor && end - at < item_bytes_max;) {
        at = is_ascii_letter(text[at - 1]) ? WordFilter::begin_of_letters(text, at) : step_back(text, at);
        if (at < floor || text[at] == '\n') break;
        if (!begins_word(text, at)) continue;
        if (is_word_letter(point_at(text, at).value) && ++words > item_words_max) break;
        if (begins_.may_begin(text, at)) {
            if (is_ordinary_word(reader, at)) return std::nullopt;
            if (const std::optional<Item> item = match_item(reader, at, has_currency)) longest = item;
        }
        if (words != 1 || is_of_several) continue;
        const bool is_after_ideograph =
            at > floor && is_continuation_byte(text[at - 1]) && point_before(text, at) >= 0x3400;  // 豪ドル
        if (!is_after_ideograph) break;
    }
    return longest;
}

/// A word that only ends like one of those that may precede: 契約, 最近.
bool PrefixFinder::is_ordinary_word(const ShapeReader& reader, std::size_t begin) const {
    const std::optional<WordMatch> word = reader.word_at(begin);
    return word && begin + word->length == reader.text.size() && words_.find(*word, WordKind::other);
}

/// One currency, with its scale or without, hedge or opening of a range that reaches from `begin` to the end
/// of the text. Doubtful words count where no other currency stands behind them.
std::optional<PrefixFinder::Item> PrefixFinder::match_item(const ShapeReader& reader, std::size_t begin,
                                                           bool has_currency) const {
    const std::optional<CurrencyPart> part = match_currency_part(reader, begin);
    const std::optional<WordMatch> word = reader.word_at(begin);
    if (is_inside_hangul(reader.text, begin)) return std::nullopt;
    if (part && begin + part->span.length == reader.text.size()) {
        const bool is_doubtful = has_currency && word && words_.find(*word, WordKind::doubtful);
        if (is_doubtful || stands_behind_numbers(reader.text, *part)) return std::nullopt;
        const bool is_glued = !part->code && words_.find(part->word, WordKind::glued);
        return Item{begin, true, false, is_glued && options_.running_text};
    }
    if (!word || begin + word->length != reader.text.size()) return std::nullopt;
    if (words_.find(*word, WordKind::amount)) {
        const bool has_capital = is_ascii_capital(reader.text[begin]);
        return has_capital ? std::optional(Item{begin, true}) : std::nullopt;
    }
    if (is_glued_sign(reader.text, begin)) return std::nullopt;
    if (words_.find(*word, WordKind::between)) return Item{begin, false, true};
    return find_hedge(reader, *word, begin) ? std::optional(Item{begin}) : std::nullopt;
}

/// An ISO code, blank or glued: USD 5, JPY2.6.
std::optional<PrefixFinder::Item> PrefixFinder::match_code(const ShapeReader& reader, std::size_t begin,
                                                           bool has_currency) const {
    const std::optional<CurrencyPart> part = match_currency_part(reader, begin);
    if (!part || !part->code) return std::nullopt;
    const std::optional<WordMatch> word = reader.word_at(begin);
    if (has_currency && word && words_.find(*word, WordKind::doubtful)) return std::nullopt;
    return Item{begin, true};
}

}  // namespace kanjo
