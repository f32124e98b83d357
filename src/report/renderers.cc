#include "report/renderers.h"

namespace kanjo {

// An output format is one file, render_NAME.cc, which defines `render_NAME`, and one line here.
#define KANJO_RENDERERS(X) \
    X(text)                \
    X(json)                \
    X(csv)                 \
    X(markdown)

#define X(name) std::string render_##name(const Report& report, const RenderOptions& options);
KANJO_RENDERERS(X)
#undef X

std::span<const Renderer> all_renderers() {
    static constexpr Renderer renderers[] = {
#define X(name) {#name, render_##name},
        KANJO_RENDERERS(X)
#undef X
    };
    return renderers;
}

Result<std::string> render_report(const Report& report, std::string_view format,
                                  const RenderOptions& options) {
    std::string names;
    for (const Renderer& renderer : all_renderers()) {
        if (renderer.name == format) return renderer.render(report, options);
        names += (names.empty() ? "" : ", ") + std::string(renderer.name);
    }
    return error_of(Code::K0101,
                    "there is no output format '" + std::string(format) + "', expected one of " + names);
}

}  // namespace kanjo
