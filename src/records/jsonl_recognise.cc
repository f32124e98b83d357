#include <string>

#include "records/jsonl_reader.h"

namespace kanjo {
namespace {

struct FirstLine {
    bool is_object = false;  ///< a whole one, and nothing behind it
    bool has_list = false;   ///< an array under the list's key, as far as the line goes
};

FirstLine read_first_line(std::string_view line, std::string_view list_key) {
    std::string padded(line);
    padded.append(JsonScanner::padding, '\0');
    JsonScanner scanner(padded.data(), padded.data() + line.size());
    FirstLine found;
    const bool is_passed = scanner.object(0, [&] {
        if (!scanner.string()) return false;
        const std::string key =
            scanner.has_escape() ? unescaped(scanner.token()) : std::string(scanner.token());
        if (!scanner.pass(':', "`:`")) return false;
        found.has_list = found.has_list || (scanner.skip_blank() == '[' && key == list_key);
        return scanner.value(1);
    });
    found.is_object = is_passed && scanner.pass_end("the end of the line");
    return found;
}

}  // namespace

Recognised recognise_json_lines(std::string_view head, bool is_whole, const ReaderOptions& options) {
    if (!head.starts_with('{')) return Recognised::no;
    const std::size_t line_end = head.find('\n');
    if (line_end == std::string_view::npos && !is_whole) return Recognised::perhaps;
    const std::string_view line = head.substr(0, line_end);
    const FirstLine first = read_first_line(line, options.list_key);
    if (first.is_object && !first.has_list) return Recognised::yes;

    const std::size_t next = head.find_first_not_of(" \t\r\n", line.size());
    if (next == std::string_view::npos) return is_whole ? Recognised::no : Recognised::perhaps;
    if (first.is_object) return Recognised::yes;
    const char last = line[line.find_last_not_of(" \t\r")];
    const bool goes_on = last == '{' || last == '[' || last == ',' || last == ':';
    return head[next] == '{' && !goes_on ? Recognised::yes : Recognised::no;
}

}  // namespace kanjo
