#include "cli/against.h"

#include <algorithm>

#include "cli/inputs.h"

namespace kanjo {
namespace {

constexpr Option against_list[] = {
    {.name = "--against",
     .value = "FILE",
     .help = "an older data set: split the change since it into new money, amounts and rates",
     .repeats = true},
    {.name = "--against-rates",
     .value = "FILE",
     .help = "the table of rates of the older data set; by default that of the new one",
     .repeats = true},
};

/// The arguments as they would be with the table of --against-rates in the place of --rates.
Arguments with_old_rates(const Arguments& arguments) {
    Arguments old = arguments;
    old.config_options.clear();
    std::erase_if(old.options, [](const auto& option) {
        return option.first == "--rates" || option.first == "--save-rates";
    });
    for (auto& [name, value] : old.options) {
        if (name == "--against-rates") name = "--rates";
    }
    return old;
}

}  // namespace

const OptionGroup against_options{"Comparing", against_list};

std::optional<OldFiles> open_old_files(const Invocation& invocation, const Arguments& arguments,
                                       Progress& progress, Complaints& complaints) {
    if (!arguments.has("--against")) {
        if (arguments.has("--against-rates")) {
            complaints.add(error_of(Code::K0101, "--against-rates was found without --against",
                                    "name the older data set: --against OLD.csv"));
        }
        return std::nullopt;
    }
    for (const char* other : {"--across", "--top", "--adjust", "--partial"}) {
        if (!arguments.has(other)) continue;
        complaints.add(error_of(Code::K0101,
                                std::string(other) + " was found, expected no such option beside --against",
                                "leave one of them out"));
    }
    std::vector<std::string> files;
    for (const std::string_view file : arguments.values("--against")) files.emplace_back(file);
    OldFiles old;
    old.inputs = open_inputs(invocation, files, progress, complaints);
    if (arguments.has("--against-rates"))
        old.rates = load_rates(invocation, with_old_rates(arguments), complaints);
    return old;
}

}  // namespace kanjo
