#include "check/figure_pairs.h"

#include <optional>

#include "money/text_walk.h"

namespace kanjo {
namespace {

/// What may stand between a figure and the bracket behind it, or between the bracket and its figure.
constexpr std::size_t filler_bytes_max = 60;

enum class Joint : std::uint8_t { none, opening, separator, words, equals };

bool is_opening(char32_t value) {
    return value == '(' || value == 0xFF08 || value == '[' || value == 0x3010 || value == 0x3014;
}

bool is_closing(char32_t value) {
    return value == ')' || value == 0xFF09 || value == ']' || value == 0x3011 || value == 0x3015;
}

bool is_comma(char32_t value) {
    return value == ',' || value == 0xFF0C || value == 0x3001 || value == 0x60C;
}

bool is_slash(char32_t value) {
    return value == '/' || value == 0xFF0F;
}

bool is_equals(char32_t value) {
    return value == '=' || value == 0xFF1D || value == 0x2248;
}

/// Whether a sentence, clause or number stands between, so that the two figures have nothing to do with each
/// other.
bool ends_statement(char32_t value) {
    return value == '\n' || value == '.' || value == 0x3002 || value == '!' || value == '?' || value == ';' ||
           (value >= '0' && value <= '9') || is_opening(value) || is_closing(value);
}

/// Reads what stands between two figures.
class JointReader {
  public:
    /// `second` is the figure behind the text.
    JointReader(std::string_view between, const Figure& second, const Vocabulary& words)
        : text_(between), begins_with_about_(second.hedge == Hedge::about), words_(words) {}

    Joint read() {
        skip();
        if (here() == '\n' && is_opening(point_at(text_, at_ + 1).value)) ++at_;
        if (is_equals(here())) return step(), at_end() ? Joint::equals : Joint::none;
        if (is_opening(here())) return step(), is_filler() ? Joint::opening : Joint::none;
        const bool has_comma = is_comma(here());
        const bool has_slash = is_slash(here());
        const bool has_dash = is_dash(here());
        const bool has_separator = has_comma || has_slash || here() == ';' || here() == 0xFF1B;
        if (has_separator || has_dash) step();
        const bool has_words = take_pairing_words();
        if (!at_end()) return Joint::none;
        if (has_words || has_slash || ((has_comma || has_dash) && begins_with_about_)) return Joint::words;
        return has_separator ? Joint::separator : Joint::none;
    }

  private:
    char32_t here() const { return point_at(text_, at_).value; }
    void skip() { at_ = skip_blanks(text_, at_); }
    void step() {
        at_ += std::max<std::size_t>(point_at(text_, at_).length, 1);
        skip();
    }
    bool at_end() const { return at_ >= text_.size(); }

    /// Words that end no statement, up to the figure, none of which says that it is another sum.
    bool is_filler() {
        if (text_.size() - at_ > filler_bytes_max) return false;
        for (std::size_t at = at_; at < text_.size();) {
            const CodePoint point = point_at(text_, at);
            const bool is_abbreviation = point.value == '.' && is_word_letter(point_before(text_, at));
            if (point.length == 0 || (ends_statement(point.value) && !is_abbreviation)) return false;
            if (!is_word_letter(point_before(text_, at)) && names_another_sum(at)) return false;
            at += point.length;
        }
        return true;
    }

    /// Of which, up from, including.
    bool names_another_sum(std::size_t at) const {
        const std::optional<WordMatch> word = words_.match(text_, at);
        if (!word) return false;
        const std::optional<Word> pairing = words_.find(*word, WordKind::pairing);
        return (pairing && pairing->meaning == "apart") ||
               (at == at_ && words_.find(*word, WordKind::change));
    }

    bool take_pairing_words() {
        bool any = false;
        while (!at_end()) {
            const std::optional<WordMatch> word = words_.match(text_, at_);
            const std::optional<Word> pairing = word ? words_.find(*word, WordKind::pairing) : std::nullopt;
            const bool is_pairing = pairing && pairing->meaning != "apart";
            const bool is_hedge = word && words_.find(*word, WordKind::hedge);
            if (!is_pairing && !is_hedge) break;
            any = any || is_pairing;
            at_ += word->length;
            skip();
            if (is_comma(here())) step();
        }
        return any;
    }

    std::string_view text_;
    bool begins_with_about_;
    const Vocabulary& words_;
    std::size_t at_ = 0;
};

Joint read_joint(std::string_view text, const FoundFigure& first, const FoundFigure& second,
                 const Vocabulary& words) {
    const std::size_t begin = first.span.begin + first.span.length;
    return JointReader(text.substr(begin, second.span.begin - begin), second.figure, words).read();
}

bool differ(const FoundFigure& a, const FoundFigure& b) {
    return a.figure.currency && b.figure.currency && *a.figure.currency != *b.figure.currency;
}

bool is_one_unit(const Figure& figure) {
    const Decimal& value = figure.low;
    return !figure.is_range() && (value == Decimal(1) || value == Decimal(100) || value == Decimal(1000));
}

}  // namespace

bool is_rate_statement(std::string_view text, const FoundFigure& first, const FoundFigure& second,
                       const Vocabulary& words) {
    return differ(first, second) && read_joint(text, first, second, words) == Joint::equals &&
           (is_one_unit(first.figure) || is_one_unit(second.figure));
}

std::vector<FigurePair> find_pairs(std::string_view text, std::span<const FoundFigure> figures,
                                   const Vocabulary& words) {
    std::vector<FigurePair> pairs;
    std::size_t base = 0;
    bool is_open = false;
    for (std::size_t i = 1; i < figures.size(); ++i) {
        const Joint joint = read_joint(text, figures[i - 1], figures[i], words);
        const bool states_rate =
            joint == Joint::equals && (is_one_unit(figures[i - 1].figure) || is_one_unit(figures[i].figure));
        if (states_rate) continue;
        const bool continues = is_open && (joint == Joint::separator || joint == Joint::words);
        if (!continues) base = i - 1;
        is_open = continues || joint == Joint::opening;
        const bool joins = is_open || joint == Joint::words || joint == Joint::equals;
        if (joins && differ(figures[base], figures[i])) pairs.push_back({base, i});
    }
    return pairs;
}

}  // namespace kanjo
