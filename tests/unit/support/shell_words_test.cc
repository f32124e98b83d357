#include "support/shell_words.h"

#include "support/catch.h"

using kanjo::test::parse_shell_command;
using kanjo::test::ShellCommand;
using Words = std::vector<std::string>;

TEST_CASE("a command is split as a shell splits it") {
    struct Row {
        const char* line;
        Words words;
    };
    const Row rows[] = {{"kanjo total c.csv", {"kanjo", "total", "c.csv"}},
                        {"kanjo  '3.9T yen'\t\"in USD\"", {"kanjo", "3.9T yen", "in USD"}},
                        {"kanjo '$14B'", {"kanjo", "$14B"}},
                        {R"(kanjo "a\"b\c" a\ b '')", {"kanjo", R"(a"b\c)", "a b", ""}},
                        {"kanjo --rate=USD/JPY=156", {"kanjo", "--rate=USD/JPY=156"}},
                        {"kanjo A=1", {"kanjo", "A=1"}}};
    for (const Row& row : rows) {
        INFO(row.line);
        const auto command = parse_shell_command(row.line);
        REQUIRE(command);
        CHECK(command->words == row.words);
    }
}

TEST_CASE("assignments and a redirection stand apart from the words") {
    const auto command = parse_shell_command("TTY=80 NO_COLOR= kanjo calc - < 'in put.txt'");
    REQUIRE(command);
    CHECK(command->words == Words{"kanjo", "calc", "-"});
    CHECK(command->environment ==
          std::vector<std::pair<std::string, std::string>>{{"TTY", "80"}, {"NO_COLOR", ""}});
    CHECK(command->input_file == "in put.txt");
}

TEST_CASE("what needs more of a shell is not split") {
    for (const char* line :
         {"kanjo $14B", "kanjo | head", "kanjo > out", "kanjo 'open", "kanjo \"open", "kanjo \\", "kanjo <",
          "kanjo < < in", "kanjo a; kanjo b", "kanjo $(date)", "kanjo & "}) {
        INFO(line);
        CHECK_FALSE(parse_shell_command(line));
    }
}
