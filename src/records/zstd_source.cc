#include "records/zstd_source.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <vector>

#include "base/invariant.h"

namespace kanjo {
namespace {

struct FreeStream {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

class ZstdSource : public ByteSource {
  public:
    explicit ZstdSource(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), stream_(ZSTD_createDStream()), input_(ZSTD_DStreamInSize()) {
        KANJO_INVARIANT(stream_ != nullptr);
    }

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        ZSTD_outBuffer out{buffer, size, 0};
        while (out.pos == 0 && size > 0) {
            const bool may_hold_more = was_full_ && !is_between_frames_;
            if (in_.pos == in_.size && !may_hold_more) {
                const Result<bool> more = read_packed();
                if (!more) return more.error();
                if (!*more && is_between_frames_) return std::size_t{0};
                if (!*more) return refused(Code::K0202, "the compressed stream ends early");
            }
            const std::size_t state = ZSTD_decompressStream(stream_.get(), &out, &in_);
            if (ZSTD_isError(state) != 0) return error_of_state(state);
            is_between_frames_ = state == 0;
            was_full_ = out.pos == out.size;
        }
        return out.pos;
    }
    const std::string& name() const override { return packed_->name(); }

  private:
    Result<bool> read_packed() {
        const Result<std::size_t> count = packed_->read(input_.data(), input_.size());
        if (!count) return count.error();
        in_ = {input_.data(), *count, 0};
        return *count > 0;
    }

    Error error_of_state(std::size_t state) const {
        switch (ZSTD_getErrorCode(state)) {
            case ZSTD_error_prefix_unknown:
                return refused(Code::K0202, "something follows the compressed stream");
            case ZSTD_error_frameParameter_windowTooLarge:
                return refused(Code::K0205, "the compressed stream needs a window of more than 128 MiB",
                               "compress it again without --long, or unpack it before");
            default:
                return refused(Code::K0202, "the compressed stream is damaged");
        }
    }

    Error refused(Code code, std::string what, std::string help = "fetch or make the file again") const {
        return error_of(code, std::move(what), std::move(help)).in(name(), 0);
    }

    std::unique_ptr<ByteSource> packed_;
    std::unique_ptr<ZSTD_DStream, FreeStream> stream_;
    std::vector<char> input_;
    ZSTD_inBuffer in_{nullptr, 0, 0};
    bool is_between_frames_ = true;
    bool was_full_ = false;  ///< the last call gave all that it was asked for: the stream may hold more
};

}  // namespace

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<ZstdSource>(std::move(packed));
}

}  // namespace kanjo
