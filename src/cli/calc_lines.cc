#include "cli/calc_lines.h"

#include <memory>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"

namespace kanjo {
namespace {

constexpr std::size_t block_bytes = 64 * 1024;
constexpr std::size_t errors_kept_max = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class LineCalculator {
  public:
    LineCalculator(CalcSession& session, std::string input_name, bool as_documents)
        : session_(session), input_name_(std::move(input_name)), as_documents_(as_documents) {}

    /// Appends the answer to `line`, which may end in a carriage return, to `out`.
    void answer(std::string_view line, std::string& out) {
        ++line_number_;
        if (line_number_ == 1 && line.starts_with(byte_order_mark))
            line.remove_prefix(byte_order_mark.size());
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (is_blank(line)) {
            out += '\n';
            return;
        }
        Result<Reckoned> reckoned = session_.reckon(line);
        if (!reckoned) return refuse(line, std::move(reckoned).error(), out);
        if (as_documents_) {
            out += render_document_line(
                calc_document(reckoned->expression, reckoned->answers, session_.style()));
        } else {
            out += calc_line(reckoned->answers, session_.style()) + '\n';
        }
    }

    int finish(const Invocation& invocation) const {
        if (error_count_ == 0) return 0;
        print_errors(invocation, errors_, error_count_);
        return 2;
    }

  private:
    void refuse(std::string_view line, Error error, std::string& out) {
        error = std::move(error).in(input_name_, line_number_);
        if (as_documents_) {
            out += render_document_line(calc_error_document(line, error));
        } else {
            out += "error: " + printable(error.message) + '\n';
        }
        ++error_count_;
        if (errors_.size() < errors_kept_max) errors_.push_back(std::move(error));
    }

    CalcSession& session_;
    std::string input_name_;
    bool as_documents_;
    std::uint64_t line_number_ = 0;
    std::vector<Error> errors_;
    std::uint64_t error_count_ = 0;
};

/// Answers what has come before it waits for more, so that a program may ask and wait for the answer. Of a
/// line that is too long only as much is kept as tells that it is.
Result<Done> answer_all(ByteSource& input, ByteSink& sink, LineCalculator& calculator) {
    std::string line;
    std::string out;
    const auto block = std::make_unique_for_overwrite<char[]>(block_bytes);
    for (;;) {
        const Result<std::size_t> count = input.read(block.get(), block_bytes);
        if (!count) return count.error();
        if (*count == 0 && line.empty()) return Done{};
        std::string_view rest = *count == 0 ? "\n" : std::string_view(block.get(), *count);
        for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
            line += rest.substr(0, end);
            rest.remove_prefix(end + 1);
            calculator.answer(line, out);
            line.clear();
        }
        if (line.size() <= limits::expression_length_max) line += rest;
        const Result<Done> written = sink.write(out);
        if (!written) return written.error();
        out.clear();
    }
}

}  // namespace

int run_calc_lines(const Invocation& invocation, const Arguments& arguments, CalcSession& session) {
    const std::string_view format = format_of(arguments);
    if (format != "text" && format != "json") {
        return fail(invocation, error_of(Code::K0101, "calc - was asked for " + std::string(format) +
                                                          ", expected --format text or json"));
    }
    const std::string path(arguments.value("--output"));
    std::unique_ptr<FileWriter> file;
    if (!path.empty()) {
        Result<std::unique_ptr<FileWriter>> created = create_file(path);
        if (!created) return fail(invocation, created.error());
        file = std::move(created).value();
    }
    const Result<std::unique_ptr<ByteSource>> input = invocation.open_stdin();
    if (!input) return fail(invocation, input.error());
    LineCalculator calculator(session, (*input)->name(), format == "json");
    const Result<Done> done = answer_all(**input, file ? *file : *invocation.out, calculator);
    if (!done) return fail(invocation, done.error());
    if (const Result<Done> kept = file ? file->commit() : Done{}; !kept)
        return fail(invocation, kept.error());
    return calculator.finish(invocation);
}

}  // namespace kanjo
