#include "records/json_row.h"

#include <algorithm>
#include <utility>

#include "records/json_text.h"

namespace kanjo {
namespace {

/// How many keys of the shape a row may leave out in one place before it is taken to be of another shape.
constexpr std::size_t left_out_max = 16;

std::string_view kind_found(char first) {
    switch (first) {
        case '[':
            return "an array";
        case '"':
            return "a string";
        case 't':
        case 'f':
            return "a truth value";
        case 'n':
            return "null";
        default:
            return "a number";
    }
}

}  // namespace

void JsonRow::bind(std::span<const std::string> names) {
    names_.assign(names.begin(), names.end());
    fields_.resize(names_.size());
    values_.resize(names_.size());
    owned_.resize(names_.size());
}

JsonState JsonRow::parse(const char* begin, const char* end, std::size_t depth) {
    scanner_.restart(begin, end);
    const bool is_object = scanner_.skip_blank() == '{';
    begin_ = scanner_.at();
    if (!is_object) {
        refuse_other_kind(depth);
    } else if (!parse_alike(depth)) {
        scanner_.restart(begin_, end);
        if (parse_anew(depth)) keys_.check(scanner_);
        if (scanner_.state() != JsonState::good) shape_.clear();
    }
    return scanner_.state();
}

bool JsonRow::parse_like_last(const char* begin, const char* end) {
    if (*begin != '{' || shape_.empty()) return false;
    scanner_.restart(begin, end);
    begin_ = begin;
    return parse_alike(0) && !scanner_.passed_line_feed();
}

void JsonRow::refuse_other_kind(std::size_t depth) {
    const char first = *begin_;
    if (!scanner_.value(depth)) return;
    scanner_.refuse({Code::K0201,
                     "found " + std::string(kind_found(first)) + ", expected a record: an object in braces",
                     "write a record as {\"field\": value, …}", begin_,
                     static_cast<std::size_t>(scanner_.at() - begin_)});
}

void JsonRow::clear_fields() {
    std::fill(fields_.begin(), fields_.end(), Field{});
    std::fill(values_.begin(), values_.end(), nullptr);
}

/// Reads an object whose keys are some of the shape's, in its order; false for any other and any fault.
bool JsonRow::parse_alike(std::size_t depth) {
    clear_fields();
    std::size_t next = 0;
    const bool is_passed = scanner_.object(depth, [&] {
        const std::size_t last = std::min(shape_.size(), next + left_out_max);
        while (next < last && !scanner_.pass_text(shape_[next].spelling)) ++next;
        if (next == last) return false;
        return field(shape_[next++].slot, depth + 1);
    });
    return is_passed && scanner_.state() == JsonState::good;
}

/// Reads any object; its keys become the shape.
bool JsonRow::parse_anew(std::size_t depth) {
    clear_fields();
    shape_.clear();
    keys_.clear();
    return scanner_.object(depth, [&] {
        if (!scanner_.string()) return false;
        const std::string_view token = scanner_.token();
        const std::size_t slot = slot_of(scanner_.has_escape() ? std::string_view(unescaped(token)) : token);
        keys_.add(token, scanner_.has_escape());
        if (!scanner_.pass(':', "`:`")) return false;
        const char* const begin = token.data() - 1;
        std::string spelling(begin, static_cast<std::size_t>(scanner_.at() - begin));
        // Line feeds are counted, which a key that is only compared would hide.
        if (spelling.find('\n') == std::string::npos)
            shape_.push_back({SoughtText(std::move(spelling)), slot});
        return field(slot, depth + 1);
    });
}

bool JsonRow::field(std::size_t slot, std::size_t depth) {
    const char first = scanner_.skip_blank();
    const char* const begin = scanner_.at();
    if (!scanner_.value(depth)) return false;
    if (slot == unbound) return true;
    Field& field = fields_[slot];
    values_[slot] = begin;
    if (first == 'n') {
        field.kind = FieldKind::null;
        return true;
    }
    field.text = scanner_.token();
    switch (first) {
        case '"':
            field.kind = FieldKind::text;
            if (scanner_.has_escape()) field.text = owned_[slot] = unescaped(field.text);
            break;
        case 't':
        case 'f':
            field.kind = FieldKind::boolean;
            break;
        case '[':
        case '{':
            field.kind = FieldKind::nested;
            field.text = compact_json(field.text, owned_[slot]);
            break;
        default:
            field.kind = FieldKind::number;
    }
    return true;
}

std::size_t JsonRow::slot_of(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? unbound : static_cast<std::size_t>(found - names_.begin());
}

}  // namespace kanjo
