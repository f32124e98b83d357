#include "check/prose_reader.h"

#include "support/catch.h"
#include "support/memory_bytes.h"

using kanjo::ProseKind;
using kanjo::ProseReader;

namespace {

/// Hands out a few bytes at a time, as a pipe may.
class SlowSource : public kanjo::test::MemorySource {
  public:
    using MemorySource::MemorySource;
    kanjo::Result<std::size_t> read(char* buffer, std::size_t size) override {
        return MemorySource::read(buffer, std::min<std::size_t>(size, 4093));
    }
};

std::vector<std::string> blocks_of(ProseReader reader) {
    std::vector<std::string> blocks;
    for (kanjo::Result<bool> next = reader.next(); next.value(); next = reader.next()) {
        blocks.push_back(reader.prose().text());
    }
    return blocks;
}

std::string long_text(std::string_view paragraph, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += paragraph;
    return text;
}

}  // namespace

TEST_CASE("Blocks end where paragraphs end, however the bytes arrive") {
    const std::string text = long_text("3.9 trillion yen\n- $25 billion).\n\n", 2'500'000) + "last";
    const auto fast = blocks_of({std::make_unique<kanjo::test::MemorySource>(text, "-"), {}});
    const auto slow = blocks_of({std::make_unique<SlowSource>(text, "-"), {}});
    CHECK(fast == slow);
    REQUIRE(fast.size() == 3);
    CHECK(fast[0].substr(fast[0].size() - 4) == ").\n\n");
    CHECK(fast[0] + fast[1] + fast[2] == text);
}

TEST_CASE("A block without the end of a paragraph grows until it has one") {
    const std::string text = long_text("- 3.9 trillion yen\n", 3'000'000) + "\n";
    CHECK(blocks_of({std::make_unique<SlowSource>(text, "-"), {}}).front() == text);
}

TEST_CASE("Places count lines and code points through all blocks") {
    const std::string text = "\xEF\xBB\xBF" + long_text("円と $25\n\n", 2'000'000) + "円の $26";
    ProseReader reader(std::make_unique<kanjo::test::MemorySource>(text, "a.txt"), ProseKind::plain);
    REQUIRE(reader.next().value());
    const kanjo::Place first = reader.place_of(reader.source().find('$'));
    CHECK(first.file == "a.txt");
    CHECK(first.line == 1);
    CHECK(first.column == 4);
    CHECK(reader.place_of(reader.source().find('$', 20)).line == 3);
    REQUIRE(reader.next().value());
    const kanjo::Place last = reader.place_of(reader.source().rfind('$'));
    CHECK(last.line == static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    CHECK(last.column == 4);
}

TEST_CASE("An empty document has no block") {
    CHECK(blocks_of({std::make_unique<kanjo::test::MemorySource>("", "-"), {}}).empty());
}
