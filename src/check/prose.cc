#include "check/prose.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/invariant.h"

namespace kanjo {
namespace {

bool ends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

/// Where an address goes on: printable ASCII that neither quotes nor brackets.
bool belongs_to_address(char c) {
    constexpr std::string_view ends = "<>\"'`()[]{}|\\^";
    return c > ' ' && c < 0x7F && ends.find(c) == std::string_view::npos;
}

/// "1. " or "12) " at the front.
bool begins_with_list_number(std::string_view line) {
    const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
    return end > 0 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')') && line[end + 1] == ' ';
}

/// Whether a line that begins so can go on with the sentence of the line before, which ended in `last`.
bool goes_on(std::string_view line, char last) {
    constexpr std::string_view general_punctuation = "\xE2\x80";  // dashes, bullets
    constexpr std::string_view shapes = "\xE2\x96";               // and the squares and circles
    constexpr std::string_view more_shapes = "\xE2\x97";          // that stand for bullets
    if (is_ascii_digit(line[0])) return !is_ascii_digit(last) && !begins_with_list_number(line);
    if (static_cast<unsigned char>(line[0]) < 0x80)
        return is_ascii_letter_or_digit(line[0]) || line[0] == '(' || line[0] == '$';
    const std::string_view lead = line.substr(0, 2);
    return lead != general_punctuation && lead != shapes && lead != more_shapes;
}

/// Whether a line is blank, a heading or a row of a table.
bool stands_alone(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    return first == line.npos || line[first] == '#' || line[first] == '|';
}

}  // namespace

ProseKind prose_kind_of(std::string_view name, std::string_view beginning) {
    const std::string lower = ascii_lower(name);
    for (const std::string_view suffix : {".html", ".htm", ".xhtml"}) {
        if (ends_with(lower, suffix)) return ProseKind::html;
    }
    for (const std::string_view suffix : {".md", ".markdown"}) {
        if (ends_with(lower, suffix)) return ProseKind::markdown;
    }
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    if (first != beginning.npos && match_markup(beginning.substr(0, first + 200), first) > 0)
        return ProseKind::html;
    beginning.remove_prefix(std::min(beginning.find('<'), beginning.size()));
    const std::string tag = ascii_lower(beginning.substr(0, 14));
    return tag == "<!doctype html" || tag.substr(0, 5) == "<html" ? ProseKind::html : ProseKind::plain;
}

std::size_t Prose::text_end_of(const Piece& piece) const {
    const bool is_last = &piece == &pieces_.back();
    return is_last ? text_.size() : (&piece + 1)->text_begin;
}

const Prose::Piece& Prose::piece_at(std::size_t text_offset) const {
    KANJO_INVARIANT(text_offset < text_.size());
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), text_offset,
                         [](std::size_t offset, const Piece& piece) { return offset < piece.text_begin; });
    return *(after - 1);
}

std::size_t Prose::source_begin(std::size_t text_offset) const {
    const Piece& piece = piece_at(text_offset);
    const bool is_verbatim = text_end_of(piece) - piece.text_begin == piece.source_length;
    return piece.source_begin + (is_verbatim ? text_offset - piece.text_begin : 0);
}

std::size_t Prose::source_end(std::size_t text_end) const {
    const Piece& piece = piece_at(text_end - 1);
    const bool is_verbatim = text_end_of(piece) - piece.text_begin == piece.source_length;
    return piece.source_begin + (is_verbatim ? text_end - piece.text_begin : piece.source_length);
}

void Prose::append_verbatim(std::string_view source, std::size_t begin, std::size_t length) {
    if (length == 0) return;
    pieces_.push_back({text_.size(), begin, length});
    text_.append(source.substr(begin, length));
}

void Prose::append_decoded(std::string_view decoded, std::size_t source_begin, std::size_t length) {
    if (decoded.empty()) return;
    pieces_.push_back({text_.size(), source_begin, length});
    text_.append(decoded);
}

void Prose::break_line(std::size_t source_offset) {
    if (text_.empty() || text_.back() == '\n') return;
    append_decoded("\n", source_offset, 0);
}

void Prose::soften_line_ends() {
    constexpr std::size_t indent_max = 3;
    std::size_t begin = 0;
    for (std::size_t end = text_.find('\n'); end < text_.size(); end = text_.find('\n', begin)) {
        const std::string_view line = std::string_view(text_).substr(begin, end - begin);
        begin = end + 1;
        const std::size_t next = text_.find_first_not_of(' ', begin);
        if (stands_alone(line) || next >= text_.size() || next - begin > indent_max) continue;
        const char last = line[line.find_last_not_of(" \t\r")];
        if (!goes_on(std::string_view(text_).substr(next), last)) continue;
        text_[end] = ' ';
        if (line.back() == '\r') text_[end - 1] = ' ';
    }
}

void Prose::clear() {
    text_.clear();
    pieces_.clear();
}

void Prose::truncate(const Cut& cut) {
    text_.resize(cut.text_size);
    pieces_.resize(cut.piece_count);
}

Prose::Cut read_prose(ProseKind kind, std::string_view source, Prose& prose) {
    switch (kind) {
        case ProseKind::html:
            return read_html_prose(source, prose);
        case ProseKind::markdown:
            return read_markdown_prose(source, prose);
        case ProseKind::plain:
            break;
    }
    return read_plain_prose(source, prose);
}

std::size_t match_address(std::string_view source, std::size_t begin) {
    if (begin > 0 && is_ascii_letter_or_digit(source[begin - 1])) return 0;
    const std::string_view rest = source.substr(begin);
    const bool begins =
        rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" || rest.substr(0, 4) == "www.";
    if (!begins) return 0;
    const auto* end = std::find_if_not(rest.begin(), rest.end(), belongs_to_address);
    return static_cast<std::size_t>(end - rest.begin());
}

}  // namespace kanjo
