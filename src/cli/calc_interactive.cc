#include "cli/calc_interactive.h"

#include <algorithm>

#include "base/ascii.h"
#include "cli/history_file.h"
#include "cli/line_editor.h"
#include "money/vocabulary.h"

namespace kanjo {
namespace {

constexpr std::string_view prompt = "> ";
constexpr std::string_view own_words[] = {"in", "to", "on", "at", "per", "ans", "help", "exit"};

constexpr std::string_view help_text =
    "  3.9T yen in USD at 156          a conversion; without `at` at the latest rate\n"
    "  $14B + $2.9B + 3.9T yen in JPY  on 2024-04 or on 2024-04-12 names another date\n"
    "  3.9T yen / 25B USD              the rate that two amounts imply\n"
    "  $5B * 110%   (1 + 2) * 3   1/3  numbers; ans is the last answer\n"
    "  exit                            ends, as does Ctrl-D\n";

std::string_view without_blanks(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    return line.substr(begin, line.find_last_not_of(" \t") + 1 - begin);
}

std::string answer_to(std::string_view line, const Invocation& invocation, CalcSession& session) {
    const Result<Reckoned> reckoned = session.reckon(line);
    if (!reckoned) {
        fail(invocation, reckoned.error());
        return {};
    }
    session.remember(*reckoned);
    return calc_text(reckoned->expression, reckoned->answers, session.style(), session.explains());
}

bool is_english_word(const Word& word, LanguageSet english) {
    const bool counts = word.kind == WordKind::scale || word.kind == WordKind::currency;
    return counts && word.languages != all_languages && (word.languages & english) != 0;
}

}  // namespace

std::vector<std::string> complete_calc_word(std::string_view beginning) {
    std::vector<std::string> words;
    const std::string code_beginning = ascii_upper(beginning);
    for (const std::string_view word : own_words) {
        if (word.starts_with(beginning)) words.emplace_back(word);
    }
    if (beginning.empty()) return words;
    for (std::size_t i = 0; i < count_currencies(); ++i) {
        const Currency currency{static_cast<std::uint16_t>(i)};
        if (code_of(currency).starts_with(code_beginning) && !is_withdrawn(currency, std::nullopt))
            words.emplace_back(code_of(currency));
    }
    const LanguageSet english = vocabulary().find_language("en");
    vocabulary().for_each_row([&](std::string_view spelling, const Word& word) {
        if (is_english_word(word, english) && spelling.starts_with(beginning)) words.emplace_back(spelling);
    });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

int run_calc_interactive(const Invocation& invocation, CalcSession& session) {
    const std::optional<std::string> history = history_path(invocation);
    const std::unique_ptr<LineEditor> editor = open_line_editor(std::string(prompt), complete_calc_word);
    if (history) {
        for (const std::string& line : read_history(*history)) editor->remember(line);
    }
    int code = print(invocation, "kanjo " KANJO_VERSION ". help says what can be reckoned, exit ends.\n");
    while (code == 0) {
        const std::optional<std::string> typed = editor->read_line();
        if (!typed) break;
        const std::string line(without_blanks(*typed));
        if (line.empty()) continue;
        editor->remember(line);
        if (history) append_history(*history, line);
        if (line == "exit" || line == "quit") break;
        code = print(invocation, line == "help" ? help_text : answer_to(line, invocation, session));
    }
    return code;
}

}  // namespace kanjo
