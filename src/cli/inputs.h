// What commands that read records share: their inputs, refused records and threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/option.h"
#include "cli/progress.h"

namespace kanjo {

extern const OptionGroup reading_options;  ///< --rejects --jobs

/// The file, `-` for standard input. Errors: those of opening it.
Result<std::unique_ptr<ByteSource>> open_input(const Invocation& invocation, const std::string& file);

/// Opens the files, each as open_input does, watched by `progress`; complains of those that cannot be, and
/// where there are none.
std::vector<std::unique_ptr<ByteSource>> open_inputs(const Invocation& invocation,
                                                     const std::vector<std::string>& files,
                                                     Progress& progress, Complaints& complaints);

/// The file of --rejects, where it was given and there are no complaints yet.
std::unique_ptr<FileWriter> open_rejects(const Arguments& arguments, Complaints& complaints);

/// Complains where two files to write are the same, or one is to be read: what it holds would be lost. Its
/// input may be what a command rewrites by --output.
void refuse_overwriting(const Arguments& arguments, bool may_rewrite, Complaints& complaints);

/// Says on standard error which input is given more than once, since its records then count more than once.
void note_repeated_inputs(const Invocation& invocation, const Arguments& arguments);

/// The number of --jobs, else that of the cores.
int read_jobs(const Arguments& arguments, Complaints& complaints);

}  // namespace kanjo
