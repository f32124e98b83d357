// A list that is kept where it is short, and else made item by item when it is asked for: reports of a
// million rows need no memory for them.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace kanjo {

template <class T>
class MadeList {
  public:
    MadeList() = default;
    MadeList(std::vector<T> kept) : kept_(std::move(kept)) {}
    /// Requires: what `make` refers to outlives the list and its copies; the same index gives the same item.
    MadeList(std::size_t size, std::function<T(std::size_t)> make) : size_(size), make_(std::move(make)) {}

    std::size_t size() const { return make_ ? size_ : kept_.size(); }
    bool empty() const { return size() == 0; }
    T operator[](std::size_t index) const { return make_ ? make_(index) : kept_[index]; }
    /// Lets `use` see an item, without a copy where it is kept.
    template <class Use>
    auto with(std::size_t index, const Use& use) const {
        if (!make_) return use(kept_[index]);
        const T item = make_(index);
        return use(item);
    }
    /// The same with all of them, in order.
    template <class Use>
    void for_each(const Use& use) const {
        for (std::size_t index = 0; index < size(); ++index) with(index, use);
    }
    /// Null where items are made.
    const std::vector<T>* kept() const { return make_ ? nullptr : &kept_; }
    /// Requires: items are kept.
    void push_back(T item) { kept_.push_back(std::move(item)); }

    class Iterator {
      public:
        Iterator(const MadeList& list, std::size_t index) : list_(&list), index_(index) {}
        T operator*() const { return (*list_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

      private:
        const MadeList* list_;
        std::size_t index_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    std::vector<T> kept_;
    std::size_t size_ = 0;
    std::function<T(std::size_t)> make_;
};

}  // namespace kanjo
