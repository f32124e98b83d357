#include "cli/run_cli.h"

namespace kanjo {

int run_cli(const Invocation&) {
    return 0;
}

}  // namespace kanjo
