// What every command does with its results: errors to standard error, reports to standard output or a file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "cli/option.h"
#include "report/report.h"

namespace kanjo {

/// 1 for a finding, 2 for wrong usage, 3 for input or output, 70 for a fault of kanjo.
int exit_code_of(const Error& error);

/// Prints the error and returns its exit code; where the reader of the output has gone, which is its right,
/// it says nothing.
int fail(const Invocation& invocation, const Error& error);
/// The same for a word or option of the command line, `where`, that cannot be read: always 2.
int fail_usage(const Invocation& invocation, std::string_view where, Error error);

/// Prints the first 100 by place and how many there are in all. Requires: errors is not empty.
void print_errors(const Invocation& invocation, std::span<const Error> errors, std::uint64_t all_count);

/// What is wrong with an invocation, gathered so that one run names all of it.
class Complaints {
  public:
    /// An error of a file or of a record.
    void add(Error error);
    /// An error of the text of an option or word of the command line, which `where` names: wrong usage.
    void add_usage(std::string_view where, Error error);

    bool none() const { return errors_.empty(); }
    /// Prints them and returns the highest of their exit codes. Requires: !none().
    int report(const Invocation& invocation) const;

  private:
    std::vector<Error> errors_;
    int exit_code_ = 0;
};

/// Writes a file, whole or not at all. Returns 0, or the exit code of the error that it printed.
int write_file(const Invocation& invocation, const std::string& path, std::string_view text);

/// Writes to standard output. Returns 0, or the exit code of the error that it printed.
int print(const Invocation& invocation, std::string_view text);

/// Writes to --output, a file whole or not at all, else to standard output. Returns 0, or the exit code of
/// the error that it printed.
int write_text(const Invocation& invocation, const Arguments& arguments, std::string_view text);

/// Lets `write` write to --output, a file whole or not at all, else to standard output. Returns 0, or the
/// exit code of the error that it printed.
int write_streamed(const Invocation& invocation, const Arguments& arguments,
                   const std::function<Result<Done>(ByteSink& sink)>& write);

/// What a configuration file gave, as documents name it; null where it gave nothing.
Value config_document(const Arguments& arguments);

/// The command line as a shell takes it.
std::string command_line(const Invocation& invocation);

/// The format of --format, else of the suffix of --output, else text.
std::string_view format_of(const Arguments& arguments);

/// The sentence that names the configuration which took effect; empty where none did.
std::string config_note(const Arguments& arguments);

/// The same on standard error, for output that has no place for it.
void tell_config(const Invocation& invocation, const Arguments& arguments);

/// Renders in that format and writes it to --output, a file whole or not at all, else to standard output.
/// Returns 0, or the exit code of the error that it printed.
int write_report(const Invocation& invocation, const Arguments& arguments, const Report& report);

}  // namespace kanjo
