// Records of named fields, whatever format they came in. Knows nothing of numbers, dates or money.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/bytes.h"
#include "records/row_block.h"

namespace kanjo {

enum class FieldKind : std::uint8_t {
    absent,   ///< the record has no such field (JSON)
    null,     ///< JSON's null; its text is empty
    text,     ///< CSV field or JSON string, unescaped
    number,   ///< a JSON number, its digits as written
    boolean,  ///< "true" or "false"
    nested,   ///< a JSON array or object, as compact JSON text
};

/// Of a text that holds fewer, what stands behind it.
inline constexpr std::size_t padded_bytes = 16;

struct Field {
    /// From where it begins, `padded_bytes` may be read, unless it is empty.
    std::string_view text;
    FieldKind kind = FieldKind::absent;
};

/// One record; valid until the reader's next call.
class Record {
  public:
    /// By the slot that bind gave it.
    const Field& field(std::size_t slot) const { return fields[slot]; }

    std::span<const Field> fields;  ///< in the order of the bound names
    std::string_view raw;           ///< the record's bytes as they stand in the input, without its line end
    std::string_view line_end;      ///< the bytes of its line end, where records are lines
};

enum class Next : std::uint8_t {
    record,      ///< `record` holds one
    bad_record,  ///< this record is not what the format allows; error() says why; reading goes on after it
    end,
    failed,  ///< reading cannot go on; error() says why
};

/// The records that begin at `begin` or later and before `end`, in bytes of the source.
struct RecordRange {
    static constexpr std::uint64_t no_end = static_cast<std::uint64_t>(-1);

    std::uint64_t begin = 0;
    std::uint64_t end = no_end;
    bool begins_at_record = true;  ///< else the first line end at or after begin - 1 is taken to end a record
};

/// One input in one format, read once, front to back.
class RecordReader {
  public:
    virtual ~RecordReader() = default;

    /// The field names where the format states them before the first record (CSV); none for JSON.
    virtual std::optional<std::span<const std::string>> columns() const = 0;
    /// What stands before the first record: a byte order mark; in CSV the line of the names too, with its
    /// line end. With the separator of fields, for writing the records out again.
    virtual std::string_view header() const { return {}; }
    virtual char delimiter() const { return ','; }
    /// Whether each record has a line or lines of its own, rather than a place in a document.
    virtual bool gives_lines() const { return true; }
    /// Chooses the fields that records will hold, in this order; call once, before next. A CSV input without
    /// a bound column gives fields that are absent.
    virtual void bind(std::span<const std::string> names) = 0;
    virtual Next next(Record& record) = 0;
    /// Records that next would give, at most `rows_max` of those already in memory; none where the format has
    /// no rows, or what comes next is out of the ordinary. A row whose fields are all empty may hold
    /// anything: only next tells. skip passes over the first `rows` of them, as next does over one.
    virtual RowBlock peek(std::size_t /*rows_max*/) { return {}; }
    virtual void skip(std::size_t /*rows*/) {}
    virtual const Error& error() const = 0;

    /// Where the current record begins, and where a field of it does; costs time, meant for errors.
    virtual Place place() const = 0;
    virtual Place place_of(std::size_t slot) const = 0;

    /// Where the next record begins, in bytes of the source. For formats that can be read in parts.
    virtual std::uint64_t position() const { return 0; }
    /// Line ends before position, from where this reader began.
    virtual std::uint64_t lines_read() const { return 0; }
    /// A reader of a part, unbound, for another thread; none where the format or the source cannot be read in
    /// parts. A part that was cut wrong, since its begin was no record's, is told by the part before it: that
    /// ends, by its position, elsewhere. Errors: those of the source.
    virtual Result<std::unique_ptr<RecordReader>> part(const RecordRange&) const {
        return std::unique_ptr<RecordReader>();
    }
    /// Bytes of a source that can be read in parts.
    virtual std::optional<std::uint64_t> divisible_size() const { return std::nullopt; }
    /// That it did not change while its parts were read. Errors: K0102.
    virtual Result<Done> check_unchanged() const { return Done{}; }
};

struct ReaderOptions {
    std::optional<char> delimiter;         ///< CSV: else by content, comma first
    std::string list_key = "commitments";  ///< the key that holds the records where a JSON input is an object
};

/// A reader for whichever format the content is in: CSV, a JSON array, a JSON object with `list_key`, JSON
/// Lines. Errors: K0102, K0202.
Result<std::unique_ptr<RecordReader>> open_records(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions& options);

}  // namespace kanjo
