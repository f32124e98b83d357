// kanjo man: the manual page, made from the lists of commands and options.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"

namespace kanjo {
namespace {

/// Text that troff takes as it stands.
std::string troff(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        if (byte == '\\') {
            out += "\\e";
        } else if (byte == '-') {
            out += "\\-";
        } else if (byte == '\'') {
            out += "\\(aq";
        } else {
            if (byte == '.' && (out.empty() || out.back() == '\n')) out += "\\&";
            out += byte;
        }
    }
    return out;
}

std::string option_text(const Option& option) {
    const std::string note = option.repeats ? " (repeatable)" : "";
    return ".TP\n\\fB" + troff(usage_of(option)) + "\\fR\n" + troff(option.help) + note + '\n';
}

std::string command_text(const Command& command) {
    std::string out = ".SS " + troff(command.name) + ' ' + troff(command.words) + "\n.nf\n" +
                      troff(command.about) + ".fi\n";
    for (const OptionGroup* group : command.groups) {
        for (const Option& option : group->options) out += option_text(option);
    }
    return out;
}

std::string manual() {
    std::string out = ".TH KANJO 1 \"\" \"kanjo " KANJO_VERSION
                      "\" \"User Commands\"\n"
                      ".SH NAME\nkanjo \\- exact, currency\\-aware totals of announced investments\n"
                      ".SH SYNOPSIS\n.B kanjo\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIWORD\\fR...]\n.br\n.B "
                      "kanjo\n.I EXPRESSION\n"
                      ".SH DESCRIPTION\nReads money as people write it, converts it at rates that the user "
                      "configures, totals "
                      "commitments by sector or any other fields, and shows how every figure came about. "
                      "Where the first word is "
                      "no command, the whole line is an expression.\n"
                      ".SH COMMANDS\n";
    for (const Command* command : all_commands()) out += command_text(*command);
    out += ".SH GENERAL OPTIONS\n";
    for (const Option& option : general_options.options) out += option_text(option);
    return out +
           ".SH EXIT STATUS\n"
           ".TP\n0\ndone\n"
           ".TP\n1\nfindings: an incomplete total, refused rows, content that is not what it should be\n"
           ".TP\n2\nwrong usage, or an expression or phrase that cannot be read\n"
           ".TP\n3\na file or stream cannot be opened, read or written\n"
           ".TP\n70\na fault of kanjo itself\n"
           ".SH ENVIRONMENT\n"
           ".TP\nKANJO_RATES\na table of rates, instead of the built\\-in one\n"
           ".TP\nNO_COLOR\nno colour on a terminal\n"
           ".SH FILES\n"
           ".TP\n~/.config/kanjo/config.toml\noptions that hold where the command line does not give them\n";
}

int run_man(const Invocation& invocation, const Arguments&) {
    return print(invocation, manual());
}

}  // namespace

extern const Command man_command{
    .name = "man",
    .words = "",
    .summary = "the manual page",
    .about = "Prints the manual page: kanjo man | man -l -\n",
    .groups = {},
    .run = run_man,
};

}  // namespace kanjo
