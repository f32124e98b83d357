// Compressed bytes, unpacked as they are read.
#pragma once

#include <memory>

#include "records/bytes.h"

namespace kanjo {

/// A gzip stream of one or several members. Errors of its read: those of `packed`, and K0202 where the stream
/// is damaged, ends early or is followed by something else.
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed);
/// The same for a bare deflate stream.
std::unique_ptr<ByteSource> unpack_deflate(std::unique_ptr<ByteSource> packed);

}  // namespace kanjo
