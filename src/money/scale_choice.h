// Which power of ten a scale word is: billion, milliard, mil, M.
#pragma once

#include "money/languages.h"

namespace kanjo {

/// A scale as it was decided, or the two readings that it could have.
struct ScaleReading {
    int exponent = 0;
    int other = 0;  ///< a second reading, or 0
};

/// Requires: `part` is a scale of the shape.
ScaleReading decide_scale(const ShapeReader& reader, const FigureShape& shape,
                          const FigureLanguages& languages, const Part& part);

/// Whether the amount ends in a word that English shares with languages of the decimal comma, mln or Mio., in
/// prose or beside a currency that they share too: Euro.
bool has_shared_million(const ShapeReader& reader, const FigureShape& shape, const Side& side);

/// Whether it ends in million, billion or trillion.
bool has_english_scale(std::string_view text, const Side& side);

/// The number that a meaning begins with: 6:USD is 6.
int number_in(std::string_view meaning);

}  // namespace kanjo
