#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "records/bytes.h"
#include "records/io_error.h"

namespace kanjo {
namespace {

Result<Done> write_all(int descriptor, const std::string& name, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return io_error(name, "be written", errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return Done{};
}

class DescriptorSink : public ByteSink {
  public:
    DescriptorSink(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    Result<Done> write(std::string_view bytes) override { return write_all(descriptor_, name_, bytes); }

  private:
    int descriptor_;
    std::string name_;
};

/// A device or FIFO: there is nothing to replace, bytes go where it leads.
class DeviceWriter : public FileWriter {
  public:
    DeviceWriter(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    ~DeviceWriter() override { ::close(descriptor_); }
    Result<Done> write(std::string_view bytes) override { return write_all(descriptor_, name_, bytes); }
    Result<Done> commit() override { return Done{}; }

  private:
    int descriptor_;
    std::string name_;
};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Writes beside the final name and renames at the end, so that a reader sees the old file or the whole new
/// one.
class ReplacingWriter : public FileWriter {
  public:
    ReplacingWriter(std::string path, std::string target, Durability durability)
        : path_(std::move(path)), target_(std::move(target)), durability_(durability) {}
    ~ReplacingWriter() override {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
    }

    Result<Done> open() {
        // Without a name the file vanishes with the process, however that ends; not every file system can do
        // it.
        descriptor_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
        if (descriptor_ < 0) {
            named([&](const std::string& name) {
                descriptor_ = ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
                return descriptor_ >= 0;
            });
        }
        if (descriptor_ < 0) return io_error(path_, "be written", errno);
        struct stat old {};
        if (::stat(target_.c_str(), &old) == 0) ::fchmod(descriptor_, old.st_mode & 07777);
        return Done{};
    }

    Result<Done> write(std::string_view bytes) override { return write_all(descriptor_, path_, bytes); }

    Result<Done> commit() override {
        const bool waits = durability_ == Durability::at_commit;
        if (waits && ::fsync(descriptor_) != 0) return io_error(path_, "be written", errno);
        if (temporary_.empty() && !link_temporary()) return io_error(path_, "be written", errno);
        if (::close(std::exchange(descriptor_, -1)) != 0) return io_error(path_, "be written", errno);
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) return io_error(path_, "be written", errno);
        temporary_.clear();
        return waits ? sync_folder() : Done{};
    }

  private:
    /// Tries names beside the target until `make` makes a file of one, which becomes the temporary's name.
    template <class Make>
    bool named(Make make) {
        for (int attempt = 0; attempt < 100; ++attempt) {
            const std::string name =
                target_ + ".part-" + std::to_string(::getpid()) + '-' + std::to_string(attempt);
            if (make(name)) {
                temporary_ = name;
                return true;
            }
            if (errno != EEXIST) return false;
        }
        return false;
    }

    bool link_temporary() {
        const std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
        return named([&](const std::string& name) {
            return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
        });
    }

    /// The new name itself must be on disk too.
    Result<Done> sync_folder() const {
        const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0) return Done{};  // a folder that may be written but not read
        const bool is_synced = ::fsync(folder) == 0 || errno == EINVAL;
        const int number = errno;
        ::close(folder);
        if (!is_synced) return io_error(path_, "be written", number);
        return Done{};
    }

    std::string path_;    ///< as given, for messages
    std::string target_;  ///< the file that is replaced: where a link points to, else the path
    std::string temporary_;
    Durability durability_;
    int descriptor_ = -1;
};

std::string resolved(const std::string& path) {
    char* const found = ::realpath(path.c_str(), nullptr);
    if (found == nullptr) return path;
    std::string target = found;
    std::free(found);
    return target;
}

}  // namespace

std::unique_ptr<ByteSink> sink_to_descriptor(int descriptor, std::string name) {
    return std::make_unique<DescriptorSink>(descriptor, std::move(name));
}

Result<std::unique_ptr<FileWriter>> create_file(const std::string& path, Durability durability) {
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return io_error(path, "be written", EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {
        const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor < 0) return io_error(path, "be written", errno);
        return std::unique_ptr<FileWriter>(std::make_unique<DeviceWriter>(descriptor, path));
    }
    auto writer = std::make_unique<ReplacingWriter>(path, resolved(path), durability);
    const Result<Done> opened = writer->open();
    if (!opened) return opened.error();
    return std::unique_ptr<FileWriter>(std::move(writer));
}

}  // namespace kanjo
