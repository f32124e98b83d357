// Lines that hold more than plain text, written so that editors and version control keep them.
#pragma once

#include <string>
#include <string_view>

namespace kanjo::test {

/// Control characters other than tab, which stands as itself.
bool has_control_character(std::string_view text);

/// Control characters, backslashes and a blank at the end as \n, \r, \x1b, \\, \x20.
std::string escape(std::string_view text);

/// What `escape` wrote, or a person: \n \r \t \0 \\ and \xHH. The line's end is a newline, but none follows
/// where a backslash stands last. Throws std::runtime_error on another escape.
std::string unescape_line(std::string_view line);

}  // namespace kanjo::test
