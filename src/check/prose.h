// The readable text of a document, plain, Markdown or HTML, and where each of its bytes stands in the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace kanjo {

enum class ProseKind : std::uint8_t { plain, markdown, html };

/// By the suffix of the name (.md, .markdown, .html, .htm, .xhtml), else by how the text begins.
ProseKind prose_kind_of(std::string_view name, std::string_view beginning);

/// Text for a reader's eye: a line end ends a paragraph, item, row or heading; tags, comments, scripts,
/// emphasis, addresses of links taken out, entities decoded. Blocks (paragraphs, cells, headings) stand on
/// lines of their own.
class Prose {
  public:
    const std::string& text() const { return text_; }

    /// The source offset of the text's byte. Requires: offset < text().size().
    std::size_t source_begin(std::size_t text_offset) const;
    /// The source offset behind the text's last byte before `text_end`. Requires: 0 < text_end <=
    /// text().size().
    std::size_t source_end(std::size_t text_end) const;

    /// Bytes of the source as they stand there, of which the text is made.
    void append_verbatim(std::string_view source, std::size_t begin, std::size_t length);
    /// Text in place of `length` bytes of source.
    void append_decoded(std::string_view decoded, std::size_t source_begin, std::size_t length);
    /// The end of a block: what follows is on a line of its own.
    void break_line(std::size_t source_offset);
    void clear();
    /// Line ends within a paragraph become blanks; those before items of lists, rows and headings stay.
    void soften_line_ends();

    /// As far as paragraphs are complete, if there is one.
    struct Cut {
        std::size_t source_size = 0;
        std::size_t text_size = 0;
        std::size_t piece_count = 0;
    };
    Cut cut_at(std::size_t source_size) const { return {source_size, text_.size(), pieces_.size()}; }
    void truncate(const Cut& cut);

  private:
    /// A run of text and the source that it stands for; both have one length where it is verbatim, and only
    /// there.
    struct Piece {
        std::size_t text_begin;
        std::size_t source_begin;
        std::size_t source_length;
    };
    const Piece& piece_at(std::size_t text_offset) const;
    std::size_t text_end_of(const Piece& piece) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

/// Appends the text of `source` to `prose`. Returns the last place where a paragraph is complete; at
/// source_size 0 there is none.
Prose::Cut read_prose(ProseKind kind, std::string_view source, Prose& prose);

/// Each kind's own reader, one file each.
Prose::Cut read_plain_prose(std::string_view source, Prose& prose);
Prose::Cut read_markdown_prose(std::string_view source, Prose& prose);
Prose::Cut read_html_prose(std::string_view source, Prose& prose);

/// The bytes of a web address at `source[begin]`, to the next blank, bracket or quote; 0 where none begins
/// there.
std::size_t match_address(std::string_view source, std::size_t begin);
/// The bytes of a tag, comment or declaration at `source[begin]`; 0 where none begins there or it has no end.
/// A comment without end reaches to the end of the source.
std::size_t match_markup(std::string_view source, std::size_t begin);
/// Decodes the entity at `source[begin]`, and returns its bytes; 0 where it is none that is known.
std::size_t match_entity(std::string_view source, std::size_t begin, std::string& decoded);

}  // namespace kanjo
