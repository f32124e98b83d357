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

class Annotator {
  public:
    Annotator(const Annotation& annotation, ByteSink& sink, std::vector<Error>& problems)
        : annotation_(annotation), sink_(sink), problems_(problems) {}

    Result<Done> write_block(FigureReader& reader) {
        const std::string_view source = reader.source();
        std::string out;
        std::size_t done = 0;
        for (std::size_t i = 0; i < reader.figures().size(); ++i) {
            const StatedFigure& stated = reader.figures()[i];
            if (stated.figure.currency == annotation_.target) continue;
            const std::size_t end = reader.spans()[i].begin + reader.spans()[i].length;
            out += source.substr(done, end - done);
            done = end;
            append_note(stated, source.substr(end, 1), out);
        }
        out += source.substr(done);
        return sink_.write(out);
    }

  private:
    /// In Markdown a bracket that a bracket follows would be a link.
    void append_note(const StatedFigure& stated, std::string_view next, std::string& out) {
        Result<std::string> note = note_of(stated.figure, annotation_);
        if (note) {
            out += " [" + *note + (next == "(" ? "] " : "]");
            return;
        }
        Error error = std::move(note).error();
        error.place = stated.place;
        problems_.push_back(std::move(error));
    }

    const Annotation& annotation_;
    ByteSink& sink_;
    std::vector<Error>& problems_;
};

}  // namespace

Result<Done> annotate_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                           const FigureFinder& finder, const Annotation& annotation, ByteSink& sink,
                           std::vector<Error>& problems) {
    FigureReader reader(std::move(source), kind, finder, vocabulary());
    Annotator annotator(annotation, sink, problems);
    for (;;) {
        const Result<bool> more = reader.next();
        if (!more) return more.error();
        if (!*more) return Done{};
        for (Error& error : reader.refused()) problems.push_back(std::move(error));
        if (Result<Done> written = annotator.write_block(reader); !written) return written;
    }
}

}  // namespace kanjo
