#include "check/prose.h"

#include "support/catch.h"

using kanjo::Prose;
using kanjo::ProseKind;
using kanjo::read_prose;

namespace {

std::string text_of(ProseKind kind, std::string_view source) {
    Prose prose;
    read_prose(kind, source, prose);
    return prose.text();
}

struct Case {
    const char* source;
    const char* text;
};

}  // namespace

TEST_CASE("The kind of a document is told by its suffix, else by its beginning") {
    CHECK(kanjo::prose_kind_of("a.HTML", "plain") == ProseKind::html);
    CHECK(kanjo::prose_kind_of("a.md", "<html>") == ProseKind::markdown);
    CHECK(kanjo::prose_kind_of("-", "\n <!DOCTYPE HTML><p>") == ProseKind::html);
    CHECK(kanjo::prose_kind_of("-", "<HTML lang=ja>") == ProseKind::html);
    CHECK(kanjo::prose_kind_of("a.txt", "less < more <html>") == ProseKind::plain);
    CHECK(kanjo::prose_kind_of("-", "") == ProseKind::plain);
}

TEST_CASE("Plain text is taken as it stands, but for web addresses") {
    const Case cases[] = {
        {"3.9 trillion\nyen <b>", "3.9 trillion yen <b>"},
        {"see https://a.example/2024/5-billion-dollars, then $6", "see   then $6"},
        {"(http://a.example/5-billion)x", "( )x"},
        {"www.example.com/9-million-yen。3億円", " 。3億円"},
        {"awww. and xhttp:// and ://", "awww. and xhttp:// and ://"},
    };
    for (const Case& c : cases) CHECK(text_of(ProseKind::plain, c.source) == c.text);
}

TEST_CASE("Of HTML the text is left, blocks on lines of their own") {
    const Case cases[] = {
        {"<p>About <b>3.9</b> <i>trillion</i> yen</p><p>($25&nbsp;billion)</p>",
         "About 3.9 trillion yen\n($25\u00A0billion)\n"},
        {"<td>5</td><td>6</td>", "5\n6\n"},
        {"a &amp; b &lt;c&gt; &#8361;5 &#x20A9;6 &yen;7 &euro;8", "a & b <c> ₩5 ₩6 ¥7 €8"},
        {"&unknown; &#xD800; &#99999999; & &;", "&unknown; &#xD800; &#99999999; & &;"},
        {"$5<sup>2</sup> billion", "$5^2 billion"},
        {"one<script>if (a < b) x('</p>')</script>two<STYLE>p{}</STYLE >three", "one\ntwo\nthree"},
        {"one<!-- $5 billion -->two<!DOCTYPE x><?php 5 ?>three", "onetwothree"},
        {"<a title=\"a > b\" href='x>y'>five</a>", "five"},
        {"5 < 6 and 7 > 3", "5 < 6 and 7 > 3"},
        {"a\n  b\t\tc", "a b c"},
        {"<pre>5\n3 billion</pre>", "5\n3 billion\n"},
        {"unfinished <b", "unfinished <b"},
        {"unfinished <!-- $5", "unfinished "},
        {"unfinished <script> $5", "unfinished \n"},
    };
    for (const Case& c : cases) {
        INFO(c.source);
        CHECK(text_of(ProseKind::html, c.source) == c.text);
    }
}

TEST_CASE("Of Markdown the marks of emphasis, escapes and targets of links are taken out") {
    const Case cases[] = {
        {"**3.9 trillion** yen", "3.9 trillion yen"},
        {"_about_ ~~$5~~ `$6` ~$7", "about $5 $6 ~$7"},
        {"**3.9兆**円", "3.9兆円"},
        {"1_000 dollars, 5 * 3", "1_000 dollars, 5 * 3"},
        {"\\$5 and \\n", "$5 and \\n"},
        {"[$5 billion](https://a.example/9-billion-yen) of", "[$5 billion] of"},
        {"[3.9 trillion yen]($25 billion)", "[3.9 trillion yen]($25 billion)"},
        {"<https://a.example/5> &yen;5 <b>x</b>", " ¥5 x"},
        {"* item\n* item", "* item\n* item"},
    };
    for (const Case& c : cases) {
        INFO(c.source);
        CHECK(text_of(ProseKind::markdown, c.source) == c.text);
    }
}

TEST_CASE("A line end within a paragraph is a blank, others stay") {
    const Case cases[] = {
        {"about\n$5 billion\r\nor 3 兆\n円 (\n(x", "about $5 billion  or 3 兆 円 ( (x"},
        {"one\n\ntwo\n \nthree", "one\n\ntwo\n \nthree"},
        {"of:\n- $5\n* 3 yen\n1. 2 yen\n• 5\n– 6\n    7 won",
         "of:\n- $5\n* 3 yen\n1. 2 yen\n• 5\n– 6\n    7 won"},
        {"# $5\nbillion\n| 3\n500\n12\n500 yen", "# $5\nbillion\n| 3\n500\n12\n500 yen"},
    };
    for (const Case& c : cases) {
        INFO(c.source);
        CHECK(text_of(ProseKind::plain, c.source) == c.text);
        CHECK(text_of(ProseKind::markdown, c.source) == c.text);
    }
}

TEST_CASE("Every byte of the text is found in the source again") {
    const std::string_view source = "<p>Some <b>3.9</b>&nbsp;trillion &yen;</p>";
    Prose prose;
    read_prose(ProseKind::html, source, prose);
    const std::size_t begin = prose.text().find("3.9");
    const std::size_t yen = prose.text().find("¥");
    CHECK(source.substr(prose.source_begin(begin), 3) == "3.9");
    CHECK(prose.source_end(begin + 3) == source.find("</b>"));
    CHECK(prose.source_begin(yen) == source.find("&yen;"));
    CHECK(prose.source_end(yen + 2) == source.find("</p>"));
    CHECK(prose.source_end(prose.text().find("trillion") + 8) == source.find(" &yen;"));
}

TEST_CASE("A block can be cut where a paragraph is complete") {
    const std::pair<ProseKind, const char*> cases[] = {
        {ProseKind::plain, "one $5\n\ntwo\r\n\r\n|3 billion"},
        {ProseKind::plain, "one $5\n\n|two\nthree"},
        {ProseKind::markdown, "one $5\n\n**two**\n\n|3 billion"},
        {ProseKind::html, "<p>one</p><p>two|</p>3 <b>billion</b>"},
        {ProseKind::html, "<p>one|</p><!-- </p> </p>"},
    };
    for (const auto& [kind, marked] : cases) {
        std::string source = marked;
        const std::size_t cut_size = source.find('|');
        source.erase(cut_size, 1);
        Prose whole;
        CHECK(read_prose(kind, source, whole).source_size == cut_size);
    }
    Prose none;
    CHECK(read_prose(ProseKind::plain, "one\ntwo\n", none).source_size == 0);
}
