#include "golden/transcript.h"

#include <map>
#include <stdexcept>

#include "support/catch.h"

using kanjo::test::Outcome;
using kanjo::test::replay_golden;
using kanjo::test::replay_markdown;
using kanjo::test::ShellCommand;
using kanjo::test::Stage;

namespace {

/// A tool that prints what a table says for its first argument.
struct FakeTool {
    std::map<std::string, Outcome> outcomes;
    std::map<std::string, std::string> files;

    Stage stage() {
        return {[this](const std::string& name, std::string_view content) { files[name] = content; },
                [this](const ShellCommand& command) { return outcomes.at(command.words.at(1)); }};
    }
};

}  // namespace

TEST_CASE("a golden file whose commands print what it says replays to itself") {
    FakeTool tool{{{"good", {"1\n\n2\n", "", 0}}, {"bad", {"", "a.csv:1: error[K0201]: x\n\n  ^\n", 1}}}, {}};
    const std::string text =
        "Shows something.\n\n--- file a.csv\nid,amount\n1,5\n--- file 'b c.csv' "
        "escaped\n\\xef\\xbb\\xbfid\\r\nend\\\n"
        "--- run\n$ kanjo good a.csv\n1\n\n2\n\n$ kanjo bad\n! a.csv:1: error[K0201]: x\n!\n!   ^\n? 1\n";
    CHECK(replay_golden(text, tool.stage()) == text);
    CHECK(tool.files.at("a.csv") == "id,amount\n1,5\n");
    CHECK(tool.files.at("b c.csv") == "\xEF\xBB\xBFid\r\nend");
}

TEST_CASE("a golden file gets what the commands print now") {
    FakeTool tool{{{"a", {"new\n", "oops\n", 2}}, {"b", {"", "", 0}}}, {}};
    CHECK(replay_golden("Says.\n--- run\n$ kanjo a\nold\n? 1\n\n$ kanjo b\ngone\n", tool.stage()) ==
          "Says.\n--- run\n$ kanjo a\nnew\n! oops\n? 2\n\n$ kanjo b\n");
}

TEST_CASE("output that could be misread is escaped, and stays as it is when rewritten") {
    struct Row {
        const char* out;
        const char* shown;
    };
    const Row rows[] = {{"$ 5\n", "\\$ 5\n"},
                        {"? 1\n", "\\? 1\n"},
                        {"--- run\n", "\\--- run\n"},
                        {"\\d\n", "\\\\\\d\n"},
                        {"\x1B[1mx\n", "\\\\x1b[1mx\n"},
                        {"5 \n", "\\5\\x20\n"},
                        {"no end", "\\no end\\\n"},
                        {"a\n\n", "a\n\\n\\\n"}};
    for (const Row& row : rows) {
        INFO(row.shown);
        FakeTool tool{{{"a", {row.out, "", 0}}, {"b", {"", "", 0}}}, {}};
        const std::string head = "Says.\n--- run\n$ kanjo a\n";
        const std::string tail = "\n$ kanjo b\n";
        CHECK(replay_golden(head + tail, tool.stage()) == head + row.shown + tail);
        CHECK(replay_golden(head + row.shown + tail, tool.stage()) == head + row.shown + tail);
    }
}

TEST_CASE("a file that is not of the format is refused") {
    FakeTool tool{{{"a", {}}}, {}};
    for (const char* text :
         {"", "--- run\n$ kanjo a\n", "Says.\n", "Says.\n--- file\n", "Says.\n--- run\nkanjo a\n",
          "Says.\n--- run\n$ kanjo a | b\n", "Says.\n--- file a raw\n--- run\n$ kanjo a\n",
          "Says.\n--- file a escaped\n\\q\n--- run\n$ kanjo a\n"}) {
        INFO(text);
        CHECK_THROWS_AS(replay_golden(text, tool.stage()), std::runtime_error);
    }
}

TEST_CASE("only the kanjo lines of a page's console blocks are run") {
    FakeTool tool{{{"a", {"1\n", "warned\n", 1}}}, {}};
    const std::string page =
        "# Title\n```console\n$ kanjo a\nold\n$ make\nkept\n$ kanjo a | head\nkept too\n```\n"
        "$ kanjo a\ntext\n```sh\n$ kanjo a\n```\n";
    const std::string expected =
        "# Title\n```console\n$ kanjo a\n1\nwarned\n$ make\nkept\n$ kanjo a | head\nkept too\n```\n"
        "$ kanjo a\ntext\n```sh\n$ kanjo a\n```\n";
    CHECK(replay_markdown(page, tool.stage()) == expected);
}
