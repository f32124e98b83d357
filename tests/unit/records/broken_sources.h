// Sources that behave as badly as real ones can.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "records/bytes.h"

namespace kanjo {

/// Gives its bytes in pieces, and fails after `fail_at` of them.
class PiecewiseSource : public ByteSource {
  public:
    PiecewiseSource(std::string_view bytes, std::size_t piece, std::size_t fail_at = std::string_view::npos)
        : bytes_(bytes), piece_(piece), fail_at_(fail_at) {}

    Result<std::size_t> read(char* buffer, std::size_t size) override {
        if (position_ >= fail_at_) return error_of(Code::K0102, "cannot be read: it is broken").in(name_, 0);
        const std::size_t left = std::min(fail_at_, bytes_.size()) - position_;
        const std::size_t count = bytes_.copy(buffer, std::min({size, piece_, left}), position_);
        position_ += count;
        return count;
    }
    const std::string& name() const override { return name_; }

  private:
    std::string_view bytes_;
    std::size_t piece_;
    std::size_t fail_at_;
    std::size_t position_ = 0;
    std::string name_ = "in";
};

inline std::unique_ptr<ByteSource> trickle_of(std::string_view bytes) {
    return std::make_unique<PiecewiseSource>(bytes, 1);
}

inline std::unique_ptr<ByteSource> failing_at(std::string_view bytes, std::size_t at) {
    return std::make_unique<PiecewiseSource>(bytes, 7, at);
}

}  // namespace kanjo
