// Figures in running text: around each number, what stands before and behind it is read as a figure is.
#pragma once

#include <string_view>
#include <vector>

#include "money/prefix.h"
#include "money/reader.h"
#include "money/word_filter.h"

namespace kanjo {

struct FoundFigure {
    Figure figure;
    Span span;  ///< of the text
};

/// Money that the reader refuses: it has several readings, two currencies, a withdrawn code.
struct RefusedFigure {
    Error error;           ///< its caret is of the text; no excerpt, no place
    Span span;             ///< of the text
    bool is_bare = false;  ///< without a currency
};

struct FoundFigures {
    std::vector<FoundFigure> figures;
    std::vector<RefusedFigure> refused;
};

enum class BareAmounts : std::uint8_t {
    skip,
    find,  ///< amounts with a scale, but no currency: 9.35 crore
};

class FigureFinder {
  public:
    /// Requires: both outlive it.
    FigureFinder(const FigureOptions& options, const Vocabulary& words);

    /// Appends the figures of the text, in their order. No figure goes beyond the end of a line. A number
    /// that nothing marks as money is passed over; currencies that are ordinary words or letters too (won,
    /// R, AMD) count beside a scale or a number with marks.
    void find(std::string_view text, BareAmounts bare, FoundFigures& found) const;

  private:
    friend class FigureSearch;

    const FigureOptions& options_;
    const Vocabulary& words_;
    PrefixFinder prefixes_;
    WordFilter numerals_;         ///< beginnings of numerals: 三, two
    WordFilter behind_numerals_;  ///< beginnings of what may stand behind a numeral of letters
    WordFilter behind_;           ///< beginnings of what may stand behind a number
};

}  // namespace kanjo
