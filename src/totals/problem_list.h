// What was wrong with the input: all of it counted, the first of it kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.h"

namespace kanjo {

class ProblemList {
  public:
    static constexpr std::size_t kept_max = 100;

    /// Whether the next problem will be kept; if not, it need not be worded.
    bool has_room() const { return kept_.size() < kept_max; }
    void count_one() { ++count_; }
    void add(Error error) {
        ++count_;
        if (has_room()) kept_.push_back(std::move(error));
    }
    /// Adds those of a later part of the input, whose lines count from `lines` before it.
    void append(ProblemList later, std::uint64_t lines);

    std::uint64_t count() const { return count_; }
    const std::vector<Error>& kept() const { return kept_; }

  private:
    std::vector<Error> kept_;
    std::uint64_t count_ = 0;
};

}  // namespace kanjo
