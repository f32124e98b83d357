// What `scan` finds, written while the text is read: memory does not grow with the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/figure_reader.h"
#include "report/report.h"

namespace kanjo {

/// The document of schema kanjo.scan/1. Pairs stand behind the figures, and are kept until then.
class ScanDocumentWriter {
  public:
    /// Requires: the sink outlives it.
    explicit ScanDocumentWriter(ByteSink& sink) : sink_(sink) {}

    /// Writes the figures of the reader's current block.
    Result<Done> add(FigureReader& reader);
    /// Writes the end: pairs, problems, and the configuration where there is one.
    Result<Done> finish(const std::vector<Error>& problems, const Value& config);

  private:
    ByteSink& sink_;
    std::string figures_ = "{\n  \"schema\": \"kanjo.scan/1\",\n  \"figures\": [";
    std::string pairs_;
    bool has_figures_ = false;
};

/// A line of CSV a figure.
class ScanTableWriter {
  public:
    explicit ScanTableWriter(ByteSink& sink);

    Result<Done> add(FigureReader& reader);
    Result<Done> finish();

  private:
    ByteSink& sink_;
    std::string lines_;
};

}  // namespace kanjo
