#include "report/annotated_text.h"

#include <string>
#include <utility>

#include "report/number_text.h"

namespace kanjo {
namespace {

/// The value of a figure in the target currency, as its reader may take it.
Result<std::string> note_of(const Figure& figure, const Annotation& annotation) {
    const Result<Derivation> rate = annotation.market(*figure.currency, annotation.target);
    if (!rate) return rate.error();
    Quantity value = to_quantity(figure);
    Quantity rates;
    rates.kind = QuantityKind::rate;
    rates.base = rate->pair.base;
    rates.quote = rate->pair.quote;
    rates.amount = {rate->rate, rate->rate, std::nullopt};
    const Result<Quantity> converted =
        rate->pair.base == *figure.currency ? multiply(value, rates) : divide(value, rates);
    if (!converted) return converted.error();
    const ShownNumber shown = significant_number(*converted, annotation.style);
    const FigureStyle style = annotation.style.figures.value_or(FigureStyle::en);
    return std::string(relation_of(shown.is_exact)) + ' ' + with_unit(shown, *converted, style);
}

/// In Markdown a bracket that a bracket follows would be a link.
void append_note(const StatedFigure& stated, std::string_view next, const Annotation& annotation,
                 std::string& out, std::vector<Error>& problems) {
    Result<std::string> note = note_of(stated.figure, annotation);
    if (note) {
        out += " [" + *note + (next == "(" ? "] " : "]");
        return;
    }
    Error error = std::move(note).error();
    error.place = stated.place;
    problems.push_back(std::move(error));
}

}  // namespace

Result<Done> write_annotated(FigureReader& reader, const Annotation& annotation, ByteSink& sink,
                             std::vector<Error>& problems) {
    const std::string_view source = reader.source();
    std::string out;
    std::size_t done = 0;
    for (std::size_t i = 0; i < reader.figures().size(); ++i) {
        const StatedFigure& stated = reader.figures()[i];
        if (stated.figure.currency == annotation.target) continue;
        const std::size_t end = reader.spans()[i].begin + reader.spans()[i].length;
        out += source.substr(done, end - done);
        done = end;
        append_note(stated, source.substr(end, 1), annotation, out, problems);
    }
    out += source.substr(done);
    return sink.write(out);
}

}  // namespace kanjo
