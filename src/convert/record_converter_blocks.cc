// Rows that are spelt the everyday way, converted a block at a time.
#include <algorithm>

#include "convert/record_converter.h"

namespace kanjo {
namespace {

/// Rows whose rates are on their way into the cache while one is written.
constexpr std::size_t fetched_ahead = 8;

}  // namespace

bool RecordConverter::reads_blocks() const {
    return !style_.is_json && !options_.want_ranges && parser_->can_parse_blocks();
}

/// Takes rows that are in memory, in order. False where there were none.
bool RecordConverter::take_block() {
    const RowBlock block = reader_->peek(block_rows_max);
    if (block.size() == 0) return false;
    const RowMask plain = parser_->parse_block(block, plain_);
    find_plain_rates(plain, block.size());
    const bool writes = !options_.only_checks;
    std::size_t taken = 0;
    for (std::size_t row = 0; row < block.size(); ++row) {
        if (writes && (plain >> row >> fetched_ahead & 1) != 0)
            memo_->fetch_words(plain_rates_[row + fetched_ahead]);
        if ((plain >> row & 1) != 0 && has_rates(row)) {
            ++stretch_->count;
            if (writes) append_plain(block, row);
            continue;
        }
        reader_->skip(row - taken);
        take_next();
        taken = row + 1;
    }
    reader_->skip(block.size() - taken);
    return true;
}

void RecordConverter::find_plain_rates(RowMask plain, std::size_t rows) {
    commitment_.rate = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        if ((plain >> row & 1) == 0) continue;
        commitment_.date = plain_.dates[row];
        commitment_.currency = plain_.currencies[row];
        plain_rates_[row] = memo_->id_of(commitment_, *parser_);
        if (!options_.only_checks) memo_->fetch(plain_rates_[row]);
    }
}

bool RecordConverter::has_rates(std::size_t row) const {
    if (!memo_->has_missing()) return true;
    const std::span<const KnownRate> known = memo_->rates(plain_rates_[row]);
    return std::none_of(known.begin(), known.end(), [](const KnownRate& rate) { return rate.is_missing; });
}

void RecordConverter::append_plain(const RowBlock& block, std::size_t row) {
    const std::span<const KnownRate> known = memo_->rates(plain_rates_[row]);
    const char* const begin = block.row_begin(row);
    const char* const end = block.row_begin(row + 1);
    const std::size_t line_end = end[-2] == '\r' ? 2 : 1;
    std::string& out = stretch_->records;
    out.append(begin, end - line_end);
    for (std::size_t i = 0; i < known.size(); ++i) {
        out += frames_[i].amount;
        amounts_[i].style.append(out, plain_.units[row], known[i].factor);
        out += frames_[i].behind;
        out += known[i].words;
    }
    out.append(end - line_end, end);
}

}  // namespace kanjo
