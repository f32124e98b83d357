#include "money/number.h"

#include "support/catch.h"

using kanjo::BlankGroups;

namespace {

/// The value, "none" where the grouping is wrong, or the code.
std::string value_of(std::string_view written, char mark = '.') {
    const auto number = kanjo::read_number(written, mark);
    if (!number) return std::string(code_name(number.error().code));
    return *number ? to_string(**number) : "none";
}

/// Of the bytes at the beginning, that which is one number.
std::string number_at_front(std::string_view text, BlankGroups blanks = BlankGroups::no) {
    const auto number = kanjo::match_number(text, 0, blanks);
    return number ? std::string(text.substr(0, number->span.length)) : "";
}

std::string ideographs(std::string_view written) {
    const auto number = kanjo::read_ideographs(written);
    return number ? to_string(*number) : std::string(code_name(number.error().code));
}

}  // namespace

TEST_CASE("groups have three digits, or two before a last one of three") {
    CHECK(value_of("1,234,567") == "1234567");
    CHECK(value_of("12,34,567") == "1234567");
    CHECK(value_of("1,23,45,678") == "12345678");
    CHECK(value_of("1,234,56,789") == "none");
    CHECK(value_of("1,23,456,789") == "none");
    CHECK(value_of("123,45,678") == "none");
    CHECK(value_of("1234,567,890") == "none");
    CHECK(value_of("1234,567") == "none");
    CHECK(value_of("1,2345,678") == "none");
    CHECK(value_of("123,4567") == "none");
    CHECK(value_of("1,23,45") == "none");
    CHECK(value_of("0,123") == "none");
    CHECK(value_of("012,345") == "none");
    CHECK(value_of("1,234,567.89") == "1234567.89");
    CHECK(value_of("1.234.567,89", ',') == "1234567.89");
    CHECK(value_of("1,234'567") == "none");
    CHECK(value_of("1'234'567") == "1234567");
    CHECK(value_of("1.2.3") == "none");
    CHECK(value_of("1.234,5") == "none");
    CHECK(value_of("1_000") == "1000");
}

TEST_CASE("a number of any length is read alike, up to the limit") {
    for (const std::size_t digits : std::initializer_list<std::size_t>{34, 35, 36, 37, 38, 39, 40, 100}) {
        const std::string whole(digits, '7');
        CHECK(value_of(whole) == whole);
        CHECK(value_of(whole + ".25") == whole + ".25");
        CHECK(value_of("0." + whole) == "0." + whole);
    }
    CHECK(value_of(std::string(10'000, '7')) == std::string(10'000, '7'));
    CHECK(value_of(std::string(10'001, '7')) == "K0901");
    CHECK(value_of("7." + std::string(9'999, '7')) == "7." + std::string(9'999, '7'));
    CHECK(value_of("7." + std::string(10'000, '7')) == "K0901");
    CHECK(value_of("1,234." + std::string(9'996, '7')) == "1234." + std::string(9'996, '7'));
    CHECK(value_of("1,234." + std::string(9'997, '7')) == "K0901");
}

TEST_CASE("an exponent is read with either sign, up to its limit") {
    CHECK(value_of("12e3") == "12000");
    CHECK(value_of("1.2E+2") == "120");
    CHECK(value_of("12e-3") == "0.012");
    CHECK(value_of("12e0010") == "120000000000");
    CHECK(value_of("1e9999").size() == 10'000);
    CHECK(value_of("1e10000") == "K0901");
    CHECK(value_of("1e99999999999999999999") == "K0901");
    CHECK(value_of("1e-9999").size() == 10'001);
    CHECK(value_of("1e-10000") == "K0901");
}

TEST_CASE("digits are of one script") {
    CHECK(value_of("١٢٣") == "123");
    CHECK(value_of("１２３，４５６") == "123456");
    CHECK(value_of("१२३४") == "1234");
    CHECK(value_of("1٢3") == "none");
    CHECK(value_of("١٢۳") == "none");
    CHECK(value_of("१٢") == "none");
    CHECK(value_of("๑๒๓") == "123");
}

TEST_CASE("a mark belongs to a number where a digit follows, a blank where three do") {
    CHECK(number_at_front("1,234, 5") == "1,234");
    CHECK(number_at_front("1.") == "1");
    CHECK(number_at_front(".5") == ".5");
    CHECK(number_at_front("·5").empty());
    CHECK(number_at_front("٫٥") == "٫٥");
    CHECK(number_at_front(",5").empty());
    CHECK(number_at_front("x5").empty());
    CHECK(number_at_front("/5").empty());
    CHECK(number_at_front(":5").empty());
    CHECK(number_at_front("0") == "0");
    CHECK(number_at_front("9:") == "9");
    CHECK(number_at_front("1 234", BlankGroups::yes) == "1 234");
    CHECK(number_at_front("1 234", BlankGroups::no) == "1");
    CHECK(number_at_front("1 2345", BlankGroups::yes) == "1");
    CHECK(number_at_front("1 23", BlankGroups::yes) == "1");
    CHECK(number_at_front("123 456 789", BlankGroups::yes) == "123 456 789");
    CHECK(number_at_front("1234 567", BlankGroups::yes) == "1234");
    CHECK(number_at_front("1 234 5678", BlankGroups::yes) == "1 234");
    CHECK(number_at_front("1\u00A0234") == "1\u00A0234");
    CHECK(number_at_front("1\u00A02345") == "1");
    CHECK(number_at_front("１\u00A0２３４") == "１\u00A0２３４");
    CHECK(number_at_front("１２３４\u00A0２３４") == "１２３４");
    CHECK(number_at_front("5e3x") == "5e3");
    CHECK(number_at_front("5e x") == "5");
    CHECK(number_at_front("5e+") == "5");
    CHECK(number_at_front("5e+1") == "5e+1");
    CHECK(number_at_front("5E-2") == "5E-2");
    CHECK(number_at_front("5f3") == "5");
    CHECK_FALSE(kanjo::match_number("5", 0, BlankGroups::no)->has_exponent);
    CHECK(kanjo::match_number("5e3", 0, BlankGroups::no)->has_exponent);
    CHECK(kanjo::match_number("1 234", 0, BlankGroups::yes)->groups_by_blank);
    CHECK_FALSE(kanjo::match_number("1\u00A0234", 0, BlankGroups::yes)->groups_by_blank);
    CHECK_FALSE(kanjo::match_number("5", 1, BlankGroups::no));
    CHECK_FALSE(kanjo::match_number("5\xFF", 1, BlankGroups::no));
}

TEST_CASE("ideographs that stand side by side are digits") {
    CHECK(number_at_front("二〇二四年") == "二〇二四");
    CHECK(number_at_front("三・九兆") == "三・九");
    CHECK(number_at_front("三点九") == "三点九");
    CHECK(number_at_front("三・九・一") == "三・九");
    CHECK(number_at_front("三・〇") == "三・〇");
    CHECK(number_at_front("三・x").empty());
    CHECK(number_at_front("三").empty());
    CHECK(number_at_front("・三九").empty());
    CHECK(ideographs("二〇二四") == "2024");
    CHECK(ideographs("三・九") == "3.9");
    CHECK(ideographs("一二・三四") == "12.34");
    CHECK(ideographs("〇・五") == "0.5");
    CHECK(ideographs("零五") == "K0301");
    CHECK(ideographs("〇一・五") == "K0301");
    CHECK(ideographs("二三") == "K0302");
    CHECK(ideographs("二〇") == "20");
    CHECK(ideographs("二三四") == "234");
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += "七";
    CHECK(ideographs(many) == std::string(10'000, '7'));
    CHECK(ideographs(many + "七") == "K0901");
}

TEST_CASE("each digit has its value, and no neighbour of the digits has one") {
    CHECK(kanjo::digit_value(U'0') == 0);
    CHECK(kanjo::digit_value(U'9') == 9);
    CHECK(kanjo::digit_value(0x660) == 0);
    CHECK(kanjo::digit_value(0x669) == 9);
    CHECK(kanjo::digit_value(0xED9) == 9);
    CHECK(kanjo::digit_value(0xFF10) == 0);
    CHECK(kanjo::digit_value(0xFF19) == 9);
    constexpr char32_t others[] = {0x2F, 0x3A, 0x65F, 0x66A, 0xECF, 0xEDA, 0xFF0F, 0xFF1A};
    for (const char32_t other : others) CHECK_FALSE(kanjo::is_digit(other));
    CHECK(kanjo::ideograph_value(U'〇') == 0);
    CHECK(kanjo::ideograph_value(U'零') == 0);
    CHECK(kanjo::ideograph_value(U'一') == 1);
    CHECK(kanjo::ideograph_value(U'九') == 9);
    for (const char32_t other : {U'十', U'\u3006', U'\u3008', U'\u96F5', U'\u96F7'})
        CHECK_FALSE(kanjo::is_ideograph_digit(other));
}

TEST_CASE("blanks that look like ordinary ones are named") {
    CHECK(kanjo::shown_number("1 234") == "'1 234'");
    CHECK(kanjo::shown_number("1\u00A0234") == "'1<U+00A0>234'");
    CHECK(kanjo::shown_number("1\u202F234,5") == "'1<U+202F>234,5'");
    CHECK(kanjo::shown_number("\u3000") == "'<U+3000>'");
    CHECK(kanjo::shown_number("１2") == "'１2'");
}

TEST_CASE("a lone mark before three digits, and both marks") {
    for (const char* lone : {"1.234", "12,345", "123.456"}) CHECK(kanjo::is_lone_group(lone));
    for (const char* other : {"1234.567", ".234", "1.23", "1.2345", "1.2,4", "1.234.567", "1234", "1'234",
                              "1.", "12.34", "123456.789", "1,23a", "1 234"}) {
        INFO(other);
        CHECK_FALSE(kanjo::is_lone_group(other));
    }
    CHECK(kanjo::has_both_marks("1,234.5"));
    CHECK(kanjo::has_both_marks(".5,2"));
    CHECK_FALSE(kanjo::has_both_marks("1,234"));
    CHECK_FALSE(kanjo::has_both_marks("1.5"));
    CHECK_FALSE(kanjo::has_both_marks("1,234e.5"));
}
