// What is found in a text, as lines to compare.
#pragma once

#include <string>

#include "money/finder.h"
#include "support/catch.h"

namespace kanjo::test {

inline FoundFigures find(std::string_view text, BareAmounts bare = BareAmounts::skip,
                         FigureOptions options = {}) {
    options.running_text = true;
    FoundFigures found;
    FigureFinder(options, vocabulary()).find(text, bare, found);
    return found;
}

/// "[text] amount CODE" of each figure, "[text] code" of each refusal.
inline std::string listed(std::string_view text, const FoundFigures& found) {
    std::string list;
    for (const kanjo::FoundFigure& figure : found.figures) {
        list += '[' + std::string(text.substr(figure.span.begin, figure.span.length)) + "] " +
                to_string(figure.figure.low);
        if (figure.figure.is_range()) list += ".." + to_string(figure.figure.high);
        if (figure.figure.currency) list += ' ' + std::string(code_of(*figure.figure.currency));
        list += '\n';
    }
    for (const RefusedFigure& refused : found.refused) {
        list += '[' + std::string(text.substr(refused.span.begin, refused.span.length)) + "] " +
                std::string(code_name(refused.error.code)) + '\n';
    }
    return list;
}

struct Case {
    const char* text;
    const char* found;
};

inline void check(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(listed(c.text, find(c.text)) == c.found);
    }
}

}  // namespace kanjo::test
