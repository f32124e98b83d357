#include "records/io_error.h"

#include <cerrno>
#include <system_error>

namespace kanjo {
namespace {

struct Reason {
    int number;
    std::string_view found;
    std::string_view help;
};

constexpr Reason reasons[] = {
    {ENOENT, "there is no such file or folder",
     "check the path, and that it is meant from the current folder"},
    {EACCES, "permission is denied", "check who may read or write it"},
    {EISDIR, "it is a folder, expected a file", "name the files in it"},
    {ENOTDIR, "a part of the path is no folder", "check the path"},
    {ENOSPC, "the disk is full", "make room, or write elsewhere"},
    {EROFS, "the file system is read-only", "write elsewhere"},
    {EIO, "the device reports an input or output error", "what was read so far cannot be trusted; try again"},
};

}  // namespace

Error io_error(const std::string& name, std::string_view doing, int number) {
    if (number == EPIPE) {
        return error_of(Code::K0206, "cannot " + std::string(doing) + ": the program that reads it has ended")
            .in(name, 0);
    }
    std::string found = std::generic_category().message(number);
    std::string help;
    for (const Reason& reason : reasons) {
        if (reason.number != number) continue;
        found = reason.found;
        help = reason.help;
    }
    return error_of(Code::K0102, "cannot " + std::string(doing) + ": " + found, std::move(help)).in(name, 0);
}

}  // namespace kanjo
