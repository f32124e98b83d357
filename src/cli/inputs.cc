#include "cli/inputs.h"

#include <algorithm>
#include <thread>

#include "cli/options.h"

namespace kanjo {
namespace {

constexpr Option reading_list[] = {
    {.name = "--rejects", .value = "FILE", .help = "write the refused records, as they stand, to a file"},
    {.name = "--jobs", .value = "N", .help = "threads; by default one a core"},
};

constexpr int jobs_bound = 1024;

}  // namespace

const OptionGroup reading_options{"Reading", reading_list};

Result<std::unique_ptr<ByteSource>> open_input(const Invocation& invocation, const std::string& file) {
    return file == "-" ? invocation.open_stdin() : open_file(file);
}

std::vector<std::unique_ptr<ByteSource>> open_inputs(const Invocation& invocation,
                                                     const std::vector<std::string>& files,
                                                     Progress& progress, Complaints& complaints) {
    std::vector<std::unique_ptr<ByteSource>> inputs;
    for (const std::string& file : files) {
        Result<std::unique_ptr<ByteSource>> input = open_input(invocation, file);
        if (input) {
            inputs.push_back(progress.watch(std::move(input).value()));
        } else {
            complaints.add(std::move(input).error());
        }
    }
    if (files.empty()) {
        complaints.add(
            error_of(Code::K0101, "no file was found, expected FILE...", "write - for standard input"));
    }
    return inputs;
}

std::unique_ptr<FileWriter> open_rejects(const Arguments& arguments, Complaints& complaints) {
    if (!arguments.has("--rejects") || !complaints.none()) return nullptr;
    Result<std::unique_ptr<FileWriter>> file = create_file(std::string(arguments.value("--rejects")));
    if (file) return std::move(file).value();
    complaints.add(std::move(file).error());
    return nullptr;
}

int read_jobs(const Arguments& arguments, Complaints& complaints) {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return read_whole_number(arguments, "--jobs", 1, jobs_bound, complaints).value_or(cores);
}

}  // namespace kanjo
