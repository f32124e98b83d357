#include "cli/history_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

#include "records/bytes.h"

namespace kanjo {
namespace {

constexpr std::size_t lines_kept = 1000;
/// A file beyond this is cut to the lines kept when it is next read.
constexpr std::size_t file_bytes_max = 1 << 20;

void make_folders(const std::string& path) {
    for (std::size_t at = path.find('/', 1); at != path.npos; at = path.find('/', at + 1)) {
        ::mkdir(path.substr(0, at).c_str(), S_IRWXU);
    }
}

void replace_file(const std::string& path, const std::vector<std::string>& lines) {
    Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (!file) return;
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    const Result<Done> written = (*file)->write(text);
    if (written) static_cast<void>((*file)->commit());
}

}  // namespace

std::optional<std::string> history_path(const Invocation& invocation) {
    const std::optional<std::string> state = invocation.environment("XDG_STATE_HOME");
    if (state && state->starts_with('/')) return *state + "/kanjo/history";
    const std::optional<std::string> home = invocation.environment("HOME");
    if (home && home->starts_with('/')) return *home + "/.local/state/kanjo/history";
    return std::nullopt;
}

std::vector<std::string> read_history(const std::string& path) {
    std::vector<std::string> lines;
    const Result<std::unique_ptr<ByteSource>> file = open_file(path);
    if (!file) return lines;
    const Result<std::string> text = read_all(**file, file_bytes_max * 4);
    if (!text) return lines;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        if (end > at) lines.push_back(text->substr(at, end - at));
        at = end + 1;
    }
    if (lines.size() > lines_kept)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(lines_kept));
    if (text->size() > file_bytes_max) replace_file(path, lines);
    return lines;
}

void append_history(const std::string& path, const std::string& line) {
    make_folders(path);
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return;
    const std::string row = line + '\n';
    [[maybe_unused]] const ssize_t written = ::write(file, row.data(), row.size());
    ::close(file);
}

}  // namespace kanjo
