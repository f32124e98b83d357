// Bounds of sums of products: they hold the exact value, and are no wider than their terms make them.
#include "totals/enclosure.h"

#include "support/catch.h"

using kanjo::Bounds;
using kanjo::Enclosure;
using kanjo::Factor;
using kanjo::Int128;
using kanjo::Integer;
using kanjo::Multiplier;
using kanjo::UInt128;
using kanjo::Wide;
using Kind = kanjo::Multiplier::Kind;

namespace {

Integer two_to(int exponent) {
    return kanjo::power(2, exponent);
}

/// Billionths times a fraction are units of 10^-18 times this.
const Integer exact_units = Integer::power_of_ten(9);

struct Term {
    Int128 units;
    Integer numerator;
    Integer denominator;
};

void add(Enclosure& sum, const Term& term) {
    sum.add(term.units, Factor(term.numerator, term.denominator));
}

/// That low and high enclose the sum of the terms, and nothing but their width, a 2^104th of each amount,
/// and the two ends rounded outwards stand between them.
void require_enclosed(const Bounds& bounds, const std::vector<Term>& terms) {
    Integer common = 1;
    for (const Term& term : terms) common *= term.denominator;
    Integer value;
    Integer sizes;
    for (const Term& term : terms) {
        value += Integer(term.units) * exact_units * term.numerator *
                 kanjo::divide(common, term.denominator).quotient;
        sizes += kanjo::abs(Integer(term.units));
    }
    CHECK(bounds.low * common <= value);
    CHECK(value <= bounds.high * common);
    CHECK(bounds.high - bounds.low <= kanjo::divide(sizes * exact_units, two_to(104)).quotient + 2);
}

Integer to_integer(const Wide& value) {
    const Integer word = two_to(64);
    return (Integer(value.high) * word + Integer(static_cast<std::uint64_t>(value.low >> 64))) * word +
           Integer(static_cast<std::uint64_t>(value.low));
}

}  // namespace

TEST_CASE("a product of 128 bits with 128 bits is that of integers of any size, as is its negative") {
    const Int128 most = static_cast<Int128>(~UInt128{0} >> 1);
    const Int128 parts[] = {0,
                            1,
                            3,
                            Int128{1} << 63,
                            Int128{1} << 64,
                            (Int128{1} << 64) - 1,
                            most,
                            Int128{0x123456789ABCDEF} << 50};
    for (const Int128 a : parts) {
        for (const Int128 b : parts) {
            const Integer product = Integer(a) * Integer(b);
            CHECK(to_integer(kanjo::multiply(a, static_cast<UInt128>(b))) == product);
            CHECK(to_integer(kanjo::multiply(-a, static_cast<UInt128>(b))) == -product);
            Wide sum = kanjo::multiply(a, static_cast<UInt128>(b));
            sum += -sum;
            CHECK(sum == Wide{});
        }
    }
}

TEST_CASE("a fraction multiplies exactly up to nine twos and nine fives in its denominator") {
    struct Row {
        Integer numerator, denominator;
        Kind kind;
    };
    const Row rows[] = {
        {7, 1, Kind::exact},
        {7, 512, Kind::exact},
        {7, 1024, Kind::ratio},
        {7, 1'953'125, Kind::exact},
        {7, 9'765'625, Kind::ratio},
        {7, Integer::power_of_ten(9), Kind::exact},
        {7, 3, Kind::ratio},
        {8'388'607, 3, Kind::ratio},
        {Integer(std::int64_t{3 * 8'388'608 - 1}), 3, Kind::ratio},
        {Integer(std::int64_t{3 * 8'388'608 + 1}), 3, Kind::large},
        {two_to(63), 1, Kind::exact},
        {two_to(64), 1, Kind::large},
        {two_to(65), Integer(std::int64_t{6}), Kind::large},
        {two_to(65) - Integer(1), two_to(65), Kind::ratio},
        {two_to(87) + Integer(1), two_to(64), Kind::large},
        {two_to(87) - Integer(1), two_to(64), Kind::ratio},
    };
    for (const Row& row : rows) {
        INFO(row.numerator.to_string() << " / " << row.denominator.to_string());
        CHECK(Factor(row.numerator, row.denominator).kind() == row.kind);
    }
}

TEST_CASE("a fraction of what fits no words is reduced first") {
    const Factor factor(two_to(70) * Integer(3), two_to(71));
    CHECK(factor.numerator() == Integer(3));
    CHECK(factor.denominator() == Integer(2));
    CHECK(factor.kind() == Kind::exact);
}

TEST_CASE("bounds of one product hold its exact value and are as narrow as can be") {
    const Int128 amounts[] = {1, 7, 999'999'999, Int128{1} << 70, Int128{1} << 73, (Int128{1} << 100) - 1};
    const std::pair<Integer, Integer> fractions[] = {
        {1, 3},
        {2, 3},
        {7, 11},
        {7, 1024},
        {Integer(std::int64_t{153'170}), 1'000},
        {7, 512},
        {7, 1'953'125},
        {Integer(std::int64_t{3 * 8'388'608 - 1}), 3},
        {Integer(std::int64_t{8'388'607}), Integer(std::int64_t{999'999'937})},
        {1, two_to(63) - Integer(25)},
        {two_to(86) + Integer(1), two_to(64)},
        {1, two_to(90)},
    };
    for (const Int128 units : amounts) {
        for (const auto& [numerator, denominator] : fractions) {
            INFO(Integer(units).to_string()
                 << " x " << numerator.to_string() << " / " << denominator.to_string());
            for (const Int128 amount : {units, -units}) {
                Enclosure sum;
                add(sum, {amount, numerator, denominator});
                const std::optional<Bounds> bounds = sum.bounds();
                const bool is_exact = Factor(numerator, denominator).kind() == Kind::exact;
                const Integer product = Integer(amount) * exact_units * numerator;
                REQUIRE(bounds.has_value() ==
                        (!is_exact || kanjo::divide(product, denominator).quotient.is_small()));
                if (!bounds) continue;
                require_enclosed(*bounds, {{amount, numerator, denominator}});
                CHECK(bounds->is_exact() == is_exact);
            }
        }
    }
}

TEST_CASE("bounds of many products, added and taken away, hold the exact sum") {
    const std::vector<Term> terms{{Int128{1} << 90, 1, 3},
                                  {-(Int128{1} << 91), 2, 7},
                                  {12'345, 153, 100},
                                  {-987'654'321, Integer(std::int64_t{25'165'823}), 3},
                                  {(Int128{1} << 99) + 17, Integer(std::int64_t{8'388'607}), 11},
                                  {-5, 1, 9},
                                  {400, 1, 9}};
    Enclosure once;
    Enclosure first;
    Enclosure second;
    Enclosure taken_away;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        add(once, terms[i]);
        add(i % 2 == 0 ? first : second, terms[i]);
        add(taken_away, {-terms[i].units, terms[i].numerator, terms[i].denominator});
    }
    first.add(second, 1);
    Enclosure difference;
    difference.add(taken_away, -1);
    for (const Enclosure* sum : {&once, &first, &difference}) {
        REQUIRE(sum->bounds());
        require_enclosed(*sum->bounds(), terms);
        CHECK(sum->bounds()->low == once.bounds()->low);
        CHECK(sum->bounds()->high == once.bounds()->high);
    }
}

TEST_CASE("what cannot be bounded has no bounds, and takes them from what it is added to") {
    struct Row {
        Term term;
        bool has_bounds;
    };
    const Int128 bound = Int128{1} << 100;
    const Row rows[] = {
        {{bound - 1, 1, 3}, true},   {{bound, 1, 3}, false},
        {{-bound, 1, 3}, false},     {{1 - bound, 1, 3}, true},
        {{1, two_to(64), 1}, false}, {{1, Integer(std::int64_t{3 * 8'388'608 + 1}), 3}, false},
        {{bound >> 4, 3, 1}, false}, {{bound >> 5, 3, 1}, true},
        {{1, two_to(63), 1}, true},  {{Int128{1} << 40, two_to(63), 1}, false},
    };
    for (const Row& row : rows) {
        INFO(Integer(row.term.units).to_string());
        Enclosure sum;
        add(sum, row.term);
        CHECK(sum.bounds().has_value() == row.has_bounds);
        for (const int sign : {1, -1}) {
            Enclosure with;
            add(with, {5, 1, 3});
            with.add(sum, sign);
            CHECK(with.bounds().has_value() == row.has_bounds);
        }
    }
}

TEST_CASE("exact sums that leave 127 bits have no bounds") {
    const Int128 most = static_cast<Int128>(~UInt128{0} >> 1) / 1'000'000'000;
    for (const int sign : {1, -1}) {
        Enclosure sum;
        add(sum, {sign * most, 1, 1});
        REQUIRE(sum.bounds());
        CHECK(sum.bounds()->low == Integer(sign * most) * exact_units);
        Enclosure doubled = sum;
        doubled.add(sum, 1);
        CHECK_FALSE(doubled.bounds());
        Enclosure nothing = sum;
        nothing.add(sum, -1);
        REQUIRE(nothing.bounds());
        CHECK(nothing.bounds()->low.is_zero());
        add(sum, {sign * most, 1, 1});
        CHECK_FALSE(sum.bounds());
    }
}

TEST_CASE("a sum is complete until it, or what is added to it, is not") {
    Enclosure sum;
    Enclosure other;
    sum.add(other, 1);
    CHECK(sum.is_complete());
    other.set_incomplete();
    CHECK_FALSE(other.is_complete());
    sum.add(other, -1);
    CHECK_FALSE(sum.is_complete());
}
