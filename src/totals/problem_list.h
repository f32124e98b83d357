// What was wrong with the input: all of it counted, the first of it kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace kanjo {

/// The first are those by file, line and column, whatever order they come in; what has no place in a file
/// stands behind, as it came.
class ProblemList {
  public:
    static constexpr std::size_t kept_max = 100;

    /// Whether the next problem of a file, or with the empty name one of none, may be kept; if not, it need
    /// not be worded. Requires: the problems of one file come in the order of its lines.
    bool has_room(std::string_view file) const;
    void count_one() { ++count_; }
    void add(Error error);
    /// Words the problem of a file where it may be kept.
    template <class Word>
    void add_of(std::string_view file, Word word) {
        if (has_room(file)) return add(word());
        count_one();
    }
    /// Adds those of a part of the input, whose lines count from `lines` before it.
    void append(ProblemList other, std::uint64_t lines);
    /// Adds `count` problems of which `kept` are the first.
    void append(std::vector<Error> kept, std::uint64_t count);

    std::uint64_t count() const { return count_; }
    const std::vector<Error>& kept() const { return kept_; }

  private:
    void keep(Error error);

    std::vector<Error> kept_;  ///< in order
    std::uint64_t count_ = 0;
};

}  // namespace kanjo
