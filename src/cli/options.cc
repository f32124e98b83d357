#include "cli/options.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "money/vocabulary.h"
#include "report/compact.h"

namespace kanjo {
namespace {

constexpr Option output_list[] = {
    {.name = "--format",
     .value = "text|json|csv|markdown|html",
     .help = "how to print; by default by the suffix of --output, else text"},
    {.name = "--output", .letter = 'o', .value = "FILE", .help = "write to a file, whole or not at all"},
};

constexpr Option precision_list[] = {
    {.name = "--digits",
     .value = "N",
     .help = "decimals to round to, -3 is thousands; by default the currency's minor unit"},
    {.name = "--significant", .value = "N", .help = "significant digits to round to; stronger than --digits"},
    {.name = "--round",
     .value = "half-even|half-up|half-down|up|down|ceiling|floor|05up",
     .help = "how a digit is dropped; by default half-even"},
};

constexpr Option figure_list[] = {
    {.name = "--language",
     .value = "TAG",
     .help = "whose number words decide where two readings are left: de, fr, ja"},
    {.name = "--decimal", .value = "point|comma", .help = "the decimal mark, where words do not tell"},
    {.name = "--symbol", .value = "SYMBOL=CODE", .help = "what a symbol means: '$=CAD'", .repeats = true},
    {.name = "--negative", .value = "parens", .help = "read (5.00) as -5.00"},
};

constexpr Option text_list[] = {
    {.name = "--input",
     .value = "plain|markdown|html",
     .help = "what texts are; by default by the suffix of the file, else by how it begins"},
};

constexpr Option style_list[] = {
    {.name = "--style", .value = "en|ja", .help = "compact figures for people: 25B, 3兆9000億"},
};

constexpr int digits_bound = 1000;

/// The option's entry in its group, which states its choices.
const Option& entry_of(std::span<const Option> list, std::string_view name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [name](const Option& option) { return name == option.name; });
    KANJO_INVARIANT(found != list.end());
    return *found;
}

std::optional<SymbolMeaning> read_symbol(std::string_view text, Complaints& complaints) {
    const std::size_t sign = text.rfind('=');
    if (sign == 0 || sign == text.npos) {
        complaints.add_usage(
            "--symbol", error_of(Code::K0101, "'" + std::string(text) + "' was found, expected SYMBOL=CODE",
                                 "write --symbol '$=CAD'"));
        return std::nullopt;
    }
    Result<Currency> currency = parse_currency(text.substr(sign + 1));
    if (!currency) {
        complaints.add_usage("--symbol", std::move(currency).error());
        return std::nullopt;
    }
    return SymbolMeaning{std::string(text.substr(0, sign)), *currency};
}

/// The code of a language that figures are read in, in any case.
std::string read_language(const Arguments& arguments, Complaints& complaints) {
    const std::string code = ascii_lower(arguments.value("--language"));
    if (!arguments.has("--language") || (code.size() == 2 && vocabulary().find_language(code) != 0))
        return code;
    std::string known;
    for (const Language& language : vocabulary().languages()) {
        known += (known.empty() ? "" : " ") + std::string(language.code);
    }
    complaints.add_usage("--language",
                         error_of(Code::K0101,
                                  "'" + std::string(arguments.value("--language")) +
                                      "' was found, expected a language that figures are read in",
                                  "write one of " + known));
    return {};
}

}  // namespace

const OptionGroup output_options{"Output", output_list};
const OptionGroup precision_options{"Precision", precision_list};
const OptionGroup figure_options{"Reading figures", figure_list};
const OptionGroup style_options{"Style", style_list};
const OptionGroup text_options{"Texts", text_list};

std::optional<ProseKind> read_prose_kind(const Arguments& arguments, Complaints& complaints) {
    if (!check_choice(arguments, entry_of(text_list, "--input"), complaints)) return std::nullopt;
    const std::string_view name = arguments.value("--input");
    return name == "html" ? ProseKind::html : name == "markdown" ? ProseKind::markdown : ProseKind::plain;
}

std::optional<int> read_whole_number(const Arguments& arguments, std::string_view option, int least, int most,
                                     Complaints& complaints) {
    if (!arguments.has(option)) return std::nullopt;
    const std::string_view text = arguments.value(option);
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
        return number;
    complaints.add_usage(
        option, error_of(Code::K0101, "'" + std::string(text) + "' was found, expected a whole number from " +
                                          std::to_string(least) + " to " + std::to_string(most)));
    return std::nullopt;
}

bool check_choice(const Arguments& arguments, const Option& option, Complaints& complaints) {
    if (!arguments.has(option.name)) return false;
    const std::string_view value = arguments.value(option.name);
    std::string_view rest = option.value;
    std::string choices;
    while (!rest.empty()) {
        const std::string_view choice = rest.substr(0, rest.find('|'));
        if (choice == value) return true;
        choices += (choices.empty() ? "" : ", ") + std::string(choice);
        rest.remove_prefix(std::min(choice.size() + 1, rest.size()));
    }
    complaints.add_usage(
        option.name, error_of(Code::K0101, "'" + std::string(value) + "' was found, expected " + choices));
    return false;
}

Precision read_precision(const Arguments& arguments, Complaints& complaints) {
    Precision precision;
    precision.decimals = read_whole_number(arguments, "--digits", -digits_bound, digits_bound, complaints);
    precision.significant = read_whole_number(arguments, "--significant", 1, digits_bound, complaints);
    if (check_choice(arguments, entry_of(precision_list, "--round"), complaints)) {
        precision.mode = find_rounding(arguments.value("--round")).value_or(Rounding::half_even);
    }
    return precision;
}

std::optional<FigureStyle> read_figure_style(const Arguments& arguments, Complaints& complaints) {
    if (!check_choice(arguments, entry_of(style_list, "--style"), complaints)) return std::nullopt;
    return find_figure_style(arguments.value("--style"));
}

FigureOptions read_figure_options(const Arguments& arguments, Complaints& complaints) {
    FigureOptions options;
    options.language = read_language(arguments, complaints);
    if (check_choice(arguments, entry_of(figure_list, "--decimal"), complaints)) {
        options.decimal_mark =
            arguments.value("--decimal") == "comma" ? DecimalMark::comma : DecimalMark::point;
    }
    options.parentheses_negative = check_choice(arguments, entry_of(figure_list, "--negative"), complaints);
    for (const std::string_view text : arguments.values("--symbol")) {
        std::optional<SymbolMeaning> meaning = read_symbol(text, complaints);
        if (!meaning) continue;
        const auto differs = [&](const SymbolMeaning& other) {
            return other.symbol == meaning->symbol && other.currency != meaning->currency;
        };
        if (std::any_of(options.symbols.begin(), options.symbols.end(), differs)) {
            complaints.add_usage(
                "--symbol",
                error_of(Code::K0101, "'" + meaning->symbol + "' was given two meanings, expected one"));
        }
        options.symbols.push_back(*std::move(meaning));
    }
    return options;
}

std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t comma = std::min(list.find(','), list.size());
        parts.emplace_back(trimmed(list.substr(0, comma)));
        if (comma == list.size()) return parts;
        list.remove_prefix(comma + 1);
    }
}

std::vector<Currency> read_currencies(std::string_view list, std::string_view where, Complaints& complaints) {
    std::vector<Currency> currencies;
    for (const std::string& code : split_list(list)) {
        Result<Currency> currency = parse_currency(code);
        if (currency) {
            currencies.push_back(*currency);
        } else {
            complaints.add_usage(where, std::move(currency).error());
        }
    }
    return currencies;
}

std::optional<Currency> read_own_currency(const Arguments& arguments, Complaints& complaints) {
    if (!arguments.has("--currency")) return std::nullopt;
    const std::string_view text = arguments.value("--currency");
    const std::vector<Currency> own = read_currencies(text, "--currency", complaints);
    if (own.size() > 1) {
        complaints.add_usage(
            "--currency", error_of(Code::K0101, "'" + std::string(text) + "' was found, expected one code"));
    }
    return own.size() == 1 ? std::optional(own[0]) : std::nullopt;
}

std::vector<Currency> read_targets(const Arguments& arguments, std::string_view purpose,
                                   Complaints& complaints) {
    if (arguments.has("--in")) {
        std::vector<Currency> targets = read_currencies(arguments.value("--in"), "--in", complaints);
        for (std::size_t i = 1; i < targets.size(); ++i) {
            if (std::count(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(i), targets[i]) ==
                0)
                continue;
            complaints.add_usage("--in", error_of(Code::K0101, std::string(code_of(targets[i])) +
                                                                   " was found twice, expected once"));
        }
        return targets;
    }
    complaints.add(error_of(Code::K0101,
                            "no currency " + std::string(purpose) + " was found, expected --in CODE",
                            "write --in USD"));
    return {};
}

}  // namespace kanjo
