#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <thread>

#include "base/utf8.h"
#include "cli/options.h"

namespace kanjo {
namespace {

constexpr Option reading_list[] = {
    {.name = "--rejects", .value = "FILE", .help = "write the refused records, as they stand, to a file"},
    {.name = "--jobs", .value = "N", .help = "threads; by default one a core"},
};

constexpr int jobs_bound = 1024;

/// The same for every way to write it, whether the file is there or not.
std::filesystem::path resolved(std::string_view file) {
    std::error_code failure;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(file, failure), failure);
}

/// Devices, such as /dev/null, hold nothing that could be lost.
bool is_same_file(std::string_view a, std::string_view b) {
    std::error_code failure;
    if (a.empty() || b.empty() || a == "-" || b == "-") return false;
    if (std::filesystem::exists(a, failure) && !std::filesystem::is_regular_file(a, failure)) return false;
    return resolved(a) == resolved(b) || std::filesystem::equivalent(a, b, failure);
}

void refuse_input(const Arguments& arguments, std::string_view output, std::string_view input,
                  Complaints& complaints) {
    if (!is_same_file(arguments.value(output), input)) return;
    complaints.add_usage(output,
                         error_of(Code::K0101, "'" + std::string(input) + "' was found, which is to be read",
                                  "choose another name: what it holds would be lost"));
}

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

void refuse_overwriting(const Arguments& arguments, bool may_rewrite, Complaints& complaints) {
    constexpr std::array<std::string_view, 3> outputs = {"--output", "--rejects", "--save-rates"};
    constexpr std::array<std::string_view, 4> inputs = {"--rates", "--prices", "--against",
                                                        "--against-rates"};
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        for (std::size_t k = i + 1; k < outputs.size(); ++k) {
            if (!is_same_file(arguments.value(outputs[i]), arguments.value(outputs[k]))) continue;
            complaints.add_usage(outputs[k],
                                 error_of(Code::K0101, "the file is that of " + std::string(outputs[i]) +
                                                           " too, expected one for each"));
        }
        for (const std::string_view option : inputs) {
            for (const std::string_view file : arguments.values(option))
                refuse_input(arguments, outputs[i], file, complaints);
        }
        if (may_rewrite && outputs[i] == "--output") continue;
        for (const std::string& file : arguments.words) refuse_input(arguments, outputs[i], file, complaints);
    }
}

void note_repeated_inputs(const Invocation& invocation, const Arguments& arguments) {
    std::map<std::filesystem::path, int> counts;
    if (arguments.words.size() < 2) return;
    for (const std::string& file : arguments.words) {
        if (++counts[resolved(file)] != 2) continue;
        static_cast<void>(invocation.err->write(
            "note: " + printable(file) + " is given more than once, and its records count each time\n"));
    }
}

int read_jobs(const Arguments& arguments, Complaints& complaints) {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return read_whole_number(arguments, "--jobs", 1, jobs_bound, complaints).value_or(cores);
}

}  // namespace kanjo
