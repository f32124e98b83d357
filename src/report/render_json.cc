// The report's document as JSON.
#include "report/json_text.h"
#include "report/renderers.h"

namespace kanjo {

std::string render_document_line(const Value& document) {
    std::string out;
    append_json_line(out, document);
    return out + '\n';
}

namespace {

Result<Done> write_items(ReportWriter& writer, const MadeList<Value>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        writer.text() += i == 0 ? "[\n    " : ",\n    ";
        append_json(writer.text(), items[i], 2);
        if (const Result<Done> written = writer.give_way(); !written) return written;
    }
    writer.text() += items.empty() ? "[]" : "\n  ]";
    return Done{};
}

}  // namespace

Result<Done> render_json(const Report& report, const RenderOptions&, ByteSink& sink) {
    ReportWriter writer(sink);
    const auto* const document = std::get_if<Value::Object>(&report.document.data);
    if (document == nullptr || document->empty()) {
        append_json(writer.text(), report.document, 0);
        writer.text() += '\n';
        return writer.finish();
    }
    const char* before = "{\n  ";
    for (const auto& [key, value] : *document) {
        writer.text() += before;
        append_json(writer.text(), key, 0);
        writer.text() += ": ";
        if (const auto* const items = std::get_if<Value::MadeArray>(&value.data)) {
            if (const Result<Done> written = write_items(writer, **items); !written) return written;
        } else {
            append_json(writer.text(), value, 1);
        }
        before = ",\n  ";
    }
    writer.text() += "\n}\n";
    return writer.finish();
}

}  // namespace kanjo
