#include "records/csv_reader.h"
#include "support/catch.h"
#include "support/memory_bytes.h"

namespace {

std::unique_ptr<kanjo::RecordReader> open_csv(const std::string& text) {
    return kanjo::CsvReader::open(std::make_unique<kanjo::test::MemorySource>(text, "c.csv"), {}).value();
}

/// The input put together again from what the reader gives.
std::string written_again(const std::string& text) {
    const std::unique_ptr<kanjo::RecordReader> reader = open_csv(text);
    reader->bind({});
    std::string out(reader->header());
    kanjo::Record record;
    while (reader->next(record) != kanjo::Next::end) {
        out += record.raw;
        out += record.line_end;
    }
    return out;
}

}  // namespace

TEST_CASE("Header, records and line ends put together are the input") {
    const std::string cases[] = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\n1,2\r\n3,4",
        "a,b",
        "a,b\r\n",
        "\xEF\xBB\xBF\"a\",b\n\"x\r\ny\",\"\"\"\"\n",
        "a,b\n1\n\"x\"y,2\n5,6\n",
    };
    for (const std::string& text : cases) CHECK(written_again(text) == text);
}

TEST_CASE("Blank lines are no records, and are left out") {
    CHECK(written_again("a,b\n\n1,2\r\n\r\n3,4\n\n") == "a,b\n1,2\r\n3,4\n");
}
