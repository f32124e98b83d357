// The difference of two texts, line by line, as a person reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kanjo::test {

/// Lines without their ends; a last line without an end counts too.
std::vector<std::string> split_lines(std::string_view text);

/// Empty where the texts are equal; else the lines that differ, behind "-" (expected) and "+" (found), with
/// up to three equal lines around them and line numbers of the expected text.
std::string diff_lines(std::string_view expected, std::string_view found);

}  // namespace kanjo::test
