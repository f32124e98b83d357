// A value or an Error, for everything that wrong input can make fail.
#pragma once

#include <utility>
#include <variant>

#include "base/error.h"
#include "base/invariant.h"

namespace kanjo {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Requires: has_value().
    const T& value() const& { return *checked(); }
    T& value() & { return *const_cast<T*>(checked()); }
    T&& value() && { return std::move(value()); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(value()); }
    const T* operator->() const { return checked(); }
    T* operator->() { return &value(); }

    /// Requires: !has_value().
    const Error& error() const& { return checked_error(); }
    Error&& error() && { return std::move(const_cast<Error&>(checked_error())); }

  private:
    const T* checked() const {
        KANJO_INVARIANT(has_value());
        return std::get_if<0>(&state_);
    }
    const Error& checked_error() const {
        KANJO_INVARIANT(!has_value());
        return *std::get_if<1>(&state_);
    }

    std::variant<T, Error> state_;
};

/// What a function returns that has nothing to give but may fail.
struct Done {};

}  // namespace kanjo
