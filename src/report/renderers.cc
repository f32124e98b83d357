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

#define X(name, part) \
    Result<Done> render_##name(const Report& report, const RenderOptions& options, ByteSink& sink);
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

Result<Done> ReportWriter::finish() {
    const Result<Done> written = sink_.write(text_);
    text_.clear();
    return written;
}

namespace {

bool is_rectangular(const Table& table) {
    const std::vector<std::vector<std::string>>* const rows = table.rows.kept();
    return rows == nullptr || std::all_of(rows->begin(), rows->end(), [&](const auto& row) {
               return row.size() == table.columns.size();
           });
}

}  // namespace

Result<Done> render_report(const Report& report, std::string_view format, const RenderOptions& options,
                           ByteSink& sink) {
    KANJO_INVARIANT(is_rectangular(report.table) && is_rectangular(report.plain));
    std::string names;
    for (const Renderer& renderer : all_renderers()) {
        if (renderer.name == format) return renderer.render(report, options, sink);
        names += (names.empty() ? "" : ", ") + std::string(renderer.name);
    }
    return error_of(Code::K0101,
                    "there is no output format '" + std::string(format) + "', expected one of " + names);
}

Result<std::string> render_report(const Report& report, std::string_view format,
                                  const RenderOptions& options) {
    StringSink sink;
    const Result<Done> rendered = render_report(report, format, options, sink);
    if (!rendered) return rendered.error();
    return std::move(sink.bytes);
}

}  // namespace kanjo
