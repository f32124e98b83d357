// A reported pair as one phrase: 3.9 trillion yen ($25 billion).
#pragma once

#include <string_view>
#include <vector>

#include "check/figure_pairs.h"

namespace kanjo {

/// What a phrase says: its amounts, and the pairs to test. All of them count, whatever words stand between.
struct Phrase {
    std::vector<FoundFigure> figures;
    std::vector<FigurePair> pairs;  ///< the first figure with each of the others
};

/// Codes in lower case count where there are no two amounts without them. A rate that is stated beside the
/// amounts, $1 = 148.27 yen, is none of them.
/// Errors: those of a figure that is refused; K0303 where an amount names no currency; K0801 where there are
/// no two amounts.
Result<Phrase> read_phrase(std::string_view text, const FigureOptions& options, const Vocabulary& words);

}  // namespace kanjo
