#include "totals/problem_list.h"

#include <algorithm>
#include <tuple>

namespace kanjo {
namespace {

/// Several inputs may have one name, such as "-": then the text decides.
bool comes_before(const Error& a, const Error& b) {
    const auto rank = [](const Error& error) {
        const Place& place = error.place;
        return std::tie(place.file, place.line, place.column, error.code, error.message, error.excerpt);
    };
    if (a.place.file.empty() || b.place.file.empty()) return !a.place.file.empty() && b.place.file.empty();
    return rank(a) < rank(b);
}

}  // namespace

bool ProblemList::has_room(std::string_view file) const {
    if (kept_.size() < kept_max) return true;
    return !file.empty() && (kept_.back().place.file.empty() || file < kept_.back().place.file);
}

void ProblemList::add(Error error) {
    ++count_;
    keep(std::move(error));
}

void ProblemList::keep(Error error) {
    const auto at = std::upper_bound(kept_.begin(), kept_.end(), error, comes_before);
    if (at == kept_.end() && kept_.size() == kept_max) return;
    kept_.insert(at, std::move(error));
    if (kept_.size() > kept_max) kept_.pop_back();
}

void ProblemList::append(ProblemList other, std::uint64_t lines) {
    for (Error& error : other.kept_) {
        if (error.place.line > 0) error.place.line += lines;
    }
    append(std::move(other.kept_), other.count_);
}

void ProblemList::append(std::vector<Error> kept, std::uint64_t count) {
    count_ += count;
    for (Error& error : kept) keep(std::move(error));
}

}  // namespace kanjo
