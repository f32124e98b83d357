// Groups stand in the order of their totals, however near those are to each other, and equal ones in that of
// their keys.
#include <algorithm>

#include "decimal/quotient.h"
#include "support/catch.h"
#include "support/memory_bytes.h"
#include "support/run_in_memory.h"

namespace {

using kanjo::Decimal;
using kanjo::Quotient;

struct Group {
    std::string key;
    Decimal amount;
    std::string currency;
};

/// EUR are as they are, USD 1.3 a euro.
Quotient value_of(const Group& group) {
    return group.currency == "EUR" ? Quotient(group.amount)
                                   : Quotient(group.amount) / Quotient(Decimal(13, -1));
}

std::vector<std::string> expected_order(std::vector<Group> groups) {
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        const auto order = value_of(a) <=> value_of(b);
        return order != 0 ? order > 0 : a.key < b.key;
    });
    std::vector<std::string> keys;
    for (const Group& group : groups) keys.push_back(group.key);
    return keys;
}

std::vector<std::string> reported_order(const std::vector<Group>& groups) {
    std::string input = "sector,amount,currency\n";
    for (const Group& group : groups)
        input += group.key + ',' + to_string(group.amount) + ',' + group.currency + '\n';
    kanjo::test::MemorySink out;
    kanjo::test::MemorySink err;
    const int code =
        kanjo::test::run_in_memory({"total", "-", "--in", "EUR", "--rate", "EUR/USD=1.3", "--format", "csv"},
                                   std::make_unique<kanjo::test::MemorySource>(input, "-"), out, err);
    CHECK(err.text().empty());
    CHECK(code == 0);
    std::vector<std::string> keys;
    const std::string text = out.text();
    for (std::size_t at = text.find('\n') + 1; text.compare(at, 5, "TOTAL") != 0;
         at = text.find('\n', at) + 1)
        keys.push_back(text.substr(at, text.find(',', at) - at));
    return keys;
}

/// Each number of billionths, what lies one and two beside it, and their negatives; keys in no order of the
/// amounts.
std::vector<Group> groups_around(std::initializer_list<std::string_view> billionths,
                                 const std::string& currency) {
    std::vector<Decimal> amounts;
    for (const std::string_view number : billionths) {
        for (const int beside : {0, 1, -1, 2, -2, 0}) {
            const kanjo::Integer units = kanjo::Integer::from_digits(number) + kanjo::Integer(beside);
            amounts.emplace_back(units, -9);
            amounts.emplace_back(-units, -9);
        }
    }
    std::vector<Group> groups;
    for (std::size_t i = 0; i < amounts.size(); ++i)
        groups.push_back({'k' + std::to_string(1000 + i * 37 % amounts.size()), amounts[i], currency});
    return groups;
}

}  // namespace

TEST_CASE("groups are in the order of exact totals that differ by a billionth") {
    const auto groups = groups_around({"0", "1000000000", "144115188075855872", "18446744073709551616",
                                       "99999999999999999999", "1329227995784915872903807060"},
                                      "EUR");
    CHECK(reported_order(groups) == expected_order(groups));
}

TEST_CASE("groups are in the order of totals near the ends of words, and beyond them") {
    for (const std::string_view billionths :
         {"2658455991569831745807614120", "2658455991569831745807614121", "85070591730234615865843651857",
          "170141183460469231731687303716", "340282366920938463463374607431",
          "1000000000000000000000000000000000000000"}) {
        INFO(billionths);
        const auto groups = groups_around({"5", billionths}, "EUR");
        CHECK(reported_order(groups) == expected_order(groups));
    }
}

TEST_CASE("groups are in the order of totals that no decimal is equal to") {
    std::vector<Group> groups =
        groups_around({"1000000000", "144115188075855872", "99999999999999999999"}, "USD");
    CHECK(reported_order(groups) == expected_order(groups));
    for (const Group& exact : groups_around({"769230769", "1000000000", "110857836981427593"}, "EUR")) {
        groups.push_back(exact);
        groups.back().key = 'e' + exact.key;
    }
    CHECK(reported_order(groups) == expected_order(groups));
}
