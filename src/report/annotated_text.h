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

/// Writes the source of the reader's current block, `3.9 trillion yen [≈ 25B USD]`: to the significance of
/// each figure. Those of the target currency stay alone. Adds rates that are missing to `problems`. Errors:
/// those of the sink.
Result<Done> write_annotated(FigureReader& reader, const Annotation& annotation, ByteSink& sink,
                             std::vector<Error>& problems);

}  // namespace kanjo
