#include "convert/convert.h"

#include <algorithm>
#include <thread>

#include "commitments/columns.h"
#include "convert/ordered_queue.h"
#include "convert/record_converter.h"

namespace kanjo {
namespace {

/// What one thread converts at a time.
struct Part {
    Stretch stretch;
    std::uint64_t begin = 0;  ///< of its first record
    std::uint64_t end = 0;    ///< where the next record begins
    std::uint64_t lines = 0;
    Result<Done> result = Done{};
};

/// The memory of `part` is used again.
Part convert_part(const RecordReader& whole, const RecordRange& range, RecordConverter& converter,
                  Part part) {
    part.stretch.clear();
    const Result<std::unique_ptr<RecordReader>> reader = whole.part(range);
    if (!reader) {
        part.result = reader.error();
        return part;
    }
    part.begin = (*reader)->position();
    part.result = converter.convert(**reader, part.stretch);
    part.end = (*reader)->position();
    part.lines = (*reader)->lines_read();
    return part;
}

std::string_view line_end_of(std::string_view header) {
    return header.ends_with("\r\n") ? "\r\n" : "\n";
}

/// The inputs of one stream, one after another.
class Stream {
  public:
    Stream(const RateTable& rates, const ConvertOptions& options, ByteSink& sink)
        : rates_(rates), options_(options), sink_(sink), amounts_(added_amounts(options)) {}

    Result<Done> add(RecordReader& reader);
    ConvertResult finish() &&;

  private:
    Result<Done> begin(const RecordReader& reader);
    Result<Done> write_header(const RecordReader& reader);
    Result<Done> check_alike(const RecordReader& reader) const;
    Result<Done> convert_by_threads(const RecordReader& whole, std::size_t count);
    Result<Done> take(Stretch& stretch, std::uint64_t lines);
    Result<Done> write_records(std::string_view records);
    Result<Done> write(std::string_view bytes);
    Result<Done> write_rejects(std::string_view records);
    std::size_t part_count(const RecordReader& reader) const;

    const RateTable& rates_;
    const ConvertOptions& options_;
    ByteSink& sink_;
    std::vector<AddedAmount> amounts_;
    bool has_begun_ = false;
    RecordStyle style_;
    std::string header_;  ///< of the first input, as it stands there
    std::vector<std::string> columns_;
    std::optional<RecordConverter> converter_;
    bool has_rejects_ = false;
    bool is_line_open_ = false;  ///< the last line written does not end
    bool is_closed_ = false;     ///< a record in doubt ended what is written
    bool has_amounts_ = false;
    ConvertResult result_;
    ProblemList problems_;
};

Result<Done> Stream::add(RecordReader& reader) {
    if (Result<Done> fits = has_begun_ ? check_alike(reader) : begin(reader); !fits) return fits;
    const std::size_t parts = part_count(reader);
    if (parts > 1) return convert_by_threads(reader, parts);
    Stretch stretch;
    const auto flush = [&](Stretch& full) {
        Result<Done> taken = take(full, 0);
        full.clear();
        return taken;
    };
    if (Result<Done> converted = converter_->convert(reader, stretch, flush); !converted) return converted;
    return flush(stretch);
}

Result<Done> Stream::begin(const RecordReader& reader) {
    has_begun_ = true;
    style_ = {!reader.columns(), reader.delimiter()};
    header_ = reader.header();
    if (const auto columns = reader.columns()) columns_.assign(columns->begin(), columns->end());
    converter_.emplace(rates_, options_, amounts_, style_);
    return style_.is_json ? write(header_) : write_header(reader);
}

Result<Done> Stream::write_header(const RecordReader& reader) {
    const std::string_view line_end = line_end_of(header_);
    std::string header = header_;
    if (header.ends_with(line_end)) header.resize(header.size() - line_end.size());
    for (const std::string& name : added_names(amounts_, options_, style_)) {
        if (std::find(columns_.begin(), columns_.end(), name) != columns_.end()) {
            return error_of(Code::K0506, "there is a column '" + name + "' already",
                            "rename it, or convert the file as it was")
                .in(reader.place().file, 1);
        }
        append_csv_field(header, name, style_.delimiter);
    }
    return write(header.append(line_end));
}

Result<Done> Stream::check_alike(const RecordReader& reader) const {
    const auto columns = reader.columns();
    const bool is_json = !columns;
    std::string found;
    if (is_json != style_.is_json) {
        found = is_json ? "JSON follows CSV" : "CSV follows JSON";
    } else if (!is_json && !std::equal(columns->begin(), columns->end(), columns_.begin(), columns_.end())) {
        found = "its columns are others";
    }
    if (found.empty()) return Done{};
    return error_of(Code::K0507, found + ", expected what the first input has", "convert it by itself")
        .in(reader.place().file, 1);
}

std::size_t Stream::part_count(const RecordReader& reader) const {
    const std::optional<std::uint64_t> size = reader.divisible_size();
    if (!size || options_.jobs < 2) return 1;
    return static_cast<std::size_t>((*size - reader.position()) / options_.part_size + 1);
}

Result<Done> Stream::convert_by_threads(const RecordReader& whole, std::size_t count) {
    const std::uint64_t first = whole.position();
    const std::uint64_t size = *whole.divisible_size() - first;
    const auto range_of = [&](std::size_t i) {
        const std::uint64_t end = i + 1 == count ? RecordRange::no_end : first + size * (i + 1) / count;
        return RecordRange{first + size * i / count, end, i == 0};
    };
    const auto jobs = static_cast<std::size_t>(options_.jobs);
    OrderedQueue<Part> queue(count, 2 * jobs);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < std::min(jobs, count); ++i) {
        threads.emplace_back([&] {
            RecordConverter converter(rates_, options_, amounts_, style_);
            while (const std::optional<std::size_t> number = queue.begin_next())
                queue.give(*number, convert_part(whole, range_of(*number), converter, queue.find_used()));
        });
    }
    Result<Done> result = Done{};
    std::uint64_t next = first;
    std::uint64_t lines = whole.lines_read();
    for (std::size_t i = 0; i < count && result; ++i) {
        Part part = queue.take();
        // A part that began within a record is converted again from where the part before it ended.
        if (part.begin != next)
            part = convert_part(whole, {next, range_of(i).end, true}, *converter_, std::move(part));
        result = part.result ? take(part.stretch, lines) : std::move(part.result);
        lines += part.lines;
        next = part.end;
        queue.put_back(std::move(part));
    }
    queue.close();
    for (std::thread& thread : threads) thread.join();
    return result ? whole.check_unchanged() : std::move(result);
}

Result<Done> Stream::take(Stretch& stretch, std::uint64_t lines) {
    result_.count += stretch.count;
    result_.undisclosed += stretch.undisclosed;
    has_amounts_ |= stretch.has_amounts;
    problems_.append(std::move(stretch.problems), lines);
    if (Result<Done> written = write_rejects(stretch.rejects); !written) return written;
    if (is_closed_) return Done{};
    is_closed_ = stretch.certain_size && !options_.keep_going;
    const std::size_t size = is_closed_ ? *stretch.certain_size : stretch.records.size();
    return write_records(std::string_view(stretch.records).substr(0, size));
}

/// The last line of an input may lack its end; where more follows, it gets one.
Result<Done> Stream::write_records(std::string_view records) {
    if (records.empty()) return Done{};
    if (std::exchange(is_line_open_, records.back() != '\n')) {
        if (Result<Done> ended = write(line_end_of(header_)); !ended) return ended;
    }
    return write(records);
}

Result<Done> Stream::write(std::string_view bytes) {
    return options_.only_checks ? Done{} : sink_.write(bytes);
}

Result<Done> Stream::write_rejects(std::string_view records) {
    if (records.empty()) return Done{};
    if (!std::exchange(has_rejects_, true)) {
        if (Result<Done> written = options_.rejects->write(header_); !written) return written;
    }
    return options_.rejects->write(records);
}

ConvertResult Stream::finish() && {
    if (has_begun_ && style_.is_json && !has_amounts_ && result_.count > 0)
        problems_.add(no_field("amount", column_of(options_.format, "amount")));
    result_.problems = problems_.kept();
    result_.problem_count = problems_.count();
    return std::move(result_);
}

}  // namespace

Result<ConvertResult> convert_records(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const ConvertOptions& options, ByteSink& sink) {
    Stream stream(rates, options, sink);
    for (std::unique_ptr<ByteSource>& input : inputs) {
        Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(input), options.reader);
        if (!reader) return std::move(reader).error();
        if (Result<Done> added = stream.add(**reader); !added) return std::move(added).error();
    }
    return std::move(stream).finish();
}

}  // namespace kanjo
