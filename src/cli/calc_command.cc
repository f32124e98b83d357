// kanjo calc: the calculator.
#include "cli/calc_interactive.h"
#include "cli/calc_lines.h"
#include "cli/options.h"

namespace kanjo {
namespace {

/// The words as one expression; the shell has taken the blanks between them.
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// What cannot be read is wrong usage, whatever part of it; what has no answer may be a finding.
int fail_expression(const Invocation& invocation, const Error& error) {
    const int code = fail(invocation, error);
    return error.code == Code::K0301 || error.code == Code::K0302 || error.code == Code::K0303 ? 2 : code;
}

int run_expression(const Invocation& invocation, const Arguments& arguments, CalcSession& session) {
    const Result<Reckoned> reckoned = session.reckon(joined(arguments.words));
    if (!reckoned) return fail_expression(invocation, reckoned.error());
    const auto& [expression, answers] = *reckoned;
    if (const int saved = session.save_rates(); saved != 0) return saved;
    if (format_of(arguments) == "text") {
        std::string text = calc_text(expression, answers, session.style(), session.explains());
        if (const std::string note = config_note(arguments); !note.empty()) text += note + '\n';
        return write_text(invocation, arguments, text);
    }
    return write_report(invocation, arguments, calc_report(expression, answers, session.style()));
}

int run_calc(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    CalcSession session(invocation, arguments, complaints);
    const bool is_conversation = arguments.words.empty() && invocation.stdin_is_terminal &&
                                 invocation.stdout_is_terminal && format_of(arguments) == "text";
    if (arguments.words.empty() && !is_conversation) {
        complaints.add(error_of(Code::K0101, "no expression was found, expected EXPR...",
                                "write one: kanjo 3.9T yen in USD; - reads them from standard input"));
    }
    if (!complaints.none()) return complaints.report(invocation);
    if (is_conversation) return run_calc_interactive(invocation, session);
    const bool reads_lines = arguments.words.size() == 1 && arguments.words[0] == "-";
    if (!reads_lines) return run_expression(invocation, arguments, session);
    tell_config(invocation, arguments);
    const int code = run_calc_lines(invocation, arguments, session);
    const int saved = session.save_rates();
    return saved != 0 ? saved : code;
}

constexpr const OptionGroup* groups[] = {&calc_options,   &style_options, &precision_options,
                                         &basis_options,  &rates_options, &saving_options,
                                         &figure_options, &output_options};

}  // namespace

extern const Command calc_command{
    .name = "calc",
    .words = "[EXPR...|-]",
    .summary = "reckon with money: kanjo 3.9T yen in USD at 156",
    .about =
        "Reckons with figures and numbers, exactly. What is an expression, tightest first:\n"
        "\n"
        "  $2.9B  3.9T yen  3兆9000億円  1,234.50   figures and numbers; a range: $10 to 15 billion\n"
        "  10%                                     a tenth: $5B * 110%\n"
        "  -                                       one minus or plus\n"
        "  * /                                     money / money is a number, of two currencies a rate\n"
        "  + -                                     money of several currencies needs an `in`\n"
        "  in USD,JPY [on 2024-04] [at RATE]       last, for the whole expression or bracket\n"
        "\n"
        "RATE is USD/JPY=156, or 156 JPY per USD; without it the table's, the latest or that of the date.\n"
        "- reads one expression a line and answers one bare value a line; without words, at a terminal, it "
        "is a\n"
        "conversation.\n",
    .groups = groups,
    .run = run_calc,
};

}  // namespace kanjo
