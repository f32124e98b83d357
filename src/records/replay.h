// A source that can be read again from its beginning.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "records/bytes.h"

namespace kanjo {

/// Files are read anew; of pipes a copy is kept in an unnamed temporary file.
class Replay {
  public:
    explicit Replay(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// The bytes from the beginning, for the first time.
    std::unique_ptr<ByteSource> open();
    /// Keeps no more: it will not be read again. Bytes already read stay kept.
    void keep_nothing();
    /// The bytes from the beginning, once more. Errors: K0102. Requires: open, its source was read to the
    /// end, and keep_nothing was not called.
    Result<std::unique_ptr<ByteSource>> open_again();

  private:
    struct Copy;
    class Copying;

    std::unique_ptr<ByteSource> source_;
    std::shared_ptr<Copy> copy_;  ///< none where the source can be sliced
};

}  // namespace kanjo
