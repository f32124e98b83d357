#include "support/shell_words.h"

#include <algorithm>

namespace kanjo::test {
namespace {

struct Word {
    std::string text;
    bool is_redirection = false;
};

bool needs_a_shell(char c) {
    return std::string_view("|>&;`()$").find(c) != std::string_view::npos;
}

/// Reads one quoted part that starts behind its opening quote; false where the quote stays open.
bool read_quoted(std::string_view line, std::size_t& at, char quote, std::string& word) {
    while (at < line.size() && line[at] != quote) {
        const bool escaped = quote == '"' && line[at] == '\\' && at + 1 < line.size() &&
                             std::string_view("\"\\$`").find(line[at + 1]) != std::string_view::npos;
        if (escaped) ++at;
        word += line[at++];
    }
    return at++ < line.size();
}

std::optional<Word> read_word(std::string_view line, std::size_t& at) {
    Word word;
    while (at < line.size() && line[at] != ' ' && line[at] != '\t' && line[at] != '<') {
        const char c = line[at++];
        if (c == '\'' || c == '"') {
            if (!read_quoted(line, at, c, word.text)) return std::nullopt;
        } else if (c == '\\') {
            if (at == line.size()) return std::nullopt;
            word.text += line[at++];
        } else if (needs_a_shell(c)) {
            return std::nullopt;
        } else {
            word.text += c;
        }
    }
    return word;
}

std::optional<std::vector<Word>> split_words(std::string_view line) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
        } else if (line[at] == '<') {
            words.push_back({"", true});
            ++at;
        } else {
            std::optional<Word> word = read_word(line, at);
            if (!word) return std::nullopt;
            words.push_back(std::move(*word));
        }
    }
    return words;
}

/// Whether a word is NAME=value.
bool is_assignment(std::string_view word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    const std::string_view name = word.substr(0, equals);
    return std::all_of(name.begin(), name.end(), [](char c) { return c == '_' || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::optional<ShellCommand> parse_shell_command(std::string_view line) {
    const std::optional<std::vector<Word>> words = split_words(line);
    if (!words) return std::nullopt;
    ShellCommand command;
    for (std::size_t i = 0; i < words->size(); ++i) {
        const Word& word = (*words)[i];
        if (word.is_redirection) {
            if (++i == words->size() || (*words)[i].is_redirection) return std::nullopt;
            command.input_file = (*words)[i].text;
        } else if (command.words.empty() && is_assignment(word.text)) {
            const std::size_t equals = word.text.find('=');
            command.environment.emplace_back(word.text.substr(0, equals), word.text.substr(equals + 1));
        } else {
            command.words.push_back(word.text);
        }
    }
    return command;
}

}  // namespace kanjo::test
