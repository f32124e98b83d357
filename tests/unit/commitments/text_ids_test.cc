// Texts and their numbers, short ones within and long ones beside.
#include "commitments/text_ids.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

TEST_CASE("texts of every length have their numbers and come back") {
    kanjo::TextIds ids;
    std::vector<std::string> texts;
    for (std::size_t length = 0; length <= 40; ++length) {
        texts.emplace_back(length, 'a');
        texts.push_back(std::string(length, '\xFF') + 'b');
        texts.push_back(std::string(length, '\0') + "c");
    }
    std::string& longest = texts.emplace_back();
    for (int i = 0; i < 100'000; ++i) longest += 'x';
    for (std::uint32_t id = 0; id < texts.size(); ++id) REQUIRE(ids.id_of(texts[id]) == id);
    const kanjo::TextIds::Finder finder(ids);
    for (std::uint32_t id = 0; id < texts.size(); ++id) {
        REQUIRE(ids.id_of(texts[id]) == id);
        REQUIRE(ids.view(id) == texts[id]);
        std::string padded = texts[id];
        padded.append(16, 'z');
        REQUIRE(finder.find(std::string_view(padded).substr(0, texts[id].size())) == id);
    }
    ids.id_of("no other");
    ids.forget_last();
    CHECK(ids.size() == texts.size());
    ids.seal();
    CHECK(ids.view(7) == texts[7]);
}
