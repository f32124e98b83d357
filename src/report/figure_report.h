// Figures as reports and documents say them.
#pragma once

#include <string>

#include "check/figure_reader.h"
#include "report/report.h"

namespace kanjo {

/// The object of a figure in every document: text, line, column, amount, low, high, currency, hedge, digits.
Value figure_document(const StatedFigure& figure);

/// The same with the name of its file.
Value located_figure_document(const StatedFigure& figure);

/// Every digit, in plain notation; of a range both ends: "10000000000–15000000000".
std::string plain_amount(const Figure& figure);

}  // namespace kanjo
