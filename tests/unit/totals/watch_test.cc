// What is given twice is found in inputs of many rows too, whichever of them it stands in.
#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

namespace {

/// A file while it lasts.
class InputFile {
  public:
    InputFile(const std::string& name, const std::string& text)
        : path_((std::filesystem::temp_directory_path() / (name + std::to_string(getpid()) + ".csv"))
                    .string()) {
        std::ofstream(path_) << text;
    }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile() { std::filesystem::remove(path_); }
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// Short rows first, so that by them there are many more than there are.
std::string rows(const std::string& ids, int count, const std::string& note) {
    std::string text = "id,sector,amount,currency,note\n";
    for (int i = 0; i < count; ++i)
        text += ids + std::to_string(i) + ",AI,1.25,EUR," + (i < 2000 ? "" : note) + '\n';
    return text;
}

std::string said_of(const std::vector<std::string>& paths) {
    std::vector<std::string> words = {"total"};
    words.insert(words.end(), paths.begin(), paths.end());
    words.insert(words.end(), {"--in", "EUR", "--format", "csv"});
    kanjo::test::MemorySink out;
    kanjo::test::MemorySink err;
    kanjo::test::run_in_memory(words, std::make_unique<kanjo::test::MemorySource>("", "-"), out, err);
    return err.text();
}

}  // namespace

TEST_CASE("an id that is given again is found behind ten thousand others, also where more seemed to come") {
    const InputFile first("kanjo-watch-first", rows("a", 10'000, ""));
    const InputFile second("kanjo-watch-second",
                           rows("b", 6'000, std::string(500, 'x')) + "a7,AI,1.25,EUR,\n");
    const std::string said = said_of({first.path(), second.path()});
    INFO(said);
    CHECK(said.find(second.path() + ":6002:1: error[K0503]") != std::string::npos);
    CHECK(said.find("'a7'") != std::string::npos);
}

TEST_CASE("beyond twenty-five thousand commitments none is looked for") {
    const InputFile first("kanjo-watch-all", rows("a", 20'000, ""));
    const InputFile second("kanjo-watch-more", rows("b", 6'000, std::string(500, 'x')) + "a7,AI,1.25,EUR,\n");
    CHECK(said_of({first.path(), second.path()}) == "");
}

namespace {

struct Row {
    std::string date, investor, recipient, sector, amount, currency;
};

/// Many rows that differ from each other in the amount alone, and two more.
std::string rows_and(const Row& first, const Row& second) {
    std::string text = "date,investor,recipient,sector,amount,currency\n";
    const auto add = [&](const Row& row) {
        text += row.date + ',' + row.investor + ',' + row.recipient + ',' + row.sector + ',' + row.amount +
                ',' + row.currency + '\n';
    };
    for (int i = 0; i < 300; ++i) add({"2024-04-12", "Abe", "fab", "AI", std::to_string(1000 + i), "EUR"});
    add(first);
    add(second);
    return text;
}

std::string notices_of(const std::string& text) {
    const InputFile input("kanjo-watch-twins", text);
    std::string said = said_of({input.path()});
    for (std::size_t at = said.find(input.path()); at != said.npos; at = said.find(input.path()))
        said.replace(at, input.path().size(), "c.csv");
    return said;
}

}  // namespace

TEST_CASE("two rows of one date, investor, recipient, sector and amount are likely one, among rows alike") {
    const Row row{"2024-04-12", "Abe", "fab", "AI", "7", "EUR"};
    const std::string told = notices_of(rows_and(row, row));
    INFO(told);
    CHECK(told.find("c.csv:303") != std::string::npos);
    CHECK(told.find("c.csv:302") != std::string::npos);
    CHECK(told.find("K0505") != std::string::npos);
    const Row padded{" 2024-04-12 ", " Abe", "fab ", " AI", "7", "EUR"};
    CHECK(notices_of(rows_and(row, padded)) == told);
    const Row others[] = {
        {"2024-04-11", "Abe", "fab", "AI", "7", "EUR"},    {"2024-04-12", "Bea", "fab", "AI", "7", "EUR"},
        {"2024-04-12", "", "fab", "AI", "7", "EUR"},       {"2024-04-12", "Abe", "lab", "AI", "7", "EUR"},
        {"2024-04-12", "Abe", "fab", "chips", "7", "EUR"}, {"2024-04-12", "Abe", "fab", "AI", "8", "EUR"},
        {"2024-04-12", "Abe", "fab", "AI", "7.01", "EUR"},
    };
    for (const Row& other : others) CHECK(notices_of(rows_and(row, other)) == "");
}

TEST_CASE("what has no date is told with its place, among however many") {
    std::string text = "date,sector,amount,currency\n";
    for (int i = 0; i < 30'000; ++i)
        text += (i == 28'123 ? "" : "2024-04-12") + std::string(",AI,1.25,") + (i % 2 == 0 ? "EUR" : "USD") +
                '\n';
    CHECK(notices_of(text).starts_with("c.csv:28125:1: error[K0501]: a commitment in USD has no date"));
}
