// What of an input a pass asks for: the columns of commitments, keys, conditions, splits and references.
#include "base/utf8.h"
#include "commitments/columns.h"
#include "totals/record_pass.h"
#include "totals/record_place.h"

namespace kanjo {

Result<Done> RecordPass::bind(RecordReader& reader, std::vector<std::string>& names) {
    reader_ = &reader;
    file_ = reader.place().file;
    if (Result<Done> chosen = parser_.choose_columns(reader, needs_rate_, names); !chosen) return chosen;
    tally_.sought.begin_input();
    if (Result<Done> sought = seek_fields(reader, names); !sought) return sought;
    field_slots_.clear();
    if (Result<Done> split = bind_split(reader, names); !split) return split;
    if (Result<Done> references = bind_references(reader, names); !references) return references;
    bind_watch(reader, names);
    for (const std::string& field : fields_) {
        Result<std::size_t> slot = choose(reader, field, names);
        if (!slot) return std::move(slot).error();
        field_slots_.push_back(*slot);
    }
    if (options_.prices_by && *options_.prices_by != "currency") {
        Result<std::size_t> slot = choose(reader, *options_.prices_by, names);
        if (!slot) return std::move(slot).error();
        price_slot_ = *slot;
    }
    for (BoundTest& bound : tests_) {
        Result<std::size_t> slot = choose(reader, bound.test.field(), names);
        if (!slot) return std::move(slot).error();
        bound.slot = *slot;
    }
    return Done{};
}

/// The amount, fields under a name of their own, and the date where it chooses records.
Result<Done> RecordPass::seek_fields(const RecordReader& reader, std::vector<std::string>& names) {
    tally_.sought.seek(reader, "amount", {parser_.amount_slot()});
    for (const ColumnName& name : options_.format.columns) {
        if (name.field != "amount") tally_.sought.seek(reader, name.field, {slot_of(name.column, names)});
    }
    if (!options_.since && !options_.until) return Done{};
    const std::string date = column_of(options_.format, "date");
    if (!parser_.has_dates()) return no_column(reader, "date", date);
    if (date == "date") tally_.sought.seek(reader, date, {parser_.date_slot()});
    return Done{};
}

/// Sectors stand in `sectors` or in `sector`; an input needs one of the two columns.
Result<Done> RecordPass::bind_split(const RecordReader& reader, std::vector<std::string>& names) {
    split_slot_ = sector_slot_ = no_slot;
    if (!wants_sector_) return Done{};
    const std::string& splits = column_of(options_.format, "sectors");
    const std::string& sectors = column_of(options_.format, std::string(sector_field));
    if (std::optional<Error> misspelt = find_misspelt(reader, options_.format, "sectors"))
        return *std::move(misspelt);
    if (has_column(reader, splits)) split_slot_ = slot_of(splits, names);
    if (has_column(reader, sectors) || split_slot_ == no_slot) {
        Result<std::size_t> slot = choose(reader, std::string(sector_field), names);
        if (!slot) return std::move(slot).error();
        sector_slot_ = *slot;
    }
    return Done{};
}

Result<Done> RecordPass::bind_references(const RecordReader& reader, std::vector<std::string>& names) {
    for (const char* const field : {"part_of", "supersedes"}) {
        if (std::optional<Error> misspelt = find_misspelt(reader, options_.format, field))
            return *std::move(misspelt);
    }
    const auto bind = [&](const std::string& field) {
        const std::string& column = column_of(options_.format, field);
        return has_column(reader, column) ? slot_of(column, names) : no_slot;
    };
    part_of_slot_ = bind("part_of");
    supersedes_slot_ = bind("supersedes");
    const bool may_refer = part_of_slot_ != no_slot || supersedes_slot_ != no_slot;
    const bool may_be_named = may_refer || plan_.tracked != nullptr || plan_.keeps_all;
    id_slot_ = may_be_named ? bind("id") : no_slot;
    return Done{};
}

Result<std::size_t> RecordPass::choose(const RecordReader& reader, const std::string& field,
                                       std::vector<std::string>& names) {
    const std::string& column = column_of(options_.format, field);
    const bool stands_in_split = field == sector_field && sector_slot_ == no_slot && split_slot_ != no_slot;
    if (stands_in_split && !has_column(reader, column)) return split_slot_;
    const bool is_asked_for = options_.is_by_given || field != options_.by.front();
    if (is_asked_for && !has_column(reader, column)) return no_column(reader, field, column);
    std::optional<Error> misspelt =
        is_asked_for ? std::nullopt : find_misspelt(reader, options_.format, field);
    if (misspelt) return *std::move(misspelt);
    const std::size_t slot = slot_of(column, names);
    std::vector<std::size_t> slots{slot};
    if (field == sector_field && split_slot_ != no_slot) slots.push_back(split_slot_);
    if (is_asked_for) tally_.sought.seek(reader, field, std::move(slots));
    return slot;
}

}  // namespace kanjo
