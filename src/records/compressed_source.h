// Which sources are compressed, by their first bytes.
#pragma once

#include <memory>

#include "records/bytes.h"

namespace kanjo {

/// What begins as a gzip or zstd stream, unpacked as it is read; any other source as it is. A pipe is looked
/// at when it is first read, and no byte further than it takes to tell: who writes it may wait for an answer.
/// Errors: those of `source`.
Result<std::unique_ptr<ByteSource>> unpack_compressed(std::unique_ptr<ByteSource> source);

}  // namespace kanjo
