#include "golden/escapes.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace kanjo::test {
namespace {

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

std::string hex_escape(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    return {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
}

char hex_value(std::string_view pair) {
    const bool is_hex = pair.size() == 2 && std::all_of(pair.begin(), pair.end(), [](char c) {
                            return std::isxdigit(static_cast<unsigned char>(c)) != 0;
                        });
    if (!is_hex) throw std::runtime_error("\\x wants two hexadecimal digits");
    return static_cast<char>(std::stoi(std::string(pair), nullptr, 16));
}

}  // namespace

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
}

std::string escape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n' || c == '\r') {
            out += c == '\n' ? "\\n" : "\\r";
        } else if (is_control(c) || (c == ' ' && i + 1 == text.size())) {
            out += hex_escape(c);
        } else {
            out += c;
        }
    }
    return out;
}

std::string unescape_line(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            out += line[i];
            continue;
        }
        if (++i == line.size()) return out;
        switch (line[i]) {
            case 'n':
                out += '\n';
                break;
            case 'r':
                out += '\r';
                break;
            case 't':
                out += '\t';
                break;
            case '0':
                out += '\0';
                break;
            case '\\':
                out += '\\';
                break;
            case 'x':
                out += hex_value(line.substr(i + 1, 2));
                i += 2;
                break;
            default:
                throw std::runtime_error(std::string("unknown escape \\") + line[i]);
        }
    }
    return out + '\n';
}

}  // namespace kanjo::test
