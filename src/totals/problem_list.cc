#include "totals/problem_list.h"

namespace kanjo {

void ProblemList::append(ProblemList later, std::uint64_t lines) {
    count_ += later.count_;
    for (Error& error : later.kept_) {
        if (!has_room()) return;
        if (error.place.line > 0) error.place.line += lines;
        kept_.push_back(std::move(error));
    }
}

}  // namespace kanjo
