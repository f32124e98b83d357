#include "cli/config_items.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "records/text_place.h"

namespace kanjo {
namespace {

bool is_bare(char c) {
    return is_ascii_letter_or_digit(c) || c == '-' || c == '_';
}

/// What ends a value that is written without quotes.
bool ends_bare_value(char c) {
    return c == ',' || c == ']' || c == '#' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class ConfigParser {
  public:
    ConfigParser(std::string_view text, std::string_view name) : text_(text), name_(name) {}

    Result<std::vector<ConfigItem>> parse() {
        for (skip_lines(); at_ < text_.size(); skip_lines()) {
            Result<Done> line = front() == '[' ? parse_table() : parse_item();
            if (!line) return std::move(line).error();
            skip_blanks();
            if (at_ < text_.size() && front() != '\n' && front() != '#')
                return wrong("the end of the line was expected");
        }
        return std::move(items_);
    }

  private:
    char front() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_blanks() {
        while (front() == ' ' || front() == '\t' || front() == '\r') ++at_;
    }
    /// Past blanks, line ends and comments.
    void skip_lines() {
        for (skip_blanks(); front() == '\n' || front() == '#'; skip_blanks())
            at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }

    Error wrong(std::string message, std::string help = {}) const {
        const std::size_t length = at_ < text_.size() && front() != '\n' ? 1 : 0;
        return placed_in(error_of(Code::K0101, std::move(message), std::move(help)), text_, {at_, length},
                         name_);
    }

    Result<Done> parse_table() {
        ++at_;
        skip_blanks();
        Result<std::string> name = parse_name();
        if (!name) return std::move(name).error();
        skip_blanks();
        if (front() != ']') return wrong("] was expected behind the name of a table");
        ++at_;
        table_ = std::move(*name);
        return Done{};
    }

    Result<Done> parse_item() {
        const std::size_t begin = at_;
        Result<std::string> name = parse_name();
        if (!name) return std::move(name).error();
        ConfigItem item{table_, std::move(*name), {}, {begin, at_ - begin}};
        skip_blanks();
        if (front() != '=') return wrong("= was expected behind the name of an option", "write in = \"USD\"");
        ++at_;
        skip_blanks();
        Result<Done> values = front() == '[' ? parse_array(item.values) : parse_value(item.values);
        if (!values) return values;
        items_.push_back(std::move(item));
        return Done{};
    }

    Result<std::string> parse_name() {
        if (front() == '"' || front() == '\'') return parse_string();
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_bare(text_[at_])) ++at_;
        if (at_ == begin) return wrong("a name was expected", "write in = \"USD\"");
        return std::string(text_.substr(begin, at_ - begin));
    }

    Result<Done> parse_array(std::vector<std::string>& values) {
        ++at_;
        for (skip_lines(); front() != ']'; skip_lines()) {
            Result<Done> value = parse_value(values);
            if (!value) return value;
            skip_lines();
            if (front() == ',') {
                ++at_;
            } else if (front() != ']') {
                return wrong("a comma or ] was expected in the list");
            }
        }
        ++at_;
        return Done{};
    }

    Result<Done> parse_value(std::vector<std::string>& values) {
        if (front() == '"' || front() == '\'') {
            Result<std::string> value = parse_string();
            if (!value) return std::move(value).error();
            values.push_back(std::move(*value));
            return Done{};
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && !ends_bare_value(text_[at_])) ++at_;
        if (at_ == begin) return wrong("a value was expected", "write in = \"USD\"");
        values.emplace_back(text_.substr(begin, at_ - begin));
        return Done{};
    }

    /// "…" with escapes, or '…' without.
    Result<std::string> parse_string() {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        std::string value;
        for (; front() != quote; ++at_) {
            if (at_ == text_.size() || front() == '\n') {
                at_ = begin;
                return wrong("this quotation mark has no partner in its line");
            }
            if (front() == '\\' && quote == '"') {
                Result<Done> escape = parse_escape(value);
                if (!escape) return std::move(escape).error();
            } else {
                value += front();
            }
        }
        ++at_;
        return value;
    }

    Result<Done> parse_escape(std::string& value) {
        constexpr std::pair<char, char> escapes[] = {
            {'"', '"'}, {'\\', '\\'}, {'n', '\n'}, {'t', '\t'}, {'r', '\r'}};
        ++at_;
        const auto* escape = std::find_if(std::begin(escapes), std::end(escapes),
                                          [&](const auto& known) { return known.first == front(); });
        if (escape == std::end(escapes)) {
            return wrong("an escape that is not known stands in the text",
                         "'…' takes a text as it stands, backslashes too");
        }
        value += escape->second;
        return Done{};
    }

    std::string_view text_;
    std::string_view name_;
    std::size_t at_ = 0;
    std::string table_;
    std::vector<ConfigItem> items_;
};

}  // namespace

Result<std::vector<ConfigItem>> parse_config(std::string_view text, std::string_view name) {
    if (const std::optional<std::size_t> byte = find_invalid_utf8(text))
        return placed_in(error_of(Code::K0101, "the text is not UTF-8"), text, {*byte, 1}, name);
    return ConfigParser(text, name).parse();
}

}  // namespace kanjo
