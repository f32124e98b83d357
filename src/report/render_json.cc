// The report's document as JSON, keys in their order, two blanks a level.
#include <nlohmann/json.hpp>

#include "report/renderers.h"

namespace kanjo {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value.data)) return *flag;
    if (const auto* number = std::get_if<std::int64_t>(&value.data)) return *number;
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    if (const auto* array = std::get_if<Value::Array>(&value.data)) {
        Json json = Json::array();
        for (const Value& item : *array) json.push_back(to_json(item));
        return json;
    }
    if (const auto* object = std::get_if<Value::Object>(&value.data)) {
        Json json = Json::object();
        for (const auto& [key, item] : *object) json[key] = to_json(item);
        return json;
    }
    return nullptr;
}

}  // namespace

/// Bytes that are not UTF-8 become U+FFFD, so that the output is always JSON.
std::string render_document_line(const Value& document) {
    return to_json(document).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string render_json(const Report& report, const RenderOptions&) {
    return to_json(report.document).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kanjo
