// Bytes put by until it is known whether they are wanted.
#pragma once

#include <cstdio>
#include <memory>

#include "records/bytes.h"

namespace kanjo {

/// Keeps what is written in an unnamed temporary file.
class Spool : public ByteSink {
  public:
    Result<Done> write(std::string_view bytes) override;
    /// Everything that was written. Errors: K0102, and those of `sink`.
    Result<Done> copy_to(ByteSink& sink);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace kanjo
