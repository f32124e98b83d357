// A document read once, front to back, in blocks that end where paragraphs end.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "check/prose.h"
#include "records/bytes.h"

namespace kanjo {

class ProseReader {
  public:
    /// Without a kind, by the name of the source and its beginning.
    ProseReader(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind);

    /// Goes on to the next block; false at the end. What a block holds does not depend on how the bytes
    /// arrive. Errors: K0102.
    Result<bool> next();

    /// The current block's bytes, and their text. Valid until next().
    std::string_view source() const { return std::string_view(buffer_).substr(0, block_size_); }
    const Prose& prose() const { return prose_; }

    /// Where the byte at this offset of source() stands. Requires: offsets that do not descend within a
    /// block.
    Place place_of(std::size_t offset);

  private:
    Result<Done> fill(std::size_t size);
    void drop_block();
    void move_cursor_to(std::size_t offset);

    std::unique_ptr<ByteSource> source_;
    std::optional<ProseKind> kind_;
    std::string buffer_;
    std::size_t block_size_ = 0;
    bool is_at_end_ = false;
    Prose prose_;
    std::size_t cursor_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t column_ = 1;
};

}  // namespace kanjo
