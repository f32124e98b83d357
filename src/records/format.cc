#include "records/format.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "records/csv_reader.h"
#include "records/json_document_reader.h"
#include "records/json_value.h"
#include "records/jsonl_reader.h"
#include "records/peekable_source.h"

namespace kanjo {
namespace {

Recognised recognise_json(std::string_view head, bool, const ReaderOptions&) {
    return head.starts_with('[') || head.starts_with('{') ? Recognised::yes : Recognised::no;
}

/// Anything else, once it is clear that it is no JSON value that stands alone.
Recognised recognise_csv(std::string_view head, bool is_whole, const ReaderOptions&) {
    constexpr std::string_view value_begins = "\"-0123456789tfn";
    const bool may_be_value = value_begins.find(head.substr(0, 1)) != std::string_view::npos;
    const std::size_t second_line = head.find_first_not_of(" \t\r\n", std::min(head.find('\n'), head.size()));
    return may_be_value && !is_whole && second_line == std::string_view::npos ? Recognised::perhaps
                                                                              : Recognised::yes;
}

constexpr RecordFormat formats[] = {
    {"JSON Lines", &recognise_json_lines, &JsonLinesReader::open},
    {"JSON", &recognise_json, &JsonDocumentReader::open},
    {"CSV", &recognise_csv, &CsvReader::open},
};

/// What people give in place of text.
struct Signature {
    std::string_view bytes;
    std::string_view found;
    std::string_view help;
};

constexpr std::string_view save_as_utf8 = "save it as UTF-8: iconv -f UTF-16 -t UTF-8";

constexpr Signature signatures[] = {
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32 text", "save it as UTF-8: iconv -f UTF-32 -t UTF-8"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32 text", "save it as UTF-8: iconv -f UTF-32 -t UTF-8"},
    {"\xFF\xFE", "UTF-16 text", save_as_utf8},
    {"\xFE\xFF", "UTF-16 text", save_as_utf8},
    {"PK\x03\x04", "a zip archive or a spreadsheet", "save the sheet as CSV, or unpack the archive"},
    {"PAR1", "a Parquet file", "write it as CSV or JSON Lines"},
    {"%PDF", "a PDF document", "kanjo scan reads its text once that is saved as a file"},
    {"BZh", "a bzip2 stream", "decompress it, or use gzip or zstd"},
    {"\xFD"
     "7zXZ",
     "an xz stream", "decompress it, or use gzip or zstd"},
    {"\x1F\x8B", "a gzip stream within a compressed one", "it was compressed twice: decompress it once"},
    {"\x28\xB5\x2F\xFD", "a zstd stream within a compressed one",
     "it was compressed twice: decompress it once"},
};

constexpr std::size_t signature_size_max = 6;

std::optional<Error> refuse_signature(std::string_view bytes) {
    constexpr std::string_view expected = ", expected CSV, a JSON array or object, or JSON Lines in UTF-8";
    for (const Signature& signature : signatures) {
        if (!bytes.starts_with(signature.bytes)) continue;
        return error_of(Code::K0202, "found " + std::string(signature.found) + std::string(expected),
                        std::string(signature.help));
    }
    // UTF-16 without a mark: every other byte of what is mostly ASCII is 0.
    const bool has_pattern = bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') &&
                             (bytes[0] == '\0') == (bytes[2] == '\0') &&
                             (bytes[1] == '\0') == (bytes[3] == '\0');
    if (!has_pattern) return std::nullopt;
    return error_of(Code::K0202, "found UTF-16 text" + std::string(expected), std::string(save_as_utf8));
}

std::string_view without_mark_and_blanks(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

/// One JSON value that holds no records: `null`, `42`.
std::optional<Error> refuse_lone_value(std::string_view text) {
    constexpr std::size_t lone_value_size_max = 4096;
    if (text.size() > lone_value_size_max) return std::nullopt;
    const Result<JsonValue> value = parse_json_value(text);
    if (!value || value->kind == JsonValue::Kind::array || value->kind == JsonValue::Kind::object)
        return std::nullopt;
    return error_of(Code::K0202, "found a single JSON value, expected an array or object of commitments",
                    "put the records in an array: [{\"amount\": 5, \"currency\": \"USD\"}]");
}

/// The format of what `head` begins; null where more must be seen. `is_last` where no more can be.
const RecordFormat* recognise(std::string_view head, bool is_last, const ReaderOptions& options) {
    for (const RecordFormat& format : formats) {
        const Recognised recognised = format.recognise(head, is_last, options);
        if (recognised == Recognised::yes) return &format;
        if (recognised == Recognised::perhaps && !is_last) return nullptr;
    }
    return &formats[std::size(formats) - 1];
}

Result<const RecordFormat*> find_format(PeekableSource& source, const ReaderOptions& options) {
    const auto refused = [&](Error error) { return std::move(error).in(source.name(), 0); };
    for (std::size_t wanted = signature_size_max;;) {
        const Result<std::string_view> bytes = source.peek(wanted);
        if (!bytes) return bytes.error();
        if (std::optional<Error> error = refuse_signature(*bytes)) return refused(std::move(*error));
        const bool is_whole = bytes->size() < wanted;
        const bool is_last = is_whole || bytes->size() > limits::record_bytes_max;
        const std::string_view head = without_mark_and_blanks(*bytes);
        if (is_whole && head.empty()) {
            return refused(error_of(Code::K0202, "the input is empty, expected commitments as CSV or JSON"));
        }
        if (is_whole) {
            if (std::optional<Error> error = refuse_lone_value(head)) return refused(std::move(*error));
        }
        if (const RecordFormat* format =
                head.empty() && !is_last ? nullptr : recognise(head, is_last, options)) {
            return format;
        }
        wanted = bytes->size() + std::max<std::size_t>(bytes->size() / 2, 1);
    }
}

}  // namespace

std::span<const RecordFormat> record_formats() {
    return formats;
}

Result<std::unique_ptr<RecordReader>> open_records(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions& options) {
    auto peekable = std::make_unique<PeekableSource>(std::move(source));
    const Result<const RecordFormat*> format = find_format(*peekable, options);
    if (!format) return format.error();
    return (*format)->open(std::move(peekable), options);
}

}  // namespace kanjo
