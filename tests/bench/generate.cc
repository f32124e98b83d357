// generate rates | csv ROWS | jsonl ROWS: the data of the standard job on standard output. Whole numbers
// only, and the same bytes every time.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/date.h"

namespace {

/// SplitMix64.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  private:
    std::uint64_t state_;
};

struct Share {
    std::string_view code;
    unsigned per_cent;
    unsigned rate_hundredths;  ///< for one euro, about
};

constexpr std::array<Share, 10> currencies{{{"USD", 35, 110},
                                            {"JPY", 25, 13'500},
                                            {"EUR", 15, 100},
                                            {"GBP", 8, 86},
                                            {"CNY", 4, 760},
                                            {"INR", 3, 8'400},
                                            {"CHF", 3, 104},
                                            {"CAD", 3, 148},
                                            {"AUD", 2, 158},
                                            {"KWD", 2, 34}}};
constexpr std::array<std::string_view, 12> sectors{"agriculture",    "AI",        "cloud",   "defence",
                                                   "education",      "energy",    "finance", "health",
                                                   "semiconductors", "transport", "water",   "real estate"};
constexpr std::array<std::string_view, 8> places{"Japan",  "Kenya", "Peru",  "Viet Nam",
                                                 "France", "Ghana", "Chile", "Nepal"};

const kanjo::Date first_day = kanjo::to_date({2015, 1, 1});
const kanjo::Date last_day = kanjo::to_date({2024, 12, 31});

bool is_weekday(kanjo::Date day) {
    const int weekday = (day.days % 7 + 7 + 3) % 7;  // 1970-01-01 was a Thursday; Monday is 0
    return weekday < 5;
}

void write_rates() {
    Random random(7);
    std::puts("date,base,quote,rate");
    for (kanjo::Date day{first_day.days - 4}; day <= last_day; ++day.days) {
        if (!is_weekday(day)) continue;
        for (const Share& currency : currencies) {
            if (currency.code == "EUR") continue;
            const std::uint64_t rate =
                currency.rate_hundredths * 9'000 + random.below(currency.rate_hundredths * 2'000u);
            std::printf("%s,EUR,%.*s,%llu.%06llu\n", to_string(day).c_str(), 3, currency.code.data(),
                        static_cast<unsigned long long>(rate / 1'000'000),
                        static_cast<unsigned long long>(rate % 1'000'000));
        }
    }
}

/// 1e3 to 1e13 by digits, up to four places; half of them round.
std::string amount_of(Random& random) {
    const std::uint64_t digits = 4 + random.below(10);
    std::uint64_t bound = 1;
    for (std::uint64_t i = 0; i < digits; ++i) bound *= 10;
    std::uint64_t whole = bound / 10 + random.below(bound - bound / 10);
    if (random.below(2) == 0) whole = whole / (bound / 100) * (bound / 100);
    std::string text = std::to_string(whole);
    const std::uint64_t places_count = random.below(5);
    if (places_count > 0) text += '.';
    for (std::uint64_t i = 0; i < places_count; ++i) text += static_cast<char>('0' + random.below(10));
    return text;
}

std::string_view currency_of(Random& random) {
    std::uint64_t at = random.below(100);
    for (const Share& currency : currencies) {
        if (at < currency.per_cent) return currency.code;
        at -= currency.per_cent;
    }
    return currencies[0].code;
}

struct Row {
    std::string id, date, investor, recipient, sector, amount, currency, note;
};

Row draw(Random& random, std::uint64_t number) {
    const kanjo::Date day{first_day.days + static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(
                                               last_day.days - first_day.days + 1)))};
    const std::uint64_t investor = random.below(2'000);
    Row row;
    row.id = "c" + std::to_string(number);
    row.date = to_string(day);
    row.investor =
        "Investor " + std::to_string(investor) + (investor % 10 < 3 ? ", Incorporated" : " Holdings");
    row.recipient = places[random.below(places.size())];
    row.sector = sectors[random.below(sectors.size())];
    row.amount = amount_of(random);
    row.currency = currency_of(random);
    if (random.below(5) < 2)
        row.note = "Announced, \"in stages\", to " + std::to_string(2025 + random.below(9));
    return row;
}

std::string quoted(std::string_view text) {
    if (text.find_first_of(",\"") == text.npos) return std::string(text);
    std::string out = "\"";
    for (const char byte : text) out.append(byte == '"' ? 2 : 1, byte);
    return out + '"';
}

std::string escaped(std::string_view text) {
    std::string out = "\"";
    for (const char byte : text) {
        if (byte == '"') out += '\\';
        out += byte;
    }
    return out + '"';
}

void write_rows(std::uint64_t count, bool as_json) {
    Random random(11);
    std::string out;
    if (!as_json) out = "id,date,investor,recipient,sector,amount,currency,status,note\n";
    for (std::uint64_t number = 1; number <= count; ++number) {
        const Row row = draw(random, number);
        if (as_json) {
            out += "{\"id\":\"" + row.id + "\",\"date\":\"" + row.date +
                   "\",\"investor\":" + escaped(row.investor) + ",\"recipient\":\"" + row.recipient +
                   "\",\"sector\":\"" + row.sector + "\",\"amount\":" + row.amount + ",\"currency\":\"" +
                   row.currency + "\",\"status\":\"pledged\",\"note\":" + escaped(row.note) + "}\n";
        } else {
            out += row.id + ',' + row.date + ',' + quoted(row.investor) + ',' + row.recipient + ',' +
                   row.sector + ',' + row.amount + ',' + row.currency + ",pledged," + quoted(row.note) + '\n';
        }
        if (out.size() > 1 << 16) {
            std::fwrite(out.data(), 1, out.size(), stdout);
            out.clear();
        }
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

int main(int count, char** words) {
    const std::string_view what = count > 1 ? words[1] : "";
    if (what == "rates") {
        write_rates();
    } else if (count == 3 && (what == "csv" || what == "jsonl")) {
        write_rows(std::strtoull(words[2], nullptr, 10), what == "jsonl");
    } else {
        std::fputs("usage: generate rates | csv ROWS | jsonl ROWS\n", stderr);
        return 2;
    }
    return std::fflush(stdout) == 0 ? 0 : 3;
}
