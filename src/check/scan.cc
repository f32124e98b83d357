#include "check/scan.h"

#include <utility>

namespace kanjo {

Result<Done> scan_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                       const FigureFinder& finder, ScanResult& result) {
    FigureReader reader(std::move(source), kind, finder, vocabulary());
    for (;;) {
        const Result<bool> more = reader.next();
        if (!more) return more.error();
        if (!*more) return Done{};
        const std::size_t base = result.figures.size();
        for (const FigurePair& pair : reader.pairs())
            result.pairs.push_back({reader.phrase_of(pair), base + pair.first, base + pair.second});
        for (StatedFigure& figure : reader.figures()) result.figures.push_back(std::move(figure));
        for (Error& error : reader.refused()) result.problems.push_back(std::move(error));
    }
}

}  // namespace kanjo
