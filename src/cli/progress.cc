#include "cli/progress.h"

#include <chrono>
#include <string>

#include "report/number_text.h"

namespace kanjo {
namespace {

constexpr std::chrono::seconds patience{1};
constexpr std::chrono::milliseconds interval{200};
constexpr std::string_view clear_line = "\r\x1b[K";

class WatchedSource : public ByteSource {
  public:
    WatchedSource(std::unique_ptr<ByteSource> source, std::shared_ptr<Progress::Count> count)
        : source_(std::move(source)), count_(std::move(count)) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        Result<std::size_t> found = source_->read(buffer, size);
        if (found) count_->read += *found;
        return found;
    }
    const std::string& name() const override { return source_->name(); }
    std::optional<std::uint64_t> size() const override { return source_->size(); }
    std::unique_ptr<ByteSource> slice(std::uint64_t begin, std::uint64_t end) const override {
        return std::make_unique<WatchedSource>(source_->slice(begin, end), count_);
    }
    std::unique_ptr<ByteSource> reopened() const override {
        std::unique_ptr<ByteSource> again = source_->reopened();
        return again ? std::make_unique<WatchedSource>(std::move(again), count_) : nullptr;
    }

  private:
    std::unique_ptr<ByteSource> source_;
    std::shared_ptr<Progress::Count> count_;
};

std::string megabytes(std::uint64_t bytes) {
    return grouped(bytes / 1'000'000);
}

/// What is read twice is more than was expected.
std::string text_of(std::uint64_t read, std::uint64_t expected) {
    if (read > expected) return megabytes(read) + " MB read";
    return megabytes(read) + " of " + megabytes(expected) + " MB read";
}

}  // namespace

Progress::Progress(const Invocation& invocation)
    : invocation_(invocation), count_(std::make_shared<Count>()) {
    if (invocation.stderr_is_terminal) painter_ = std::thread([this] { show(); });
}

std::unique_ptr<ByteSource> Progress::watch(std::unique_ptr<ByteSource> source) {
    if (!painter_.joinable()) return source;
    knows_all_ = knows_all_ && source->size();
    count_->expected = knows_all_ ? count_->expected + *source->size() : 0;
    return std::make_unique<WatchedSource>(std::move(source), count_);
}

void Progress::show() {
    std::unique_lock lock(mutex_);
    const auto is_over = [this] { return is_ended_; };
    if (ended_.wait_for(lock, patience, is_over)) return;
    do {
        const std::string text = text_of(count_->read, count_->expected);
        static_cast<void>(invocation_.err->write(std::string(clear_line) + text));
    } while (!ended_.wait_for(lock, interval, is_over));
    static_cast<void>(invocation_.err->write(clear_line));
}

void Progress::end() {
    if (!painter_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        is_ended_ = true;
    }
    ended_.notify_one();
    painter_.join();
}

}  // namespace kanjo
