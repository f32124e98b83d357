#include "check/figure_pairs.h"

#include <string>

#include "support/catch.h"

using kanjo::FoundFigures;

namespace {

std::string pairs_of(std::string_view text) {
    kanjo::FigureOptions options;
    options.running_text = true;
    FoundFigures found;
    kanjo::FigureFinder(options, kanjo::vocabulary()).find(text, kanjo::BareAmounts::skip, found);
    std::string list;
    for (const auto& [first, second] : kanjo::find_pairs(text, found.figures, kanjo::vocabulary())) {
        const auto part = [&](std::size_t i) {
            return std::string(text.substr(found.figures[i].span.begin, found.figures[i].span.length));
        };
        list += part(first) + " = " + part(second) + '\n';
    }
    return list;
}

}  // namespace

TEST_CASE("figures are paired by brackets and by words, in many languages") {
    const std::pair<const char*, const char*> cases[] = {
        {"3.9 trillion yen ($25 billion)", "3.9 trillion yen = $25 billion\n"},
        {"3.9 trillion yen\n(equivalent to roughly $25 billion)", "3.9 trillion yen = roughly $25 billion\n"},
        {"¥732 billion (NT$153.78 billion, US$4.86 billion)",
         "¥732 billion = NT$153.78 billion\n¥732 billion = US$4.86 billion\n"},
        {"1,3 Billionen Yen (~8,76 Mrd. Euro/~13,91 Mrd. Franken)",
         "1,3 Billionen Yen = ~8,76 Mrd. Euro\n1,3 Billionen Yen = ~13,91 Mrd. Franken\n"},
        {"800 trillion won, or about $518 billion", "800 trillion won = about $518 billion\n"},
        {"NTD1 billion, which is about USD32 million", "NTD1 billion = about USD32 million\n"},
        {"5,4 miliardi di reais, circa 990 milioni di euro",
         "5,4 miliardi di reais = circa 990 milioni di euro\n"},
        {"149億ドル、日本円にして2兆2600億円", "149億ドル = 2兆2600億円\n"},
        {"327억달러(약 46조원)", "327억달러 = 약 46조원\n"},
        {"5 miljarder dollar, motsvarande 51,9 miljarder kronor",
         "5 miljarder dollar = 51,9 miljarder kronor\n"},
        {"100亿美元，折合人民币约720亿元", "100亿美元 = 人民币约720亿元\n"},
        {"¥3.9 trillion/$25 billion", "¥3.9 trillion = $25 billion\n"},
    };
    for (const auto& [text, pairs] : cases) {
        INFO(text);
        CHECK(pairs_of(text) == pairs);
    }
}

TEST_CASE("figures that have nothing to do with one another are no pair") {
    for (const char* text : {
             "It spent $3 billion in 2023 and 500 billion yen in 2022.",
             "It has $3 billion. (500 billion yen was lost.)",
             "$3 billion (of 2023, when 500 billion yen was lost)",
             "$3 billion, 500 billion yen and 2 billion euros",
             "$3 billion ($4 billion)",
             "Sales were $5 billion (up from €3 billion)",
             "$5 billion (of which €3 billion from the EU), $5 billion (net of roughly €3 billion)",
             "5 Mrd. Euro (davon 3 Mrd. Dollar)",
             "500亿元（其中30亿美元）",
             "the rate was $1 = 148.27 yen",
             "1ドル=110円",
         }) {
        INFO(text);
        CHECK(pairs_of(text).empty());
    }
}
