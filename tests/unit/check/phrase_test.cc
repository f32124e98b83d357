#include "check/phrase.h"

#include <string>

#include "support/catch.h"

using kanjo::Code;
using kanjo::read_phrase;

TEST_CASE("all amounts of a phrase count, whatever stands between them") {
    const std::pair<const char*, std::size_t> cases[] = {
        {"3.9 trillion yen ($25 billion)", 1},
        {"127.69 billion yuan ... 19.02 billion U.S. dollars", 1},
        {"732 billion yen (NT$153.78 billion, US$4.86 billion)", 2},
        {"$57.50B ... 1ドル=110円 ... 6兆円", 1},
        {"$1 = 148.27 yen", 1},
        {"3.9t jpy, 25b usd", 1},
    };
    for (const auto& [text, pairs] : cases) {
        INFO(text);
        const auto phrase = read_phrase(text, {}, kanjo::vocabulary());
        REQUIRE(phrase.has_value());
        CHECK(phrase->pairs.size() == pairs);
        for (const kanjo::FigurePair& pair : phrase->pairs) CHECK(pair.first == 0);
    }
}

TEST_CASE("a phrase in which an amount is in doubt is refused there") {
    struct Row {
        std::string_view text;
        Code code;
        std::string_view marked;
    };
    const Row rows[] = {
        {"nothing", Code::K0801, "nothing"},
        {"in 2024 $25 billion", Code::K0801, "$25 billion"},
        {"9.35 Cr ($1.1Mn) shares", Code::K0303, "9.35 Cr"},
        {"$3.9 trillion yen ($25 billion)", Code::K0301, "yen"},
        {"5 billion pesos ($300 million)", Code::K0302, "pesos"},
        {"5 million HRK ($700,000)", Code::K0303, "HRK"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto phrase = read_phrase(row.text, {}, kanjo::vocabulary());
        REQUIRE_FALSE(phrase.has_value());
        const kanjo::Error& error = phrase.error();
        CHECK(kanjo::code_name(error.code) == kanjo::code_name(row.code));
        CHECK(row.text.substr(error.caret.begin, error.caret.length) == row.marked);
    }
}
