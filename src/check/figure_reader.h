// The figures of a document, plain, Markdown or HTML, read once, front to back, with their places.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "check/figure_pairs.h"
#include "check/prose_reader.h"

namespace kanjo {

/// A figure as a document or phrase has it.
struct StatedFigure {
    Figure figure;
    std::string text;
    Place place;
};

class FigureReader {
  public:
    /// Without a kind, by the name of the source and its beginning. Requires: `finder` and `words` outlive
    /// it.
    FigureReader(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                 const FigureFinder& finder, const Vocabulary& words);

    /// Goes on to the next block; false at the end. Errors: K0102.
    Result<bool> next();

    /// Of the current block; valid until next().
    std::string_view text() const { return reader_.prose().text(); }
    std::string_view source() const { return reader_.source(); }
    std::vector<StatedFigure>& figures() { return figures_; }
    std::span<const Span> spans() const { return spans_; }  ///< of the figures, in source()
    std::span<const FigurePair> pairs() const { return pairs_; }
    /// From the first figure of a pair to the second, as they stand in the text.
    std::string phrase_of(const FigurePair& pair) const;
    /// What is refused, placed.
    std::vector<Error>& refused() { return refused_; }

  private:
    void place_all(FoundFigures& found);
    Error placed(RefusedFigure refused);
    Place place_of(std::size_t text_offset);

    ProseReader reader_;
    const FigureFinder& finder_;
    const Vocabulary& words_;
    std::vector<StatedFigure> figures_;
    std::vector<Span> text_spans_;
    std::vector<Span> spans_;
    std::vector<FigurePair> pairs_;
    std::vector<Error> refused_;
};

}  // namespace kanjo
