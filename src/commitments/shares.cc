#include "commitments/shares.h"

#include <algorithm>

#include "base/utf8.h"
#include "commitments/plain_amount.h"
#include "records/json_value.h"

namespace kanjo {
namespace {

constexpr std::string_view how_to_write =
    "write chips:60;cloud:40, or [{\"sector\":\"chips\",\"share\":60},…] in JSON";

Error no_split(std::string_view text, Span at) {
    return error_of(Code::K0502,
                    '\'' + std::string(text.substr(at.begin, at.length)) + "' is no sector with its share",
                    std::string(how_to_write))
        .at(text, at);
}

std::optional<Decimal> find_share(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    Result<Decimal> share = parse_decimal(text);
    if (!share || share->sign() < 0) return std::nullopt;
    return std::move(*share);
}

/// A sector that is named twice has the sum of its shares.
void add_share(Split& split, std::string_view sector, Decimal part) {
    const auto same = [&](const Share& share) { return share.sector == sector; };
    const auto known = std::find_if(split.shares.begin(), split.shares.end(), same);
    if (known != split.shares.end()) {
        known->part += part;
    } else {
        split.shares.push_back({std::string(sector), std::move(part)});
    }
}

/// The part of the text up to the next semicolon, its last colon before the share.
bool add_part(std::string_view part, Split& split) {
    const std::size_t colon = part.rfind(':');
    if (colon == std::string_view::npos) return false;
    std::optional<Decimal> share = find_share(part.substr(colon + 1));
    if (!share) return false;
    add_share(split, trimmed(part.substr(0, colon)), std::move(*share));
    return true;
}

/// Whether what stands behind the last colon is meant as a number, be it one that no share can be: -10, 33,3,
/// 1/3.
bool looks_like_part(std::string_view part) {
    const std::size_t colon = part.rfind(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view share = part.substr(colon + 1);
    return share.find_first_of("0123456789") != std::string_view::npos &&
           share.find_first_not_of("0123456789.,/+-% \t") == std::string_view::npos;
}

Result<Split> parse_list(std::string_view text) {
    Split split;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        const std::string_view part = text.substr(begin, end - begin);
        const bool is_end_mark = end == text.size() && trimmed(part).empty() && begin > 0;
        if (!is_end_mark && !add_part(part, split)) return no_split(text, {begin, end - begin});
        begin = end + 1;
    }
    return split;
}

Result<Split> parse_json_list(std::string_view text) {
    const Result<JsonValue> list = parse_json_value(text);
    if (!list) return list.error();
    Split split;
    if (list->kind != JsonValue::Kind::array) return no_split(text, {0, text.size()});
    for (const JsonValue& item : list->items) {
        const JsonValue* sector = item.find("sector");
        const JsonValue* share = item.find("share");
        const bool is_named = sector != nullptr && sector->kind == JsonValue::Kind::string;
        std::optional<Decimal> part = share == nullptr ? std::nullopt : find_share(share->text);
        if (!is_named || !part) {
            const bool is_object = item.kind == JsonValue::Kind::object;
            const std::size_t end = text.find_first_of(is_object ? "}" : ",]", item.offset);
            return no_split(text, {item.offset, end + (is_object ? 1 : 0) - item.offset});
        }
        add_share(split, trimmed(sector->text), std::move(*part));
    }
    return split;
}

}  // namespace

Result<Split> parse_split(std::string_view text, bool normalises) {
    const bool is_json = trimmed(text).starts_with('[') || trimmed(text).starts_with('{');
    Result<Split> split = is_json ? parse_json_list(text) : parse_list(text);
    if (!split) return split;
    Decimal whole;
    for (const Share& share : split->shares) whole += share.part;
    if (whole == Decimal(100)) return split;
    if (!normalises || whole.is_zero()) {
        return error_of(Code::K0504,
                        "the shares add up to " + to_string(whole.normalised()) + ", expected 100",
                        whole.is_zero() ? std::string(how_to_write) : "--normalise-splits scales them to 100")
            .at(text, {0, text.size()});
    }
    split->whole = std::move(whole);
    return split;
}

bool is_split(std::string_view text) {
    if (trimmed(text).starts_with("[{")) return true;
    if (text.find(';') == std::string_view::npos) return false;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        if (looks_like_part(text.substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

void multiply(Commitment& commitment, const Decimal& factor) {
    if (commitment.kind == AmountKind::undisclosed) return;
    if (commitment.kind == AmountKind::units) {
        commitment.low = to_decimal(commitment.units);
        commitment.high = commitment.low;
    }
    commitment.low = commitment.low * factor;
    commitment.high = commitment.high * factor;
    const bool is_range = commitment.kind == AmountKind::range;
    const std::optional<Int128> units = is_range ? std::nullopt : find_units(commitment.low);
    commitment.kind = is_range ? AmountKind::range : units ? AmountKind::units : AmountKind::decimal;
    if (units) commitment.units = *units;
}

}  // namespace kanjo
