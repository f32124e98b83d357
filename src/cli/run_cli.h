// The tool as a function, so that tests run it in process.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "records/bytes.h"

namespace kanjo {

/// All that the tool may know of the world around it.
struct Invocation {
    std::vector<std::string> arguments;  ///< without the program's name
    std::function<Result<std::unique_ptr<ByteSource>>()> open_stdin;
    ByteSink* out = nullptr;
    ByteSink* err = nullptr;
    std::function<std::optional<std::string>(const std::string& name)> environment;
    std::function<Date()> today;  ///< asked only for what is dated by its making, never for a result
    bool stdin_is_terminal = false;
    bool stdout_is_terminal = false;
    bool stderr_is_terminal = false;
    int terminal_columns = 0;
};

/// Returns the exit code: 0 done, 1 findings, 2 usage, 3 input or output, 70 a fault of kanjo.
int run_cli(const Invocation& invocation);

}  // namespace kanjo
