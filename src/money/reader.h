// The figure reader over any vocabulary, so that a test can add a language by rows alone.
#pragma once

#include "money/figure.h"
#include "money/vocabulary.h"

namespace kanjo {

/// As parse_figure, with the words of `words`.
Result<Figure> parse_figure(std::string_view text, const FigureOptions& options, const Vocabulary& words);

}  // namespace kanjo
