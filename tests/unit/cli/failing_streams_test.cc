#include <memory>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

using namespace kanjo;
using kanjo::test::MemorySink;
using kanjo::test::MemorySource;

namespace {

Error broken_stream() {
    return error_of(Code::K0102, "the stream broke");
}

/// Gives the bytes before a place, then an error.
class BreakingSource : public MemorySource {
  public:
    BreakingSource(const std::string& bytes, std::size_t place)
        : MemorySource(bytes.substr(0, place), "-"), left_(place) {}
    Result<std::size_t> read(char* buffer, std::size_t size) override {
        if (left_ == 0) return broken_stream();
        const Result<std::size_t> count = MemorySource::read(buffer, std::min<std::size_t>(size, left_));
        left_ -= *count;
        return count;
    }

  private:
    std::size_t left_;
};

/// Takes so many bytes, then none.
class BreakingSink : public MemorySink {
  public:
    explicit BreakingSink(std::size_t room) : room_(room) {}
    Result<Done> write(std::string_view bytes) override {
        if (text().size() + bytes.size() > room_) {
            static_cast<void>(MemorySink::write(bytes.substr(0, room_ - text().size())));
            return broken_stream();
        }
        return MemorySink::write(bytes);
    }

  private:
    std::size_t room_;
};

struct Ran {
    int exit_code;
    std::string out;
};

Ran run(const std::vector<std::string>& words, std::unique_ptr<ByteSource> input, MemorySink& out) {
    MemorySink err;
    const int exit_code = kanjo::test::run_in_memory(words, std::move(input), out, err);
    return {exit_code, out.text()};
}

const std::string csv = "sector,amount,currency\nchips,\"$2.9B\",\ncloud,5,USD\n\"AI\",undisclosed,\n";
const std::string json =
    R"({"commitments":[{"sector":"chips","amount":5,"currency":"USD"},{"amount":"$1-2B"}]})";
const std::string lines = "{\"sector\":\"chips\",\"amount\":5,\"currency\":\"USD\"}\n{\"amount\":\"$1B\"}\n";
const std::string prose = "AWS adds $14 billion (2.1 trillion yen) of cloud; Microsoft $2.9 billion.\n";

struct Case {
    std::vector<std::string> words;
    std::string input;
    bool streams;  ///< what came before the break may have been written by then
};

const std::vector<Case> cases = {
    {{"total", "-", "--in", "USD", "--format", "json"}, csv, false},
    {{"total", "-", "--in", "USD", "--format", "csv"}, json, false},
    {{"total", "-", "--in", "USD"}, lines, false},
    {{"total", "-", "--in", "USD", "--format", "html"}, csv, false},
    {{"total", "-", "--in", "USD", "--format", "markdown"}, csv, false},
    {{"total", "-", "--partial"}, csv, false},
    {{"convert", "-", "--in", "USD", "--ranges"}, csv, true},
    {{"convert", "-", "--in", "USD", "--ranges"}, lines, true},
    {{"scan", "-", "--format", "json"}, prose, false},
    {{"scan", "-", "--annotate", "USD"}, prose, true},
    {{"calc", "-"}, "5 USD + 3 USD\n1/3\n", true},
};

}  // namespace

TEST_CASE("an input that breaks, at whichever byte, is an error of input, and no report comes of it") {
    for (const Case& c : cases) {
        for (std::size_t place = 0; place < c.input.size(); ++place) {
            MemorySink out;
            const Ran ran = run(c.words, std::make_unique<BreakingSource>(c.input, place), out);
            INFO(c.words[0] << ' ' << c.words.back() << " breaks at " << place << ": " << ran.out);
            CHECK(ran.exit_code == 3);
            if (!c.streams) CHECK(ran.out.empty());
        }
    }
}

TEST_CASE("an output that breaks, wherever it does, is an error of output") {
    for (const Case& c : cases) {
        MemorySink all;
        const Ran whole = run(c.words, std::make_unique<MemorySource>(c.input, "-"), all);
        REQUIRE(whole.exit_code == 0);
        REQUIRE(!whole.out.empty());
        const std::size_t step = 1 + whole.out.size() / 60;
        for (std::size_t room = 0; room < whole.out.size(); room += step) {
            BreakingSink out(room);
            const Ran ran = run(c.words, std::make_unique<MemorySource>(c.input, "-"), out);
            INFO(c.words[0] << ' ' << c.words.back() << " has room for " << room);
            CHECK(ran.exit_code == 3);
            CHECK(whole.out.starts_with(ran.out));
        }
    }
}
