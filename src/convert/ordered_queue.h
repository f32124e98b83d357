// Numbered pieces of work for several threads, whose outcomes are taken in their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace kanjo {

template <class T>
class OrderedQueue {
  public:
    /// No more than `ahead` pieces are begun before their turn, so that their outcomes do not pile up.
    OrderedQueue(std::size_t count, std::size_t ahead) : count_(count), ahead_(ahead) {}

    /// The number of a piece that nobody has begun; none where all are, or it was closed.
    std::optional<std::size_t> begin_next() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_closed_ || begun_ == count_ || begun_ < taken_ + ahead_; });
        if (is_closed_ || begun_ == count_) return std::nullopt;
        return begun_++;
    }
    void give(std::size_t number, T outcome) {
        const std::lock_guard lock(mutex_);
        outcomes_.emplace(number, std::move(outcome));
        changed_.notify_all();
    }
    /// The outcome of the next piece in order. Requires: it was begun, or will be.
    T take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return outcomes_.contains(taken_); });
        T outcome = std::move(outcomes_.extract(taken_).mapped());
        ++taken_;
        changed_.notify_all();
        return outcome;
    }
    /// Outcomes that were used up keep their memory for new ones.
    void put_back(T used) {
        const std::lock_guard lock(mutex_);
        used_.push_back(std::move(used));
    }
    T find_used() {
        const std::lock_guard lock(mutex_);
        if (used_.empty()) return T();
        T used = std::move(used_.back());
        used_.pop_back();
        return used;
    }
    /// Nothing more is begun.
    void close() {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        changed_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, T> outcomes_;  ///< not yet taken
    std::vector<T> used_;
    std::size_t count_;
    std::size_t ahead_;
    std::size_t begun_ = 0;
    std::size_t taken_ = 0;
    bool is_closed_ = false;
};

}  // namespace kanjo
