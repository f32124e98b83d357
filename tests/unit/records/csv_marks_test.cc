// Marks found many bytes at a time, beside those that one byte after another gives.
#include "records/csv_marks.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using kanjo::CsvMarks;

namespace {

struct Found {
    std::vector<std::size_t> separators;
    std::vector<std::size_t> record_ends;
    std::optional<std::size_t> fault;

    bool operator==(const Found&) const = default;
};

constexpr std::size_t padding = 64;

/// Of a text that is followed by zeros.
Found marks_of(const std::string& text, CsvMarks::Instructions instructions, std::size_t stretch) {
    const std::string padded = text + std::string(padding, '\0');
    CsvMarks marks(',', instructions);
    for (std::size_t at = 0; at < text.size(); at += stretch)
        marks.scan(padded.data(), at, std::min(at + stretch, text.size()));
    Found found;
    for (std::size_t record = 0; record < marks.record_count(); ++record) {
        const std::uint32_t* const separators = marks.separators(record);
        found.separators.insert(found.separators.end(), separators,
                                separators + marks.separator_count(record));
        found.record_ends.push_back(marks.record_end(record));
    }
    found.fault = marks.fault();
    return found;
}

/// The same by the words of RFC 4180; a quote may stand only where a field begins.
Found slow_marks_of(const std::string& text) {
    enum class At { begin, plain, quoted, closed };
    Found found;
    std::vector<std::size_t> separators;  // of the record that has not ended
    At at = At::begin;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool ends_line = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
        const bool is_fault = c == '\0' || (c == '"' && at == At::plain) ||
                              (at == At::closed && c != '"' && c != ',' && !ends_line);
        if (is_fault) {
            found.fault = i;
            break;
        }
        if (at == At::quoted) {
            if (c == '"') at = At::closed;
        } else if (c == '"') {
            at = At::quoted;
        } else if (c == ',' || c == '\n') {
            separators.push_back(i);
            at = At::begin;
            if (c == ',') continue;
            found.separators.insert(found.separators.end(), separators.begin(), separators.end());
            found.record_ends.push_back(i + 1);
            separators.clear();
        } else if (at != At::closed) {
            at = At::plain;
        }
    }
    return found;
}

std::string random_text(std::mt19937& random, const std::string& letters, std::size_t size) {
    std::string text;
    while (text.size() < size) {
        // Fields between quotes more often than chance would have them.
        const bool is_quoted = random() % 4 == 0;
        if (is_quoted) text += '"';
        for (std::size_t i = random() % 20; i > 0; --i) text += letters[random() % letters.size()];
        if (is_quoted) text += '"';
        text += ",,,\n"[random() % 4];
    }
    return text;
}

}  // namespace

TEST_CASE("marks are those that one byte after another gives, by all instructions") {
    std::mt19937 random(7);  // NOLINT: the same texts each time
    for (const std::string letters :
         {"abcdefg", "ab,\n", "ab\r\n\"", "abcdefghijklmnopqrstuvwxyz0123456789\",\n",
          "abcdefghijklmnopqrstuvwxyz\n,\r"}) {
        for (int round = 0; round < 2'000; ++round) {
            std::string text = random_text(random, letters, random() % 700);
            if (round % 10 == 0 && !text.empty()) text[random() % text.size()] = '\0';
            const Found slow = slow_marks_of(text);
            for (const std::size_t stretch : {std::size_t{64}, std::size_t{192}, std::size_t{4096}}) {
                INFO("text '" << text << "', stretch " << stretch);
                CHECK(marks_of(text, CsvMarks::Instructions::best, stretch) == slow);
                CHECK(marks_of(text, CsvMarks::Instructions::common, stretch) == slow);
            }
        }
    }
}
