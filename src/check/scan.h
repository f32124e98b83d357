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

/// Appends what stands in the document. Errors: K0102.
Result<Done> scan_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                       const FigureFinder& finder, ScanResult& result);

}  // namespace kanjo
