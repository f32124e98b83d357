// Every stated limit, with its reason. A limit is refused by name, never reached by exhaustion.
#pragma once

#include <cstddef>

namespace kanjo::limits {

/// Digits of one number as written: far beyond any real amount, and quadratic work on it stays below 1 ms.
inline constexpr std::size_t digits_max = 10'000;
/// Size of a decimal exponent as written: 1e9999 is a number, 1e999999999 is an attack.
inline constexpr int exponent_max = 9'999;
/// Bytes of one record with its line end: notes are long, but a quote that is never closed must not pull a
/// whole file into memory.
inline constexpr std::size_t record_bytes_max = std::size_t{8} << 20;
/// Fields of one CSV record: the widest published tables have some thousands.
inline constexpr std::size_t csv_columns_max = 20'000;
/// Brackets open at once in JSON: far beyond any list of commitments, and recursion over them fits any
/// thread's stack.
inline constexpr std::size_t json_depth_max = 512;
/// Keys of the JSON object around the list of records: they are kept to find one that stands there twice.
inline constexpr std::size_t json_document_keys_max = 20'000;
/// Bytes of those keys together.
inline constexpr std::size_t json_document_key_bytes_max = record_bytes_max;
/// A paragraph of running text that is looked at in one piece: no writer's is longer, and memory stays
/// bounded.
inline constexpr std::size_t paragraph_bytes_max = std::size_t{64} << 20;
/// Bytes of one expression: room for six numbers of the full size; reading it takes a few milliseconds.
inline constexpr std::size_t expression_length_max = 65'536;
/// Brackets within brackets: far beyond what a person can follow, far within the smallest stack.
inline constexpr int expression_depth_max = 256;
/// Digits of numerator and denominator of any value within an expression: the product of two numbers of
/// the full size.
inline constexpr std::size_t expression_value_digits_max = 2 * digits_max + 10;
/// The same, over all values of an expression beyond 127 bits: keeps the slowest expression below a second.
inline constexpr std::size_t expression_work_digits_max = 1'000'000;

/// Size of a rate, 10^150 to 10^-150: the steepest of any money was 10^29.
inline constexpr int rate_power_max = 150;
/// What may decide the rates of amounts, days aside: periods, stated rates, price keys. Each is kept, with
/// 200 bytes or so, and all must be numbered within 26 bits.
inline constexpr std::size_t periods_max = 4'000'000;
/// Commitments that are kept one by one to find what is given twice; with more, nobody looks.
inline constexpr std::size_t watched_max = 25'000;
/// Groups of a total: each is kept, with 60 to 130 bytes, and those of two parts must be numbered within 28
/// bits.
inline constexpr std::size_t groups_max = 100'000'000;
/// Values of the field of a cross-tab: each is a column.
inline constexpr std::size_t across_max = 1'000;
/// Cells of a cross-tab, groups times columns: each holds figures of some hundred bytes.
inline constexpr std::size_t cells_max = 1'000'000;
/// Rows of a price file: every country has a few hundred years.
inline constexpr std::size_t price_rows_max = 1'000'000;
/// Commitments of one data set that are compared with another's: each is kept, with 400 bytes or so.
inline constexpr std::size_t compared_max = 500'000;

/// One line of a rate file: the ECB's longest has 500 bytes, and a line is held in memory whole.
inline constexpr std::size_t rate_line_bytes_max = 1 << 20;
/// A rate file, or what one unpacks to: the ECB's whole history has 3 MB.
inline constexpr std::size_t rate_file_bytes_max = std::size_t{256} << 20;

}  // namespace kanjo::limits
