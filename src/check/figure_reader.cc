#include "check/figure_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr std::size_t excerpt_margin = 60;

/// The line around `span`, cut where it is long.
Span excerpt_of(std::string_view text, Span span) {
    const std::size_t end_of_span = span.begin + span.length;
    std::size_t begin = span.begin - std::min(span.begin, excerpt_margin);
    const std::size_t line = text.substr(begin, span.begin - begin).rfind('\n');
    if (line != std::string_view::npos) begin += line + 1;
    while (begin < span.begin && is_continuation_byte(text[begin])) ++begin;
    std::size_t end = std::min(end_of_span + excerpt_margin, text.size());
    end = std::min(end, text.find('\n', end_of_span));
    while (end > end_of_span && end < text.size() && is_continuation_byte(text[end])) --end;
    return {begin, end - begin};
}

}  // namespace

FigureReader::FigureReader(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                           const FigureFinder& finder, const Vocabulary& words)
    : reader_(std::move(source), kind), finder_(finder), words_(words) {}

Result<bool> FigureReader::next() {
    figures_.clear();
    text_spans_.clear();
    spans_.clear();
    refused_.clear();
    pairs_.clear();
    const Result<bool> more = reader_.next();
    if (!more || !*more) return more;
    FoundFigures found;
    finder_.find(text(), BareAmounts::skip, found);
    pairs_ = find_pairs(text(), found.figures, words_);
    place_all(found);
    return true;
}

/// Places are found in the order of the text, figures and what is refused together.
void FigureReader::place_all(FoundFigures& found) {
    std::size_t next_refused = 0;
    for (FoundFigure& figure : found.figures) {
        for (; next_refused < found.refused.size(); ++next_refused) {
            RefusedFigure& refused = found.refused[next_refused];
            if (refused.span.begin > figure.span.begin) break;
            refused_.push_back(placed(std::move(refused)));
        }
        const std::size_t end = figure.span.begin + figure.span.length;
        const Prose& prose = reader_.prose();
        const std::size_t source_begin = prose.source_begin(figure.span.begin);
        text_spans_.push_back(figure.span);
        spans_.push_back({source_begin, prose.source_end(end) - source_begin});
        const std::string_view written = text().substr(figure.span.begin, figure.span.length);
        figures_.push_back({std::move(figure.figure), std::string(written), place_of(figure.span.begin)});
    }
    for (; next_refused < found.refused.size(); ++next_refused) {
        refused_.push_back(placed(std::move(found.refused[next_refused])));
    }
}

Place FigureReader::place_of(std::size_t text_offset) {
    return reader_.place_of(reader_.prose().source_begin(text_offset));
}

Error FigureReader::placed(RefusedFigure refused) {
    const Span excerpt = excerpt_of(text(), refused.span);
    Error error = std::move(refused.error);
    const std::size_t begin = error.caret.begin;
    const Span caret{begin - excerpt.begin, error.caret.length};
    error.excerpt = std::string(text().substr(excerpt.begin, excerpt.length));
    error.caret = caret;
    error.place = place_of(begin);
    return error;
}

std::string FigureReader::phrase_of(const FigurePair& pair) const {
    const std::size_t begin = text_spans_[pair.first].begin;
    const Span& second = text_spans_[pair.second];
    std::size_t end = second.begin + second.length;
    for (const std::string_view bracket : {")", "]", "）", "】"}) {
        if (text().substr(end, bracket.size()) != bracket) continue;
        end += bracket.size();
        break;
    }
    std::string phrase(text().substr(begin, end - begin));
    std::replace(phrase.begin(), phrase.end(), '\n', ' ');
    return phrase;
}

}  // namespace kanjo
