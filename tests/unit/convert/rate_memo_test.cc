// Rates are worked out once for each currency and date, however many of them there are.
#include "base/date.h"
#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

TEST_CASE("records of thousands of days in several currencies have each their own day's rate") {
    // Two currencies, days over forty years, in an order that comes back to each.
    std::string rates = "period,base,quote,rate\n";
    std::string input = "date,amount,currency\n";
    std::string expected = "date,amount,currency,amount USD\n";
    constexpr int days = 1500;
    const auto day_of = [](int i) { return kanjo::to_string(kanjo::Date{5000 + 10 * i}); };
    const auto rate_of = [](int i, int currency) {
        return 1001 + (i * 7 + currency * 3) % 899;
    };  // thousandths
    for (int i = 0; i < days; ++i) {
        rates += day_of(i) + ",EUR,USD,1." + std::to_string(rate_of(i, 0)).substr(1) + '\n';
        rates += day_of(i) + ",GBP,USD,1." + std::to_string(rate_of(i, 1)).substr(1) + '\n';
    }
    for (int i = 0; i < 2 * days; ++i) {
        const int day = i * 7 % days;
        const int currency = i < days ? 0 : 1;
        const std::string record = day_of(day) + ",1000," + (currency == 0 ? "EUR" : "GBP");
        input += record + '\n';
        expected += record + ',' + std::to_string(rate_of(day, currency)) + ".00\n";
    }
    const std::string path =
        (std::filesystem::temp_directory_path() / ("kanjo-memo-" + std::to_string(getpid()))).string();
    std::ofstream(path) << rates;
    kanjo::test::MemorySink out;
    kanjo::test::MemorySink err;
    const int code =
        kanjo::test::run_in_memory({"convert", "-", "--in", "USD", "--rates", path},
                                   std::make_unique<kanjo::test::MemorySource>(input, "-"), out, err);
    std::filesystem::remove(path);
    CHECK(err.text() == "");
    CHECK(code == 0);
    std::string amounts;  // without what is said of the rates
    for (std::size_t at = 0; at < out.text().size();) {
        const std::size_t end = out.text().find('\n', at);
        std::size_t comma = at;
        for (int i = 0; i < 4; ++i) comma = out.text().find(',', comma + (i > 0 ? 1 : 0));
        amounts += out.text().substr(at, comma - at) + '\n';
        at = end + 1;
    }
    CHECK(amounts == expected);
}
