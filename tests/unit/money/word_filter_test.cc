#include "money/word_filter.h"

#include <string>

#include "support/catch.h"

using kanjo::WordFilter;

namespace {

bool begins(std::string_view word, std::string_view text) {
    WordFilter filter;
    filter.add_beginning(word);
    return filter.may_begin(text, 0);
}

bool ends(std::string_view word, std::string_view text) {
    WordFilter filter;
    filter.add_end(word);
    return filter.may_end(text, text.size());
}

struct Case {
    const char* word;
    const char* text;
    bool may_be;
};

}  // namespace

TEST_CASE("a word that was added may begin a text, others may not") {
    const Case cases[] = {
        {"million", "million", true},
        {"million", "MILLION dollars", true},
        {"million", "millions", false},
        {"million", "mil", false},
        {"million", "minion", false},
        {"million", "xmillion", false},
        {"m", "m", true},
        {"m", "m2", true},
        {"m", "mm", false},
        {"$", "$5", true},
        {"$", "£5", false},
        {"us$", "US$5", true},
        {"us$", "US€5", false},
        {"us$", "u5", false},
        {"a few", "a-few", true},
        {"млн", "МЛН рублей", true},
        {"млн", "млрд", false},
        {"млн", "мл", false},
        {"миллион", "милость", true},
        {"миллион", "мир", false},
        {"億円", "億円", true},
        {"億円", "億", false},
        {"億円", "億元", false},
        {"億", "億円", true},
        {"億", "兆円", false},
        {"é", "É", true},
        {"é", "éa", false},
        {"élan", "élan", true},
        {"élan", "été", false},
        {"mía", "mía", true},
        {"mía", "mia", false},
        {"mía", "mí", false},
        {"m", "mí", false},
    };
    for (const Case& c : cases) {
        INFO(c.word << " in " << c.text);
        CHECK(begins(c.word, c.text) == c.may_be);
    }
    CHECK_FALSE(begins("million", ""));
    CHECK_FALSE(begins("億", "\xFF\xFE"));
    CHECK(begins("donaudampfschifffahrt", "Donaudampfschifffahrt"));
}

TEST_CASE("a word that was added may end a text, others may not") {
    const Case cases[] = {
        {"about", "is about", true},  {"about", "is ABOUT", true},  {"about", "roundabout", false},
        {"about", "bout", false},     {"$", "US$", true},           {"$", "US£", false},
        {"us$", "us$", true},         {"us$", "in us$", true},      {"ca.", "ca.", true},
        {"ca.", "ca", false},         {"約", "は約", true},         {"約", "は", false},
        {"最大", "は最大", true},     {"最大", "は大", false},      {"до", "это до", true},
        {"до", "надо", false},        {"более", "более", true},     {"более", "колее", true},
        {"более", "комоле", false},   {"zo'n", "zo'n", true},       {"zo'n", "zon", false},
        {"à peu près", "près", true}, {"à peu près", "pré", false}, {"mía", "mía", true},
        {"mía", "ía", false},         {"más", "mas", false},
    };
    for (const Case& c : cases) {
        INFO(c.word << " in " << c.text);
        CHECK(ends(c.word, c.text) == c.may_be);
    }
    CHECK_FALSE(ends("about", ""));
    CHECK_FALSE(ends("約", "\xFF\x80\x80"));
}

TEST_CASE("of many words few others pass") {
    WordFilter filter;
    for (std::size_t i = 0; i < 1000; ++i) {
        filter.add_beginning("word" + std::to_string(i));
        filter.add_beginning(std::string(1, static_cast<char>('a' + i % 26)) + std::string(i % 7 + 1, 'q') +
                             static_cast<char>('a' + i % 25));
    }
    int passed = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
        const std::string other = std::string(1, static_cast<char>('a' + i % 26)) +
                                  std::string(i % 7 + 1, 'x') + static_cast<char>('a' + i % 25);
        passed += filter.may_begin(other, 0) ? 1 : 0;
        CHECK(filter.may_begin("word" + std::to_string(i), 0));
    }
    CHECK(passed < 50);
}

TEST_CASE("first letters are known by themselves") {
    WordFilter filter;
    filter.add_beginning("億円");
    filter.add_beginning("Million");
    CHECK(filter.may_begin_with(U'億'));
    CHECK(filter.may_begin_with(U'm'));
    CHECK(filter.may_begin_with(U'M'));
    CHECK_FALSE(filter.may_begin_with(U'円'));
    CHECK_FALSE(filter.may_begin_with(U'i'));
}
