#include "conformance/dectest_file.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "support/line_diff.h"

namespace kanjo::test {
namespace {

std::string to_lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// The text behind the quote at `at`, to its like; a doubled quote is one of the text.
std::string read_quoted(const std::string& line, std::size_t& at) {
    const char quote = line[at++];
    std::string text;
    while (at < line.size()) {
        if (line[at] == quote && line[at + 1] != quote) break;
        if (line[at] == quote) ++at;
        text += line[at++];
    }
    ++at;
    return text;
}

/// Words at blanks; '…' and "…" are one word, a doubled quote in them is one; a word that begins with -- is a
/// comment.
std::vector<std::string> tokens_of(const std::string& line) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < line.size();) {
        const char c = line[at];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            ++at;
        } else if (line.compare(at, 2, "--") == 0) {
            break;
        } else if (c == '\'' || c == '"') {
            tokens.push_back(read_quoted(line, at));
        } else {
            const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
            tokens.push_back(line.substr(at, end - at));
            at = end;
        }
    }
    return tokens;
}

std::optional<Rounding> rounding_of(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    return find_rounding(name);
}

void apply_directive(const std::string& name, const std::string& value, DecimalContext& context) {
    if (name == "precision:") context.precision = std::stoi(value);
    if (name == "minexponent:") context.exponent_min = std::stoi(value);
    if (name == "rounding:") context.rounding = rounding_of(to_lower(value));
}

}  // namespace

std::vector<DecimalCase> read_dectest(std::string_view text) {
    std::vector<DecimalCase> cases;
    DecimalContext context;
    for (const std::string& line : split_lines(text)) {
        const std::vector<std::string> tokens = tokens_of(line);
        if (tokens.size() == 2 && tokens[0].back() == ':') {
            apply_directive(to_lower(tokens[0]), tokens[1], context);
            continue;
        }
        const auto arrow = std::find(tokens.begin(), tokens.end(), "->");
        if (tokens.size() < 4 || arrow - tokens.begin() < 3 || arrow + 1 >= tokens.end()) continue;
        DecimalCase result{tokens[0], to_lower(tokens[1]), {tokens.begin() + 2, arrow}, arrow[1], {},
                           context};
        std::for_each(arrow + 2, tokens.end(),
                      [&](const std::string& word) { result.conditions.insert(to_lower(word)); });
        cases.push_back(std::move(result));
    }
    return cases;
}

std::optional<Decimal> read_finite(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
    std::string digits;
    int exponent = 0;
    bool point = false;
    for (const char c : text.substr(0, mark)) {
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            digits += c;
            if (point) --exponent;
        } else {
            return std::nullopt;
        }
    }
    if (digits.empty()) return std::nullopt;
    if (mark < text.size()) {
        const std::string written(text.substr(mark + 1));
        const std::size_t sign = !written.empty() && (written[0] == '-' || written[0] == '+') ? 1 : 0;
        const bool is_number = written.size() > sign && written.size() <= sign + 9 &&
                               written.find_first_not_of("0123456789", sign) == std::string::npos;
        if (!is_number) return std::nullopt;
        exponent += std::stoi(written);
    }
    const Integer coefficient = Integer::from_digits(digits);
    return Decimal(negative ? -coefficient : coefficient, exponent);
}

}  // namespace kanjo::test
