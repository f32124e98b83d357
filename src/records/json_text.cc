#include "records/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace kanjo {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    using Json = nlohmann::json;
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string_view compact_json(std::string_view value, std::string& owned) {
    if (std::none_of(value.begin(), value.end(), is_blank)) return value;
    owned.clear();
    bool is_in_string = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (!is_in_string && is_blank(c)) continue;
        owned += c;
        if (c == '"') is_in_string = !is_in_string;
        if (c == '\\') owned += value[++i];
    }
    return owned;
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
