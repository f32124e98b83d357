// A reported pair as one phrase: 3.9 trillion yen ($25 billion).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/figure_pairs.h"

namespace kanjo {

/// What a phrase says: its amounts, and the pairs to test. All of them count, whatever words stand between.
struct Phrase {
    std::vector<FoundFigure> figures;
    std::vector<FigurePair> pairs;  ///< the first figure with each of the others
};

class PhraseReader {
  public:
    /// Requires: `words` outlives it.
    PhraseReader(const FigureOptions& options, const Vocabulary& words);
    PhraseReader(const PhraseReader&) = delete;
    PhraseReader& operator=(const PhraseReader&) = delete;

    /// Codes in lower case count where there are no two amounts without them. What counts something, 1.2
    /// million users, is none of them, nor is a rate that is stated beside them, $1 = 148.27 yen. Errors:
    /// those of a figure that is refused; K0303 where an amount names no currency; K0801 where there are no
    /// two amounts.
    Result<Phrase> read(std::string_view text);

  private:
    FoundFigures find_figures(std::string_view text);

    FigureOptions strict_;  ///< codes in capitals
    FigureOptions any_case_;
    const Vocabulary& words_;
    FigureFinder strict_finder_;
    std::optional<FigureFinder> any_case_finder_;
};

/// Of one phrase alone.
Result<Phrase> read_phrase(std::string_view text, const FigureOptions& options, const Vocabulary& words);

}  // namespace kanjo
