// JSON Lines: one object a line. A line that is not one is reported, and reading goes on with the next.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/format.h"
#include "records/json_layout.h"
#include "records/json_reader.h"

namespace kanjo {

/// Tells JSON Lines from an object that has the records under a key. A first line that is a whole object is a
/// record, unless it has that key and nothing follows; so is one that is broken, where the next begins an
/// object.
Recognised recognise_json_lines(std::string_view head, bool is_whole, const ReaderOptions& options);

class JsonLinesReader : public JsonReader {
  public:
    /// Errors: those of the source.
    static Result<std::unique_ptr<RecordReader>> open(std::unique_ptr<ByteSource> source,
                                                      const ReaderOptions& options);

    void bind(std::span<const std::string> names) override;
    Next next(Record& record) override;
    RowBlock peek(std::size_t rows_max) override;
    void skip(std::size_t rows) override;
    std::uint64_t position() const override { return buffer_.front_offset() + next_; }
    std::uint64_t lines_read() const override { return lines_before(next_); }
    std::optional<std::uint64_t> divisible_size() const override { return buffer_.source().size(); }
    Result<Done> check_unchanged() const override { return kanjo::check_unchanged(buffer_.source()); }
    Result<std::unique_ptr<RecordReader>> part(const RecordRange& range) const override;

  private:
    using JsonReader::JsonReader;

    const char* find_line_end();
    bool read_alike(Record& record);
    Next read_line(Record& record, const char* begin, char* end);
    const char* pass_odd(const char* row, std::uint32_t* cells) const;

    std::uint64_t lines_ = 0;  ///< before next_
    std::uint64_t stop_ =
        std::numeric_limits<std::uint64_t>::max();  ///< lines that begin here or later are not read
    JsonLayout layout_;
    std::vector<std::uint32_t> places_;  ///< of the rows peeked at: what stands before them, then each row's
    std::size_t passed_rows_ = 0;        ///< of them
};

}  // namespace kanjo
