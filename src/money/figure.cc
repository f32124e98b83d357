#include "money/figure.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "money/currency_part.h"
#include "money/letters.h"
#include "money/meaning.h"
#include "money/reader.h"
#include "money/text_walk.h"

namespace kanjo {
namespace {

/// The text without blanks at either end.
std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(skip_blanks(text, 0));
    return text.substr(0, skip_blanks_back(text, text.size()));
}

Figure undisclosed_figure() {
    Figure figure;
    figure.certainty = Certainty::undisclosed;
    return figure;
}

Error refused(std::string_view text, Span span, std::string message, std::string help = {}) {
    return error_of(Code::K0301, std::move(message), std::move(help)).at(text, span);
}

/// The joiners are part of words in the Indic scripts and in Persian.
bool joins_letters(std::string_view text, std::size_t at, char32_t value) {
    const char32_t before = point_before(text, at);
    return (value == 0x200C || value == 0x200D) && before >= 0x600 && before < 0xE00;
}

/// Control, invisible and bidirectional characters and bytes that are not UTF-8 are named, never passed over.
std::optional<Error> find_unreadable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_code_point(text.substr(at));
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        const std::string_view bytes = text.substr(at, length);
        const std::string shown = printable(bytes);
        if (point.length == 0) {
            return refused(text, {at, 1}, "byte " + std::to_string(at + 1) + ", " + shown + ", is not UTF-8");
        }
        if (shown != bytes && point.value != '\t' && !joins_letters(text, at, point.value)) {
            return refused(text, {at, length}, "the invisible character " + shown + " stands in the figure",
                           "remove it");
        }
        at += length;
    }
    return std::nullopt;
}

/// What is wrong with what follows a figure that was read up to `at`.
Error unexpected(const ShapeReader& reader, std::size_t at) {
    const std::string_view text = reader.text;
    const std::optional<WordMatch> word = reader.word_at(at);
    std::size_t end = at + (word ? word->length : 0);
    if (!word) {
        while (end < text.size() && is_word_letter(decode_code_point(text.substr(end)).value)) {
            end += decode_code_point(text.substr(end)).length;
        }
        if (end == at) end += decode_code_point(text.substr(at)).length;
    }
    const std::string found = "'" + std::string(text.substr(at, end - at)) + "'";
    const Span span{at, end - at};
    const auto is = [&](WordKind kind) { return word && reader.vocabulary.find(*word, kind); };
    if (std::optional<Error> unknown = unknown_code(text, span)) return *std::move(unknown);
    if (is(WordKind::unit)) return refused(text, span, found + " counts something that is not money");
    if (is(WordKind::scale)) {
        return refused(text, span, "a second scale, " + found + ", follows the first",
                       "write the amount with one scale");
    }
    return refused(text, span, found + " was found after the figure, its end was expected");
}

Result<Figure> read_all(const ShapeReader& reader, std::size_t begin) {
    Result<FigureShape> shape = read_shape(reader, begin);
    if (!shape) return std::move(shape).error();
    const std::size_t end = skip_blanks(reader.text, shape->end);
    if (end < reader.text.size()) return unexpected(reader, end);
    return read_meaning(reader, *shape);
}

/// `(5.00)` where brackets are accountants' minus signs.
Result<Figure> read_bracketed(const ShapeReader& reader, std::string_view figure, std::size_t begin) {
    const Span span{begin, figure.size()};
    if (!reader.options.parentheses_negative || figure.back() != ')') {
        return refused(reader.text, span, "the figure stands in brackets",
                       "--negative parens reads an amount in brackets as negative");
    }
    const ShapeReader inner{reader.text.substr(0, begin + figure.size() - 1), reader.options,
                            reader.vocabulary, reader.mode};
    Result<Figure> read = read_all(inner, begin + 1);
    if (!read) return read;
    if (read->low.sign() < 0 || read->high.sign() < 0) {
        return refused(reader.text, span, "the figure is negative by its brackets and by a minus sign");
    }
    std::swap(read->low, read->high);
    read->low = -read->low;
    read->high = -read->high;
    return read;
}

}  // namespace

std::string_view name_of(Hedge hedge) {
    constexpr std::string_view names[] = {"", "about", "nearly", "at_least", "up_to"};
    return names[static_cast<std::size_t>(hedge)];
}

Result<Figure> parse_figure(std::string_view text, const FigureOptions& options, const Vocabulary& words) {
    const std::string_view figure = without_blanks(text);
    if (figure.empty()) return undisclosed_figure();
    if (std::optional<Error> error = find_unreadable(text)) return *std::move(error);
    const ReadMode mode = options.running_text ? ReadMode::running : ReadMode::whole;
    const auto begin = static_cast<std::size_t>(figure.data() - text.data());
    const ShapeReader reader{text, options, words, mode};
    const std::optional<WordMatch> word = words.match(text, begin);
    if (word && word->length == figure.size() && words.find(*word, WordKind::undisclosed))
        return undisclosed_figure();
    if (figure.front() == '(') return read_bracketed(reader, figure, begin);
    return read_all(reader, begin);
}

Result<Figure> parse_figure(std::string_view text, const FigureOptions& options) {
    return parse_figure(text, options, vocabulary());
}

std::optional<Result<FigureMatch>> match_figure(std::string_view text, std::size_t begin,
                                                const FigureOptions& options) {
    const ReadMode mode = options.running_text ? ReadMode::running : ReadMode::calculator;
    const ShapeReader reader{text, options, vocabulary(), mode};
    const bool number = match_number(text, begin, BlankGroups::no).has_value();
    if (!number && !match_currency_part(reader, begin)) {
        const std::optional<WordMatch> word = vocabulary().match(text, begin);
        const auto is = [&](WordKind kind) { return word && vocabulary().find(*word, kind); };
        const bool starts = is(WordKind::hedge) || is(WordKind::between) || is(WordKind::digit) ||
                            is(WordKind::place) || is(WordKind::vague) || is(WordKind::scale);
        if (!starts) return std::nullopt;
    }
    Result<FigureShape> shape = read_shape(reader, begin);
    if (!shape) return Result<FigureMatch>(std::move(shape).error());
    Result<Figure> figure = read_meaning(reader, *shape);
    if (!figure) return Result<FigureMatch>(std::move(figure).error());
    return Result<FigureMatch>(FigureMatch{std::move(figure).value(), shape->end - begin});
}

std::optional<CurrencyMatch> match_currency(std::string_view text, std::size_t begin,
                                            const FigureOptions& options) {
    const ReadMode mode = options.running_text ? ReadMode::running : ReadMode::calculator;
    const ShapeReader reader{text, options, vocabulary(), mode};
    const std::optional<CurrencyPart> part = match_currency_part(reader, begin);
    if (!part) return std::nullopt;
    const std::optional<Currency> currency = leading_currency(reader, *part);
    if (!currency || is_withdrawn(*currency, options.on)) return std::nullopt;
    return CurrencyMatch{*currency, part->span.length};
}

}  // namespace kanjo
