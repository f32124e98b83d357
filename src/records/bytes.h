// Where bytes come from and go to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kanjo {

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Fills up to `size` bytes; 0 is the end. Errors: K0102, named by the file; K0202 where a compressed
    /// stream is damaged.
    virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
    /// What messages call it: the path, or "-".
    virtual const std::string& name() const = 0;

    /// How many bytes it has in all, where slice can read them from anywhere: a regular file that is not
    /// compressed, or memory. None for pipes and compressed input.
    virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
    /// A source of the bytes from `begin` up to `end`, whatever has been read of this one. Slices may be read
    /// at the same time by several threads and outlive this source. Requires: size(), begin <= end <= size().
    virtual std::unique_ptr<ByteSource> slice(std::uint64_t begin, std::uint64_t end) const;
    /// The same bytes from the beginning, whatever has been read of this one; null where they come but once,
    /// as those of a pipe.
    virtual std::unique_ptr<ByteSource> reopened() const;
};

class ByteSink {
  public:
    virtual ~ByteSink() = default;
    /// Writes all of it. Errors: K0102; K0206 where the reader of a pipe has gone, which the caller may take
    /// as success.
    virtual Result<Done> write(std::string_view bytes) = 0;
};

/// Opens a regular file, pipe or FIFO; what begins as a gzip or zstd stream is decompressed as it is read. A
/// regular file that changes while it is read ends in an error. Errors: K0102.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
/// The same for a descriptor that is open, such as standard input, from where it stands; never closes it.
Result<std::unique_ptr<ByteSource>> open_descriptor(int descriptor, std::string name);
/// The bytes themselves, for tests and for what is already in memory. Requires: `bytes` outlives the source.
std::unique_ptr<ByteSource> source_of(std::string_view bytes, std::string name);

/// Errors: K0102 where the source is not what it was when it was opened. For slices read at different times.
/// Requires: it has a size.
Result<Done> check_unchanged(const ByteSource& source);

/// Reads all of it. Errors: those of read, and K0205 beyond `size_max` bytes.
Result<std::string> read_all(ByteSource& source, std::size_t size_max);

/// Writes to a descriptor that is open, such as standard output; never closes it. Requires: SIGPIPE is
/// ignored.
std::unique_ptr<ByteSink> sink_to_descriptor(int descriptor, std::string name);

/// Collects what is written.
class StringSink : public ByteSink {
  public:
    Result<Done> write(std::string_view bytes) override;
    std::string bytes;
};

/// A file that appears under its name whole, by commit, or not at all.
class FileWriter : public ByteSink {
  public:
    /// Gives the file its name, over any file that has it. Call once, after the last write. Errors: K0102.
    virtual Result<Done> commit() = 0;
};

/// When a file is safe from a power cut.
enum class Durability : std::uint8_t {
    at_commit,  ///< which waits for the disk
    in_time,    ///< when the system gets to it: for large files that can be made again
};

/// Devices and FIFOs are written as they are. Errors: K0102.
Result<std::unique_ptr<FileWriter>> create_file(const std::string& path,
                                                Durability durability = Durability::at_commit);

}  // namespace kanjo
