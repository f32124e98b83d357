#include "records/json_scanner.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace kanjo {
namespace {

bool is_hexadecimal(char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Four hexadecimal digits, or a value beyond 16 bits.
std::uint32_t code_unit(const char* p) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i, ++p) {
        if (!is_hexadecimal(*p)) return 0x10000;
        value =
            value * 16 + static_cast<std::uint32_t>(is_ascii_digit(*p) ? *p - '0' : (*p | 0x20) - 'a' + 10);
    }
    return value;
}

bool is_high_surrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low_surrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/// Advice for what people write in place of JSON.
std::string help_for(char found, std::string_view expected) {
    if (found == '\'') return "JSON strings stand in double quotes";
    if (found == '/' || found == '#') return "JSON has no comments";
    if (found == '+') return "a JSON number has no plus sign";
    if (found == '.') return "a JSON number has a digit before the decimal point";
    if (found == 'N' || found == 'I')
        return "JSON has no NaN and no Infinity; leave the field out, or write null";
    if ((found == '}' || found == ']') && !expected.starts_with("`,`"))
        return "JSON has no comma after the last one";
    return "";
}

std::string quoted(std::string_view text) {
    return "`" + printable(text) + "`";
}

/// The whole code point at `p`, or the one byte.
std::string_view shown_at(const char* p, const char* end) {
    const std::string_view rest(p, static_cast<std::size_t>(end - p));
    return rest.substr(0, std::max<std::size_t>(decode_code_point(rest).length, 1));
}

constexpr std::string_view escapes = "\"\\/bfnrt";
constexpr std::string_view escape_values = "\"\\/\b\f\n\r\t";

}  // namespace

bool JsonScanner::fail(std::string_view expected) {
    const bool at_end = is_at_end();
    const JsonState failed = at_end ? JsonState::incomplete : JsonState::malformed;
    if (state_ == JsonState::good) {
        fault_.code = Code::K0201;
        fault_.begin = at_;
        fault_.length = at_end ? 0 : shown_at(at_, end_).size();
        fault_.message = (at_end ? "the text ends here" : "found " + quoted(shown_at(at_, end_))) +
                         ", expected " + std::string(expected);
        fault_.help =
            at_end ? "the input is cut off, or a bracket or quote is not closed" : help_for(*at_, expected);
    }
    state_ = failed;
    return false;
}

void JsonScanner::refuse(JsonFault fault) {
    if (state_ != JsonState::good) return;
    state_ = JsonState::refused;
    fault_ = std::move(fault);
}

bool JsonScanner::break_off(JsonFault fault) {
    refuse(std::move(fault));
    state_ = JsonState::malformed;
    return false;
}

void JsonScanner::refuse_duplicate(std::string_view key_token) {
    refuse({Code::K0201, "the key " + quoted(key_token) + " stands here twice, expected it once",
            "keep one of them: which one is meant cannot be known", key_token.data(), key_token.size()});
}

/// Stands on a byte that ends a run of ordinary ones: an escape, a control character or the end of the text.
bool JsonScanner::string_stop(const char*& p) {
    if (*p == '\\') return escape(p);
    if (p == end_) {
        at_ = p;
        return fail("the closing quote of a string");
    }
    refuse({Code::K0204, "found the control character " + printable(std::string_view(p, 1)) + " in a string",
            "write it as an escape, such as \\n or \\u0000", p, 1});
    ++p;
    return true;
}

bool JsonScanner::escape(const char*& p) {
    has_escape_ = true;
    at_ = p + 1;
    if (*at_ != 'u') {
        if (is_at_end() || escapes.find(*at_) == escapes.npos)
            return fail("an escape such as \\n or \\u00e9");
        p += 2;
        return true;
    }
    const auto digits_missing = [&](const char* first) {
        at_ = std::find_if_not(first, first + 4, is_hexadecimal);
        return fail("four hexadecimal digits");
    };
    const std::uint32_t unit = code_unit(p + 2);
    if (unit > 0xFFFF) return digits_missing(p + 2);
    const char* const begin = p;
    p += 6;
    if (is_high_surrogate(unit) && p[0] == '\\' && p[1] == 'u') {
        const std::uint32_t low = code_unit(p + 2);
        if (low > 0xFFFF) return digits_missing(p + 2);
        if (is_low_surrogate(low)) {
            p += 6;
            return true;
        }
    }
    if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
        refuse({Code::K0204,
                "found half of a surrogate pair, " + std::string(begin, 6) + ", expected a character",
                "a character beyond U+FFFF is written as two escapes, high then low", begin, 6});
    }
    return true;
}

void JsonScanner::check_utf8(std::string_view text) {
    const auto offset = find_invalid_utf8(text);
    if (!offset) return;
    const std::string_view byte = text.substr(*offset, 1);
    refuse({Code::K0204, "found the byte " + printable(byte) + ", which is not UTF-8",
            "save the file as UTF-8", byte.data(), 1});
}

bool JsonScanner::number() {
    const char* const begin = at_;
    const auto digits = [&] {
        std::size_t count = count_digits(at_);
        if (count == 0) return fail("a digit");
        for (at_ += count; count == compared_bytes; at_ += count) count = count_digits(at_);
        return true;
    };
    if (*at_ == '-') ++at_;
    const bool has_leading_zero = *at_ == '0' && is_ascii_digit(at_[1]);
    if (*at_ == '0') {
        ++at_;
    } else if (!digits()) {
        return false;
    }
    if (has_leading_zero) {
        return break_off({Code::K0201, "found a number that begins with 0, expected no leading zeros",
                          "write it without them, or as a string", begin, 1});
    }
    if (*at_ == '.') {
        ++at_;
        if (!digits()) return false;
    }
    if (*at_ == 'e' || *at_ == 'E') {
        ++at_;
        if (*at_ == '+' || *at_ == '-') ++at_;
        if (!digits()) return false;
    }
    token_ = {begin, static_cast<std::size_t>(at_ - begin)};
    return true;
}

bool JsonScanner::literal(std::string_view word) {
    const char* const begin = at_;
    for (const char c : word) {
        if (*at_ != c) return fail("`" + std::string(word) + "`");
        ++at_;
    }
    token_ = {begin, word.size()};
    return true;
}

bool JsonScanner::open(std::size_t depth) {
    if (depth >= limits::json_depth_max) {
        return break_off({Code::K0205,
                          "brackets are nested deeper than " + std::to_string(limits::json_depth_max),
                          "commitments need no such nesting; check that it is the file you mean", at_, 1});
    }
    ++at_;
    return true;
}

/// Any value but a string.
bool JsonScanner::other_value(std::size_t depth) {
    if (*at_ == '-' || is_ascii_digit(*at_)) return number();
    const char* const begin = at_;
    bool is_passed = false;
    switch (*at_) {
        case 't':
            return literal("true");
        case 'f':
            return literal("false");
        case 'n':
            return literal("null");
        case '[':
            is_passed = array(depth, [&] { return value(depth + 1); });
            break;
        case '{': {
            JsonKeys keys;
            is_passed = object(depth, [&] {
                if (!string()) return false;
                keys.add(token_, has_escape_);
                if (!pass(':', "`:`")) return false;
                skip_blank();
                return value(depth + 1);
            });
            if (is_passed) keys.check(*this);
            break;
        }
        default:
            return fail("a value");
    }
    token_ = {begin, static_cast<std::size_t>(at_ - begin)};
    return is_passed;
}

namespace {

/// The character of the \\u escape at `i`, or of the pair of them; moves `i` behind it.
char32_t take_unicode_escape(std::string_view token, std::size_t& i) {
    const std::uint32_t unit = code_unit(token.data() + i + 2);
    i += 6;
    if (is_high_surrogate(unit) && token.substr(i, 2) == "\\u") {
        const std::uint32_t low = code_unit(token.data() + i + 2);
        if (is_low_surrogate(low)) {
            i += 6;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return is_high_surrogate(unit) || is_low_surrogate(unit) ? 0xFFFD : unit;
}

}  // namespace

std::string unescaped(std::string_view token) {
    std::string out;
    for (std::size_t i = 0; i < token.size();) {
        const std::size_t slash = std::min(token.find('\\', i), token.size());
        out += token.substr(i, slash - i);
        i = slash;
        if (i == token.size()) break;
        const std::size_t simple = escapes.find(token[i + 1]);
        if (simple != escapes.npos) {
            out += escape_values[simple];
            i += 2;
            continue;
        }
        append_code_point(out, take_unicode_escape(token, i));
    }
    return out;
}

void JsonKeys::add(std::string_view token, bool has_escape) {
    if (has_escape) unescaped_.push_front(unescaped(token));
    keys_.push_back({has_escape ? std::string_view(unescaped_.front()) : token, token});
}

void JsonKeys::check(JsonScanner& scanner) {
    std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
        return a.text != b.text ? a.text < b.text : a.token.data() < b.token.data();
    });
    std::string_view first;
    for (std::size_t i = 1; i < keys_.size(); ++i) {
        if (keys_[i].text != keys_[i - 1].text) continue;
        if (first.data() == nullptr || keys_[i].token.data() < first.data()) first = keys_[i].token;
    }
    if (first.data() != nullptr) scanner.refuse_duplicate(first);
}

void JsonKeys::clear() {
    keys_.clear();
    unescaped_.clear();
}

}  // namespace kanjo
