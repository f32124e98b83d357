// Zip archives that hold one file.
#pragma once

#include <memory>
#include <string_view>

#include "records/bytes.h"

namespace kanjo {

inline constexpr std::size_t zip_mark_size = 4;
/// Whether a file that begins so may be a zip archive.
bool begins_zip(std::string_view head);

/// The one file in an archive, folders aside, unpacked as it is read; named as the archive is. Errors: those
/// of reading the archive, which is read whole; K0202 where it is damaged, encrypted, packed by another
/// method than deflate or holds another number of files than one; K0205 where archive or file exceed
/// `size_max` bytes. Errors of its read: K0202 where the bytes are not those that were packed.
Result<std::unique_ptr<ByteSource>> open_zip(ByteSource& archive, std::size_t size_max);

}  // namespace kanjo
