// Rows that are spelt the everyday way, taken a block at a time.
#include <bit>

#include "totals/record_pass.h"

namespace kanjo {
namespace {

RowMask mask_of(std::size_t rows) {
    return rows == block_rows_max ? ~RowMask{0} : (RowMask{1} << rows) - 1;
}

}  // namespace

/// What asks more of a record than its keys and its money is done record by record.
bool RecordPass::reads_blocks() const {
    const bool follows =
        plan_.keeps_all || id_slot_ != no_slot || part_of_slot_ != no_slot || supersedes_slot_ != no_slot;
    const bool chooses = !tests_.empty() || options_.since || options_.until;
    return !follows && !chooses && !needs_prices_ && !pass_unless_stated_ && split_slot_ == no_slot &&
           parser_.can_parse_blocks() && (!needs_period_ || parser_.has_dates());
}

/// Takes the rows that are in memory: those that are spelt the everyday way together, then the others in
/// order.
void RecordPass::take_block() {
    const RowBlock block = reader_->peek(block_rows_max);
    if (block.size() == 0) return;
    RowMask plain = parser_.parse_block(block, plain_);
    plain = find_groups(block, plain);
    add_plain(plain, block.size());
    std::size_t taken = 0;
    for (RowMask other = ~plain & mask_of(block.size()); other != 0 && !is_over_; other &= other - 1) {
        const auto row = static_cast<std::size_t>(std::countr_zero(other));
        reader_->skip(row - taken);
        take_next();
        taken = row + 1;
    }
    if (!is_over_) reader_->skip(block.size() - taken);
}

void RecordPass::add_plain(RowMask plain, std::size_t rows) {
    std::array<BucketKey, block_rows_max> keys;
    std::size_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const WhenId when = needs_period_ ? plain_.dates[row] : WhenTable::none;
        keys[count] = BucketKey(groups_[row], plain_.currencies[row], when);
        plain_.units[count] = plain_.units[row];
        if ((plain >> row & 1) == 0) continue;
        tally_.counts.add_one(groups_[row]);
        ++count;
    }
    tally_.lane(Lane::stated).add(std::span(keys).first(count), std::span(plain_.units).first(count));
    tally_.total.count += count;
}

/// Of the rows, those whose keys were met before; their groups stand in groups_.
RowMask RecordPass::find_groups(const RowBlock& block, RowMask rows) {
    std::vector<RowBlock::Column> columns;
    for (const std::size_t slot : field_slots_) {
        if (!block.has(slot)) return 0;
        columns.push_back(block.column(slot));
    }
    RowMask known = 0;
    for (std::size_t row = 0; row < block.size(); ++row) {
        if ((rows >> row & 1) == 0) continue;
        bool is_known = true;
        for (std::size_t field = 0; field < columns.size(); ++field) {
            const std::string_view text = columns[field].text(row);
            is_known = is_known && text.data() != nullptr && tally_.groups.set_known_key(field, text);
        }
        if (!is_known || !has_plain_sector()) continue;
        groups_[row] = tally_.groups.group();
        known |= RowMask{1} << row;
    }
    return known;
}

/// Of the keys as set; a sector that was not met yet is none.
bool RecordPass::has_plain_sector() const {
    if (sector_field_ == no_slot) return true;
    const std::uint32_t key = tally_.groups.key(sector_field_);
    return key < sector_kinds_.size() && sector_kinds_[key] == SectorKind::plain;
}

}  // namespace kanjo
