#include "records/jsonl_reader.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace kanjo {

Result<std::unique_ptr<RecordReader>> JsonLinesReader::open(std::unique_ptr<ByteSource> source,
                                                            const ReaderOptions&) {
    std::unique_ptr<JsonLinesReader> reader(new JsonLinesReader(std::move(source)));
    const Result<Done> begun = reader->begin();
    if (!begun) return begun.error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

/// Where the line that begins at next_ ends; null where reading failed.
const char* JsonLinesReader::find_line_end() {
    std::size_t searched = 0;  // bytes from next_ on that hold no line end
    for (;;) {
        const std::size_t from = next_ + searched;
        const void* const end = std::memchr(buffer_.data() + from, '\n', buffer_.size() - from);
        if (end != nullptr) return static_cast<const char*>(end);
        if (buffer_.is_at_end()) return buffer_.data() + buffer_.size();
        searched = buffer_.size() - next_;
        const Result<Done> filled = refill();
        if (!filled) {
            fail(filled.error());
            return nullptr;
        }
    }
}

void JsonLinesReader::bind(std::span<const std::string> names) {
    JsonReader::bind(names);
    layout_.bind(names);
}

/// Whole lines that are in memory. A blank one, which is skipped, looks like a row there, and ends them.
RowBlock JsonLinesReader::peek(std::size_t rows_max) {
    const std::size_t stride = layout_.stride();
    places_.resize(1 + rows_max * stride);
    places_[0] = static_cast<std::uint32_t>(next_) - 1;
    passed_rows_ = 0;
    std::size_t rows = 0;
    const char* row = at_next();
    for (; rows < rows_max && buffer_.front_offset() + offset_of(row) < stop_; ++rows) {
        std::uint32_t* const cells = &places_[1 + rows * stride];
        const char* behind = layout_.pass(buffer_.data(), row, text_end(), cells);
        if (behind == nullptr && rows == 0 && layout_.learn(row, text_end()))
            behind = layout_.pass(buffer_.data(), row, text_end(), cells);
        if (behind == nullptr) behind = pass_odd(row, cells);
        if (behind == nullptr) break;
        cells[stride - 1] = static_cast<std::uint32_t>(offset_of(behind)) - 1;
        row = behind;
    }
    return {buffer_.data(), places_.data() + 1, layout_.slot_columns(), stride, rows};
}

/// Passes a line that is not spelt like the others, whatever it is; null where it is blank or not all here.
const char* JsonLinesReader::pass_odd(const char* row, std::uint32_t* cells) const {
    if (static_cast<unsigned char>(*row) <= ' ') return nullptr;
    const void* const end = std::memchr(row, '\n', static_cast<std::size_t>(text_end() - row));
    if (end == nullptr) return nullptr;
    layout_.leave_out(buffer_.data(), row, cells);
    return static_cast<const char*>(end) + 1;
}

void JsonLinesReader::skip(std::size_t rows) {
    if (rows == 0) return;
    passed_rows_ += rows;
    lines_ += rows;
    next_ = places_[passed_rows_ * layout_.stride()] + std::size_t{1};
}

Next JsonLinesReader::next(Record& record) {
    ++passed_rows_;
    for (;;) {
        if (position() >= stop_) return Next::end;
        begin_line(lines_);
        if (read_alike(record)) return Next::record;
        const char* const line_end = find_line_end();
        if (line_end == nullptr) return Next::failed;
        if (next_ == buffer_.size()) return Next::end;
        char* const begin = buffer_.data() + next_;
        const auto length = static_cast<std::size_t>(line_end - begin);
        next_ = std::min(next_ + length + 1, buffer_.size());
        lines_ += line_end != text_end() ? 1 : 0;
        const bool is_blank =
            std::string_view(begin, length).find_first_not_of(" \t\r") == std::string_view::npos;
        if (!is_blank) return read_line(record, begin, begin + length);
    }
}

/// A row that is spelt like the one before: where its line ends need not be looked for first.
bool JsonLinesReader::read_alike(Record& record) {
    if (!row_.parse_like_last(at_next(), text_end())) return false;
    const char* const raw_end = row_.scanner().at();
    const char* const line_end = *raw_end == '\r' ? raw_end + 1 : raw_end;
    if (*line_end != '\n') return false;
    next_ = offset_of(line_end) + 1;
    ++lines_;
    record.line_end = buffer_.text(offset_of(raw_end), next_);
    return give(record, raw_end) == Next::record;
}

Next JsonLinesReader::read_line(Record& record, const char* begin, char* end) {
    const char line_feed = std::exchange(*end, '\0');  // the scanner's mark for the end of the text
    row_.parse(begin, end, 0);
    JsonScanner& scanner = row_.scanner();
    const bool is_whole = scanner.state() == JsonState::good || scanner.state() == JsonState::refused;
    if (is_whole) scanner.pass_end("the end of the line");
    *end = line_feed;
    const char* const raw_end = end[-1] == '\r' ? end - 1 : end;
    record.line_end = buffer_.text(offset_of(raw_end), next_);
    return give(record, raw_end);
}

Result<std::unique_ptr<RecordReader>> JsonLinesReader::part(const RecordRange& range) const {
    const std::uint64_t from = range.begin - (range.begins_at_record ? 0 : 1);
    std::unique_ptr<ByteSource> slice = buffer_.source().slice(from, *buffer_.source().size());
    std::unique_ptr<JsonLinesReader> reader(new JsonLinesReader(std::move(slice), from));
    if (!range.begins_at_record) {
        const char* const line_end = reader->find_line_end();
        if (line_end == nullptr) return reader->error();
        const std::size_t behind = static_cast<std::size_t>(line_end - reader->buffer_.data()) + 1;
        reader->next_ = std::min(behind, reader->buffer_.size());
        const Result<Done> begun = reader->count_from_here();
        if (!begun) return begun.error();
    }
    reader->stop_ = range.end;
    return std::unique_ptr<RecordReader>(std::move(reader));
}

}  // namespace kanjo
