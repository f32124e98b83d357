#include "totals/part_format.h"

#include "base/utf8.h"
#include "records/json_value.h"

namespace kanjo::part {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::optional<std::string> read_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const std::size_t high = hex_digits.find(digits[i]);
        const std::size_t low = hex_digits.find(digits[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    if (digits.size() % 2 != 0) return std::nullopt;
    return bytes;
}

bool are_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<StatedRate> read_rate(std::string_view text) {
    const std::size_t sign = text.find('=');
    const bool is_pair = sign != std::string_view::npos;
    std::optional<Decimal> rate = read_exact(is_pair ? text.substr(sign + 1) : text);
    if (!rate) return std::nullopt;
    if (!is_pair) return StatedRate{std::move(rate), std::nullopt};
    const std::optional<Currency> base = find_currency(text.substr(0, text.find('/')));
    const std::optional<Currency> quote = find_currency(text.substr(0, sign).substr(text.find('/') + 1));
    if (!base || !quote) return std::nullopt;
    return StatedRate{std::nullopt, GivenRate{{*base, *quote}, std::move(*rate)}};
}

}  // namespace

std::string bytes_text(std::string_view bytes) {
    if (!find_invalid_utf8(bytes)) return json_string(bytes);
    std::string hex;
    for (const char c : bytes) {
        hex += hex_digits[static_cast<unsigned char>(c) >> 4];
        hex += hex_digits[static_cast<unsigned char>(c) & 15];
    }
    return R"({"hex":")" + hex + "\"}";
}

std::optional<std::string> read_bytes_text(std::string_view json) {
    const Result<JsonValue> value = parse_json_value(json);
    if (!value) return std::nullopt;
    if (value->kind == JsonValue::Kind::string) return value->text;
    const JsonValue* hex = value->find("hex");
    return hex == nullptr ? std::nullopt : read_hex(hex->text);
}

std::string exact_text(const Decimal& value) {
    return to_string(value.normalised());
}

std::optional<Decimal> read_exact(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    std::string digits(text.substr(0, point));
    digits += fraction;
    if (digits.empty() || !are_digits(digits)) return std::nullopt;
    const Integer coefficient = Integer::from_digits(digits);
    return Decimal(is_negative ? -coefficient : coefficient, -static_cast<int>(fraction.size()));
}

void add_when(JsonLine& line, const When& when) {
    if (when.period) line.text(names[period], to_string(*when.period));
    if (when.stated.number) line.text(names[rate], exact_text(*when.stated.number));
    if (const std::optional<GivenRate>& given = when.stated.given) {
        line.text(names[rate], to_string(given->pair) + '=' + exact_text(given->rate));
    }
    if (!(when.divisor == Decimal(1))) line.text(names[divisor], exact_text(when.divisor));
    if (when.price_key) line.text(names[price_key], *when.price_key);
}

std::optional<When> read_when(std::string_view period_text, std::string_view rate_text,
                              std::string_view divisor_text) {
    When when;
    if (!period_text.empty()) {
        const Result<Period> read = parse_period(period_text);
        if (!read) return std::nullopt;
        when.period = *read;
    }
    if (!rate_text.empty()) {
        std::optional<StatedRate> stated = read_rate(rate_text);
        if (!stated) return std::nullopt;
        when.stated = std::move(*stated);
    }
    if (!divisor_text.empty()) {
        std::optional<Decimal> number = read_exact(divisor_text);
        if (!number || number->sign() <= 0) return std::nullopt;
        when.divisor = std::move(*number);
    }
    return when;
}

}  // namespace kanjo::part
