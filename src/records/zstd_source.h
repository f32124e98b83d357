// Zstandard streams, unpacked as they are read.
#pragma once

#include <memory>

#include "records/bytes.h"

namespace kanjo {

/// A zstd stream of one or several frames. Errors of its read: those of `packed`; K0202 where the stream is
/// damaged, ends early or is followed by something else; K0205 where it needs a window beyond 128 MiB.
std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed);

}  // namespace kanjo
