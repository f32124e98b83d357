// kanjo_press FOLDER...: reads published figures and pairs, and says by language how many agree with what is
// known of them: figures.tsv or notations.tsv, pairs.tsv or reported_pairs.tsv, refused.tsv, prose.tsv, of
// whose sentences the money is known and all else is none, and readings.tsv, of which is known besides where
// each figure stands and why one is refused. Fails where one is misread; where one is
// refused, but for a tenth of notations.tsv and reported_pairs.tsv. Exits 77, which ctest calls skipped,
// where a folder is not there.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <vector>

#include "check/pair_check.h"
#include "check/phrase.h"
#include "money/languages.h"

namespace fs = std::filesystem;

namespace kanjo::test {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

std::vector<Row> read_table(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = split(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = split(line);
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = i < fields.size() ? fields[i] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The language of the row, or the first one that its words can be in.
std::string language_of(const Row& row) {
    if (!row.contains("phrase")) return "prose";
    if (const auto given = row.find("language"); given != row.end()) return given->second;
    const FigureOptions options;
    const ShapeReader reader{row.at("phrase"), options, vocabulary(), ReadMode::running};
    for (std::size_t at = 0; at < reader.text.size(); ++at) {
        const Result<FigureShape> shape = read_shape(reader, at);
        if (!shape) continue;
        const LanguageSet set = find_languages(reader, *shape).common;
        const auto languages = vocabulary().languages();
        for (std::size_t i = 0; i < languages.size(); ++i) {
            if ((set >> i & 1) != 0) return std::string(languages[i].code);
        }
    }
    return "en";
}

enum class Reading { agrees, by_default, refused, misread };

bool is_value(const Decimal& value, const std::string& expected) {
    const Result<Decimal> wanted = parse_decimal(expected);
    return wanted.has_value() && value == *wanted;
}

/// "<$0.2bn" is stated as 0.2bn, up to which it goes.
bool has_amount(const Figure& figure, const Row& row) {
    const bool has_low =
        is_value(figure.low, row.at("low")) || (figure.hedge == Hedge::up_to && row.at("low") == "0");
    return has_low && is_value(figure.high, row.at("high"));
}

/// The hedge of a table without languages may stand in the page, not in the phrase.
bool has_hedge(const Figure& figure, const Row& row) {
    if (figure.hedge == Hedge::none && !row.contains("language")) return true;
    static const std::map<std::string, std::string> names = {
        {"up to", "up_to"}, {"less than", "up_to"}, {"at least", "at_least"}, {"over", "at_least"}};
    const auto known = names.find(row.at("hedge"));
    return name_of(figure.hedge) == (known == names.end() ? row.at("hedge") : known->second);
}

/// A sign that has one documented meaning where the page may mean another; or the page implies the currency.
bool has_default_meaning(const Figure& figure, std::string_view phrase) {
    return !figure.currency || phrase.find('$') != phrase.npos || phrase.find("¥") != phrase.npos ||
           phrase.starts_with('R');
}

Reading reading_of(const Figure& figure, const Row& row) {
    if (row.at("low") == "?" || !has_amount(figure, row)) return Reading::misread;
    const std::string currency = figure.currency ? std::string(code_of(*figure.currency)) : "";
    if (currency != row.at("currency"))
        return has_default_meaning(figure, row.at("phrase")) ? Reading::by_default : Reading::misread;
    return Reading::agrees;
}

FoundFigures find_in_text(std::string_view text) {
    static const FigureOptions options = [] {
        FigureOptions running;
        running.running_text = true;
        return running;
    }();
    static const FigureFinder finder(options, vocabulary());
    FoundFigures found;
    finder.find(text, BareAmounts::skip, found);
    return found;
}

/// As a cell, in an expression, and in running text: where they read it, they read the same.
Reading read_figure(const Row& row) {
    const std::string& phrase = row.at("phrase");
    const Result<Figure> cell = parse_figure(phrase, {});
    const auto expression = match_figure(phrase, 0, {});
    if (expression && *expression && (*expression)->length == phrase.size() &&
        reading_of((*expression)->figure, row) == Reading::misread)
        return Reading::misread;
    for (const FoundFigure& figure : find_in_text(phrase).figures) {
        if (row.at("low") != "?" && reading_of(figure.figure, row) == Reading::misread)
            return Reading::misread;
    }
    if (!cell) return row.at("low") == "?" ? Reading::agrees : Reading::refused;
    const Reading reading = reading_of(*cell, row);
    return reading == Reading::agrees && !has_hedge(*cell, row) ? Reading::misread : reading;
}

/// The rate that the table gives for the day of the pair: 1 second currency in first ones.
Result<Derivation> market_of(const Row& row, Currency a, Currency b) {
    const auto rate = row.find("market_cur1_per_cur2");
    const bool is_pair = rate != row.end() && !rate->second.empty() &&
                         ((code_of(a) == row.at("cur2") && code_of(b) == row.at("cur1")) ||
                          (code_of(b) == row.at("cur2") && code_of(a) == row.at("cur1")));
    if (!is_pair) return error_of(Code::K0401, "no rate");
    Derivation derivation;
    derivation.pair = {*find_currency(row.at("cur2")), *find_currency(row.at("cur1"))};
    derivation.rate = Quotient(*parse_decimal(rate->second));
    return derivation.pair.base == a ? derivation : turned(derivation);
}

/// Whether the verdict is what is known of the pair: a real error is found, what rounding explains is none.
bool is_judged_right(const CheckedPair& checked, const Row& row) {
    const auto known = row.find("class");
    if (known == row.end() || checked.verdict == Verdict::unknown) return true;
    if (known->second == ">10%") return checked.verdict == Verdict::inconsistent;
    const bool is_explained = known->second.starts_with("explained") || known->second == "<=1%";
    return !is_explained || checked.verdict == Verdict::consistent || checked.verdict == Verdict::plausible;
}

Reading read_pair(const Row& row) {
    static PhraseReader reader({}, vocabulary());
    const Result<Phrase> phrase = reader.read(row.at("phrase"));
    if (!phrase) return Reading::refused;
    const auto is = [&](const Figure& figure, const char* amount, const char* currency) {
        return is_value(figure.low, row.at(amount)) && code_of(*figure.currency) == row.at(currency);
    };
    for (const FigurePair& pair : phrase->pairs) {
        const Figure& first = phrase->figures[pair.first].figure;
        const Figure& second = phrase->figures[pair.second].figure;
        if (!is(first, "amount1", "cur1") || !is(second, "amount2", "cur2")) continue;
        const MarketLookup market = [&](Currency a, Currency b) { return market_of(row, a, b); };
        return is_judged_right(check_pair(first, second, market, 3), row) ? Reading::agrees
                                                                          : Reading::misread;
    }
    return Reading::misread;
}

/// What is refused must stay refused, with the same code.
Reading read_refused(const Row& row) {
    const Result<Figure> figure = parse_figure(row.at("phrase"), {});
    return !figure && code_name(figure.error().code) == row.at("code") ? Reading::agrees : Reading::misread;
}

/// 2900000000 USD; 3000000000..4000000000 JPY; ? for each figure that is refused.
std::string list_of(const FoundFigures& found) {
    std::string list;
    const auto add = [&](const std::string& item) { list += (list.empty() ? "" : "; ") + item; };
    for (const FoundFigure& figure : found.figures) {
        const Figure& f = figure.figure;
        add(to_string(f.low) + (f.is_range() ? ".." + to_string(f.high) : "") + ' ' +
            std::string(code_of(*f.currency)));
    }
    for (std::size_t i = 0; i < found.refused.size(); ++i) add("?");
    return list;
}

/// All the money of a sentence, and nothing else in it.
Reading read_prose(const Row& row) {
    return list_of(find_in_text(row.at("text"))) == row.at("figures") ? Reading::agrees : Reading::misread;
}

/// [about $3 to $4 billion] 3000000000..4000000000 USD about; [$5½] K0301
std::string full_list_of(std::string_view text, const FoundFigures& found) {
    std::string list;
    const auto add = [&](Span span, const std::string& what) {
        const std::string written(text.substr(span.begin, span.length));
        list += (list.empty() ? "[" : "; [") + written + "] " + what;
    };
    for (const FoundFigure& figure : found.figures) {
        const Figure& f = figure.figure;
        add(figure.span, to_string(f.low) + (f.is_range() ? ".." + to_string(f.high) : "") + ' ' +
                             std::string(code_of(*f.currency)) + (f.hedge == Hedge::none ? "" : " ") +
                             std::string(name_of(f.hedge)));
    }
    for (const RefusedFigure& refused : found.refused)
        add(refused.span, std::string(code_name(refused.error.code)));
    return list;
}

Reading read_readings(const Row& row) {
    const std::string& text = row.at("text");
    const std::string list = full_list_of(text, find_in_text(text));
    if (list == row.at("readings")) return Reading::agrees;
    std::cout << text << " reads: " << list << '\n';
    return Reading::misread;
}

/// Counts the readings of a table by language; false where one is a misreading, or more are refused than may
/// be.
bool report(const fs::path& path, const std::function<Reading(const Row& row)>& read,
            int refused_max_percent = 0) {
    if (!fs::exists(path)) return true;
    std::map<std::string, std::array<int, 4>> counts;
    const std::vector<Row> rows = read_table(path);
    for (const Row& row : rows) {
        const Reading reading = read(row);
        for (const std::string& name : {language_of(row), std::string("all")})
            ++counts[name][static_cast<std::size_t>(reading)];
        if (reading >= Reading::refused)
            std::cout << (reading == Reading::misread ? "misread: " : "refused: ")
                      << row.at(row.contains("phrase") ? "phrase" : "text") << '\n';
    }
    std::cout << path.filename().string() << ": agree, by a documented default, refused, misread\n";
    for (const auto& [language, count] : counts) {
        std::cout << "  " << language;
        for (const int number : count) std::cout << ' ' << number;
        std::cout << '\n';
    }
    const std::array<int, 4>& all = counts["all"];
    return !rows.empty() && all[3] == 0 &&
           all[2] * 100 <= refused_max_percent * static_cast<int>(rows.size());
}

int run(int count, char** arguments) {
    constexpr int tenth = 10;
    bool is_right = true;
    for (int i = 1; i < count; ++i) {
        const fs::path folder = arguments[i];
        if (!fs::exists(folder)) {
            std::cout << "skipped: " << folder.string() << " is not there\n";
            return 77;
        }
        is_right = report(folder / "figures.tsv", read_figure) && is_right;
        is_right = report(folder / "notations.tsv", read_figure, tenth) && is_right;
        is_right = report(folder / "pairs.tsv", read_pair) && is_right;
        is_right = report(folder / "reported_pairs.tsv", read_pair, tenth) && is_right;
        is_right = report(folder / "refused.tsv", read_refused) && is_right;
        is_right = report(folder / "prose.tsv", read_prose) && is_right;
        is_right = report(folder / "readings.tsv", read_readings) && is_right;
    }
    return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace kanjo::test

int main(int count, char** arguments) {
    return kanjo::test::run(count, arguments);
}
