// What texts stand for, worked out once a distinct text.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "commitments/text_ids.h"

namespace kanjo {

/// Texts that cannot be read are not kept: input without sense must not fill the memory.
template <class T>
class ValueCache {
  public:
    /// The number of `text` and of its value; asks `parse` where the text is new. Errors: those of `parse`.
    template <class Parse>
    Result<std::uint32_t> id_of(std::string_view text, Parse parse) {
        const std::uint32_t id = ids_.id_of(text);
        if (id < values_.size()) return id;
        Result<T> value = parse(text);
        if (!value) {
            ids_.forget_last();
            return std::move(value).error();
        }
        values_.push_back(std::move(*value));
        return id;
    }
    const T& value(std::uint32_t id) const { return values_[id]; }
    std::size_t size() const { return values_.size(); }

  private:
    TextIds ids_;
    std::vector<T> values_;
};

}  // namespace kanjo
