#include "totals/split_change.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/invariant.h"
#include "totals/side_values.h"

namespace kanjo {
namespace {

Ends operator*(const Ends& ends, const Quotient& factor) {
    return {ends.low * factor, ends.high * factor};
}

Ends operator-(const Ends& a, const Ends& b) {
    return {a.low - b.low, a.high - b.high};
}

Ends operator-(const Ends& ends) {
    return {-ends.low, -ends.high};
}

Ends& operator+=(Ends& sum, const Ends& ends) {
    sum.low += ends.low;
    sum.high += ends.high;
    return sum;
}

bool is_zero(const Ends& ends) {
    return ends.low.is_zero() && ends.high.is_zero();
}

/// A commitment as one side has it.
struct Item {
    enum class State : std::uint8_t { absent, undisclosed, covered, counted };

    State state = State::absent;
    Currency currency;
    WhenId when = 0;
    std::map<std::size_t, Ends> amounts;  ///< by row, as stated
    Ends whole;                           ///< of all rows

    Ends amount(std::size_t row) const {
        const auto found = amounts.find(row);
        return found == amounts.end() ? Ends{} : found->second;
    }
    /// Of the row, in the whole. Requires: the whole is not zero.
    Quotient share(std::size_t row) const {
        const Ends part = amount(row);
        return whole.low.is_zero() ? part.high / whole.high : part.low / whole.low;
    }
};

/// A rate that amounts are valued at: the old data's are side 0, the new data's 1.
using RateId = BucketKey;

/// Amounts by rate, before they are worked out.
struct Part {
    std::uint64_t count = 0;
    std::unordered_map<std::uint64_t, Ends> amounts;
};

constexpr std::size_t row_of_all = 0;

class Splitter {
  public:
    Splitter(const ChangeSide& before, const ChangeSide& after);

    Change split(const Tally& before, const Tally& after) &&;

  private:
    using Parts = std::array<Part, reason_count>;

    void name_rows(std::size_t side, const Tally& tally);
    Item item_of(std::size_t side, const Reference& reference);
    void compare(const Item& old, const Item& now);
    void add_alone(std::size_t side, const Item& item, Reason reason);
    void add_common(const Item& old, const Item& now);
    void add_changes(std::size_t row, const Ends& before, RateId was, const Ends& after, RateId is);
    void add(std::size_t row, Reason reason, RateId rate, const Ends& amount);
    void count(std::size_t row, Reason reason);
    const std::optional<Quotient>& rate(RateId id);
    Ends work_out(const Part& part);
    GroupChange group_of(std::size_t row);
    void check_sum(const GroupChange& group) const;

    std::array<SideValues, 2> sides_;
    std::map<std::vector<std::string>, std::size_t> keys_;  ///< the row of each key; the first row is all
    std::array<std::vector<std::size_t>, 2> rows_;          ///< of each side, by group
    std::array<std::vector<const GroupRow*>, 2>
        group_rows_;                            ///< of each side, by row; null where it has none
    std::vector<Parts> parts_;                  ///< by row
    std::array<bool, reason_count> counted_{};  ///< the current commitment, in all rows
    std::uint64_t matched_ = 0;
};

Splitter::Splitter(const ChangeSide& before, const ChangeSide& after)
    : sides_{SideValues(before), SideValues(after)} {
    for (std::size_t side = 0; side < 2; ++side) {
        for (const GroupRow& row : sides_[side].rows().rows) keys_.emplace(row.key, 0);
    }
    std::size_t next = row_of_all + 1;
    for (auto& [key, row] : keys_) row = next++;
    parts_.resize(next);
    name_rows(0, before.tally);
    name_rows(1, after.tally);
}

void Splitter::name_rows(std::size_t side, const Tally& tally) {
    const GroupRows& rows = sides_[side].rows();
    rows_[side].resize(tally.groups.size());
    group_rows_[side].resize(parts_.size());
    group_rows_[side][row_of_all] = &rows.total;
    for (const GroupRow& row : rows.rows) {
        const std::size_t index = keys_.at(row.key);
        group_rows_[side][index] = &row;
        for (const GroupId group : row.groups) rows_[side][group] = index;
    }
}

Item Splitter::item_of(std::size_t side, const Reference& reference) {
    Item item;
    if (reference.groups.empty()) return item;
    item.state = Item::State::undisclosed;
    if (!reference.is_disclosed) return item;
    item.state = reference.is_covered ? Item::State::covered : Item::State::counted;
    for (const Contribution& part : reference.contributions) {
        item.currency = part.key.currency();
        item.when = part.key.when();
        const Quotient low(part.low);
        const Ends stated{low, low + Quotient(part.widening)};
        const Ends amount = stated * (Quotient(1) / Quotient(sides_[side].divisor(item.when)));
        item.amounts[rows_[side][part.key.group()]] += amount;
        item.whole += amount;
    }
    // Without a rate it is in no total.
    if (!sides_[side].rate(item.currency, item.when)) item.state = Item::State::absent;
    return item;
}

const std::optional<Quotient>& Splitter::rate(RateId id) {
    return sides_[id.group()].rate(id.currency(), id.when());
}

void Splitter::add(std::size_t row, Reason reason, RateId rate, const Ends& amount) {
    if (is_zero(amount)) return;
    for (const std::size_t each : {row, row_of_all}) {
        parts_[each][static_cast<std::size_t>(reason)].amounts[rate.word()] += amount;
    }
}

/// Only one of the sides has it in its total.
void Splitter::add_alone(std::size_t side, const Item& item, Reason reason) {
    const RateId rate(static_cast<GroupId>(side), item.currency, item.when);
    counted_ = {};
    for (const auto& [row, amount] : item.amounts) {
        add(row, reason, rate, side == 0 ? -amount : amount);
        count(row, reason);
    }
}

void Splitter::compare(const Item& old, const Item& now) {
    using State = Item::State;
    const bool was_counted = old.state == State::counted;
    const bool is_counted = now.state == State::counted;
    if (was_counted && is_counted) return add_common(old, now);
    if (!was_counted && !is_counted) return;
    const State other = is_counted ? old.state : now.state;
    const Reason gone = is_counted ? Reason::added : Reason::ended;
    const Reason reason = other == State::undisclosed ? Reason::disclosed
                          : other == State::covered   ? Reason::covered
                                                      : gone;
    add_alone(is_counted ? 1 : 0, is_counted ? now : old, reason);
}

/// Both sides have it in their totals: its old amount, shared out as it is now, becomes the new one.
void Splitter::add_common(const Item& old, const Item& now) {
    const RateId was(0, old.currency, old.when);
    const RateId is(1, now.currency, now.when);
    const Item& sharing = is_zero(now.whole) ? old : now;
    std::map<std::size_t, Ends> rows = old.amounts;
    rows.insert(now.amounts.begin(), now.amounts.end());
    counted_ = {};
    for (const auto& [row, amount] : rows) {
        const Ends shared = is_zero(sharing.whole) ? Ends{} : old.whole * sharing.share(row);
        add(row, Reason::moved, was, shared - old.amount(row));
        if (!is_zero(shared - old.amount(row))) count(row, Reason::moved);
        add_changes(row, shared, was, now.amount(row), is);
    }
}

void Splitter::add_changes(std::size_t row, const Ends& before, RateId was, const Ends& after, RateId is) {
    if (!(was.currency() == is.currency())) {
        add(row, Reason::restated, is, after);
        add(row, Reason::restated, was, -before);
        count(row, Reason::restated);
        return;
    }
    const Ends grown = after - before;
    add(row, Reason::amounts, was, grown);
    if (!is_zero(grown)) count(row, Reason::amounts);
    if (*rate(was) == *rate(is)) return;
    add(row, Reason::rates, is, before);
    add(row, Reason::rates, was, -before);
    add(row, Reason::cross, is, grown);
    add(row, Reason::cross, was, -grown);
    if (!is_zero(before)) count(row, Reason::rates);
}

/// In the row, and once for each commitment in all of them.
void Splitter::count(std::size_t row, Reason reason) {
    const auto which = static_cast<std::size_t>(reason);
    ++parts_[row][which].count;
    if (!counted_[which]) ++parts_[row_of_all][which].count;
    counted_[which] = true;
}

Ends Splitter::work_out(const Part& part) {
    std::vector<Quotient> lows;
    std::vector<Quotient> highs;
    for (const auto& [word, amount] : part.amounts) {
        const Quotient& one = *rate(RateId::of_word(word));
        lows.push_back(amount.low * one);
        highs.push_back(amount.high * one);
    }
    return {sum_of(lows), sum_of(highs)};
}

GroupChange Splitter::group_of(std::size_t row) {
    GroupChange group;
    const auto side_of = [&](std::size_t side) -> std::optional<Ends> {
        const GroupRow* const found = group_rows_[side][row];
        if (found == nullptr) return Ends{};
        group.complete = group.complete && sides_[side].is_complete(*found);
        return sides_[side].value(*found);
    };
    group.before = side_of(0);
    group.after = side_of(1);
    for (std::size_t reason = 0; reason < reason_count; ++reason) {
        group.parts[reason] = {parts_[row][reason].count, work_out(parts_[row][reason])};
    }
    check_sum(group);
    return group;
}

/// The parts come from commitment by commitment, the totals from sums of all: they must agree to the last
/// digit.
void Splitter::check_sum(const GroupChange& group) const {
    Ends sum = group.before.value_or(Ends{});
    for (const ChangePart& part : group.parts) sum += part.value;
    KANJO_INVARIANT(sum == group.after.value_or(Ends{}));
}

Change Splitter::split(const Tally& before, const Tally& after) && {
    std::unordered_map<std::string_view, const Reference*> old_by_id;
    std::set<const Reference*> met;
    for (const Reference& reference : before.references) {
        if (!reference.id.empty() && !reference.groups.empty()) old_by_id.emplace(reference.id, &reference);
    }
    for (const Reference& reference : after.references) {
        const Item now = item_of(1, reference);
        const auto old = reference.groups.empty() ? old_by_id.end() : old_by_id.find(reference.id);
        if (old != old_by_id.end() && met.insert(old->second).second) {
            ++matched_;
            compare(item_of(0, *old->second), now);
        } else if (now.state == Item::State::counted) {
            add_alone(1, now, Reason::added);
        }
    }
    for (const Reference& reference : before.references) {
        if (met.contains(&reference)) continue;
        const Item old = item_of(0, reference);
        if (old.state == Item::State::counted) add_alone(0, old, Reason::ended);
    }
    Change change;
    change.matched = matched_;
    change.total = group_of(row_of_all);
    for (const auto& [key, row] : keys_) {
        change.groups.push_back(group_of(row));
        change.groups.back().key = key;
    }
    std::stable_sort(change.groups.begin(), change.groups.end(), [](const auto& a, const auto& b) {
        return b.after.value_or(Ends{}).low < a.after.value_or(Ends{}).low;
    });
    for (std::size_t side = 0; side < 2; ++side) {
        change.has_ranges |= sides_[side].has_range(sides_[side].rows().total);
    }
    return change;
}

}  // namespace

Change split_change(const ChangeSide& before, const ChangeSide& after) {
    return Splitter(before, after).split(before.tally, after.tally);
}

}  // namespace kanjo
