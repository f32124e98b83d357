// Which figures of a text state one sum of money twice.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "money/finder.h"

namespace kanjo {

/// Indices into the figures of a text.
struct FigurePair {
    std::size_t first = 0;
    std::size_t second = 0;
};

/// Figures of two currencies that the text itself joins: by a bracket, as in `3.9 trillion yen ($25
/// billion)`, where each figure of the bracket is paired with the one before it; or by words, as in `$15
/// billion, or about 2.26 trillion yen`. A stated rate, `$1 = 148 yen`, is no pair.
std::vector<FigurePair> find_pairs(std::string_view text, std::span<const FoundFigure> figures,
                                   const Vocabulary& words);

/// Whether two neighbouring figures state a rate: one unit, or a hundred, on one side of an equals sign.
bool is_rate_statement(std::string_view text, const FoundFigure& first, const FoundFigure& second,
                       const Vocabulary& words);

}  // namespace kanjo
