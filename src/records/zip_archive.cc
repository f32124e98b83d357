#include "records/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <vector>

#include "records/inflate_source.h"

namespace kanjo {
namespace {

// The layout is that of PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16: numbers are little-endian.
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::string_view entry_mark = "PK\x01\x02";
constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::size_t local_size = 30;
constexpr std::size_t entry_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::size_t comment_size_max = 65'535;
constexpr std::uint32_t stored = 0;
constexpr std::uint32_t deflated = 8;
constexpr std::uint32_t encrypted_flag = 1;
/// Stands in a field whose number is in the 64-bit extension.
constexpr std::uint32_t beyond_32_bits = 0xFFFF'FFFF;

/// Requires: the bytes are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

struct Entry {
    std::string_view name;
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t checksum = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
};

/// Where the record at the end of the archive begins; a comment may stand behind it.
std::size_t find_end_record(std::string_view archive) {
    const std::size_t tail = std::min(archive.size(), end_size + comment_size_max);
    const std::size_t at = archive.substr(archive.size() - tail).rfind(end_mark);
    if (at == std::string_view::npos || tail - at < end_size) return std::string_view::npos;
    return archive.size() - tail + at;
}

/// The entry at the beginning of `directory`, which is then cut off; none where it is not whole.
std::optional<Entry> take_entry(std::string_view& directory) {
    if (!directory.starts_with(entry_mark) || directory.size() < entry_size) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) { return number_at(directory, at, size); };
    const std::size_t name_size = number(28, 2);
    const std::size_t whole = entry_size + name_size + number(30, 2) + number(32, 2);
    if (directory.size() < whole) return std::nullopt;
    const Entry entry{directory.substr(entry_size, name_size),
                      number(8, 2),
                      number(10, 2),
                      number(16, 4),
                      number(20, 4),
                      number(24, 4),
                      number(42, 4)};
    directory.remove_prefix(whole);
    return entry;
}

/// The files of the archive; folders are none. Absent where the directory is damaged.
std::optional<std::vector<Entry>> find_files(std::string_view archive) {
    const std::size_t end = find_end_record(archive);
    if (end == std::string_view::npos) return std::nullopt;
    const std::size_t begin = number_at(archive, end + 16, 4);
    const std::size_t size = number_at(archive, end + 12, 4);
    if (begin > end || size > end - begin) return std::nullopt;
    std::string_view directory = archive.substr(begin, size);
    std::vector<Entry> files;
    while (!directory.empty()) {
        const std::optional<Entry> entry = take_entry(directory);
        if (!entry) return std::nullopt;
        if (!entry->name.ends_with('/')) files.push_back(*entry);
    }
    return files;
}

/// The packed bytes of an entry; absent where they are not within the archive.
std::optional<std::string_view> find_packed(std::string_view archive, const Entry& entry) {
    if (entry.offset > archive.size()) return std::nullopt;
    const std::string_view local = archive.substr(entry.offset);
    if (!local.starts_with(local_mark) || local.size() < local_size) return std::nullopt;
    const std::size_t begin = local_size + number_at(local, 26, 2) + number_at(local, 28, 2);
    if (begin > local.size() || entry.packed_size > local.size() - begin) return std::nullopt;
    return local.substr(begin, entry.packed_size);
}

Error refused(Code code, const std::string& name, std::string message, std::string help) {
    return error_of(code, std::move(message), std::move(help)).in(name, 0);
}

Error damaged(const std::string& name) {
    return refused(Code::K0202, name, "the zip archive is damaged or not whole",
                   "fetch or make the file again");
}

/// Gives the bytes of an entry and checks, at their end, that they are those that were packed.
class EntrySource : public ByteSource {
  public:
    EntrySource(std::string archive, std::string name)
        : archive_(std::move(archive)), name_(std::move(name)) {}

    const std::string& archive() const { return archive_; }
    void open(std::string_view packed, const Entry& entry) {
        bytes_ = source_of(packed, name_);
        if (entry.method == deflated) bytes_ = unpack_deflate(std::move(bytes_));
        left_ = entry.size;
        checksum_ = entry.checksum;
    }

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const Result<std::size_t> count = bytes_->read(buffer, size);
        if (!count) return count;
        const bool is_whole = left_ == 0 && checksum_ == checksum_found_;
        if (*count > left_ || (*count == 0 && size > 0 && !is_whole)) return damaged(name_);
        left_ -= *count;
        checksum_found_ = crc32_z(checksum_found_, reinterpret_cast<const Bytef*>(buffer), *count);
        return count;
    }
    const std::string& name() const override { return name_; }

  private:
    std::string archive_;
    std::string name_;
    std::unique_ptr<ByteSource> bytes_;
    std::uint64_t left_ = 0;
    std::uint64_t checksum_ = 0;
    std::uint64_t checksum_found_ = 0;
};

std::optional<Error> refuse_entry(const Entry& entry, const std::string& name, std::size_t size_max) {
    if ((entry.flags & encrypted_flag) != 0) {
        return refused(Code::K0202, name, "the file in the zip archive is encrypted",
                       "unpack it and give the file itself");
    }
    const bool is_zip64 = entry.packed_size == beyond_32_bits || entry.size == beyond_32_bits;
    if (is_zip64 || (entry.method != stored && entry.method != deflated)) {
        return refused(Code::K0202, name, "the zip archive is packed by a method other than deflate",
                       "unpack it and give the file itself");
    }
    if (entry.size <= size_max) return std::nullopt;
    return refused(Code::K0205, name,
                   "the file in the zip archive has more than the " + std::to_string(size_max) +
                       " bytes that it may have here",
                   "check that it is the file you mean");
}

}  // namespace

bool begins_zip(std::string_view head) {
    return head.starts_with(local_mark) || head.starts_with(end_mark);
}

Result<std::unique_ptr<ByteSource>> open_zip(ByteSource& archive, std::size_t size_max) {
    Result<std::string> bytes = read_all(archive, size_max);
    if (!bytes) return std::move(bytes).error();
    auto source = std::make_unique<EntrySource>(std::move(bytes).value(), archive.name());
    const std::optional<std::vector<Entry>> files = find_files(source->archive());
    if (!files) return damaged(archive.name());
    if (files->size() != 1) {
        return refused(Code::K0202, archive.name(),
                       "the zip archive holds " + std::to_string(files->size()) + " files, expected one",
                       "unpack it and give the file that you mean");
    }
    if (auto error = refuse_entry(files->front(), archive.name(), size_max)) return *std::move(error);
    const std::optional<std::string_view> packed = find_packed(source->archive(), files->front());
    if (!packed) return damaged(archive.name());
    source->open(*packed, files->front());
    return std::unique_ptr<ByteSource>(std::move(source));
}

}  // namespace kanjo
