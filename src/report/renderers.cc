#include "report/renderers.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {

// An output format is one file, render_NAME.cc, which defines `render_NAME`, and one line here: its name and
// the part of a report that it reads.
#define KANJO_RENDERERS(X) \
    X(text, table)         \
    X(json, document)      \
    X(csv, plain)          \
    X(markdown, table)     \
    X(html, page)

#define X(name, part) std::string render_##name(const Report& report, const RenderOptions& options);
KANJO_RENDERERS(X)
#undef X

std::span<const Renderer> all_renderers() {
    static constexpr Renderer renderers[] = {
#define X(name, part) {#name, ReportPart::part, render_##name},
        KANJO_RENDERERS(X)
#undef X
    };
    return renderers;
}

std::optional<ReportPart> part_of_format(std::string_view format) {
    for (const Renderer& renderer : all_renderers()) {
        if (renderer.name == format) return renderer.part;
    }
    return std::nullopt;
}

namespace {

bool is_rectangular(const Table& table) {
    return std::all_of(table.rows.begin(), table.rows.end(),
                       [&](const auto& row) { return row.size() == table.columns.size(); });
}

}  // namespace

Result<std::string> render_report(const Report& report, std::string_view format,
                                  const RenderOptions& options) {
    KANJO_INVARIANT(is_rectangular(report.table) && is_rectangular(report.plain));
    std::string names;
    for (const Renderer& renderer : all_renderers()) {
        if (renderer.name == format) return renderer.render(report, options);
        names += (names.empty() ? "" : ", ") + std::string(renderer.name);
    }
    return error_of(Code::K0101,
                    "there is no output format '" + std::string(format) + "', expected one of " + names);
}

}  // namespace kanjo
