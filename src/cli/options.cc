#include "cli/options.h"

namespace kanjo {
namespace {

constexpr Option output_list[] = {
    {.name = "--format",
     .value = "text|json|csv|markdown",
     .help = "how to print; by default by the suffix of --output, else text"},
    {.name = "--output", .letter = 'o', .value = "FILE", .help = "write to a file, whole or not at all"},
};

}  // namespace

const OptionGroup output_options{"Output", output_list};

}  // namespace kanjo
