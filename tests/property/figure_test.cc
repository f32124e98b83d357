// Laws of figures: what is printed reads back as the same figure, in every style; what is found in running
// text is what the reader of figures reads there.
#include <rapidcheck/catch.h>

#include "money/finder.h"
#include "report/expression_text.h"
#include "support/catch.h"
#include "support/decimal_generators.h"

using kanjo::Decimal;
using kanjo::Figure;
using kanjo::FigureStyle;
using kanjo::Hedge;

namespace {

int draw(int least, int most) {
    return *rc::gen::inRange(least, most + 1);
}

/// A stated figure of any size, with a currency or none, a range or none.
Figure draw_figure() {
    Figure figure;
    const auto number = [](int exponent) {
        return Decimal(
            kanjo::Integer(static_cast<std::int64_t>(*rc::gen::inRange<std::int64_t>(1, 10'000'000))),
            exponent);
    };
    const int exponent = draw(-3, 14);
    figure.low = number(exponent);
    figure.high = draw(0, 3) == 0 ? figure.low + number(exponent) : figure.low;
    if (!figure.is_range() && draw(0, 4) == 0) figure.low = figure.high = -figure.low;
    figure.is_scaled = exponent > 0;
    figure.hedge = static_cast<Hedge>(draw(0, 4));
    constexpr std::string_view codes[] = {"USD", "JPY", "EUR", "CNY", "KRW", "BHD", "INR", "CHF"};
    if (draw(0, 4) > 0) figure.currency = kanjo::find_currency(codes[draw(0, 7)]);
    return figure;
}

bool same(const Figure& a, const Figure& b) {
    return a.low == b.low && a.high == b.high && a.currency == b.currency && a.hedge == b.hedge;
}

/// Pieces that figures are made of, and what stands around them.
std::string draw_prose() {
    constexpr std::string_view pieces[] = {
        "$",        "3.9",   " trillion", " yen",     "¥",     " billion", "about ", "more than ", "5",
        " to ",     "-",     "億",        "兆",       "円",    "約",       "2",      ",500",       ".7",
        " ",        "(",     ")",         " in ",     "2024",  " and ",    " won",   "USD ",       " EUR",
        "R",        "1,234", " de ",      "millones", " Mrd.", " Euro",    "three ", "a ",         "%",
        " people",  "\n",    "数",        "十",       "만",    "원 ",      " crore", "Rs ",        "between ",
        " or more", "超",    "–",         "'",        "e12"};
    std::string text;
    const int count = draw(1, 14);
    for (int i = 0; i < count; ++i) text += pieces[draw(0, static_cast<int>(std::size(pieces)) - 1)];
    return text;
}

kanjo::FoundFigures find(std::string_view text) {
    kanjo::FigureOptions options;
    options.running_text = true;
    kanjo::FoundFigures found;
    kanjo::FigureFinder(options, kanjo::vocabulary()).find(text, kanjo::BareAmounts::find, found);
    return found;
}

}  // namespace

TEST_CASE("a printed figure reads back as the same figure in every style") {
    rc::prop("parse after print is the identity", [] {
        const Figure figure = draw_figure();
        for (const FigureStyle style : {FigureStyle::en, FigureStyle::ja}) {
            const std::string text = kanjo::figure_text(figure, style);
            const kanjo::Result<Figure> read = kanjo::parse_figure(text, {});
            if (!read) RC_FAIL(text + ": " + render_error(read.error()));
            if (!same(*read, figure)) RC_FAIL(text + " reads as " + kanjo::figure_text(*read, style));
        }
    });
}

TEST_CASE("what is found in prose is in order, apart, and what the reader reads there") {
    rc::prop("found is read", [] {
        const std::string text = draw_prose();
        const kanjo::FoundFigures found = find(text);
        std::size_t end = 0;
        for (const kanjo::FoundFigure& figure : found.figures) {
            RC_ASSERT(figure.span.begin >= end);
            RC_ASSERT(figure.span.length > 0);
            end = figure.span.begin + figure.span.length;
            RC_ASSERT(end <= text.size());
            const std::string_view part =
                std::string_view(text).substr(figure.span.begin, figure.span.length);
            RC_ASSERT(part.find('\n') == part.npos);
            kanjo::FigureOptions options;
            options.running_text = true;
            const kanjo::Result<Figure> read = kanjo::parse_figure(part, options);
            if (!read) RC_FAIL(std::string(part) + ": " + render_error(read.error()));
            if (!same(*read, figure.figure)) RC_FAIL(std::string(part) + " reads otherwise by itself");
        }
    });
    rc::prop("a figure alone on its line is found whole, whatever stands on the lines around it", [] {
        Figure figure = draw_figure();
        figure.currency = kanjo::find_currency("USD");
        const std::string text = kanjo::figure_text(figure, FigureStyle::en);
        const std::string prose = draw_prose() + "\n" + text + "\n" + draw_prose();
        bool is_found = false;
        for (const kanjo::FoundFigure& found : find(prose).figures)
            is_found = is_found || same(found.figure, figure);
        if (!is_found) RC_FAIL(prose);
    });
}
