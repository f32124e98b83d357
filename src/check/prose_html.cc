#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/prose.h"

namespace kanjo {
namespace {

using Names = std::string_view;  ///< separated and surrounded by blanks

/// Tags within a sentence; any other ends a block.
constexpr Names inline_tags =
    " a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small "
    "span strike "
    "strong time tt u var wbr ";
/// Tags that stand for a blank, or a caret where a raised mark begins: it must not grow onto what is before
/// it.
constexpr Names blank_tags = " sub sup ";
constexpr Names skipped_contents = " script style svg math template noscript iframe object select textarea ";

constexpr std::pair<std::string_view, std::uint32_t> named_entities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},    {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009}, {"dollar", '$'},
    {"cent", 0xA2},    {"pound", 0xA3},   {"yen", 0xA5},     {"euro", 0x20AC},   {"curren", 0xA4},
    {"minus", 0x2212}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"sbquo", 0x201A},  {"bdquo", 0x201E},
    {"laquo", 0xAB},   {"raquo", 0xBB},   {"middot", 0xB7},  {"bull", 0x2022},   {"asymp", 0x2248},
    {"ap", 0x2248},    {"sim", 0x223C},   {"plusmn", 0xB1},  {"times", 0xD7},    {"percnt", '%'},
    {"comma", ','},    {"period", '.'},   {"lpar", '('},     {"rpar", ')'},      {"hyphen", 0x2010},
    {"aacute", 0xE1},  {"eacute", 0xE9},  {"iacute", 0xED},  {"oacute", 0xF3},   {"uacute", 0xFA},
    {"agrave", 0xE0},  {"egrave", 0xE8},  {"auml", 0xE4},    {"ouml", 0xF6},     {"uuml", 0xFC},
    {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},    {"aring", 0xE5},
    {"oslash", 0xF8},  {"aelig", 0xE6},   {"ccedil", 0xE7},  {"ntilde", 0xF1},   {"atilde", 0xE3},
    {"otilde", 0xF5},  {"ecirc", 0xEA},   {"acirc", 0xE2},   {"ocirc", 0xF4},    {"icirc", 0xEE},
    {"shy", 0xAD},     {"zwnj", 0x200C},  {"zwj", 0x200D},   {"lrm", 0x200E},    {"rlm", 0x200F},
};

/// Longest name or number between & and ; that is looked at.
constexpr std::size_t entity_length_max = 12;

bool is_listed(Names names, std::string_view name) {
    const std::string word = ' ' + std::string(name) + ' ';
    return names.find(word) != Names::npos;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

int digit_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

/// The code point of `#8361` or `#x20A9`; 0 where it is none.
std::uint32_t numeric_entity(std::string_view name) {
    const bool is_hexadecimal = name.size() > 1 && ascii_lower(name[1]) == 'x';
    name.remove_prefix(is_hexadecimal ? 2 : 1);
    const int base = is_hexadecimal ? 16 : 10;
    std::uint32_t value = 0;
    for (const char c : name) {
        if (digit_value(c) >= base || value > 0x10FFFF) return 0;
        value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(c));
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value > 0x10FFFF || is_surrogate ? 0 : value;
}

std::uint32_t code_point_of_entity(std::string_view name) {
    if (name.empty()) return 0;
    if (name[0] == '#') return numeric_entity(name);
    for (const auto& [known, value] : named_entities) {
        if (known == name) return value;
    }
    return 0;
}

/// "p" of `<p class="x">` and of `</P>`; empty for comments and declarations.
std::string tag_name(std::string_view tag) {
    std::size_t i = tag.substr(0, 2) == "</" ? 2 : 1;
    std::string name;
    for (; i < tag.size() && is_ascii_letter_or_digit(tag[i]); ++i) name += ascii_lower(tag[i]);
    return name;
}

/// The bytes from `begin` to behind `</name …>`, all that is left where it has none.
std::size_t contents_length(std::string_view source, std::size_t begin, const std::string& name) {
    for (std::size_t at = source.find("</", begin); at < source.size(); at = source.find("</", at + 2)) {
        const std::size_t length = match_markup(source, at);
        if (length > 0 && tag_name(source.substr(at, length)) == name) return at + length - begin;
    }
    return source.size() - begin;
}

/// One pass over a source, whose state is where it stands and whether line ends count.
class HtmlReader {
  public:
    HtmlReader(std::string_view source, Prose& prose)
        : source_(source), prose_(prose), cut_(prose.cut_at(0)) {}

    Prose::Cut read() {
        while (at_ < source_.size()) {
            const std::size_t length = read_special();
            if (length == 0) read_run();
            at_ += length;
        }
        return cut_;
    }

  private:
    static bool is_special(char c) { return c == '<' || c == '&' || c == 'h' || c == 'w' || is_blank(c); }

    /// Reads what is more than text, and returns its bytes; 0 where the next byte is text.
    std::size_t read_special() {
        const char c = source_[at_];
        if (is_blank(c)) return read_blanks();
        if (c == '<') return read_markup();
        std::string decoded;
        std::size_t length = 0;
        if (c == '&') length = match_entity(source_, at_, decoded);
        if (c == 'h' || c == 'w') length = match_address(source_, at_);
        if (length > 0) prose_.append_decoded(c == '&' ? decoded : " ", at_, length);
        return length;
    }

    void read_run() {
        std::size_t end = at_ + 1;
        while (end < source_.size() && !is_special(source_[end])) ++end;
        prose_.append_verbatim(source_, at_, end - at_);
        at_ = end;
    }

    std::size_t read_blanks() {
        std::size_t end = at_;
        while (end < source_.size() && is_blank(source_[end])) ++end;
        const bool has_line_end = source_.substr(at_, end - at_).find('\n') != std::string_view::npos;
        if (is_preformatted_ && has_line_end) {
            prose_.break_line(at_);
        } else if (!prose_.text().empty() && !is_blank(prose_.text().back())) {
            prose_.append_decoded(" ", at_, end - at_);
        }
        return end - at_;
    }

    std::size_t read_markup() {
        const std::size_t length = match_markup(source_, at_);
        if (length == 0) return 0;
        const std::string_view tag = source_.substr(at_, length);
        const std::string name = tag_name(tag);
        const bool is_closing = tag[1] == '/';
        if (name.empty() || is_listed(inline_tags, name)) return length;
        if (is_listed(blank_tags, name)) {
            prose_.append_decoded(name == "sup" && !is_closing ? "^" : " ", at_, length);
            return length;
        }
        prose_.break_line(at_);
        if (!is_preformatted_) cut_ = prose_.cut_at(at_);
        if (name == "pre") is_preformatted_ = !is_closing;
        const bool has_skipped_contents = !is_closing && is_listed(skipped_contents, name);
        return length + (has_skipped_contents ? contents_length(source_, at_ + length, name) : 0);
    }

    std::string_view source_;
    Prose& prose_;
    Prose::Cut cut_;
    std::size_t at_ = 0;
    bool is_preformatted_ = false;
};

/// The end of a tag: the first `>` outside quotes. A tag in which another begins is none, so that many that
/// have no end cost no more than one.
std::size_t tag_length(std::string_view source, std::size_t begin) {
    char quote = 0;
    for (std::size_t i = begin + 1; i < source.size(); ++i) {
        const char c = source[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return i + 1 - begin;
        } else if (c == '<') {
            return 0;
        } else if ((c == '"' || c == '\'') && source[i - 1] == '=') {
            quote = c;
        }
    }
    return 0;
}

}  // namespace

std::size_t match_markup(std::string_view source, std::size_t begin) {
    const std::string_view rest = source.substr(begin);
    if (rest.size() < 2 || rest[0] != '<') return 0;
    if (rest.substr(0, 4) == "<!--") {
        const std::size_t end = rest.find("-->", 4);
        return end == std::string_view::npos ? rest.size() : end + 3;
    }
    const bool is_tag =
        is_ascii_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_ascii_letter(rest[2]));
    return is_tag || rest[1] == '!' || rest[1] == '?' ? tag_length(source, begin) : 0;
}

std::size_t match_entity(std::string_view source, std::size_t begin, std::string& decoded) {
    const std::string_view rest = source.substr(begin + 1, entity_length_max);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos) return 0;
    const std::uint32_t value = code_point_of_entity(rest.substr(0, end));
    if (value == 0) return 0;
    append_code_point(decoded, value);
    return end + 2;
}

Prose::Cut read_html_prose(std::string_view source, Prose& prose) {
    return HtmlReader(source, prose).read();
}

}  // namespace kanjo
