// A source whose first bytes can be looked at before they are read.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "records/bytes.h"

namespace kanjo {

class PeekableSource : public ByteSource {
  public:
    explicit PeekableSource(std::unique_ptr<ByteSource> source) : rest_(std::move(source)) {}

    /// The first bytes, at least `size_min` unless the source has fewer. Errors: those of the source.
    /// Requires: nothing has been read.
    Result<std::string_view> peek(std::size_t size_min);

    Result<std::size_t> read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return rest_->name(); }
    std::optional<std::uint64_t> size() const override { return rest_->size(); }
    std::unique_ptr<ByteSource> slice(std::uint64_t begin, std::uint64_t end) const override {
        return rest_->slice(begin, end);
    }
    std::unique_ptr<ByteSource> reopened() const override { return rest_->reopened(); }

  private:
    std::unique_ptr<ByteSource> rest_;
    std::string first_;
    std::size_t position_ = 0;  ///< in first_
};

}  // namespace kanjo
