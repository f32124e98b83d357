// Every code an error can carry, once, with its line of meaning. A code is never reused or renumbered.
// The hundreds are the room that raises it: 01 cli, 02 records, 03 money, 04 rates, 05 commitments,
// 06 totals, 07 calc, 08 check, 09 base and decimal.
#pragma once

#include <cstdint>

namespace kanjo {

/// What a code means for the exit of the tool; a note means nothing.
enum class ErrorKind : std::uint8_t { note, finding, usage, io, fault };

#define KANJO_ERROR_CODES(X)                                                   \
    X(K0101, usage, "the command line cannot be understood")                   \
    X(K0102, io, "a file or stream cannot be opened, read or written")         \
    X(K0201, finding, "a record is not what its format allows")                \
    X(K0202, finding, "the file is empty, damaged or not of a known format")    \
    X(K0203, finding, "a record has too few or too many fields")               \
    X(K0204, finding, "bytes are not UTF-8, or a control character is in text") \
    X(K0205, finding, "a limit of the record reader is exceeded")              \
    X(K0206, io, "the program that reads the output has ended")                \
    X(K0301, finding, "the text is not a figure")                              \
    X(K0302, finding, "the figure has more than one reading")                  \
    X(K0303, finding, "the currency is unknown, withdrawn or missing")         \
    X(K0401, finding, "there is no rate for a pair at a date")                 \
    X(K0402, finding, "two rates for one pair and period differ")              \
    X(K0403, finding, "a rate or its row cannot be used")                      \
    X(K0404, usage, "a rate, pair or basis as given cannot be understood")     \
    X(K0501, finding, "a commitment lacks a field that is needed")             \
    X(K0502, finding, "a field of a commitment cannot be read")                \
    X(K0503, finding, "commitments that refer to each other do not resolve")   \
    X(K0504, finding, "the shares of a split do not add up")                   \
    X(K0505, note, "two commitments are likely the same")                      \
    X(K0506, finding, "what is to be added to records is there already")       \
    X(K0507, finding, "inputs do not go together in one stream")               \
    X(K0601, finding, "a limit of totals is exceeded")                         \
    X(K0602, usage, "a condition or order cannot be understood")               \
    X(K0603, finding, "a partial total is damaged or cut short, or is none")   \
    X(K0604, finding, "partial totals were not made alike")                    \
    X(K0605, finding, "a partial total is given twice")                        \
    X(K0606, finding, "a price index or its row cannot be used")               \
    X(K0607, finding, "there is no price index for a key and year")            \
    X(K0701, usage, "the expression cannot be read")                           \
    X(K0702, usage, "the quantities of the expression do not go together")     \
    X(K0703, usage, "the expression has more than one reading")                \
    X(K0704, usage, "the expression divides by zero")                          \
    X(K0705, usage, "the expression exceeds a stated limit")                   \
    X(K0801, usage, "the phrase states no pair of amounts")                    \
    X(K0901, usage, "a number is malformed or beyond the stated limits")       \
    X(K0902, usage, "a date or period is malformed or out of range")           \
    X(K0999, fault, "a fault of kanjo itself")

enum class Code : std::uint16_t {
#define X(code, kind, meaning) code,
    KANJO_ERROR_CODES(X)
#undef X
};

}  // namespace kanjo
