// The report's document as JSON.
#include "report/json_text.h"
#include "report/renderers.h"

namespace kanjo {

std::string render_document_line(const Value& document) {
    std::string out;
    append_json_line(out, document);
    return out + '\n';
}

std::string render_json(const Report& report, const RenderOptions&) {
    std::string out;
    append_json(out, report.document, 0);
    return out + '\n';
}

}  // namespace kanjo
