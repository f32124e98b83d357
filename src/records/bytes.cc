#include "records/bytes.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {
namespace {

class MemorySource : public ByteSource {
  public:
    MemorySource(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t count = bytes_.copy(buffer, size, position_);
        position_ += count;
        return count;
    }
    const std::string& name() const override { return name_; }
    std::optional<std::uint64_t> size() const override { return bytes_.size(); }
    std::unique_ptr<ByteSource> slice(std::uint64_t begin, std::uint64_t end) const override {
        KANJO_INVARIANT(begin <= end && end <= bytes_.size());
        return source_of(bytes_.substr(begin, end - begin), name_);
    }

  private:
    std::string_view bytes_;
    std::string name_;
    std::size_t position_ = 0;
};

Error too_long(const std::string& name, std::size_t size_max) {
    return error_of(
               Code::K0205,
               "the input is longer than the " + std::to_string(size_max) + " bytes that it may have here",
               "check that it is the file you mean")
        .in(name, 0);
}

}  // namespace

std::unique_ptr<ByteSource> ByteSource::slice(std::uint64_t, std::uint64_t) const {
    KANJO_INVARIANT(size().has_value());
    return nullptr;
}

std::unique_ptr<ByteSource> ByteSource::reopened() const {
    return size() ? slice(0, *size()) : nullptr;
}

std::unique_ptr<ByteSource> source_of(std::string_view bytes, std::string name) {
    return std::make_unique<MemorySource>(bytes, std::move(name));
}

Result<Done> check_unchanged(const ByteSource& source) {
    char none = 0;
    const Result<std::size_t> end = source.slice(*source.size(), *source.size())->read(&none, 1);
    return end ? Done{} : Result<Done>(end.error());
}

Result<std::string> read_all(ByteSource& source, std::size_t size_max) {
    constexpr std::size_t step = 64 * 1024;
    // A byte more than there should be, so that the end is met without growing.
    const std::uint64_t expected = std::min<std::uint64_t>(source.size().value_or(step - 1), size_max);
    std::string bytes(static_cast<std::size_t>(expected) + 1, '\0');
    for (std::size_t used = 0;;) {
        if (used == bytes.size()) bytes.resize(used + std::max(step, used / 2));
        const Result<std::size_t> count = source.read(bytes.data() + used, bytes.size() - used);
        if (!count) return count.error();
        used += *count;
        if (used > size_max) return too_long(source.name(), size_max);
        if (*count > 0) continue;
        bytes.resize(used);
        return bytes;
    }
}

Result<Done> StringSink::write(std::string_view more) {
    bytes += more;
    return Done{};
}

}  // namespace kanjo
