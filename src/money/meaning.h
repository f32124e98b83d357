// What a figure's words and numbers mean together: the language decides the marks and the doubtful scales,
// the words between them the currency. More than one meaning is an error that names them all.
#pragma once

#include "money/shape.h"

namespace kanjo {

/// Errors: K0301, K0302, K0303, K0901.
Result<Figure> read_meaning(const ShapeReader& reader, const FigureShape& shape);

/// The currency that a code, symbol or word means by itself; none where several countries share it and none
/// leads.
std::optional<Currency> leading_currency(const ShapeReader& reader, const CurrencyPart& part);

}  // namespace kanjo
