#include "commitments/plain_columns.h"

#include <string>
#include <vector>

#include "commitments/plain_amount.h"
#include "support/catch.h"

using kanjo::RowMask;

namespace {

/// Texts as the rows of one column, parted by line feeds.
class Rows {
  public:
    explicit Rows(const std::vector<std::string>& texts) : count_(texts.size()) {
        ends_.push_back(static_cast<std::uint32_t>(-1));
        for (const std::string& text : texts) {
            bytes_ += text;
            ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
            bytes_ += '\n';
        }
        bytes_.append(kanjo::RowBlock::padding, '7');  // what stands behind must not matter
    }
    kanjo::RowBlock::Column column() const {
        return kanjo::RowBlock(bytes_.data(), ends_.data() + 1, slots_, 1, count_).column(0);
    }
    std::size_t size() const { return count_; }

  private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;  ///< behind the place before the first row
    std::vector<std::size_t> slots_{0};
    std::size_t count_;
};

class Dice {
  public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
        return static_cast<std::size_t>(state_ >> 33) % limit;
    }
    std::string text(std::string_view letters, std::size_t length) {
        std::string text;
        while (text.size() < length) text += letters[below(letters.size())];
        return text;
    }

  private:
    std::uint64_t state_ = 20'240'412;
};

template <class Draw>
std::vector<std::string> draw_rows(Draw draw) {
    std::vector<std::string> rows;
    while (rows.size() < kanjo::block_rows_max) rows.push_back(draw());
    return rows;
}

bool has(RowMask mask, std::size_t row) {
    return (mask >> row & 1) != 0;
}

}  // namespace

TEST_CASE("amounts of a column are those that are read one by one") {
    Dice dice;
    for (int round = 0; round < 2000; ++round) {
        const std::vector<std::string> texts = draw_rows([&] {
            std::string text =
                dice.text(dice.below(3) == 0 ? "0123456789.-/:" : "0123456789", dice.below(22));
            if (dice.below(2) == 0) text.insert(dice.below(text.size() + 1), ".");
            return dice.below(5) == 0 ? "-" + text : text;
        });
        const Rows rows(texts);
        std::array<kanjo::Int128, kanjo::block_rows_max> units{};
        const RowMask plain = kanjo::read_plain_units(rows.column(), rows.size(), units);
        for (std::size_t row = 0; row < texts.size(); ++row) {
            INFO(texts[row]);
            const std::optional<kanjo::Int128> expected = kanjo::parse_plain_units(texts[row]);
            REQUIRE(has(plain, row) == expected.has_value());
            if (expected) REQUIRE(units[row] == *expected);
        }
    }
}

TEST_CASE("days of a column are those that are read one by one") {
    Dice dice;
    kanjo::MonthDays months;
    for (int round = 0; round < 2000; ++round) {
        const std::vector<std::string> texts = draw_rows([&] {
            std::string text = "20" + dice.text("0123456789", 2) + "-" + dice.text("01", 1) +
                               dice.text("0123456789", 1) + "-" + dice.text("0123", 1) +
                               dice.text("0123456789", 1);
            if (dice.below(4) == 0) text[dice.below(text.size())] = "0/-:9a"[dice.below(6)];
            return dice.below(8) == 0 ? text + "1" : text;
        });
        const Rows rows(texts);
        std::array<kanjo::DateId, kanjo::block_rows_max> days{};
        const RowMask plain = months.read(rows.column(), rows.size(), days);
        for (std::size_t row = 0; row < texts.size(); ++row) {
            INFO(texts[row]);
            const std::optional<kanjo::Date> expected = kanjo::find_date(texts[row]);
            REQUIRE(has(plain, row) == expected.has_value());
            if (expected) REQUIRE(days[row] == kanjo::id_of_day(*expected));
        }
    }
}

TEST_CASE("codes of a column are found where they were added, others are left") {
    kanjo::KnownCodes codes;
    codes.add("USD", *kanjo::find_currency("USD"));
    codes.add("jpy", *kanjo::find_currency("JPY"));
    const Rows rows({"USD", "jpy", "JPY", "US", "USDX", "", "\"USD\""});
    std::array<kanjo::Currency, kanjo::block_rows_max> currencies{};
    const RowMask plain = codes.read(rows.column(), rows.size(), currencies);
    CHECK(plain == 0b1000011);
    CHECK(currencies[0] == *kanjo::find_currency("USD"));
    CHECK(currencies[1] == *kanjo::find_currency("JPY"));
    CHECK(currencies[6] == *kanjo::find_currency("USD"));
}

TEST_CASE("more codes than there is room for are left, and those that were added stay") {
    kanjo::KnownCodes codes;
    const kanjo::Currency dollar = *kanjo::find_currency("USD");
    std::vector<std::string> names;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; ++b) names.push_back(std::string{a, b, 'x'});
    }
    for (const std::string& name : names) codes.add(name, dollar);
    std::size_t found = 0;
    for (const std::string& name : names) found += codes.find(name) ? 1 : 0;
    CHECK(found == 512);
    CHECK(codes.find("aax") == dollar);
}
