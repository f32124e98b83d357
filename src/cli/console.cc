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

}  // namespace

int exit_code_of(const Error& error) {
    switch (kind_of(error.code)) {
        case ErrorKind::note:
            return 0;
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
    Complaints complaints;
    complaints.add_usage(where, std::move(error));
    return complaints.report(invocation);
}

void print_errors(const Invocation& invocation, std::span<const Error> errors, std::uint64_t all_count) {
    const std::span<const Error> shown = errors.first(std::min(errors.size(), errors_shown_max));
    for (const Error& error : shown) fail(invocation, error);
    if (all_count <= shown.size()) return;
    const bool are_notes = kind_of(shown.front().code) == ErrorKind::note;
    print_error(invocation, std::to_string(all_count) + (are_notes ? " notes" : " errors") +
                                " in all; the first " + std::to_string(shown.size()) + " are shown\n");
}

void Complaints::add(Error error) {
    exit_code_ = std::max(exit_code_, exit_code_of(error));
    errors_.push_back(std::move(error));
}

void Complaints::add_usage(std::string_view where, Error error) {
    exit_code_ = std::max(exit_code_, 2);
    errors_.push_back(std::move(error).in(where, 0));
}

int Complaints::report(const Invocation& invocation) const {
    print_errors(invocation, errors_, errors_.size());
    return exit_code_;
}

int print(const Invocation& invocation, std::string_view text) {
    const Result<Done> written = invocation.out->write(text);
    return written ? 0 : fail(invocation, written.error());
}

int write_file(const Invocation& invocation, const std::string& path, std::string_view text) {
    Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (!file) return fail(invocation, file.error());
    const Result<Done> written = (*file)->write(text);
    if (!written) return fail(invocation, written.error());
    const Result<Done> committed = (*file)->commit();
    return committed ? 0 : fail(invocation, committed.error());
}

int write_text(const Invocation& invocation, const Arguments& arguments, std::string_view text) {
    const std::string path(arguments.value("--output"));
    return path.empty() ? print(invocation, text) : write_file(invocation, path, text);
}

std::string command_line(const Invocation& invocation) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=/.,:+@%";
    std::string line = "kanjo";
    for (const std::string& word : invocation.arguments) {
        line += ' ';
        if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
            line += word;
            continue;
        }
        line += '\'';
        for (const char byte : word) line += byte == '\'' ? "'\\''" : std::string(1, byte);
        line += '\'';
    }
    return line;
}

std::string_view format_of(const Arguments& arguments) {
    const std::string_view format = arguments.value("--format");
    return format.empty() ? format_of_suffix(arguments.value("--output")) : format;
}

std::string config_note(const Arguments& arguments) {
    if (arguments.config_options.empty()) return {};
    std::string list;
    for (const std::string& option : arguments.config_options) list += ' ' + option;
    return "Configured in " + arguments.config_file + ':' + list + '.';
}

void tell_config(const Invocation& invocation, const Arguments& arguments) {
    const std::string note = config_note(arguments);
    if (!note.empty()) static_cast<void>(invocation.err->write(note + '\n'));
}

int write_streamed(const Invocation& invocation, const Arguments& arguments,
                   const std::function<Result<Done>(ByteSink& sink)>& write) {
    const std::string path(arguments.value("--output"));
    if (path.empty()) {
        const Result<Done> written = write(*invocation.out);
        return written ? 0 : fail(invocation, written.error());
    }
    const Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (!file) return fail(invocation, file.error());
    const Result<Done> written = write(**file);
    if (!written) return fail(invocation, written.error());
    const Result<Done> committed = (*file)->commit();
    return committed ? 0 : fail(invocation, committed.error());
}

Value config_document(const Arguments& arguments) {
    if (arguments.config_options.empty()) return {};
    Value::Array options;
    for (const std::string& option : arguments.config_options) options.emplace_back(option);
    return Value::Object{{"file", arguments.config_file}, {"options", std::move(options)}};
}

/// The report with the configuration that took effect named in it.
Report with_config(const Arguments& arguments, Report report) {
    report.notes.push_back(config_note(arguments));
    if (auto* document = std::get_if<Value::Object>(&report.document.data)) {
        document->emplace_back("config", config_document(arguments));
    }
    return report;
}

int write_report(const Invocation& invocation, const Arguments& arguments, const Report& report) {
    if (!arguments.config_options.empty()) {
        Arguments plain = arguments;
        plain.config_options.clear();
        if (part_of_format(format_of(arguments)) == ReportPart::plain) tell_config(invocation, arguments);
        return write_report(invocation, plain, with_config(arguments, report));
    }
    const std::string_view path = arguments.value("--output");
    RenderOptions options;
    options.colour = path.empty() && wants_colour(invocation);
    options.bars = path.empty() && invocation.stdout_is_terminal;
    options.width = path.empty() && invocation.stdout_is_terminal ? invocation.terminal_columns : 0;
    const std::string_view format = format_of(arguments);
    const auto write = [&](ByteSink& sink) { return render_report(report, format, options, sink); };
    if (part_of_format(format)) return write_streamed(invocation, arguments, write);
    StringSink nowhere;
    return fail(invocation, write(nowhere).error());
}

}  // namespace kanjo
