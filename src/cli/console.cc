#include "cli/console.h"

#include <algorithm>
#include <string>

namespace kanjo {
namespace {

constexpr std::size_t errors_shown_max = 100;

/// Nobody is left to tell where standard error itself cannot be written.
void print_error(const Invocation& invocation, std::string_view text) {
    static_cast<void>(invocation.err->write(text));
}

std::string_view format_of_suffix(std::string_view path) {
    constexpr std::pair<std::string_view, std::string_view> suffixes[] = {
        {".json", "json"}, {".csv", "csv"},  {".md", "markdown"},
        {".html", "html"}, {".htm", "html"}, {".txt", "text"}};
    for (const auto& [suffix, format] : suffixes) {
        if (path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix) return format;
    }
    return "text";
}

bool wants_colour(const Invocation& invocation) {
    const std::optional<std::string> refused = invocation.environment("NO_COLOR");
    return invocation.stdout_is_terminal && !(refused && !refused->empty());
}

int write_file(const Invocation& invocation, const std::string& path, std::string_view text) {
    Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (!file) return fail(invocation, file.error());
    const Result<Done> written = (*file)->write(text);
    if (!written) return fail(invocation, written.error());
    const Result<Done> committed = (*file)->commit();
    return committed ? 0 : fail(invocation, committed.error());
}

}  // namespace

int exit_code_of(const Error& error) {
    if (error.code == Code::K0206) return 0;
    switch (kind_of(error.code)) {
        case ErrorKind::finding:
            return 1;
        case ErrorKind::usage:
            return 2;
        case ErrorKind::io:
            return 3;
        case ErrorKind::fault:
            break;
    }
    return 70;
}

int fail(const Invocation& invocation, const Error& error) {
    if (error.code != Code::K0206) print_error(invocation, render_error(error));
    return exit_code_of(error);
}

int fail_usage(const Invocation& invocation, std::string_view where, Error error) {
    fail(invocation, std::move(error).in(where, 0));
    return 2;
}

int fail(const Invocation& invocation, std::span<const Error> errors, std::uint64_t all_count) {
    const std::uint64_t count = std::max<std::uint64_t>(all_count, errors.size());
    const std::span<const Error> shown = errors.first(std::min(errors.size(), errors_shown_max));
    int code = 0;
    for (const Error& error : shown) code = std::max(code, fail(invocation, error));
    if (count > shown.size()) {
        print_error(invocation, std::to_string(count) + " errors, of which the first " +
                                    std::to_string(shown.size()) + " are shown\n");
    }
    return code;
}

int print(const Invocation& invocation, std::string_view text) {
    const Result<Done> written = invocation.out->write(text);
    return written ? 0 : fail(invocation, written.error());
}

int write_report(const Invocation& invocation, const Arguments& arguments, const Report& report) {
    const std::string_view path = arguments.value("--output");
    std::string_view format = arguments.value("--format");
    if (format.empty()) format = format_of_suffix(path);
    RenderOptions options;
    options.colour = path.empty() && wants_colour(invocation);
    options.bars = path.empty() && invocation.stdout_is_terminal;
    options.width = path.empty() && invocation.stdout_is_terminal ? invocation.terminal_columns : 0;
    const Result<std::string> text = render_report(report, format, options);
    if (!text) return fail(invocation, text.error());
    return path.empty() ? print(invocation, *text) : write_file(invocation, std::string(path), *text);
}

}  // namespace kanjo
