#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/invariant.h"
#include "records/bytes.h"
#include "records/compressed_source.h"
#include "records/io_error.h"

namespace kanjo {
namespace {

/// What tells that a regular file is still the same.
struct FileState {
    std::uint64_t size = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;

    bool operator==(const FileState&) const = default;
};

struct OpenFile {
    OpenFile(int open_descriptor, bool owns) : descriptor(open_descriptor), is_owned(owns) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (is_owned) ::close(descriptor);
    }

    int descriptor;
    bool is_owned;
    std::string name;
};

FileState state_of(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

template <class Call>
Result<std::size_t> uninterrupted(const std::string& name, Call call) {
    for (;;) {
        const ssize_t count = call();
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return io_error(name, "be read", errno);
    }
}

/// Reads what comes, once.
class StreamSource : public ByteSource {
  public:
    explicit StreamSource(std::shared_ptr<const OpenFile> file) : file_(std::move(file)) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        return uninterrupted(name(), [&] { return ::read(file_->descriptor, buffer, size); });
    }
    const std::string& name() const override { return file_->name; }

  private:
    std::shared_ptr<const OpenFile> file_;
};

/// Reads a regular file by position, so that slices share one descriptor.
class RegularSource : public ByteSource {
  public:
    RegularSource(std::shared_ptr<const OpenFile> file, FileState state, std::uint64_t begin,
                  std::uint64_t end)
        : file_(std::move(file)), state_(state), begin_(begin), position_(begin), end_(end) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, end_ - position_));
        if (wanted == 0) return at_end();
        const Result<std::size_t> count = uninterrupted(name(), [&] {
            return ::pread(file_->descriptor, buffer, wanted, static_cast<off_t>(position_));
        });
        if (!count) return count;
        if (*count == 0) return changed();
        position_ += *count;
        return *count;
    }
    const std::string& name() const override { return file_->name; }
    std::optional<std::uint64_t> size() const override { return end_ - begin_; }
    std::unique_ptr<ByteSource> slice(std::uint64_t begin, std::uint64_t end) const override {
        KANJO_INVARIANT(begin <= end && end <= end_ - begin_);
        return std::make_unique<RegularSource>(file_, state_, begin_ + begin, begin_ + end);
    }

  private:
    /// A file that grew or was rewritten meanwhile has given a mixture of two states.
    Result<std::size_t> at_end() const {
        struct stat status {};
        if (::fstat(file_->descriptor, &status) != 0) return io_error(name(), "be read", errno);
        if (state_of(status) != state_) return changed();
        return std::size_t{0};
    }
    Error changed() const {
        return error_of(Code::K0102, "the file changed while it was read",
                        "run again when nothing writes to it")
            .in(name(), 0);
    }

    std::shared_ptr<const OpenFile> file_;
    FileState state_;
    std::uint64_t begin_;
    std::uint64_t position_;
    std::uint64_t end_;
};

Result<std::unique_ptr<ByteSource>> packed_source_of(std::shared_ptr<const OpenFile> file) {
    struct stat status {};
    if (::fstat(file->descriptor, &status) != 0) return io_error(file->name, "be read", errno);
    if (S_ISDIR(status.st_mode)) return io_error(file->name, "be read", EISDIR);
    // Files of /proc and the like state no size; they are read as they come.
    if (!S_ISREG(status.st_mode) || status.st_size == 0) {
        return std::unique_ptr<ByteSource>(std::make_unique<StreamSource>(std::move(file)));
    }
    const off_t begin = std::clamp<off_t>(::lseek(file->descriptor, 0, SEEK_CUR), 0, status.st_size);
    const FileState state = state_of(status);
    return std::unique_ptr<ByteSource>(std::make_unique<RegularSource>(
        std::move(file), state, static_cast<std::uint64_t>(begin), state.size));
}

Result<std::unique_ptr<ByteSource>> source_of_open(std::shared_ptr<const OpenFile> file) {
    Result<std::unique_ptr<ByteSource>> source = packed_source_of(std::move(file));
    return source ? unpack_compressed(std::move(source).value()) : std::move(source);
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return io_error(path, "be opened", errno);
    const auto file = std::make_shared<OpenFile>(descriptor, true);
    file->name = path;
    return source_of_open(file);
}

Result<std::unique_ptr<ByteSource>> open_descriptor(int descriptor, std::string name) {
    const auto file = std::make_shared<OpenFile>(descriptor, false);
    file->name = std::move(name);
    return source_of_open(file);
}

}  // namespace kanjo
