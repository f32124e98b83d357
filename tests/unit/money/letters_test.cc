#include "money/letters.h"

#include "support/catch.h"

using kanjo::fold_letter;

namespace {

constexpr std::u32string_view upper =
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶ"
    U"ŸŹŻŽƠƯȘȚḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẠẢẤẦẨ"
    U"ẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩЀЁЂЃЄЅІЇЈЉЊЋЌЍ"
    U"ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯҐ";
constexpr std::u32string_view lower =
    U"àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷ"
    U"ÿźżžơưșțḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕạảấầẩ"
    U"ẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿάέήίόύώαβγδεζηθικλμνξοπρστυφχψωѐёђѓєѕіїјљњћќѝ"
    U"ўџабвгдежзийклмнопрстуфхцчшщъыьэюяґ";

}  // namespace

TEST_CASE("letters are compared without regard to case") {
    REQUIRE(upper.size() == lower.size());
    for (std::size_t i = 0; i < upper.size(); ++i) {
        INFO(i);
        CHECK(fold_letter(upper[i]) == lower[i]);
        CHECK(fold_letter(lower[i]) == lower[i]);
    }
    for (char32_t letter = 'a'; letter <= 'z'; ++letter) {
        CHECK(fold_letter(letter) == letter);
        CHECK(fold_letter(letter - 'a' + 'A') == letter);
        CHECK(fold_letter(letter - 'a' + U'\uFF21') == letter);
        CHECK(fold_letter(letter - 'a' + U'\uFF41') == letter);
    }
    CHECK(fold_letter(U'\u0130') == 'i');
}

TEST_CASE("what is no capital is left as it is") {
    for (const char32_t value :
         U"@[`{\u00BF\u00D7\u00DF\u00F7\u00FF\u0131\u0138\u0149\u017F\u0180\u0219\u021B\u036F"
         U"\u0390\u03AC\u0430\u045F\u048F\u0491\u1DFF\u1E96\u1E9F\u1F00億万\uFF00\uFF5F") {
        INFO(static_cast<std::uint32_t>(value));
        CHECK(fold_letter(value) == value);
    }
}

TEST_CASE("blanks, apostrophes and full-width signs are folded to one of their kind") {
    for (const char32_t blank :
         {U' ', U'\t', U'\u00A0', U'\u2000', U'\u2009', U'\u200A', U'\u202F', U'\u205F', U'\u3000'}) {
        CHECK(fold_letter(blank) == ' ');
        CHECK(kanjo::is_blank(blank));
    }
    for (const char32_t other :
         {U'\n', U'\u009F', U'\u00A1', U'\u1FFF', U'\u200B', U'\u202E', U'\u2060', U'\u3001'})
        CHECK_FALSE(kanjo::is_blank(other));
    for (const char32_t apostrophe : {U'\'', U'\u2018', U'\u2019', U'\u02BC'})
        CHECK(fold_letter(apostrophe) == '\'');
    CHECK(fold_letter(U'\uFFE1') == U'\u00A3');
    CHECK(fold_letter(U'\uFFE5') == U'\u00A5');
    CHECK(fold_letter(U'\uFFE6') == U'\u20A9');
    CHECK(fold_letter(U'\uFF04') == '$');
}

TEST_CASE("dashes are those of any length") {
    for (const char32_t dash : {U'-', U'\u2010', U'\u2013', U'\u2015', U'\u2212', U'\uFF0D'})
        CHECK(kanjo::is_dash(dash));
    for (const char32_t other : {U'_', U'+', U'\u200F', U'\u2016', U'\u2211', U'\uFF0C'})
        CHECK_FALSE(kanjo::is_dash(other));
}

TEST_CASE("letters of scripts that write words apart belong to words") {
    for (const char32_t letter :
         U"azAZ\u00C0\u00D6\u00D8\u00F6\u00F8\u0416\u052F\u0531\u05D0\u0620\u0628\u08FF\u0905\u0BB0\u0DE5"
         U"\u1E00\u1FFF\u30A1\u30C9\u30FC\u30FE\uFF21\uFF3A\uFF41\uFF5A") {
        if (letter == 0) continue;
        INFO(static_cast<std::uint32_t>(letter));
        CHECK(kanjo::is_word_letter(letter));
    }
    for (const char32_t other :
         U"@[`{09$.\u00BF\u00D7\u00F7\u060C\u061F\u0660\u0669\u066D\u0964\u0966\u0970\u0DE6\u0E01\u1DFF\u2000"
         U"\u3042\u30A0\u30FB\u30FF億円\uAC00\uFF20\uFF3B\uFF40\uFF5B") {
        INFO(static_cast<std::uint32_t>(other));
        CHECK_FALSE(kanjo::is_word_letter(other));
    }
}
