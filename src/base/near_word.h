// "Did you mean": the words that a mistyped one is nearest to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kanjo {

/// Letters to insert, drop, change or swap with a neighbour to turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates at the smallest distance from `word`, where that is at most a third of its length; in their
/// order.
std::vector<std::string_view> near_words(std::string_view word, std::span<const std::string_view> candidates);

/// "a", "a or b", "a, b or c"
std::string list_words(std::span<const std::string_view> words);

}  // namespace kanjo
