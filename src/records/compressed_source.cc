#include "records/compressed_source.h"

#include <algorithm>

#include "records/inflate_source.h"
#include "records/peekable_source.h"
#include "records/zstd_source.h"

namespace kanjo {
namespace {

using Unpack = std::unique_ptr<ByteSource> (*)(std::unique_ptr<ByteSource>);

struct Packing {
    std::string_view first_bytes;
    Unpack unpack;
};

constexpr Packing packings[] = {
    {"\x1F\x8B\x08", &unpack_gzip},
    {"\x28\xB5\x2F\xFD", &unpack_zstd},
};

constexpr std::size_t first_bytes_max = 4;

/// The packing of what begins with `head`, if any.
Unpack find_unpack(std::string_view head) {
    for (const Packing& packing : packings) {
        if (head.starts_with(packing.first_bytes)) return packing.unpack;
    }
    return nullptr;
}

/// Whether more bytes could make it the beginning of a packing.
bool is_undecided(std::string_view head) {
    return std::any_of(std::begin(packings), std::end(packings),
                       [&](const Packing& packing) { return packing.first_bytes.starts_with(head); });
}

/// Finds out what it is when it is first read.
class UndecidedSource : public ByteSource {
  public:
    explicit UndecidedSource(std::unique_ptr<ByteSource> source)
        : name_(source->name()), undecided_(std::make_unique<PeekableSource>(std::move(source))) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        if (decided_ == nullptr) {
            if (const Result<Done> done = decide(); !done) return done.error();
        }
        return decided_->read(buffer, size);
    }
    const std::string& name() const override { return name_; }

  private:
    Result<Done> decide() {
        std::size_t wanted = 1;
        for (;;) {
            const Result<std::string_view> head = undecided_->peek(wanted);
            if (!head) return head.error();
            const Unpack unpack = find_unpack(*head);
            const bool is_whole = head->size() < wanted;
            if (unpack == nullptr && !is_whole && is_undecided(*head)) {
                wanted = head->size() + 1;
                continue;
            }
            decided_ = std::move(undecided_);
            if (unpack != nullptr) decided_ = unpack(std::move(decided_));
            return Done{};
        }
    }

    std::string name_;
    std::unique_ptr<PeekableSource> undecided_;
    std::unique_ptr<ByteSource> decided_;
};

/// A file that is compressed.
class PackedFile : public ByteSource {
  public:
    PackedFile(std::unique_ptr<ByteSource> packed, Unpack unpack)
        : packed_(std::move(packed)), unpack_(unpack), unpacked_(unpack(packed_->reopened())) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        return unpacked_->read(buffer, size);
    }
    const std::string& name() const override { return packed_->name(); }
    std::unique_ptr<ByteSource> reopened() const override {
        return std::make_unique<PackedFile>(packed_->reopened(), unpack_);
    }

  private:
    std::unique_ptr<ByteSource> packed_;
    Unpack unpack_;
    std::unique_ptr<ByteSource> unpacked_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> unpack_compressed(std::unique_ptr<ByteSource> source) {
    const std::optional<std::uint64_t> size = source->size();
    if (!size) return std::unique_ptr<ByteSource>(std::make_unique<UndecidedSource>(std::move(source)));
    PeekableSource first(source->slice(0, std::min<std::uint64_t>(*size, first_bytes_max)));
    const Result<std::string_view> head = first.peek(first_bytes_max);
    if (!head) return head.error();
    const Unpack unpack = find_unpack(*head);
    if (unpack == nullptr) return source;
    return std::unique_ptr<ByteSource>(std::make_unique<PackedFile>(std::move(source), unpack));
}

}  // namespace kanjo
