#include "check/scan.h"

#include <utility>

namespace kanjo {

void append_block(FigureReader& reader, ScanResult& result) {
    const std::size_t base = result.figures.size();
    for (const FigurePair& pair : reader.pairs())
        result.pairs.push_back({reader.phrase_of(pair), base + pair.first, base + pair.second});
    for (StatedFigure& figure : reader.figures()) result.figures.push_back(std::move(figure));
}

}  // namespace kanjo
