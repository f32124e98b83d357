#include "totals/sought_fields.h"

#include <algorithm>

#include "commitments/columns.h"

namespace kanjo {

void SoughtFields::seek(const RecordReader& reader, const std::string& field,
                        std::vector<std::size_t> slots) {
    bool& is_found = found_[field];
    is_found |= reader.columns().has_value();
    if (!is_found) open_.push_back({field, std::move(slots)});
}

void SoughtFields::look_in(const Record& record, const RecordReader& reader) {
    if (!is_named_) name_file(reader.place().file);
    std::erase_if(open_, [&](const Open& open) {
        const auto stands_at = [&](std::size_t slot) { return record.field(slot).kind != FieldKind::absent; };
        const bool is_found = std::any_of(open.slots.begin(), open.slots.end(), stands_at);
        if (is_found) found_[open.field] = true;
        return is_found;
    });
}

void SoughtFields::name_file(const std::string& file) {
    is_named_ = true;
    if (!file.empty() && (file_.empty() || file < file_)) file_ = file;
}

void SoughtFields::merge(const SoughtFields& other) {
    for (const auto& [field, is_found] : other.found_) merge(field, is_found, other.file_);
}

void SoughtFields::merge(const std::string& field, bool is_found, const std::string& file) {
    found_[field] |= is_found;
    name_file(file);
}

std::vector<Error> SoughtFields::missing(const CommitmentFormat& format) const {
    std::vector<Error> errors;
    if (file_.empty()) return errors;
    for (const auto& [field, is_found] : found_) {
        if (!is_found) errors.push_back(no_field(field, column_of(format, field)).in(file_, 0));
    }
    return errors;
}

}  // namespace kanjo
