// What the Frankfurter service answers: the rates of one day, {"base":"EUR","date":"2024-02-23",
// "rates":{"USD":1.0834}}, or of many, "rates":{"2024-02-23":{"USD":1.0834}}. Units for one of the base.
// Source: https://frankfurter.dev
#include <algorithm>

#include "rates/rate_format.h"
#include "records/json_text.h"
#include "records/json_value.h"
#include "records/text_place.h"

namespace kanjo {
namespace {

constexpr std::string_view source_name = "Frankfurter";

bool recognises(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && head[begin] == '{' &&
           head.find("\"rates\"") != std::string_view::npos;
}

class Reader {
  public:
    Reader(std::string_view document, std::string_view name, RateRows& rows)
        : document_(document), name_(name), rows_(rows) {}

    void read(const JsonValue& whole) {
        const JsonValue* rates = whole.find("rates");
        if (rates == nullptr || rates->kind != JsonValue::Kind::object) {
            return refuse(rates ? *rates : whole, "there is no object 'rates'");
        }
        const JsonValue* amount = whole.find("amount");
        if (amount != nullptr && !is_one(*amount)) {
            const bool is_text = amount->kind == JsonValue::Kind::string;
            return refuse(*amount,
                          "the rates are for an amount of " +
                              (is_text ? json_string(amount->text) : amount->text) + ", expected 1",
                          "fetch them without 'amount'");
        }
        const JsonValue* base = whole.find("base");
        const std::optional<Currency> currency = base ? find_currency(base->text) : std::nullopt;
        if (!currency) return refuse(base ? *base : whole, "there is no 'base' that is a currency");
        base_ = *currency;
        const std::optional<std::size_t> source = rows_.read_source(source_name);
        if (!source) return;
        source_ = *source;
        if (is_of_many_days(*rates)) return read_days(*rates);
        const JsonValue* date = whole.find("date");
        if (date == nullptr) return refuse(*rates, "there is no 'date' of the rates");
        read_day(date->text, *date, *rates);
    }

  private:
    static bool is_one(const JsonValue& value) {
        const Result<Decimal> number = parse_decimal(value.text);
        return value.kind == JsonValue::Kind::number && number && *number == Decimal(1);
    }

    static bool is_of_many_days(const JsonValue& rates) {
        return !rates.items.empty() && rates.items.front().kind == JsonValue::Kind::object;
    }

    void read_days(const JsonValue& rates) {
        for (std::size_t i = 0; i < rates.items.size(); ++i) {
            if (rates.items[i].kind == JsonValue::Kind::object) {
                read_day(rates.keys[i], rates.items[i], rates.items[i]);
            } else {
                refuse(rates.items[i], "expected an object of rates");
            }
        }
    }

    /// `place` is where the date stands, or what it belongs to.
    void read_day(const std::string& date, const JsonValue& place, const JsonValue& rates) {
        const Result<Date> day = parse_date(date);
        if (!day) return refuse(place, '\'' + date.substr(0, 80) + "' is not a day, such as 2024-02-24");
        for (std::size_t i = 0; i < rates.items.size(); ++i) {
            read_rate(day_period(*day), rates.keys[i], rates.items[i]);
        }
    }

    void read_rate(const Period& day, const std::string& code, const JsonValue& value) {
        const std::optional<Currency> quote = find_currency(code);
        if (!quote) return refuse(value, '\'' + code.substr(0, 80) + "' is not a currency of ISO 4217");
        if (value.kind != JsonValue::Kind::number) {
            return refuse(value, "the rate of " + code + " is no number");
        }
        const std::string_view digits = document_.substr(value.offset, value.text.size());
        rows_.set_line_of_document(document_, line_of(value.offset));
        const std::optional<PackedRate> rate = rows_.read_rate(digits);
        if (!rate || !rows_.contents().wants(*quote)) return;
        const auto pair = rows_.read_pair(base_, *quote, digits);
        if (pair) rows_.add(day, *pair, *rate, source_);
    }

    /// Asked for in the order of the document.
    std::uint64_t line_of(std::size_t offset) {
        const std::string_view passed = document_.substr(counted_, offset - counted_);
        line_ += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
        counted_ = offset;
        return line_;
    }

    void refuse(const JsonValue& value, std::string message, std::string help = {}) {
        const std::size_t length = std::max<std::size_t>(value.text.size(), 1);
        rows_.refuse(placed_in(error_of(Code::K0403, std::move(message), std::move(help)), document_,
                               {value.offset, length}, name_));
    }

    std::string_view document_;
    std::string_view name_;
    RateRows& rows_;
    Currency base_;
    std::size_t source_ = 0;
    std::size_t counted_ = 0;
    std::uint64_t line_ = 1;
};

Result<Done> read(RateInput& input, RateRows& rows) {
    const Result<std::string> document = input.rest();
    if (!document) return document.error();
    const Result<JsonValue> whole = parse_json_value(*document, input.name());
    if (!whole) return whole.error();
    Reader(*document, input.name(), rows).read(*whole);
    return Done{};
}

}  // namespace

const RateFormat frankfurter_json_format{"Frankfurter's JSON", recognises, read};

}  // namespace kanjo
