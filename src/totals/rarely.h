// An optional value that takes no room where it is absent, as it nearly always is.
#pragma once

#include <memory>
#include <utility>

namespace kanjo {

/// Copies are of the value, as with std::optional.
template <class T>
class Rarely {
  public:
    Rarely() = default;
    Rarely(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Rarely(const Rarely& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
    Rarely(Rarely&&) noexcept = default;
    Rarely& operator=(Rarely other) noexcept {
        value_ = std::move(other.value_);
        return *this;
    }
    ~Rarely() = default;

    bool has_value() const { return value_ != nullptr; }
    explicit operator bool() const { return has_value(); }
    /// Requires: has_value().
    const T& operator*() const { return *value_; }
    T& operator*() { return *value_; }
    const T* operator->() const { return value_.get(); }
    T* operator->() { return value_.get(); }

  private:
    std::unique_ptr<T> value_;
};

}  // namespace kanjo
