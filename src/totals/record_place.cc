#include "totals/record_place.h"

#include <algorithm>

#include "base/utf8.h"

namespace kanjo {
namespace {

/// The byte offset of a column, counted in code points from 1.
std::size_t offset_of_column(std::string_view line, std::uint64_t column) {
    std::size_t at = 0;
    for (std::uint64_t i = 1; i < column && at < line.size(); ++i) {
        at += std::max<std::size_t>(decode_code_point(line.substr(at)).length, 1);
    }
    return at;
}

}  // namespace

Error placed(Error error, const RecordReader& reader, const Record& record, std::size_t slot) {
    const Place place = reader.place_of(slot);
    const bool is_one_line = reader.columns() && record.raw.find('\n') == std::string_view::npos;
    const std::string_view field = record.field(slot).text;
    if (!is_one_line) {
        if (error.excerpt.empty() && !field.empty()) error = std::move(error).at(field, {0, field.size()});
        const std::uint64_t column = place.column;
        error = std::move(error).in(place.file, place.line);
        error.place.column = column;
        return error;
    }
    std::size_t begin = offset_of_column(record.raw, place.column);
    if (begin < record.raw.size() && record.raw[begin] == '"') ++begin;
    Span caret{begin, std::max<std::size_t>(field.size(), 1)};
    const std::size_t inner = field.find(error.excerpt);
    const bool stands_plain = record.raw.substr(begin, field.size()) == field;
    if (stands_plain && !error.excerpt.empty() && inner != std::string_view::npos) {
        caret = {begin + inner + error.caret.begin, std::max<std::size_t>(error.caret.length, 1)};
    }
    return std::move(error).at(record.raw, caret).in(place.file, place.line);
}

}  // namespace kanjo
