#include "records/spool.h"

#include <array>
#include <cerrno>

#include "records/io_error.h"

namespace kanjo {
namespace {

constexpr const char* name = "a temporary file";

}  // namespace

Result<Done> Spool::write(std::string_view bytes) {
    if (!file_) file_.reset(std::tmpfile());
    if (!file_ || std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
        return io_error(name, "be written", errno);
    return Done{};
}

Result<Done> Spool::copy_to(ByteSink& sink) {
    if (!file_) return Done{};
    if (std::fflush(file_.get()) != 0) return io_error(name, "be written", errno);
    if (std::fseek(file_.get(), 0, SEEK_SET) != 0) return io_error(name, "be read", errno);
    std::array<char, 65'536> block;
    for (;;) {
        const std::size_t count = std::fread(block.data(), 1, block.size(), file_.get());
        if (count == 0) break;
        Result<Done> written = sink.write({block.data(), count});
        if (!written) return written;
    }
    if (std::ferror(file_.get()) != 0) return io_error(name, "be read", errno);
    return Done{};
}

}  // namespace kanjo
