// Rows that are spelt the everyday way, taken a block at a time.
#include <algorithm>
#include <bit>

#include "totals/record_pass.h"

namespace kanjo {

/// Whether no option asks more of a record than its keys and its money, which is done record by record.
bool RecordPass::reads_blocks() const {
    const bool follows =
        plan_.keeps_all || (id_slot_ != no_slot && (plan_.tracked != nullptr || plan_.references != nullptr));
    return !follows && counts_all() && !needs_prices_ && !pass_unless_stated_ && parser_.can_parse_blocks() &&
           (!needs_period_ || parser_.has_dates());
}

/// Whether the rows have what is needed, and no field that refers to others, or splits.
bool RecordPass::can_take(const RowBlock& block) const {
    const auto stands = [&](std::size_t slot) { return slot != no_slot && block.has(slot); };
    const bool asks_more = stands(part_of_slot_) || stands(supersedes_slot_) || stands(split_slot_);
    return !asks_more && parser_.can_parse(block) && (!needs_period_ || parser_.has_dates(block)) &&
           std::all_of(field_slots_.begin(), field_slots_.end(), stands);
}

/// Takes rows that are in memory: those that are spelt the everyday way together, then the others in order.
/// False where there were none.
bool RecordPass::take_block() {
    if (tally_.sought.has_open()) return false;
    const RowBlock block = reader_->peek(block_rows_max);
    if (block.size() == 0) return false;
    reads_blocks_ = can_take(block);
    if (!reads_blocks_) return false;
    RowMask plain = parser_.parse_block(block, plain_);
    plain &= find_groups(block, plain);
    if (tally_.watch.is_open()) {
        plain = find_watchable(block, plain);
        watch_block(block, plain, reader_->lines_read() + 1);
    }
    add_plain(plain, block.size());
    std::size_t taken = 0;
    for (RowMask other = ~plain & first_rows(block.size()); other != 0 && !is_over_; other &= other - 1) {
        const auto row = static_cast<std::size_t>(std::countr_zero(other));
        reader_->skip(row - taken);
        take_next();
        taken = row + 1;
    }
    if (!is_over_) reader_->skip(block.size() - taken);
    return true;
}

void RecordPass::add_plain(RowMask plain, std::size_t rows) {
    std::array<BucketKey, block_rows_max> keys;
    const GroupId* const groups = plain_groups_.data();
    const Currency* const currencies = plain_.currencies.data();
    const DateId* const dates = plain_.dates.data();
    for (std::size_t row = 0; row < rows; ++row) {
        const WhenId when = needs_period_ ? dates[row] : WhenTable::none;
        keys.data()[row] = BucketKey(groups[row], currencies[row], when);
    }
    std::size_t count = rows;
    if (plain != first_rows(rows)) {
        count = 0;
        for (RowMask left = plain; left != 0; left &= left - 1, ++count) {
            const auto row = static_cast<std::size_t>(std::countr_zero(left));
            keys[count] = keys[row];
            plain_.units[count] = plain_.units[row];
        }
    }
    const std::span<const BucketKey> added = std::span(keys).first(count);
    tally_.counts.add_ones(added);
    tally_.lane(Lane::stated).add(added, std::span(plain_.units).first(count));
    tally_.total.count += count;
}

/// Of the rows, those whose keys were met before; their groups stand in plain_groups_.
RowMask RecordPass::find_groups(const RowBlock& block, RowMask rows) {
    RowMask known = rows;
    plain_keys_.resize(field_slots_.size());
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        const RowBlock::Column column = block.column(field_slots_[field]);
        known &= tally_.groups.find_keys(field, column, block.size(), plain_keys_[field]);
    }
    if (sector_field_ != no_slot) known = plain_sectors(known, block.size());
    if (field_slots_.size() == 1) {
        plain_groups_ = plain_keys_[0];
        return known;
    }
    for (RowMask left = known; left != 0; left &= left - 1) {
        const auto row = static_cast<std::size_t>(std::countr_zero(left));
        for (std::size_t field = 0; field < field_slots_.size(); ++field)
            tally_.groups.set_found_key(field, plain_keys_[field][row]);
        plain_groups_[row] = tally_.groups.group();
    }
    return known;
}

/// Of the rows, those whose sector is known to be no split.
RowMask RecordPass::plain_sectors(RowMask known, std::size_t rows) {
    const std::uint32_t* const keys = plain_keys_[sector_field_].data();
    while (plain_kinds_ < sector_kinds_.size() && sector_kinds_[plain_kinds_] == SectorKind::plain)
        ++plain_kinds_;
    std::uint32_t greatest = 0;
    for (std::size_t row = 0; row < rows; ++row) greatest = std::max(greatest, keys[row]);
    if (greatest < plain_kinds_) return known;
    RowMask plain = 0;
    for (RowMask left = known; left != 0; left &= left - 1) {
        const auto row = static_cast<std::size_t>(std::countr_zero(left));
        const bool is_plain =
            keys[row] < sector_kinds_.size() && sector_kinds_[keys[row]] == SectorKind::plain;
        plain |= static_cast<RowMask>(is_plain) << row;
    }
    return plain;
}

}  // namespace kanjo
