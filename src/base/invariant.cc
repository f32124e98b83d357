#include "base/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace kanjo {

void invariant_broken(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "kanjo: a fault of kanjo itself: %s does not hold (%s:%d)\n", condition, file, line);
    std::_Exit(70);
}

}  // namespace kanjo
