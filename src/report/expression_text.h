// An expression written out again in one way, so that its reader sees how it was understood.
#pragma once

#include <string>

#include "calc/expression.h"
#include "report/compact.h"

namespace kanjo {

/// "14B USD + 2 * (3.9T JPY in USD at 156)": what is reckoned, without a conversion at the end. In English
/// style it reads back as the same values.
std::string expression_text(const Expression& expression, FigureStyle style);

/// The figure as such an expression names it: "about 3.9T JPY", "14,000 USD".
std::string figure_text(const Figure& figure, FigureStyle style);

}  // namespace kanjo
