#include "records/inflate_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/invariant.h"

namespace kanjo {
namespace {

/// What zlib calls the size of its window; 16 more where it expects a gzip header.
constexpr int window_bits = 15;
constexpr int gzip_bits = window_bits + 16;
constexpr std::size_t packed_bytes = 16 * 1024;

class InflateSource : public ByteSource {
  public:
    InflateSource(std::unique_ptr<ByteSource> packed, int bits) : packed_(std::move(packed)), bits_(bits) {
        KANJO_INVARIANT(inflateInit2(&stream_, bits) == Z_OK);
    }
    InflateSource(const InflateSource&) = delete;
    InflateSource& operator=(const InflateSource&) = delete;
    ~InflateSource() override { inflateEnd(&stream_); }

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        const auto room = static_cast<uInt>(std::min<std::size_t>(size, 1 << 30));
        stream_.next_out = reinterpret_cast<Bytef*>(buffer);
        stream_.avail_out = room;
        while (stream_.avail_out == room && room > 0) {
            if (stream_.avail_in == 0) {
                const Result<bool> more = read_packed();
                if (!more) return more.error();
                if (!*more && is_ended_) return std::size_t{0};
                if (!*more) return damaged("the compressed stream ends early");
            }
            if (is_ended_ && !begin_member()) return damaged("something follows the compressed stream");
            const int state = inflate(&stream_, Z_NO_FLUSH);
            is_ended_ = state == Z_STREAM_END;
            if (state != Z_OK && state != Z_STREAM_END) return damaged("the compressed stream is damaged");
        }
        return static_cast<std::size_t>(room - stream_.avail_out);
    }
    const std::string& name() const override { return packed_->name(); }

  private:
    Result<bool> read_packed() {
        const Result<std::size_t> count = packed_->read(input_.data(), input_.size());
        if (!count) return count.error();
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(*count);
        return *count > 0;
    }

    /// The next member of a gzip stream, whose header zlib checks.
    bool begin_member() {
        is_ended_ = false;
        return bits_ == gzip_bits && inflateReset(&stream_) == Z_OK;
    }

    Error damaged(std::string what) const {
        return error_of(Code::K0202, std::move(what), "fetch or make the file again").in(name(), 0);
    }

    std::unique_ptr<ByteSource> packed_;
    int bits_;
    z_stream stream_{};
    std::array<char, packed_bytes> input_;
    bool is_ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<InflateSource>(std::move(packed), gzip_bits);
}

std::unique_ptr<ByteSource> unpack_deflate(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<InflateSource>(std::move(packed), -window_bits);
}

}  // namespace kanjo
