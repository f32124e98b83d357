#include "records/json_text.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace kanjo {

void append_json_string(std::string& out, std::string_view text) {
    using Json = nlohmann::json;
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

void JsonLine::begin_member(std::string_view key) {
    if (bytes_.size() > 1) bytes_ += ',';
    append_json_string(bytes_, key);
    bytes_ += ':';
}

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
    begin_member(key);
    append_json_string(bytes_, value);
    return *this;
}

JsonLine& JsonLine::number(std::string_view key, std::uint64_t value) {
    return json(key, std::to_string(value));
}

JsonLine& JsonLine::flag(std::string_view key, bool value) {
    return json(key, value ? "true" : "false");
}

JsonLine& JsonLine::json(std::string_view key, std::string_view value) {
    begin_member(key);
    bytes_ += value;
    return *this;
}

std::string JsonLine::close() && {
    bytes_ += '}';
    return std::move(bytes_);
}

}  // namespace kanjo
