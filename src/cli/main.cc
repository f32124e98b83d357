// The world as the tool sees it, and nothing else.
#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include "cli/run_cli.h"

namespace {

std::optional<std::string> read_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

kanjo::Date today() {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

int terminal_columns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// Large tables go back to the system as soon as they are given up: glibc would keep more and more of them.
void give_back_memory() {
#if defined(M_MMAP_THRESHOLD)
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

}  // namespace

int main(int count, char** words) {
    give_back_memory();
    // A closed pipe is then an error of the write, which the commands take as their end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // so is a file that may not grow
    const auto out = kanjo::sink_to_descriptor(STDOUT_FILENO, "standard output");
    const auto err = kanjo::sink_to_descriptor(STDERR_FILENO, "standard error");
    kanjo::Invocation invocation;
    invocation.arguments.assign(words + (count > 0 ? 1 : 0), words + count);
    invocation.open_stdin = [] { return kanjo::open_descriptor(STDIN_FILENO, "-"); };
    invocation.out = out.get();
    invocation.err = err.get();
    invocation.environment = read_environment;
    invocation.today = today;
    invocation.stdin_is_terminal = isatty(STDIN_FILENO) == 1;
    invocation.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
    invocation.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
    invocation.terminal_columns = invocation.stdout_is_terminal ? terminal_columns() : 0;
    return kanjo::run_cli(invocation);
}
