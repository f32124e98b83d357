#include "base/error.h"

#include <algorithm>

#include "base/utf8.h"

namespace kanjo {
namespace {

struct CodeRow {
    std::string_view name;
    ErrorKind kind;
};

constexpr CodeRow code_rows[] = {
#define X(code, kind, meaning) {#code, ErrorKind::kind},
    KANJO_ERROR_CODES(X)
#undef X
};

constexpr std::size_t excerpt_bytes_max = 400;

/// The caret line under `excerpt`: blanks up to the span by display width, then one mark a column.
std::string caret_line(std::string_view excerpt, Span caret) {
    const std::size_t begin = std::min(caret.begin, excerpt.size());
    const std::size_t before = display_width(excerpt.substr(0, begin));
    const std::size_t under = display_width(excerpt.substr(begin, caret.length));
    return std::string(before, ' ') + std::string(std::max<std::size_t>(under, 1), '^');
}

/// Cuts a very long line to the neighbourhood of its caret, at code point boundaries.
void shorten(std::string& excerpt, Span& caret) {
    if (excerpt.size() <= excerpt_bytes_max) return;
    std::size_t from = caret.begin > excerpt_bytes_max / 2 ? caret.begin - excerpt_bytes_max / 2 : 0;
    while (from > 0 && is_continuation_byte(excerpt[from])) --from;
    std::size_t to = std::min(from + excerpt_bytes_max, excerpt.size());
    while (to < excerpt.size() && is_continuation_byte(excerpt[to])) ++to;
    excerpt = excerpt.substr(from, to - from);
    caret.begin -= from;
    caret.length = std::min(caret.length, excerpt.size() - std::min(caret.begin, excerpt.size()));
}

}  // namespace

std::string_view code_name(Code code) {
    return code_rows[static_cast<std::size_t>(code)].name;
}

ErrorKind kind_of(Code code) {
    return code_rows[static_cast<std::size_t>(code)].kind;
}

Error Error::at(std::string_view line_text, Span span) && {
    excerpt = std::string(line_text);
    caret = span;
    place.column = count_code_points(line_text.substr(0, span.begin)) + 1;
    return std::move(*this);
}

Error Error::in(std::string_view file, std::uint64_t line) && {
    place.file = std::string(file);
    place.line = line;
    return std::move(*this);
}

std::string render_error(const Error& error) {
    std::string out;
    if (!error.place.file.empty()) {
        out += printable(error.place.file);
        if (error.place.line > 0) out += ':' + std::to_string(error.place.line);
        if (error.place.line > 0 && error.place.column > 0) out += ':' + std::to_string(error.place.column);
        out += ": ";
    }
    out += kind_of(error.code) == ErrorKind::note ? "note[" : "error[";
    out += std::string(code_name(error.code)) + "]: " + printable(error.message) + '\n';
    if (!error.excerpt.empty()) {
        std::string excerpt = error.excerpt;
        Span caret = error.caret;
        shorten(excerpt, caret);
        const std::size_t begin = std::min(caret.begin, excerpt.size());
        const std::string before = printable(excerpt.substr(0, begin));
        const std::string marked = printable(excerpt.substr(begin, caret.length));
        const std::string after = printable(excerpt.substr(std::min(begin + caret.length, excerpt.size())));
        const std::string shown = before + marked + after;
        out += "  " + shown + "\n  " + caret_line(shown, {before.size(), marked.size()}) + '\n';
    }
    if (!error.help.empty()) out += "help: " + printable(error.help) + '\n';
    return out;
}

}  // namespace kanjo
