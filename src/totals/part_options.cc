#include "totals/part_options.h"

#include "base/invariant.h"
#include "records/json_text.h"

namespace kanjo {
namespace {

constexpr std::string_view comparison_signs[] = {"=", "!=", "<", "<=", ">", ">="};
constexpr std::string_view decimal_marks[] = {"by-language", "point", "comma"};
constexpr std::string_view date_orders[] = {"iso", "dmy", "mdy"};

std::string list_of(const std::vector<std::string>& items) {
    std::string list = "[";
    for (const std::string& item : items) list += (list.size() > 1 ? "," : "") + item;
    return list + ']';
}

std::string text_list(const std::vector<std::string>& texts) {
    std::vector<std::string> items;
    for (const std::string& text : texts) items.push_back(json_string(text));
    return list_of(items);
}

template <class T, class ToText>
std::string optional_text(const std::optional<T>& value, ToText to_text) {
    return value ? json_string(to_text(*value)) : "null";
}

std::string conditions_text(const std::vector<Condition>& conditions) {
    std::vector<std::string> items;
    for (const Condition& condition : conditions) {
        const auto sign = comparison_signs[static_cast<std::size_t>(condition.comparison)];
        items.push_back(text_list({condition.field, std::string(sign), condition.value}));
    }
    return list_of(items);
}

std::string columns_text(const std::vector<ColumnName>& columns) {
    std::vector<std::string> items;
    for (const ColumnName& name : columns) items.push_back(text_list({name.field, name.column}));
    return list_of(items);
}

std::string symbols_text(const std::vector<SymbolMeaning>& symbols) {
    std::vector<std::string> items;
    for (const SymbolMeaning& meaning : symbols) {
        items.push_back(text_list({meaning.symbol, std::string(code_of(meaning.currency))}));
    }
    return list_of(items);
}

bool read_texts(const JsonValue* value, std::vector<std::string>& texts) {
    if (value == nullptr || value->kind != JsonValue::Kind::array) return false;
    for (const JsonValue& item : value->items) {
        if (item.kind != JsonValue::Kind::string) return false;
        texts.push_back(item.text);
    }
    return true;
}

bool read_condition(const JsonValue& value, std::vector<Condition>& conditions) {
    std::vector<std::string> texts;
    if (!read_texts(&value, texts) || texts.size() != 3) return false;
    const auto sign = std::find(std::begin(comparison_signs), std::end(comparison_signs), texts[1]);
    if (sign == std::end(comparison_signs)) return false;
    const auto comparison = static_cast<Comparison>(sign - std::begin(comparison_signs));
    conditions.push_back({std::move(texts[0]), comparison, std::move(texts[2])});
    return true;
}

bool read_date(const JsonValue* value, std::optional<Date>& date) {
    if (value == nullptr || value->kind == JsonValue::Kind::null) return value != nullptr;
    const Result<Date> parsed = parse_date(value->text);
    if (parsed) date = *parsed;
    return parsed.has_value();
}

std::string text_of(const JsonValue& value) {
    if (value.kind == JsonValue::Kind::null) return "null";
    if (value.kind == JsonValue::Kind::string) return json_string(value.text);
    if (value.kind != JsonValue::Kind::array) return value.text;
    std::vector<std::string> items;
    for (const JsonValue& item : value.items) items.push_back(text_of(item));
    return list_of(items);
}

}  // namespace

std::string part_options_text(const TotalOptions& options) {
    const auto date_text = [](Date date) { return to_string(date); };
    const auto same_text = [](const std::string& text) { return text; };
    const auto code_text = [](Currency currency) { return code_of(currency); };
    const auto number_text = [](const Decimal& number) { return to_string(number.normalised()); };
    const auto character_text = [](char character) { return std::string(1, character); };
    const FigureOptions& figures = options.figures;
    const CommitmentFormat& format = options.format;
    JsonLine line;
    line.json("by", text_list(options.by)).flag("by_given", options.is_by_given);
    line.json("across", optional_text(options.across, same_text));
    line.json("where", conditions_text(options.where));
    line.json("since", optional_text(options.since, date_text));
    line.json("until", optional_text(options.until, date_text));
    line.json("prices_by", optional_text(options.prices_by, same_text));
    line.text("language", figures.language);
    line.text("decimal", decimal_marks[static_cast<std::size_t>(figures.decimal_mark)]);
    line.json("symbols", symbols_text(figures.symbols));
    line.flag("parentheses_negative", figures.parentheses_negative);
    line.json("currency", optional_text(figures.currency, code_text));
    line.json("columns", columns_text(format.columns));
    line.json("unit", optional_text(format.unit, number_text));
    line.text("dates", date_orders[static_cast<std::size_t>(format.dates)]);
    line.flag("normalise_splits", format.normalise_splits);
    line.json("delimiter", optional_text(options.reader.delimiter, character_text));
    line.text("list", options.reader.list_key);
    return std::move(line).close();
}

bool read_part_options(const JsonValue& value, TotalOptions& options) {
    if (value.kind != JsonValue::Kind::object) return false;
    if (!read_texts(value.find("by"), options.by)) return false;
    const JsonValue* across = value.find("across");
    const JsonValue* where = value.find("where");
    const JsonValue* columns = value.find("columns");
    if (across == nullptr || where == nullptr || columns == nullptr) return false;
    if (across->kind == JsonValue::Kind::string) options.across = across->text;
    const JsonValue* prices_by = value.find("prices_by");
    if (prices_by != nullptr && prices_by->kind == JsonValue::Kind::string)
        options.prices_by = prices_by->text;
    for (const JsonValue& condition : where->items) {
        if (!read_condition(condition, options.where)) return false;
    }
    for (const JsonValue& name : columns->items) {
        std::vector<std::string> texts;
        if (!read_texts(&name, texts) || texts.size() != 2) return false;
        options.format.columns.push_back({std::move(texts[0]), std::move(texts[1])});
    }
    return read_date(value.find("since"), options.since) && read_date(value.find("until"), options.until);
}

std::optional<PartDifference> find_difference(const JsonValue& first, const JsonValue& second) {
    const auto member = [](const JsonValue& options, std::size_t index) {
        if (index >= options.keys.size()) return std::string("nothing");
        return json_string(options.keys[index]) + ':' + text_of(options.items[index]);
    };
    for (std::size_t i = 0; i < std::max(first.items.size(), second.items.size()); ++i) {
        PartDifference difference{member(first, i), member(second, i)};
        if (difference.first != difference.second) return difference;
    }
    return std::nullopt;
}

}  // namespace kanjo
