// Every figure and pair of running texts.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "check/figure_reader.h"
#include "check/interval.h"

namespace kanjo {

struct ScannedPair {
    std::string phrase;
    std::size_t first = 0;  ///< indices into ScanResult::figures
    std::size_t second = 0;
};

struct ScanResult {
    std::vector<StatedFigure> figures;
    std::vector<ScannedPair> pairs;
    std::vector<Error> problems;  ///< money that is refused, by place
};

/// Appends the figures and pairs of the reader's current block.
void append_block(FigureReader& reader, ScanResult& result);

}  // namespace kanjo
