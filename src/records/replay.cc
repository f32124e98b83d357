#include "records/replay.h"

#include <cerrno>

#include "base/invariant.h"
#include "records/io_error.h"

namespace kanjo {

struct Replay::Copy {
    struct Close {
        void operator()(std::FILE* open) const { std::fclose(open); }
    };

    std::unique_ptr<ByteSource> source;
    std::unique_ptr<std::FILE, Close> file;
    bool is_kept = true;
};

/// Passes on what it reads, and copies it.
class Replay::Copying : public ByteSource {
  public:
    explicit Copying(std::shared_ptr<Copy> copy) : copy_(std::move(copy)) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        Result<std::size_t> count = copy_->source->read(buffer, size);
        if (!count || !copy_->is_kept) return count;
        if (!copy_->file) copy_->file.reset(std::tmpfile());
        if (!copy_->file || std::fwrite(buffer, 1, *count, copy_->file.get()) != *count) {
            return io_error("the temporary copy of " + name(), "be written", errno);
        }
        return count;
    }
    const std::string& name() const override { return copy_->source->name(); }

  private:
    std::shared_ptr<Copy> copy_;
};

std::unique_ptr<ByteSource> Replay::open() {
    if (std::unique_ptr<ByteSource> again = source_->reopened()) return again;
    copy_ = std::make_shared<Copy>();
    copy_->source = std::move(source_);
    return std::make_unique<Copying>(copy_);
}

void Replay::keep_nothing() {
    if (copy_) copy_->is_kept = false;
}

Result<std::unique_ptr<ByteSource>> Replay::open_again() {
    if (!copy_) return source_->reopened();
    KANJO_INVARIANT(copy_->is_kept);
    std::FILE* const file = copy_->file.get();
    if (file == nullptr) return source_of({}, copy_->source->name());
    if (std::fflush(file) != 0 || std::fseek(file, 0, SEEK_SET) != 0) {
        return io_error("the temporary copy of " + copy_->source->name(), "be read", errno);
    }
    return open_descriptor(fileno(file), copy_->source->name());
}

}  // namespace kanjo
