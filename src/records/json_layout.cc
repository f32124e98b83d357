#include "records/json_layout.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"
#include "records/byte_marks.h"

namespace kanjo {
namespace {

/// What follows a short string of ASCII without escapes; null for any other. Requires: *quote opens one.
const char* behind_plain_string(const char* quote) {
    const ByteMarks marks = mark_bytes(quote + 1);
    const std::uint32_t up_to_stop = marks.stops ^ (marks.stops - 1);
    if (marks.stops == 0 || (marks.high & up_to_stop) != 0) return nullptr;
    const char* const stop = quote + 1 + std::countr_zero(marks.stops);
    return *stop == '"' ? stop + 1 : nullptr;
}

/// What follows a number without sign and exponent; null for any other.
const char* behind_plain_number(const char* at) {
    const std::size_t whole = count_digits(at);
    if (whole == 0 || whole == compared_bytes || (*at == '0' && whole > 1)) return nullptr;
    at += whole;
    if (*at == '.') {
        const std::size_t decimals = count_digits(at + 1);
        if (decimals == 0 || decimals == compared_bytes) return nullptr;
        at += 1 + decimals;
    }
    return *at == 'e' || *at == 'E' ? nullptr : at;
}

}  // namespace

void JsonLayout::bind(std::span<const std::string> names) {
    names_.assign(names.begin(), names.end());
    slot_columns_.assign(names_.size(), stride());
    keys_.clear();
}

bool JsonLayout::learn(const char* row, const char* end) {
    keys_.clear();
    seen_.clear();
    slot_columns_.assign(names_.size(), stride());
    scanner_.restart(row, end);
    const char* behind_last = row;
    const bool is_object = *row == '{' && scanner_.object(0, [&] {
        const bool is_passed = learn_key(behind_last) && scanner_.value(1);
        behind_last = scanner_.at();
        return is_passed;
    });
    if (is_object) seen_.check(scanner_);
    const char* const line_feed = scanner_.at() + (*scanner_.at() == '\r' ? 1 : 0);
    const bool is_good = is_object && scanner_.state() == JsonState::good && !scanner_.passed_line_feed();
    if (!is_good || *line_feed != '\n') keys_.clear();
    if (keys_.empty()) return false;
    closing_ = SoughtText(std::string(behind_last, line_feed + 1));
    return true;
}

/// Passes a key up to its value.
bool JsonLayout::learn_key(const char* behind_last) {
    const char* const quote = scanner_.at();
    if (!scanner_.string()) return false;
    const std::string_view token = scanner_.token();
    const bool has_escape = scanner_.has_escape();
    const auto name =
        std::find(names_.begin(), names_.end(), has_escape ? unescaped(token) : std::string(token));
    seen_.add(token, has_escape);
    if (!scanner_.pass(':', "`:`")) return false;
    scanner_.skip_blank();
    const char* const value = scanner_.at();
    Key key{SoughtText(std::string(behind_last, value)), static_cast<std::size_t>(value - quote), unbound};
    if (name != names_.end()) {
        key.slot = static_cast<std::size_t>(name - names_.begin());
        slot_columns_[key.slot] = 2 * key.slot + 1;
    }
    keys_.push_back(std::move(key));
    return true;
}

const char* JsonLayout::pass(const char* base, const char* row, const char* end, std::uint32_t* cells) {
    if (keys_.empty()) return nullptr;
    const char* at = row;
    for (const Key& key : keys_) {
        std::string_view text(row, row);  // empty
        if (key.before.begins(at, end)) {
            at = pass_value(key, at + key.before.size(), end, text);
            if (at == nullptr) return nullptr;
        } else if (at == row) {
            return nullptr;
        }
        if (key.slot != unbound) set_cell(base, text, cells + 2 * key.slot);
    }
    return closing_.begins(at, end) ? at + closing_.size() : nullptr;
}

/// Returns what follows the value; null where something is wrong with it.
inline const char* JsonLayout::pass_value(const Key& key, const char* value, const char* end,
                                          std::string_view& text) {
    if (*value == '"') {
        if (const char* const behind = behind_plain_string(value)) {
            text = {value + 1, behind - 1};
            return behind;
        }
    } else if (const char* const behind = behind_plain_number(value)) {
        text = {value, behind};
        return behind;
    }
    scanner_.restart(value, end);
    const bool is_good =
        scanner_.value(1) && scanner_.state() == JsonState::good && !scanner_.passed_line_feed();
    text = text_of(key, value);
    return is_good ? scanner_.at() : nullptr;
}

/// Of the value that the scanner passed. One that is not in the input as it stands goes with its key, whose
/// quotes make it none to RowBlock.
std::string_view JsonLayout::text_of(const Key& key, const char* value) const {
    const bool is_changed = *value == '[' || *value == '{' || (*value == '"' && scanner_.has_escape());
    if (is_changed) return {value - key.quote, scanner_.at()};
    return *value == 'n' ? std::string_view(value, value) : scanner_.token();
}

void JsonLayout::leave_out(const char* base, const char* row, std::uint32_t* cells) const {
    for (std::size_t slot = 0; slot < names_.size(); ++slot) set_cell(base, {row, row}, cells + 2 * slot);
}

void JsonLayout::set_cell(const char* base, std::string_view text, std::uint32_t* cell) {
    const auto begin = static_cast<std::uint32_t>(text.data() - base);
    cell[0] = begin - 1;
    cell[1] = begin + static_cast<std::uint32_t>(text.size());
}

}  // namespace kanjo
