// CSV as RFC 4180 has it, with a header: records of named fields, straight out of the buffer they were read
// into.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/csv_fault.h"
#include "records/csv_marks.h"
#include "records/record.h"
#include "records/sliding_buffer.h"

namespace kanjo {

class CsvReader : public RecordReader {
  public:
    /// Reads the header. Errors: K0102, K0201, K0202, K0204, K0205.
    static Result<std::unique_ptr<RecordReader>> open(std::unique_ptr<ByteSource> source,
                                                      const ReaderOptions& options);

    std::optional<std::span<const std::string>> columns() const override { return columns_; }
    std::string_view header() const override { return header_; }
    char delimiter() const override { return delimiter_; }
    void bind(std::span<const std::string> names) override;
    Next next(Record& record) override;
    RowBlock peek(std::size_t rows_max) override;
    void skip(std::size_t rows) override;
    const Error& error() const override;
    Place place() const override;
    Place place_of(std::size_t slot) const override;
    std::uint64_t position() const override { return buffer_.front_offset() + within_input(next_start_); }
    std::uint64_t lines_read() const override;
    std::optional<std::uint64_t> divisible_size() const override { return buffer_.source().size(); }
    Result<Done> check_unchanged() const override { return kanjo::check_unchanged(buffer_.source()); }
    Result<std::unique_ptr<RecordReader>> part(const RecordRange& range) const override;

  private:
    enum class More : std::uint8_t { records, fault, end, failed };

    CsvReader(std::unique_ptr<ByteSource> source, std::uint64_t offset, char delimiter);
    Result<Done> read_header();
    Result<Done> add_column(std::string_view name, std::size_t begin, std::size_t end);
    Error header_error(Code code, std::string message, std::string help, std::size_t begin,
                       std::size_t end) const;

    Next fill(Record& record, const std::uint32_t* separators, std::size_t count);
    void fill_fields(const std::uint32_t* separators);
    std::size_t within_input(std::size_t place) const;
    void end_last_line();
    std::string_view unquoted(std::string_view quoted, std::string& unescaped);

    More find_more();
    bool refill();
    void settle();
    std::uint64_t count_lines(std::size_t begin, std::size_t end) const;
    Next refuse_fault(Record& record);
    void skip_first_line();
    void restart_at(std::size_t offset);

    SlidingBuffer buffer_;
    CsvMarks marks_;
    char delimiter_;
    std::string header_;
    std::vector<std::string> columns_;
    std::vector<std::size_t>
        slot_columns_;  ///< the column of each slot; columns_.size() where the input lacks it
    struct BoundColumn {
        std::uint32_t column;
        std::uint32_t slot;
    };
    std::vector<BoundColumn> bound_columns_;  ///< the slots whose column the input has
    std::vector<Field> fields_;
    std::vector<std::string> unescaped_;  ///< one a slot, reused

    std::size_t scanned_ = 0;      ///< up to where marks_ knows
    std::size_t next_start_ = 0;   ///< of the record that comes next
    std::size_t next_record_ = 0;  ///< its index in marks_
    std::size_t start_ = 0;        ///< of the record given last
    std::uint64_t stop_ =
        std::numeric_limits<std::uint64_t>::max();  ///< records that begin here or later are not read
    std::uint64_t lines_ = 0;                       ///< line ends before settled_
    std::size_t settled_ = 0;
    bool adds_line_feed_ = false;    ///< to a last line that has none
    bool skips_first_line_ = false;  ///< a part that may begin in the middle of a record

    std::optional<CsvFault> fault_;  ///< of the record given last, offset from start_
    mutable std::optional<Error> error_;
};

}  // namespace kanjo
