#include "cli/parse_arguments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "base/ascii.h"
#include "base/near_word.h"

namespace kanjo {
namespace {

std::string name_for_parser(const Option& option) {
    std::string name = option.name;
    if (option.letter != 0) name = std::string{'-', option.letter, ','} + name;
    return name;
}

bool is_flag(const Option& option) {
    return option.value[0] == '\0';
}

/// A minus before a letter begins an option; before anything else, and where blanks follow, it is arithmetic.
bool looks_like_option(std::string_view word) {
    if (word.size() < 2 || word[0] != '-' || word.find(' ') != word.npos) return false;
    const char next = word[1];
    return is_ascii_letter(next) || (next == '-' && word.size() > 2);
}

Error unknown_option(std::string_view word, std::span<const Option* const> options) {
    const std::string_view name = word.substr(0, word.find('='));
    std::vector<std::string_view> names;
    for (const Option* option : options) names.push_back(option->name);
    const std::vector<std::string_view> near = near_words(name, names);
    std::string help = near.empty() ? "see --help; a word that begins with a minus goes behind --"
                                    : "did you mean " + list_words(near) + "?";
    return error_of(Code::K0101, "there is no option " + std::string(name), std::move(help));
}

/// What the parser did not take as an option is a word, or an option that does not exist.
Result<Done> take_words(const std::vector<std::string>& rest, std::span<const Option* const> options,
                        std::vector<std::string>& words) {
    bool behind_dashes = false;
    for (const std::string& word : rest) {
        if (!behind_dashes && word == "--") {
            behind_dashes = true;
        } else if (!behind_dashes && looks_like_option(word)) {
            return unknown_option(word, options);
        } else {
            words.push_back(word);
        }
    }
    return Done{};
}

Error given_twice(const Option& option, const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    return error_of(Code::K0101,
                    std::string(option.name) + " was given more than once (" + list + "), expected once");
}

Result<Done> take_option(const Option& option, const CLI::Option& parsed, Arguments& out) {
    if (parsed.count() == 0) return Done{};
    if (is_flag(option)) {
        out.options.emplace_back(option.name, "");
        return Done{};
    }
    const std::vector<std::string>& values = parsed.results();
    if (values.size() > 1 && !option.repeats) return given_twice(option, values);
    for (const std::string& value : values) out.options.emplace_back(option.name, value);
    return Done{};
}

Error no_value(const Option& option) {
    const std::string name = option.name;
    return error_of(Code::K0101, name + " has no value, expected " + name + ' ' + option.value);
}

/// `--name=` and `--flag=value`, which the parser would take differently from what was meant.
Result<Done> check_equal_signs(std::span<const std::string> line, std::span<const Option* const> options) {
    for (const std::string& word : line) {
        if (word == "--") break;
        const std::size_t sign = word.find('=');
        if (word.rfind("--", 0) != 0 || sign == word.npos) continue;
        for (const Option* option : options) {
            if (std::string_view(word).substr(0, sign) != option->name) continue;
            if (is_flag(*option)) return error_of(Code::K0101, std::string(option->name) + " takes no value");
            if (sign + 1 == word.size()) return no_value(*option);
        }
    }
    return Done{};
}

/// What is left for the parser to refuse: an option whose value is missing, named before the colon.
Error wording_of(const CLI::ParseError& error, std::span<const Option* const> options) {
    const std::string what = error.what();
    for (const Option* option : options) {
        if (what.rfind(std::string(option->name) + ':', 0) == 0) return no_value(*option);
    }
    return error_of(Code::K0101, what, "see --help");
}

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string> line, std::span<const Option* const> options) {
    const auto has_minus = [](const std::string& word) { return word.starts_with('-'); };
    // Most lines are words alone, and then the parser's own start is saved.
    if (std::none_of(line.begin(), line.end(), has_minus)) {
        Arguments words;
        words.words.assign(line.begin(), line.end());
        return words;
    }
    const Result<Done> checked = check_equal_signs(line, options);
    if (!checked) return checked.error();
    try {
        CLI::App app;
        app.set_help_flag();
        app.allow_extras();
        std::vector<CLI::Option*> parsed;
        for (const Option* option : options) {
            if (is_flag(*option)) {
                parsed.push_back(app.add_flag(name_for_parser(*option))->disable_flag_override());
            } else {
                parsed.push_back(app.add_option(name_for_parser(*option))->expected(1)->take_all());
            }
        }
        app.parse(std::vector<std::string>(line.rbegin(), line.rend()));
        Arguments out;
        for (std::size_t i = 0; i < options.size(); ++i) {
            Result<Done> taken = take_option(*options[i], *parsed[i], out);
            if (!taken) return std::move(taken).error();
        }
        Result<Done> words = take_words(app.remaining(), options, out.words);
        if (!words) return std::move(words).error();
        return out;
    } catch (const CLI::ParseError& error) {
        return wording_of(error, options);
    }
}

}  // namespace kanjo
