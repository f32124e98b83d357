// The output formats, one file each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/report.h"

namespace kanjo {

struct Renderer {
    std::string_view name;
    ReportPart part;
    Result<Done> (*render)(const Report& report, const RenderOptions& options, ByteSink& sink);
};

/// Gathers what is written piece by piece, so that a long report is never in memory whole.
class ReportWriter {
  public:
    /// Requires: the sink outlives it.
    explicit ReportWriter(ByteSink& sink) : sink_(sink) {}

    /// What was written and has not reached the sink: append to it.
    std::string& text() { return text_; }
    /// Call between pieces. Errors: those of the sink.
    Result<Done> give_way() { return text_.size() < text_size_max ? Result<Done>(Done{}) : finish(); }
    Result<Done> finish();

  private:
    static constexpr std::size_t text_size_max = std::size_t{1} << 16;

    ByteSink& sink_;
    std::string text_;
};

/// All of them, in the order that messages list them.
std::span<const Renderer> all_renderers();

/// A cell of CSV, quoted where it must be.
void append_csv_cell(std::string& out, std::string_view cell);
/// One line of CSV as that format writes it.
void append_csv_line(std::string& out, std::span<const std::string> cells);

}  // namespace kanjo
