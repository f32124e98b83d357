// An error as data: code, message, place, caret, a way out. Worded where it is found, printed in one place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/error_codes.h"

namespace kanjo {

/// Units: bytes within the text it belongs to.
struct Span {
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// Where in the input. Line and column count from 1, 0 is unknown; a column counts code points.
struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

struct Error {
    Code code = Code::K0999;
    std::string message;  ///< what was found, what was expected
    std::string help;     ///< what to do, or empty
    Place place;
    std::string excerpt;  ///< the line of input, or empty
    Span caret;           ///< the offending part of `excerpt`

    /// The same error, pointing at `span` of `line_text`; fills the column.
    Error at(std::string_view line_text, Span span) &&;
    /// The same error, placed in a file and line.
    Error in(std::string_view file, std::uint64_t line) &&;
};

inline Error error_of(Code code, std::string message, std::string help = {}) {
    Error error;
    error.code = code;
    error.message = std::move(message);
    error.help = std::move(help);
    return error;
}

/// "K0401"
std::string_view code_name(Code code);
ErrorKind kind_of(Code code);

/// The full text as printed on standard error: `file:line:column: error[K0203]: …`, excerpt, caret, help;
/// of a note `note[K0505]: …`.
std::string render_error(const Error& error);

}  // namespace kanjo
