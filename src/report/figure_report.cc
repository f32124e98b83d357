#include "report/figure_report.h"

#include <algorithm>

namespace kanjo {
namespace {

/// Significant digits: those written, at least two; all of a figure written out in full.
std::int64_t digits_of(const Figure& figure) {
    if (figure.digits > 0) return figure.digits;
    return static_cast<std::int64_t>(
        std::max(figure.low.coefficient().count_digits(), figure.high.coefficient().count_digits()));
}

std::int64_t number_of(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

}  // namespace

Value figure_document(const StatedFigure& stated) {
    const Figure& figure = stated.figure;
    const std::string low = to_string(figure.low);
    return Value::Object{{"text", stated.text},
                         {"line", number_of(stated.place.line)},
                         {"column", number_of(stated.place.column)},
                         {"amount", figure.is_range() ? Value() : Value(low)},
                         {"low", low},
                         {"high", to_string(figure.high)},
                         {"currency", figure.currency ? Value(code_of(*figure.currency)) : Value()},
                         {"hedge", figure.hedge == Hedge::none ? Value() : Value(name_of(figure.hedge))},
                         {"digits", digits_of(figure)}};
}

Value located_figure_document(const StatedFigure& stated) {
    Value document = figure_document(stated);
    std::get<Value::Object>(document.data).emplace_back("file", stated.place.file);
    return document;
}

std::string plain_amount(const Figure& figure) {
    const std::string low = to_string(figure.low);
    return figure.is_range() ? low + "–" + to_string(figure.high) : low;
}

}  // namespace kanjo
