// What stands in the lines of a part, for those who write and read it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "records/json_text.h"
#include "totals/when_table.h"

namespace kanjo::part {

/// What the first line begins with; the digits of the format's version and `",` follow.
inline constexpr std::string_view header_begin = R"({"format":"kanjo.part/)";
inline constexpr std::string_view version = "1";
/// What the last line begins with, and what in it is followed by the checksum of every byte before that.
inline constexpr std::string_view end_begin = R"({"end":)";
inline constexpr std::string_view checksum_begin = R"("xxh3_128":")";
inline constexpr std::string_view checksum_end = "\"}";

/// The members of all lines; a line's first member tells what it is. Beside it, `holds` says for which bases
/// the line counts, where not for all.
// clang-format off
#define KANJO_PART_MEMBERS(X)                                                                             \
    X(format) X(reference) X(referenced) X(group) X(overlap) X(total) X(sum) X(widening) X(undated)       \
    X(sought) X(problem) X(problems) X(end) X(key) X(count) X(undisclosed) X(about) X(nearly)             \
    X(at_least) X(up_to) X(complete) X(of) X(currency) X(period) X(rate) X(divisor) X(price_key) X(file)  \
    X(line) X(column) X(message) X(help) X(excerpt) X(caret) X(caret_length) X(found) X(part_of)          \
    X(supersedes) X(disclosed) X(groups) X(amounts) X(holds) X(commitment) X(likeness) X(many)
// clang-format on

#define X(name) name,
enum Member : std::size_t { KANJO_PART_MEMBERS(X) member_count };
#undef X

#define X(name) #name,
inline constexpr std::array<std::string_view, member_count> names{KANJO_PART_MEMBERS(X)};
#undef X

/// Text that need not be UTF-8, as JSON: where it is not, its bytes in hexadecimal: `{"hex":"c3"}`.
std::string bytes_text(std::string_view bytes);
std::optional<std::string> read_bytes_text(std::string_view json);

/// An exact number in plain digits, however long.
std::string exact_text(const Decimal& value);
std::optional<Decimal> read_exact(std::string_view text);

/// Period, stated rate, divisor and price key, those that there are.
void add_when(JsonLine& line, const When& when);
/// The same from the texts of the first three members, empty where a line has no such one.
std::optional<When> read_when(std::string_view period, std::string_view rate, std::string_view divisor);

}  // namespace kanjo::part
