#include "money/vocabulary.h"

#include <array>
#include <string>

#include "money/finder.h"
#include "support/catch.h"

using kanjo::Code;
using kanjo::Figure;
using kanjo::FigureOptions;
using kanjo::Vocabulary;

namespace {

// A language of an island that writes 1.234,5 and counts zan (10^3), zillu (10^6) and miz (10^9).
constexpr std::string_view languages =
    "code\tname\tmarks\tpoint_too\tlong_scale\tblank_groups\n"
    "en\tEnglish\tpoint\t0\t0\t0\n"
    "qx\tIslandic\tcomma\t0\t1\t1\n";
constexpr std::string_view rows =
    "word\tkind\tmeaning\tlanguages\n"
    "billion\tscale\t9\ten\n"
    "m\tscale\t6\ten\n"
    "m\tscale\t9\tqx\n"
    "zan\tscale\t3\tqx\n"
    "zillu\tscale\t6\tqx\n"
    "miz.\tscale\t9\tqx\n"
    "tri\tdigit\t3\tqx\n"
    "krun\tcurrency\tSEK\tqx\n"
    "krun ol\tcurrency\tISK\tqx\n"
    "$\tcurrency\tUSD|CAD\t*\n"
    "mer quam\thedge\tat_least\tqx\n"
    "lo\tlink\t-\tqx\n"
    "od\trange\t-\tqx\n"
    "nekont\tundisclosed\t-\tqx\n";

const Vocabulary& island() {
    static const std::array<std::string_view, 1> tables = {rows};
    static const Vocabulary words(tables, languages);
    return words;
}

std::string read(std::string_view text) {
    const auto figure = kanjo::parse_figure(text, {}, island());
    if (!figure) return std::string(code_name(figure.error().code));
    if (figure->certainty == kanjo::Certainty::undisclosed) return "undisclosed";
    std::string shown = std::string(name_of(figure->hedge)) + ' ' + to_string(figure->low);
    if (figure->is_range()) shown += ".." + to_string(figure->high);
    return shown + ' ' + (figure->currency ? std::string(code_of(*figure->currency)) : "");
}

}  // namespace

TEST_CASE("a language is added by rows alone") {
    CHECK(read("6,2 miz. krun") == " 6200000000 SEK");
    CHECK(read("1.234 zillu lo krun") == " 1234000000 SEK");
    CHECK(read("1 000 zan krun ol") == " 1000000 ISK");
    CHECK(read("tri zillu krun") == " 3000000 SEK");
    CHECK(read("mer quam 5 miz $") == "at_least 5000000000 USD");
    CHECK(read("2 od 3 miz krun") == " 2000000000..3000000000 SEK");
    CHECK(read("nekont") == "undisclosed");
    CHECK(read("6.2 billion $") == " 6200000000 USD");
    CHECK(read("5 billion krun") == "K0302");
    CHECK(read("5 m krun") == " 5000000000 SEK");
    CHECK(read("5 million krun") == "K0301");
}

TEST_CASE("an added language is found in running text") {
    FigureOptions options;
    options.running_text = true;
    kanjo::FoundFigures found;
    const std::string_view text = "Ka firma lo 2024 mer quam 6,2 miz. krun sarta, tri zillu krun ol.";
    kanjo::FigureFinder(options, island()).find(text, kanjo::BareAmounts::skip, found);
    REQUIRE(found.figures.size() == 2);
    CHECK(text.substr(found.figures[0].span.begin, found.figures[0].span.length) == "mer quam 6,2 miz. krun");
    CHECK(found.figures[1].figure.currency == kanjo::find_currency("ISK"));
}

TEST_CASE("words are matched as long as they go, by whole words") {
    const Vocabulary& words = island();
    CHECK(words.match("krun ol", 0)->length == 7);
    CHECK(words.match("krun olm", 0)->length == 4);
    CHECK_FALSE(words.match("krunol", 0));
    CHECK(words.match("MIZ. x", 0)->length == 4);
    CHECK(words.match("mer  quam", 0)->length == 9);
    CHECK(words.match("mer-quam", 0)->length == 8);
}
