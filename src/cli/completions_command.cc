// kanjo completions: what shells complete, made from the lists of commands and options.
#include "cli/commands.h"
#include "cli/console.h"

namespace kanjo {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char byte : text) out += byte == '\'' ? "'\\''" : std::string(1, byte);
    return out + '\'';
}

/// The choices of an option such as `text|json`; empty where it takes anything.
std::string choices_of(const Option& option) {
    std::string choices = option.value;
    if (choices.find('|') == std::string::npos) return "";
    for (char& byte : choices) byte = byte == '|' ? ' ' : byte;
    return choices;
}

std::string bash_completions() {
    std::string commands;
    std::string cases;
    std::string values;
    for (const Command* command : all_commands()) {
        commands += (commands.empty() ? "" : " ") + std::string(command->name);
        std::string names;
        for (const Option* option : options_of(*command)) {
            names += (names.empty() ? "" : " ") + std::string(option->name);
            const std::string choices = choices_of(*option);
            const std::string line =
                "        " + std::string(option->name) + ") words=" + quoted(choices) + " ;;\n";
            if (!choices.empty() && values.find(line) == std::string::npos) values += line;
        }
        cases += "        " + std::string(command->name) + ") words=" + quoted(names) + " ;;\n";
    }
    return "# bash completions of kanjo: source them, or keep them in bash_completion's folder as kanjo\n"
           "_kanjo() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
           "    COMPREPLY=()\n"
           "    case $before in\n" +
           values +
           "    esac\n"
           "    if [[ -z $words && $COMP_CWORD -eq 1 ]]; then words=" +
           quoted(commands) +
           "\n"
           "    elif [[ -z $words && $current == -* ]]; then\n"
           "        case ${COMP_WORDS[1]} in\n" +
           cases +
           "        esac\n"
           "    fi\n"
           "    [[ -n $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "}\n"
           "complete -o default -F _kanjo kanjo\n";
}

/// Inside quotes of _arguments, colons and brackets have a meaning.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        if (byte == ':' || byte == '[' || byte == ']' || byte == '\\') out += '\\';
        out += byte;
    }
    return out;
}

std::string zsh_spec(const Option& option) {
    std::string spec = (option.repeats ? "*" : "") + std::string(option.name);
    const bool takes_value = option.value[0] != '\0';
    if (takes_value) spec += '=';
    spec += '[' + zsh_text(option.help) + ']';
    if (!takes_value) return spec;
    const std::string choices = choices_of(option);
    const bool is_file = std::string_view(option.value) == "FILE";
    return spec + ':' + zsh_text(option.value) + ':' +
           (!choices.empty() ? '(' + choices + ')'
            : is_file        ? "_files"
                             : " ");
}

std::string zsh_completions() {
    std::string commands;
    std::string cases;
    for (const Command* command : all_commands()) {
        const std::string described = std::string(command->name) + ':' + zsh_text(command->summary);
        commands += "        " + quoted(described) + '\n';
        std::string specs;
        for (const Option* option : options_of(*command))
            specs += " \\\n            " + quoted(zsh_spec(*option));
        cases += "        " + std::string(command->name) + ") _arguments" + specs +
                 " \\\n            '*:file:_files' ;;\n";
    }
    return "#compdef kanjo\n"
           "# zsh completions of kanjo: keep them in a folder of $fpath as _kanjo\n"
           "_kanjo() {\n"
           "    local -a commands\n"
           "    commands=(\n" +
           commands +
           "    )\n"
           "    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
           "    local command=$words[2]\n"
           "    (( CURRENT-- )); shift words\n"
           "    case $command in\n" +
           cases +
           "    esac\n"
           "}\n"
           "_kanjo \"$@\"\n";
}

std::string fish_completions() {
    std::string out = "# fish completions of kanjo: keep them in ~/.config/fish/completions/kanjo.fish\n";
    for (const Command* command : all_commands()) {
        out += "complete -c kanjo -n __fish_use_subcommand -f -a " + std::string(command->name) + " -d " +
               quoted(command->summary) + '\n';
        for (const Option* option : options_of(*command)) {
            out += "complete -c kanjo -n '__fish_seen_subcommand_from " + std::string(command->name) +
                   "' -l " + std::string(option->name + 2);
            if (option->letter != 0) out += std::string(" -s ") + option->letter;
            if (option->value[0] != '\0') out += " -r";
            const std::string choices = choices_of(*option);
            if (!choices.empty()) out += " -f -a " + quoted(choices);
            out += " -d " + quoted(option->help) + '\n';
        }
    }
    return out;
}

int run_completions(const Invocation& invocation, const Arguments& arguments) {
    const std::string shell = arguments.words.size() == 1 ? arguments.words[0] : "";
    if (shell == "bash") return print(invocation, bash_completions());
    if (shell == "zsh") return print(invocation, zsh_completions());
    if (shell == "fish") return print(invocation, fish_completions());
    return fail(invocation, error_of(Code::K0101, "one shell was expected: bash, zsh or fish"));
}

}  // namespace

extern const Command completions_command{
    .name = "completions",
    .words = "bash|zsh|fish",
    .summary = "what a shell completes",
    .about = "Prints the completions of a shell, which says at their top where they go.\n",
    .groups = {},
    .run = run_completions,
};

}  // namespace kanjo
