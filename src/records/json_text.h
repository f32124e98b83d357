// Writing JSON: strings, and objects of one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kanjo {

/// The text in quotes, escaped where JSON wants it. Requires: UTF-8.
void append_json_string(std::string& out, std::string_view text);
std::string json_string(std::string_view text);

/// The value without the blanks between its tokens; kept in `owned` where there are any. Requires: it is
/// JSON.
std::string_view compact_json(std::string_view value, std::string& owned);

/// An object, its members in the order in which they are added.
class JsonLine {
  public:
    JsonLine& text(std::string_view key, std::string_view value);
    JsonLine& number(std::string_view key, std::uint64_t value);
    JsonLine& flag(std::string_view key, bool value);
    /// Requires: `value` is JSON.
    JsonLine& json(std::string_view key, std::string_view value);

    /// The object, closed.
    std::string close() &&;

  private:
    void begin_member(std::string_view key);

    std::string bytes_ = "{";
};

}  // namespace kanjo
