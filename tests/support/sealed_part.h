// Any lines as a part of a total, under the checksum that it would have.
#pragma once

#include <algorithm>
#include <string>

#include "records/checksum.h"
#include "totals/part_format.h"

namespace kanjo::test {

inline std::string sealed_part(std::string lines) {
    if (lines.empty() || lines.back() != '\n') lines += '\n';
    const auto count = std::count(lines.begin(), lines.end(), '\n');
    lines += std::string(part::end_begin) + std::to_string(count) + ',' + std::string(part::checksum_begin);
    Checksum checksum;
    checksum.add(lines);
    return lines + checksum.take() + std::string(part::checksum_end) + '\n';
}

}  // namespace kanjo::test
