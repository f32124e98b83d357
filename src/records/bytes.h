// Where bytes come from and go to.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kanjo {

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Fills up to `size` bytes; 0 is the end. Errors: K0102, named by the file.
    virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
    /// What messages call it: the path, or "-".
    virtual const std::string& name() const = 0;
};

class ByteSink {
  public:
    virtual ~ByteSink() = default;
    /// Errors: K0102. A closed pipe is an error of code K0102 too; the caller decides that it is success.
    virtual Result<Done> write(std::string_view bytes) = 0;
};

/// A file, directory and device checked: regular files, pipes and FIFOs are read. Errors: K0102.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
/// The bytes themselves, for tests and for what is already in memory. Requires: `bytes` outlives the source.
std::unique_ptr<ByteSource> source_of(std::string_view bytes, std::string name);

/// Reads all of it. Errors: K0102, and K0205 beyond `size_max` bytes.
Result<std::string> read_all(ByteSource& source, std::size_t size_max);

}  // namespace kanjo
