#include "totals/part_check.h"

#include <cstring>
#include <map>

#include "base/limits.h"
#include "records/checksum.h"
#include "totals/part_format.h"
#include "totals/part_options.h"

namespace kanjo {
namespace {

constexpr std::size_t block_size = 256 * 1024;

Error no_part(std::string found, const std::string& file, std::uint64_t line) {
    return error_of(Code::K0603, std::move(found) + ", expected a partial total",
                    "make one: kanjo total --partial -o PART FILE...")
        .in(file, line);
}

Error not_whole(std::string what, const std::string& file, std::uint64_t line) {
    return error_of(Code::K0603, std::move(what), "copy it again, or make it again").in(file, line);
}

std::string_view text_of(const JsonValue& header, std::string_view member) {
    const JsonValue* value = header.find(member);
    return value == nullptr ? std::string_view() : std::string_view(value->text);
}

/// Follows the lines of a source from header to end.
class PartScan {
  public:
    explicit PartScan(const std::string& file) : file_(file) {}

    /// Takes as many whole lines as `bytes` begins with; how many bytes that are.
    Result<std::size_t> take(std::string_view bytes);
    /// Requires: all whole lines were taken; `rest` is what is left.
    Result<std::vector<FoundPart>> finish(std::string_view rest) &&;

  private:
    Result<Done> begin(std::string_view line);
    Result<Done> end(std::string_view line);

    const std::string& file_;
    std::uint64_t line_ = 0;
    bool is_inside_ = false;
    Checksum checksum_;
    std::vector<FoundPart> parts_;
};

Result<std::size_t> PartScan::take(std::string_view bytes) {
    std::size_t line_begin = 0;
    std::size_t unchecked = 0;
    for (;;) {
        const std::size_t line_end = bytes.find('\n', line_begin);
        if (line_end == std::string_view::npos) break;
        const std::string_view line = bytes.substr(line_begin, line_end - line_begin);
        ++line_;
        if (!is_inside_) {
            if (Result<Done> begun = begin(line); !begun) return std::move(begun).error();
        } else if (line.starts_with(part::end_begin)) {
            checksum_.add(bytes.substr(unchecked, line_begin - unchecked));
            if (Result<Done> ended = end(line); !ended) return std::move(ended).error();
            unchecked = line_end + 1;
        }
        line_begin = line_end + 1;
    }
    if (is_inside_) checksum_.add(bytes.substr(unchecked, line_begin - unchecked));
    return line_begin;
}

Result<Done> PartScan::begin(std::string_view line) {
    if (!line.starts_with(part::header_begin)) {
        return no_part(parts_.empty() ? "no part begins here" : "something else follows the part", file_,
                       line_);
    }
    const std::string_view behind = line.substr(part::header_begin.size());
    const std::string_view version = behind.substr(0, behind.find('"'));
    if (version != part::version) {
        return error_of(Code::K0604,
                        "the part has format " + std::string(version) + ", expected format " +
                            std::string(part::version),
                        "make the parts and merge them with the same version of kanjo")
            .in(file_, line_);
    }
    Result<JsonValue> header = parse_json_value(line);
    if (!header || header->find("options") == nullptr)
        return not_whole("the part is damaged: its header cannot be read", file_, line_);
    parts_.push_back({file_, line_, std::move(*header), {}, false});
    is_inside_ = true;
    return Done{};
}

Result<Done> PartScan::end(std::string_view line) {
    const std::size_t mark = line.find(part::checksum_begin);
    const std::size_t behind = mark + part::checksum_begin.size();
    const bool has_shape = mark != std::string_view::npos &&
                           line.size() == behind + Checksum::digits + part::checksum_end.size() &&
                           line.ends_with(part::checksum_end);
    if (!has_shape) return not_whole("the part is damaged: its last line cannot be read", file_, line_);
    checksum_.add(line.substr(0, behind));
    FoundPart& part = parts_.back();
    part.checksum = checksum_.take();
    if (line.substr(behind, Checksum::digits) != part.checksum) {
        return not_whole("the part is damaged: its bytes do not fit its checksum", file_, part.line);
    }
    part.is_empty = line.substr(part::end_begin.size()).starts_with("0,");
    is_inside_ = false;
    return Done{};
}

Result<std::vector<FoundPart>> PartScan::finish(std::string_view rest) && {
    if (is_inside_ || rest.starts_with(part::header_begin.substr(0, std::max<std::size_t>(rest.size(), 1)))) {
        return not_whole("the part is cut short: its last line is missing", file_, 0);
    }
    if (!rest.empty()) return no_part("the last line does not end", file_, line_ + 1);
    if (parts_.empty()) return no_part("the input is empty", file_, 0);
    return std::move(parts_);
}

Error different_options(const FoundPart& first, const FoundPart& other, const PartDifference& difference) {
    return error_of(Code::K0604,
                    "the part was made with " + difference.second + ", " + first.file + " with " +
                        difference.first,
                    "make all parts with the same options")
        .in(other.file, other.line);
}

}  // namespace

const JsonValue& FoundPart::options() const {
    return *header.find("options");
}

Result<std::vector<FoundPart>> find_parts(ByteSource& source) {
    PartScan scan(source.name());
    std::string bytes;
    for (;;) {
        const std::size_t kept = bytes.size();
        bytes.resize(kept + block_size);
        const Result<std::size_t> count = source.read(bytes.data() + kept, block_size);
        if (!count) return count.error();
        bytes.resize(kept + *count);
        if (*count == 0) return std::move(scan).finish(bytes);
        const Result<std::size_t> taken = scan.take(bytes);
        if (!taken) return taken.error();
        bytes.erase(0, *taken);
        if (bytes.size() > limits::record_bytes_max)
            return no_part("found a line without end", source.name(), 0);
    }
}

Result<Done> check_parts(const std::vector<FoundPart>& parts, std::string_view tool_version) {
    std::map<std::string_view, const FoundPart*> by_checksum;
    for (const FoundPart& part : parts) {
        const std::string_view version = text_of(part.header, "kanjo");
        if (version != tool_version) {
            return error_of(Code::K0604,
                            "the part was made by kanjo " + std::string(version) + ", this is kanjo " +
                                std::string(tool_version),
                            "make the parts and merge them with the same version of kanjo")
                .in(part.file, part.line);
        }
        const FoundPart& first = parts.front();
        if (const auto difference = find_difference(first.options(), part.options()))
            return different_options(first, part, *difference);
        const auto [same, is_new] = by_checksum.emplace(part.checksum, &part);
        if (is_new || part.is_empty) continue;
        return error_of(Code::K0605, "the part is given twice, first as " + same->second->file,
                        "leave one out; parts that are alike by chance are told apart by --label when they "
                        "are made")
            .in(part.file, part.line);
    }
    return Done{};
}

}  // namespace kanjo
