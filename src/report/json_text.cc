#include "report/json_text.h"

#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append_escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
        case '\\':
            out += '\\';
            out += c;
            return;
        case '\b':
            out += "\\b";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            const auto value = static_cast<unsigned char>(c);
            out += "\\u00";
            out += digits[value >> 4];
            out += digits[value & 15];
    }
}

bool is_plain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' &&
           c != '\\';
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_plain(text[end])) ++end;
        out += text.substr(at, end - at);
        at = end;
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            append_escape(out, text[at++]);
            continue;
        }
        const std::size_t length = decode_code_point(text.substr(at)).length;
        out += length > 0 ? text.substr(at, length) : replacement;
        at += length > 0 ? length : 1;
    }
    out += '"';
}

/// `step` is what each level is set in by; negative: everything on one line.
class JsonWriter {
  public:
    JsonWriter(std::string& out, int step) : out_(out), step_(step) {}

    void write(const Value& value, int depth) {
        if (const auto* flag = std::get_if<bool>(&value.data)) {
            out_ += *flag ? "true" : "false";
        } else if (const auto* number = std::get_if<std::int64_t>(&value.data)) {
            out_ += std::to_string(*number);
        } else if (const auto* text = std::get_if<std::string>(&value.data)) {
            append_string(out_, *text);
        } else if (const auto* array = std::get_if<Value::Array>(&value.data)) {
            write_items('[', ']', *array, depth, [&](const Value& item) { write(item, depth + 1); });
        } else if (const auto* object = std::get_if<Value::Object>(&value.data)) {
            write_items('{', '}', *object, depth, [&](const auto& member) {
                append_string(out_, member.first);
                out_ += step_ < 0 ? ":" : ": ";
                write(member.second, depth + 1);
            });
        } else {
            out_ += "null";
        }
    }

  private:
    template <class Items, class WriteItem>
    void write_items(char open, char close, const Items& items, int depth, WriteItem write_item) {
        out_ += open;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out_ += ',';
            break_line(depth + 1);
            write_item(items[i]);
        }
        if (!items.empty()) break_line(depth);
        out_ += close;
    }

    void break_line(int depth) {
        if (step_ < 0) return;
        out_ += '\n';
        out_.append(static_cast<std::size_t>(depth * step_), ' ');
    }

    std::string& out_;
    int step_;
};

constexpr int blanks_a_level = 2;

}  // namespace

void append_json(std::string& out, const Value& value, int depth) {
    JsonWriter(out, blanks_a_level).write(value, depth);
}

void append_json_line(std::string& out, const Value& value) {
    JsonWriter(out, -1).write(value, 0);
}

}  // namespace kanjo
