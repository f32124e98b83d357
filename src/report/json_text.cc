#include "report/json_text.h"

#include <nlohmann/json.hpp>

namespace kanjo {
namespace {

using Json = nlohmann::ordered_json;

constexpr int indent = 2;

Json to_json(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value.data)) return *flag;
    if (const auto* number = std::get_if<std::int64_t>(&value.data)) return *number;
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    if (const auto* array = std::get_if<Value::Array>(&value.data)) {
        Json json = Json::array();
        for (const Value& item : *array) json.push_back(to_json(item));
        return json;
    }
    if (const auto* made = std::get_if<Value::MadeArray>(&value.data)) {
        Json json = Json::array();
        for (const Value& item : **made) json.push_back(to_json(item));
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

void append_json(std::string& out, const Value& value, int depth) {
    const std::string margin(static_cast<std::size_t>(depth * indent), ' ');
    for (const char byte : to_json(value).dump(indent, ' ', false, Json::error_handler_t::replace)) {
        out += byte;
        if (byte == '\n') out += margin;
    }
}

void append_json_line(std::string& out, const Value& value) {
    out += to_json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kanjo
