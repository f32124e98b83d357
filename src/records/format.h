// The formats that records come in: each is recognised by content and opened by its reader.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "records/record.h"

namespace kanjo {

enum class Recognised : std::uint8_t {
    no,
    yes,
    perhaps,  ///< more of the input must be seen
};

struct RecordFormat {
    std::string_view name;
    /// Whether this is the format. `head` is the input's beginning, from its first character that is not
    /// blank; `is_whole` where it is all of the input.
    Recognised (*recognise)(std::string_view head, bool is_whole, const ReaderOptions& options);
    Result<std::unique_ptr<RecordReader>> (*open)(std::unique_ptr<ByteSource> source,
                                                  const ReaderOptions& options);
};

/// Every format, in the order in which they are asked; the last one takes what no other does.
std::span<const RecordFormat> record_formats();

}  // namespace kanjo
