#include "records/json_value.h"

#include <algorithm>

#include "records/json_scanner.h"
#include "records/text_place.h"

namespace kanjo {
namespace {

class TreeBuilder {
  public:
    TreeBuilder(const char* begin, const char* end) : begin_(begin), scanner_(begin, end) {}

    bool document(JsonValue& out) {
        scanner_.skip_blank();
        if (!value(out, 0)) return false;
        return scanner_.pass_end("the end of the document") && scanner_.state() == JsonState::good;
    }

    const JsonFault& fault() const { return scanner_.fault(); }

  private:
    bool value(JsonValue& out, std::size_t depth) {
        out.offset = static_cast<std::size_t>(scanner_.at() - begin_);
        switch (*scanner_.at()) {
            case '[':
                out.kind = JsonValue::Kind::array;
                return array(out, depth);
            case '{':
                out.kind = JsonValue::Kind::object;
                return object(out, depth);
            case '"':
                out.kind = JsonValue::Kind::string;
                break;
            case 'n':
                out.kind = JsonValue::Kind::null;
                break;
            case 't':
            case 'f':
                out.kind = JsonValue::Kind::boolean;
                break;
            default:
                out.kind = JsonValue::Kind::number;
        }
        if (!scanner_.value(depth)) return false;
        if (out.kind == JsonValue::Kind::string) {
            out.text = text_of_token();
        } else if (out.kind != JsonValue::Kind::null) {
            out.text = scanner_.token();
        }
        return true;
    }

    bool array(JsonValue& out, std::size_t depth) {
        return scanner_.array(depth, [&] { return value(out.items.emplace_back(), depth + 1); });
    }

    bool object(JsonValue& out, std::size_t depth) {
        JsonKeys keys;
        const bool is_passed = scanner_.object(depth, [&] {
            if (!scanner_.string()) return false;
            keys.add(scanner_.token(), scanner_.has_escape());
            out.keys.push_back(text_of_token());
            if (!scanner_.pass(':', "`:`")) return false;
            scanner_.skip_blank();
            return value(out.items.emplace_back(), depth + 1);
        });
        if (is_passed) keys.check(scanner_);
        return is_passed;
    }

    /// A token that was refused may hold half an escape; the document is an error then.
    std::string text_of_token() const {
        if (!scanner_.has_escape() || scanner_.state() != JsonState::good)
            return std::string(scanner_.token());
        return unescaped(scanner_.token());
    }

    const char* begin_;
    JsonScanner scanner_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Result<JsonValue> parse_json_value(std::string_view document, std::string_view name) {
    std::string padded(document);
    padded.append(JsonScanner::padding, '\0');
    TreeBuilder builder(padded.data(), padded.data() + document.size());
    JsonValue value;
    if (builder.document(value)) return value;
    const JsonFault& fault = builder.fault();
    const auto offset = static_cast<std::size_t>(fault.begin - padded.data());
    return placed_in(error_of(fault.code, fault.message, fault.help), document, {offset, fault.length}, name);
}

}  // namespace kanjo
