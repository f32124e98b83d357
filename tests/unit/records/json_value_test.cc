#include "records/json_value.h"

#include "base/limits.h"
#include "support/catch.h"

using kanjo::Code;
using kanjo::JsonValue;

namespace {

using Texts = std::vector<std::string>;

bool is_json(std::string_view text) {
    return kanjo::parse_json_value(text).has_value();
}

kanjo::Error error_in(std::string_view text) {
    const auto value = kanjo::parse_json_value(text, "doc.json");
    REQUIRE_FALSE(value);
    return value.error();
}

std::string text_of(std::string_view document) {
    const auto value = kanjo::parse_json_value(document);
    INFO(document);
    REQUIRE(value);
    return value->text;
}

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("a document becomes a tree whose members are found by name") {
    const std::string text =
        R"({"base":"EUR","rates":{"2024-04-12":{"USD":1.0652}},"list":[1,"two",null,true]})";
    const auto value = kanjo::parse_json_value(text);
    REQUIRE(value);
    REQUIRE(value->find("base") != nullptr);
    CHECK(value->find("base")->text == "EUR");
    CHECK(value->find("none") == nullptr);
    const JsonValue& rates = *value->find("rates");
    CHECK(rates.keys == Texts{"2024-04-12"});
    CHECK(rates.items[0].find("USD")->text == "1.0652");
    CHECK(rates.items[0].find("USD")->kind == JsonValue::Kind::number);
    CHECK(text.substr(rates.items[0].find("USD")->offset, 6) == "1.0652");
    const JsonValue& list = *value->find("list");
    REQUIRE(list.items.size() == 4);
    CHECK(list.items[1].kind == JsonValue::Kind::string);
    CHECK(list.items[2].kind == JsonValue::Kind::null);
    CHECK(list.items[3].kind == JsonValue::Kind::boolean);
    CHECK(list.items[3].text == "true");
    CHECK(value->find("base")->find("anything") == nullptr);
}

TEST_CASE("RFC 8259 section 2: structure, blanks and the three names") {
    for (const char* text : {"[]", "{}", " \t\r\n[ \t\r\n] \t\r\n", "[1 , 2]", "{\"a\" : 1 , \"b\" : 2}",
                             "true", "false", "null", "[[[]],{}]"}) {
        INFO(text);
        CHECK(is_json(text));
    }
    for (const char* text : {"",       " ",    "[",      "]",    "{",          "}",
                             "[1",     "[1,",  "[1,]",   "[,1]", "[,]",        "[1 2]",
                             "[1,,2]", "[1}",  "{]",     "\v[]", "\f[]",       "True",
                             "TRUE",   "nul",  "nulll",  "tru",  "[\xC2\xA0]", "[]]",
                             "[] []",  "[1],", "<null>", "[a]",  "abc",        "\xEF\xBB\xBF{}"}) {
        INFO(text);
        CHECK_FALSE(is_json(text));
    }
}

TEST_CASE("RFC 8259 section 4: members of an object") {
    CHECK(is_json(R"({"":0})"));
    CHECK(is_json(R"({"a":{"a":1},"b":{"a":1}})"));
    for (const char* text : {R"({"a"})", R"({"a":})", R"({"a":1,})", R"({:1})", R"({1:1})", R"({a:1})",
                             R"({'a':1})", R"({"a" 1})", R"({"a":1 "b":2})", R"({"a":1,,"b":2})",
                             R"({"a"::1})", R"({"a":1)", R"({"a":1}})", R"({,})", R"({null:1})"}) {
        INFO(text);
        CHECK_FALSE(is_json(text));
    }
}

TEST_CASE("RFC 8259 section 4: names that are not unique are refused, however they are written") {
    for (const char* text : {R"({"amount":1,"amount":1})", R"({"a":1,"b":2,"a":3})",
                             R"([{"x":{"a":1,"a":2}}])", R"({"a":1,"\u0061":2})", R"({"\u00e9":1,"é":2})"}) {
        INFO(text);
        CHECK(error_in(text).code == Code::K0201);
    }
    const kanjo::Error error = error_in("{\"id\":1,\n \"amount\":1,\"amount\":2}");
    CHECK(kanjo::render_error(error) ==
          "doc.json:2:14: error[K0201]: the key `amount` stands here twice, expected it once\n"
          "   \"amount\":1,\"amount\":2}\n"
          "               ^^^^^^\n"
          "help: keep one of them: which one is meant cannot be known\n");
}

TEST_CASE("RFC 8259 section 5: arrays hold values of any kind") {
    const auto value = kanjo::parse_json_value(R"([1,"",{},[],null])");
    REQUIRE(value);
    CHECK(value->items.size() == 5);
}

TEST_CASE("RFC 8259 section 6: numbers keep their digits") {
    for (const char* text :
         {"0", "-0", "1", "-1", "1.0", "0.5", "700000.00", "1e5", "1E+5", "1.5e-3", "1e400", "1e999999999",
          "123456789012345678901234567890", "0.30000000000000000000000000000001", "0e0", "-0.0"}) {
        CHECK(text_of(text) == text);
    }
    for (const char* text :
         {"00",        "01",    "-01",   "1.",  ".5",    "-.5",   "+1",  "--1",  "-",
          "1e",        "1e+",   "1.e5",  "0x1", "1_000", "1,000", "NaN", "-NaN", "Infinity",
          "-Infinity", "1.5.2", "1e5.5", "１",  "1a",    "2.e3",  "0e",  "-2."}) {
        INFO(text);
        CHECK_FALSE(is_json(text));
    }
}

TEST_CASE("RFC 8259 section 7: strings and their escapes") {
    CHECK(text_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(text_of(R"("\u0041\u00e9\u20AC\uD83D\uDE00")") == "Aé€😀");
    CHECK(text_of("\"\x7F\"") == "\x7F");
    CHECK(text_of(R"("\u0000")") == std::string(1, '\0'));
    CHECK(text_of("\"日本の半導体\"") == "日本の半導体");
    for (const char* text : {R"("\a")", R"("\u12")", R"("\u12G4")", R"("\U0041")", R"("\)", R"("\")",
                             R"("\x41")", "\"a", "'a'", "\"\\\n\"", R"("\ud83d\u12")"}) {
        INFO(text);
        CHECK(error_in(text).code == Code::K0201);
    }
    for (const char c : {'\0', '\t', '\n', '\x1F'}) {
        CHECK(error_in("\"a" + std::string(1, c) + "b\"").code == Code::K0204);
    }
}

TEST_CASE("RFC 8259 section 8: bytes that are not UTF-8 and halves of surrogate pairs are refused") {
    for (const char* text : {"\"\xC3\x28\"", "\"\xED\xA0\x80\"", "\"\xFF\"", "\"\xC0\xAF\"",
                             "\"\xF4\x90\x80\x80\"", "\"\xE2\x82\"", R"("\uD83D")", R"("\uDE00")",
                             R"("\uD83Dx")", R"("\uD83D\n")", R"("\uDE00\uD83D")", R"("\uD83D\u0041")"}) {
        INFO(text);
        CHECK(error_in(text).code == Code::K0204);
    }
    CHECK(error_in("[\"ok\", \"abcdefghijklm\xC3\x28\"]").place.column == 22);
}

TEST_CASE("RFC 8259 section 9: nesting is bounded, and deep nesting is no danger") {
    CHECK(is_json(nested(kanjo::limits::json_depth_max)));
    CHECK(error_in(nested(kanjo::limits::json_depth_max + 1)).code == Code::K0205);
    CHECK(error_in(std::string(100'000, '[')).code == Code::K0205);
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"\":";
    CHECK(error_in(objects).code == Code::K0205);
}

TEST_CASE("a fault says what was found, what was expected and what to do") {
    struct Row {
        const char* text;
        const char* message;
        const char* help;
    };
    const Row rows[] = {
        {"[1,]", "found `]`, expected a value", "JSON has no comma after the last one"},
        {"{\"a\":1,}", "found `}`, expected a string in double quotes",
         "JSON has no comma after the last one"},
        {"['a']", "found `'`, expected a value", "JSON strings stand in double quotes"},
        {"[1 // one\n]", "found `/`, expected `,` or `]`", "JSON has no comments"},
        {"[NaN]", "found `N`, expected a value",
         "JSON has no NaN and no Infinity; leave the field out, or write null"},
        {"[+1]", "found `+`, expected a value", "a JSON number has no plus sign"},
        {"[.5]", "found `.`, expected a value", "a JSON number has a digit before the decimal point"},
        {"[007]", "found a number that begins with 0, expected no leading zeros",
         "write it without them, or as a string"},
        {"[1] x", "found `x`, expected the end of the document", ""},
        {"[\"a", "the text ends here, expected the closing quote of a string",
         "the input is cut off, or a bracket or quote is not closed"},
        {"[１]", "found `１`, expected a value", ""},
    };
    for (const Row& row : rows) {
        const kanjo::Error error = error_in(row.text);
        CHECK(error.message == row.message);
        CHECK(error.help == row.help);
    }
}

TEST_CASE("a document cut off anywhere is refused") {
    const std::string text = R"({"a":[1.5e+3,"x\u00e9\n",true,null],"é":{"b":-0}})";
    REQUIRE(is_json(text));
    for (std::size_t size = 0; size < text.size(); ++size) {
        INFO(text.substr(0, size));
        CHECK_FALSE(is_json(text.substr(0, size)));
    }
}

TEST_CASE("a NUL byte anywhere is refused") {
    const std::string text = R"({"a":[1.5,"x",true]})";
    for (std::size_t at = 0; at <= text.size(); ++at) {
        std::string broken = text;
        broken.insert(at, 1, '\0');
        CHECK_FALSE(is_json(broken));
    }
}
