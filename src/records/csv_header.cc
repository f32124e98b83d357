// How a CSV reader begins, splits into parts, and says where it is.
#include <algorithm>
#include <array>

#include "base/invariant.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "records/csv_reader.h"

namespace kanjo {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

struct DelimiterName {
    char delimiter;
    std::string_view found;
    std::string_view option;
};

constexpr std::array<DelimiterName, 3> other_delimiters{{{';', "semicolons", "--delimiter ';'"},
                                                         {'\t', "tabs", "--delimiter tab"},
                                                         {'|', "bars", "--delimiter '|'"}}};

/// A header of one column without a comma, but with another separator, has most likely more columns.
std::optional<Error> find_other_delimiter(std::string_view header) {
    if (header.find(',') != std::string_view::npos) return std::nullopt;
    for (const DelimiterName& other : other_delimiters) {
        if (header.find(other.delimiter) == std::string_view::npos) continue;
        return error_of(
            Code::K0202, "the header has " + std::string(other.found) + " and no comma",
            "if they part the columns, add " + std::string(other.option) + "; else --delimiter ,");
    }
    return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<RecordReader>> CsvReader::open(std::unique_ptr<ByteSource> source,
                                                      const ReaderOptions& options) {
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(source), 0, options.delimiter.value_or(',')));
    if (!reader->refill()) return *reader->error_;
    SlidingBuffer& buffer = reader->buffer_;
    while (!buffer.is_at_end() && buffer.text(0, buffer.size()).find('\n') == std::string_view::npos) {
        if (!reader->refill()) return *reader->error_;
    }
    const std::string_view text = buffer.text(0, buffer.size());
    if (text.starts_with(byte_order_mark)) {
        reader->header_ = byte_order_mark;
        reader->restart_at(byte_order_mark.size());
    }
    if (!options.delimiter) {
        if (std::optional<Error> other = find_other_delimiter(first_line(text))) {
            return std::move(*other)
                .at(first_line(text), {0, first_line(text).size()})
                .in(buffer.source().name(), 1);
        }
    }
    Result<Done> header = reader->read_header();
    if (!header) return std::move(header).error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

Result<Done> CsvReader::read_header() {
    const auto empty = [&] {
        return error_of(Code::K0202, "the input is empty, expected a header and records")
            .in(buffer_.source().name(), 0);
    };
    for (;;) {
        const More more = next_record_ < marks_.record_count() ? More::records : find_more();
        if (more == More::end) return empty();
        if (more == More::failed) return *error_;
        Record record;
        if (more == More::fault) {
            if (refuse_fault(record) == Next::failed) return *error_;
            return error();
        }
        const std::uint32_t* separators = marks_.separators(next_record_);
        const std::size_t count = marks_.separator_count(next_record_);
        start_ = next_start_;
        next_start_ = separators[count - 1] + std::size_t{1};
        ++next_record_;
        const bool is_blank =
            count == 1 &&
            trimmed(buffer_.text(start_, separators[0])).find_first_not_of('\r') == std::string_view::npos;
        if (is_blank) continue;
        if (count > limits::csv_columns_max) {
            return header_error(Code::K0205,
                                "the header has " + std::to_string(count) +
                                    " columns, more than the limit of " +
                                    std::to_string(limits::csv_columns_max),
                                "", start_, start_ + 1);
        }
        std::size_t begin = start_;
        for (std::size_t i = 0; i < count; begin = separators[i] + std::size_t{1}, ++i) {
            std::size_t end = separators[i];
            if (i + 1 == count && end > begin && buffer_.data()[end - 1] == '\r') --end;
            Result<Done> added = add_column(buffer_.text(begin, end), begin, end);
            if (!added) return added;
        }
        header_ += buffer_.text(start_, within_input(next_start_));
        return Done{};
    }
}

Result<Done> CsvReader::add_column(std::string_view name, std::size_t begin, std::size_t end) {
    std::string unescaped;
    if (name.starts_with('"')) name = unquoted(name, unescaped);
    if (find_invalid_utf8(name)) {
        return header_error(Code::K0204, "the header is not UTF-8", "save the file as UTF-8", begin, end);
    }
    if (name.find('\r') != std::string_view::npos) {
        return header_error(Code::K0201, "the header holds a carriage return without a line feed",
                            "save the file with line ends LF or CRLF", begin, end);
    }
    name = trimmed(name);
    if (!name.empty() && std::find(columns_.begin(), columns_.end(), name) != columns_.end()) {
        return header_error(Code::K0201, "two columns are called '" + std::string(name) + "'",
                            "rename one of them", begin, end);
    }
    columns_.emplace_back(name);
    return Done{};
}

Error CsvReader::header_error(Code code, std::string message, std::string help, std::size_t begin,
                              std::size_t end) const {
    const std::string_view line = first_line(buffer_.text(start_, buffer_.size()));
    Span caret{begin - start_, std::max<std::size_t>(end - begin, 1)};
    if (caret.begin > line.size()) caret = {0, line.size()};
    return error_of(code, std::move(message), std::move(help))
        .at(line, caret)
        .in(buffer_.source().name(), place().line);
}

Result<std::unique_ptr<RecordReader>> CsvReader::part(const RecordRange& range) const {
    const std::uint64_t from = range.begin - (range.begins_at_record ? 0 : 1);
    std::unique_ptr<ByteSource> slice = buffer_.source().slice(from, *buffer_.source().size());
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(slice), from, delimiter_));
    reader->columns_ = columns_;
    reader->stop_ = range.end;
    reader->skips_first_line_ = !range.begins_at_record;
    do {
        if (!reader->refill()) return *reader->error_;
    } while (reader->skips_first_line_ && !reader->buffer_.is_at_end());
    return std::unique_ptr<RecordReader>(std::move(reader));
}

Place CsvReader::place() const {
    const std::uint64_t line =
        start_ >= settled_ ? lines_ + count_lines(settled_, start_) : lines_ - count_lines(start_, settled_);
    return {buffer_.source().name(), line + 1, 1};
}

Place CsvReader::place_of(std::size_t slot) const {
    Place result = place();
    const std::size_t column = slot < slot_columns_.size() ? slot_columns_[slot] : columns_.size();
    if (column >= columns_.size() || next_record_ == 0) return result;
    const std::size_t begin =
        column == 0 ? start_ : marks_.separators(next_record_ - 1)[column - 1] + std::size_t{1};
    const std::string_view before = buffer_.text(start_, begin);
    const std::size_t line_begin = before.rfind('\n') + 1;
    result.line += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    result.column = count_code_points(before.substr(line_begin)) + 1;
    return result;
}

const Error& CsvReader::error() const {
    if (error_) return *error_;
    KANJO_INVARIANT(fault_.has_value());
    const std::size_t at = start_ + fault_->offset;
    const std::string_view before = buffer_.text(start_, at);
    const std::size_t line_begin = start_ + before.rfind('\n') + 1;
    std::string_view line = first_line(buffer_.text(line_begin, buffer_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Place where = place();
    const auto inner = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    error_ = error_of(fault_->code, fault_->message, fault_->help)
                 .at(line, {at - line_begin, 1})
                 .in(where.file, where.line + inner);
    return *error_;
}

}  // namespace kanjo
