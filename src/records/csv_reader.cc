#include "records/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "base/invariant.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace kanjo {
namespace {

/// Marked at a time: small enough that the marks stay in the first-level cache, and that a fault, after which
/// marking begins anew, costs little.
constexpr std::size_t stretch_size = 16 * 1024;

std::string_view without_carriage_return(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::string count_of(std::size_t count, std::string_view noun) {
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::uint64_t offset, char delimiter)
    : buffer_(std::move(source), offset), marks_(delimiter), delimiter_(delimiter) {}

void CsvReader::bind(std::span<const std::string> names) {
    slot_columns_.clear();
    bound_columns_.clear();
    for (const std::string& name : names) {
        const auto column = std::find(columns_.begin(), columns_.end(), name);
        if (column != columns_.end()) {
            bound_columns_.push_back({static_cast<std::uint32_t>(column - columns_.begin()),
                                      static_cast<std::uint32_t>(slot_columns_.size())});
        }
        slot_columns_.push_back(static_cast<std::size_t>(column - columns_.begin()));
    }
    fields_.assign(names.size(), Field{});
    unescaped_.resize(names.size());
}

Next CsvReader::next(Record& record) {
    for (;;) {
        if (next_record_ < marks_.record_count()) {
            if (position() >= stop_) return Next::end;
            const std::uint32_t* separators = marks_.separators(next_record_);
            const std::size_t count = marks_.separator_count(next_record_);
            start_ = next_start_;
            next_start_ = separators[count - 1] + std::size_t{1};
            ++next_record_;
            record.raw = without_carriage_return(buffer_.text(start_, next_start_ - 1));
            if (record.raw.empty() && count == 1) continue;
            record.line_end = buffer_.text(start_ + record.raw.size(), within_input(next_start_));
            return fill(record, separators, count);
        }
        switch (find_more()) {
            case More::records:
                continue;
            case More::fault:
                return position() >= stop_ ? Next::end : refuse_fault(record);
            case More::end:
                return Next::end;
            case More::failed:
                return Next::failed;
        }
    }
}

/// Of one column there are none: a blank line, which is skipped, looks like a row there. A line whose end the
/// input lacks is none either.
RowBlock CsvReader::peek(std::size_t rows_max) {
    const std::size_t columns = columns_.size();
    std::size_t rows = std::min(rows_max, marks_.record_count() - next_record_);
    if (columns < 2 || rows == 0) return {};
    rows = marks_.equal_records(next_record_, rows, columns);
    const std::uint32_t* const separators = marks_.separators(next_record_);
    const auto begins_late = [&](std::size_t row) {
        return buffer_.front_offset() + separators[row * columns - 1] + 1 >= stop_;
    };
    while (rows > 1 && begins_late(rows - 1)) --rows;
    if (position() >= stop_) return {};
    if (adds_line_feed_ && marks_.record_end(next_record_ + rows - 1) == buffer_.size()) --rows;
    return {buffer_.data(), separators, slot_columns_, columns, rows};
}

void CsvReader::skip(std::size_t rows) {
    if (rows == 0) return;
    next_record_ += rows;
    next_start_ = marks_.record_end(next_record_ - 1);
    start_ = next_start_;
}

/// The place, but that of a line feed which the input lacks.
std::size_t CsvReader::within_input(std::size_t place) const {
    return place - (adds_line_feed_ && place == buffer_.size() ? 1 : 0);
}

Next CsvReader::fill(Record& record, const std::uint32_t* separators, std::size_t count) {
    record.fields = fields_;
    if (__builtin_expect(count == columns_.size(), 1)) {
        fill_fields(separators);
        return Next::record;
    }
    error_.reset();
    fault_ = CsvFault{Code::K0203,
                      "the record has " + count_of(count, "field") + ", expected " +
                          count_of(columns_.size(), "field") + " as in the header",
                      count > columns_.size() ? "put a field that holds the separator in quotes" : "", 0, 0};
    return Next::bad_record;
}

void CsvReader::fill_fields(const std::uint32_t* separators) {
    const char* const data = buffer_.data();
    const std::size_t last = columns_.size() - 1;
    for (const BoundColumn& bound : bound_columns_) {
        const std::size_t begin = bound.column == 0 ? start_ : separators[bound.column - 1] + std::size_t{1};
        std::size_t end = separators[bound.column];
        if (bound.column == last && end > begin && data[end - 1] == '\r') --end;
        std::string_view text(data + begin, end - begin);
        if (__builtin_expect(data[begin] == '"' && end > begin, 0))
            text = unquoted(text, unescaped_[bound.slot]);
        fields_[bound.slot] = {text, FieldKind::text};
    }
}

std::string_view CsvReader::unquoted(std::string_view quoted, std::string& unescaped) {
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    std::size_t quote = inner.find('"');
    if (quote == std::string_view::npos) return inner;
    unescaped.clear();
    std::size_t from = 0;
    for (; quote != std::string_view::npos; quote = inner.find('"', from)) {
        unescaped.append(inner, from, quote + 1 - from);
        from = quote + 2;
    }
    unescaped.append(inner, from);
    return unescaped;
}

/// Marks the next stretch; reads on where all that is here is marked.
CsvReader::More CsvReader::find_more() {
    for (;;) {
        settle();
        if (marks_.fault()) return More::fault;
        if (buffer_.is_at_end()) end_last_line();
        // The byte after a stretch must be known, unless the text ends there.
        const std::size_t unknown = buffer_.size() - scanned_;
        std::size_t length = unknown == 0 ? 0 : std::min(stretch_size, (unknown - 1) / 64 * 64);
        if (length == 0 && buffer_.is_at_end()) length = unknown;
        if (length > 0) {
            marks_.scan(buffer_.data(), scanned_, scanned_ + length);
            scanned_ += length;
            if (marks_.record_count() > 0) return More::records;
            continue;
        }
        if (!buffer_.is_at_end()) {
            if (!refill()) return More::failed;
        } else if (next_start_ == buffer_.size()) {
            return More::end;
        } else {
            KANJO_INVARIANT(marks_.is_inside_quotes());
            return More::fault;
        }
    }
}

void CsvReader::end_last_line() {
    const bool is_ended = next_start_ == buffer_.size() || buffer_.data()[buffer_.size() - 1] == '\n';
    if (is_ended) return;
    buffer_.append('\n');
    adds_line_feed_ = true;
}

/// Lets go of what has been given out: its marks and the count of its lines.
void CsvReader::settle() {
    lines_ += marks_.has_inner_line_feeds() ? count_lines(settled_, next_start_) : next_record_;
    settled_ = next_start_;
    marks_.drop(next_record_, 0);
    next_record_ = 0;
}

bool CsvReader::refill() {
    const std::size_t gone = next_start_;
    const std::uint64_t front = buffer_.front_offset();
    Result<Done> read = buffer_.refill(gone);
    if (!read) {
        const std::uint64_t line = lines_ + 1;
        error_ = std::move(read).error();
        if (error_->code == Code::K0205) error_ = std::move(*error_).in(buffer_.source().name(), line);
        return false;
    }
    const auto moved = static_cast<std::size_t>(buffer_.front_offset() - front);
    marks_.drop(0, moved);
    scanned_ -= moved;
    settled_ -= moved;
    next_start_ -= moved;
    if (skips_first_line_) skip_first_line();
    return true;
}

void CsvReader::restart_at(std::size_t offset) {
    lines_ += count_lines(settled_, offset);
    settled_ = next_start_ = scanned_ = offset;
    next_record_ = 0;
    marks_.restart(offset);
}

/// A part begins after the first line end, taken to stand outside quotes; whoever joins the parts checks
/// that.
void CsvReader::skip_first_line() {
    const std::size_t end = buffer_.text(0, buffer_.size()).find('\n');
    skips_first_line_ = end == std::string_view::npos;
    restart_at(skips_first_line_ ? buffer_.size() : end + 1);
    lines_ = 0;
}

std::uint64_t CsvReader::count_lines(std::size_t begin, std::size_t end) const {
    return static_cast<std::uint64_t>(std::count(buffer_.data() + begin, buffer_.data() + end, '\n'));
}

std::uint64_t CsvReader::lines_read() const {
    return lines_ + (marks_.has_inner_line_feeds() ? count_lines(settled_, next_start_) : next_record_);
}

/// Gives out the faulty record and goes on after the line where it went wrong.
Next CsvReader::refuse_fault(Record& record) {
    std::optional<CsvFault> fault = find_csv_fault(buffer_.text(next_start_, buffer_.size()), delimiter_);
    KANJO_INVARIANT(fault.has_value());
    std::size_t end = std::string_view::npos;
    for (;;) {
        const std::string_view rest = buffer_.text(next_start_, buffer_.size());
        end = rest.find('\n', fault->resume_at);
        if (end != std::string_view::npos || buffer_.is_at_end()) {
            end = std::min(end, rest.size());
            break;
        }
        if (!refill()) return Next::failed;
    }
    start_ = next_start_;
    record.raw = without_carriage_return(buffer_.text(start_, start_ + end));
    std::fill(fields_.begin(), fields_.end(), Field{});
    record.fields = fields_;
    const std::size_t end_of_line = std::min(start_ + end + 1, buffer_.size());
    record.line_end = buffer_.text(start_ + record.raw.size(), within_input(end_of_line));
    restart_at(end_of_line);
    error_.reset();
    fault_ = std::move(fault);
    return Next::bad_record;
}

}  // namespace kanjo
