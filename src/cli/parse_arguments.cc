#include "cli/parse_arguments.h"

#include <algorithm>

#include "base/near_word.h"

namespace kanjo {
namespace {

bool is_flag(const Option& option) {
    return option.value[0] == '\0';
}

/// A minus before a letter begins an option; before anything else, and where blanks follow, it is arithmetic.
bool looks_like_option(std::string_view word) {
    if (word.size() < 2 || word[0] != '-' || word.find(' ') != word.npos) return false;
    const char next = word[1];
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next == '-' && word.size() > 2);
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

Error given_twice(const Option& option, std::string_view first, std::string_view second) {
    return error_of(Code::K0101, std::string(option.name) + " was given more than once (" +
                                     std::string(first) + ", " + std::string(second) + "), expected once");
}

Error no_value(const Option& option) {
    const std::string name = option.name;
    return error_of(Code::K0101, name + " has no value, expected " + name + ' ' + option.value);
}

class ArgumentParser {
  public:
    ArgumentParser(std::span<const std::string> line, std::span<const Option* const> options)
        : line_(line), options_(options) {}

    Result<Arguments> parse() {
        for (; at_ < line_.size(); ++at_) {
            const std::string& word = line_[at_];
            if (word == "--") {
                out_.words.insert(out_.words.end(), line_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                                  line_.end());
                break;
            }
            Result<Done> taken = take(word);
            if (!taken) return std::move(taken).error();
        }
        return std::move(out_);
    }

  private:
    Result<Done> take(const std::string& word) {
        const std::size_t sign = std::min(word.find('='), word.size());
        if (const Option* option = find_long(std::string_view(word).substr(0, sign))) {
            if (sign == word.size()) return take_option(*option);
            if (is_flag(*option)) return error_of(Code::K0101, std::string(option->name) + " takes no value");
            return sign + 1 == word.size() ? no_value(*option) : add(*option, word.substr(sign + 1));
        }
        const Option* option = find_short(word);
        if (option != nullptr && word.size() == 2) return take_option(*option);
        const bool holds_value = option != nullptr && !is_flag(*option) && find_long('-' + word) == nullptr;
        if (holds_value) return add(*option, word.substr(2));
        if (looks_like_option(word)) return unknown_option(word, options_);
        out_.words.push_back(word);
        return Done{};
    }

    /// A flag, or an option whose value is the next word.
    Result<Done> take_option(const Option& option) {
        if (is_flag(option)) return add(option, "");
        if (at_ + 1 == line_.size() || line_[at_ + 1] == "--" || names_option(line_[at_ + 1]))
            return no_value(option);
        return add(option, line_[++at_]);
    }

    Result<Done> add(const Option& option, const std::string& value) {
        const bool is_again = out_.has(option.name);
        if (is_again && is_flag(option)) return Done{};
        if (is_again && !option.repeats) return given_twice(option, out_.value(option.name), value);
        out_.options.emplace_back(option.name, value);
        return Done{};
    }

    bool names_option(std::string_view word) const {
        return find_long(word.substr(0, word.find('='))) != nullptr ||
               (word.size() == 2 && find_short(word) != nullptr);
    }

    const Option* find_long(std::string_view name) const {
        const auto found =
            std::ranges::find_if(options_, [&](const Option* option) { return name == option->name; });
        return found == options_.end() ? nullptr : *found;
    }

    const Option* find_short(std::string_view word) const {
        if (word.size() < 2 || word[0] != '-') return nullptr;
        const auto found = std::ranges::find_if(
            options_, [&](const Option* option) { return option->letter != 0 && option->letter == word[1]; });
        return found == options_.end() ? nullptr : *found;
    }

    std::span<const std::string> line_;
    std::span<const Option* const> options_;
    std::size_t at_ = 0;
    Arguments out_;
};

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string> line, std::span<const Option* const> options) {
    return ArgumentParser(line, options).parse();
}

}  // namespace kanjo
