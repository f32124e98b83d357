// Any bytes as a figure, in an expression and as a phrase; and what is found in them as running text is in
// order, apart, and what the reader reads there.
#include "check/phrase.h"
#include "fuzz/fuzz.h"

namespace kanjo::test {
namespace {

bool same(const Figure& a, const Figure& b) {
    return a.low == b.low && a.high == b.high && a.currency == b.currency && a.hedge == b.hedge;
}

void check_found(std::string_view text) {
    FoundFigures found;
    running_finder().find(text, BareAmounts::find, found);
    std::size_t end = 0;
    for (const FoundFigure& figure : found.figures) {
        require(figure.span.begin >= end && figure.span.length > 0, "figures are in order and apart");
        end = figure.span.begin + figure.span.length;
        require(end <= text.size(), "figures lie in the text");
        const auto read = parse_figure(text.substr(figure.span.begin, figure.span.length), running_text());
        require(read && same(*read, figure.figure), "what is found is what the reader reads there");
    }
    for (const RefusedFigure& refused : found.refused)
        require(refused.error.caret.begin + refused.error.caret.length <= text.size(),
                "carets are in the text");
    static_cast<void>(find_pairs(text, found.figures, vocabulary()));
}

void check_whole(std::string_view text) {
    const FigureOptions options;
    const auto figure = parse_figure(text, options);
    if (!figure) static_cast<void>(render_error(figure.error()));
    if (figure && figure->certainty == Certainty::stated)
        require(figure->low <= figure->high, "a range goes up");
    const auto match = match_figure(text, 0, options);
    if (match && *match) require((*match)->length <= text.size(), "what is matched lies in the text");
    static PhraseReader phrases(options, vocabulary());
    const auto phrase = phrases.read(text);
    if (!phrase) static_cast<void>(render_error(phrase.error()));
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    kanjo::test::check_whole(text);
    kanjo::test::check_found(text);
    return 0;
}
