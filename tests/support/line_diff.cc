#include "support/line_diff.h"

#include <algorithm>
#include <cstddef>

namespace kanjo::test {
namespace {

struct Edit {
    char mark;         ///< ' ', '-' or '+'
    std::size_t line;  ///< of the expected text, from 1
    std::string text;
};

/// Longest common subsequence, by the table that a textbook has: lengths[i][j] is that of the tails from i
/// and j.
std::vector<Edit> edits_between(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::vector<std::size_t>> lengths(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            lengths[i][j] =
                a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
        }
    }
    std::vector<Edit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            edits.push_back({' ', i + 1, a[i]});
            ++i, ++j;
        } else if (i < a.size() && (j == b.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
            edits.push_back({'-', i + 1, a[i]});
            ++i;
        } else {
            edits.push_back({'+', i + 1, b[j++]});
        }
    }
    return edits;
}

bool is_near_change(const std::vector<Edit>& edits, std::size_t at) {
    constexpr std::size_t context = 3;
    const std::size_t first = at < context ? 0 : at - context;
    const std::size_t last = std::min(edits.size(), at + context + 1);
    return std::any_of(edits.begin() + static_cast<std::ptrdiff_t>(first),
                       edits.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Edit& edit) { return edit.mark != ' '; });
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string diff_lines(std::string_view expected, std::string_view found) {
    if (expected == found) return {};
    const std::vector<Edit> edits = edits_between(split_lines(expected), split_lines(found));
    std::string out;
    bool skipping = true;
    for (std::size_t at = 0; at < edits.size(); ++at) {
        const bool shown = is_near_change(edits, at);
        if (shown && skipping) out += "@ line " + std::to_string(edits[at].line) + "\n";
        if (shown) out += edits[at].mark + edits[at].text + "\n";
        skipping = !shown;
    }
    return out.empty() ? "the last line's end differs\n" : out;
}

}  // namespace kanjo::test
