// A text as it stands, each figure followed by its value in another currency.
#pragma once

#include <memory>
#include <vector>

#include "calc/evaluate.h"
#include "check/figure_reader.h"
#include "check/slip.h"
#include "report/shown_answer.h"

namespace kanjo {

struct Annotation {
    Currency target;
    MarketLookup market;
    AnswerStyle style;
};

/// Writes the document to `sink`, `3.9 trillion yen [≈ 25B USD]`: to the significance of each figure. Those
/// of the target currency stay alone. Adds what is refused, and rates that are missing, to `problems`.
/// Errors: K0102, and those of the sink.
Result<Done> annotate_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                           const FigureFinder& finder, const Annotation& annotation, ByteSink& sink,
                           std::vector<Error>& problems);

}  // namespace kanjo
