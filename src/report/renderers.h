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
    std::string (*render)(const Report& report, const RenderOptions& options);
};

/// All of them, in the order that messages list them.
std::span<const Renderer> all_renderers();

/// A cell of CSV, quoted where it must be.
void append_csv_cell(std::string& out, std::string_view cell);
/// One line of CSV as that format writes it.
void append_csv_line(std::string& out, std::span<const std::string> cells);

}  // namespace kanjo
