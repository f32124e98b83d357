// How far a long run is, on a terminal and nowhere else.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "cli/run_cli.h"

namespace kanjo {

/// Standard error shows how much has been read, from the second second on.
class Progress {
  public:
    explicit Progress(const Invocation& invocation);
    ~Progress() { end(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// The source, what is read of it and of its slices counted.
    std::unique_ptr<ByteSource> watch(std::unique_ptr<ByteSource> source);
    /// Clears the line. Call it before anything else is printed.
    void end();

    struct Count {
        std::atomic<std::uint64_t> read = 0;      ///< bytes
        std::atomic<std::uint64_t> expected = 0;  ///< of all sources, where each knows its own
    };

  private:
    void show();

    const Invocation& invocation_;
    std::shared_ptr<Count> count_;
    bool knows_all_ = true;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool is_ended_ = false;
    std::thread painter_;  ///< on a terminal
};

}  // namespace kanjo
