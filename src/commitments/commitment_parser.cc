#include "commitments/commitment_parser.h"

#include "base/utf8.h"
#include "commitments/columns.h"
#include "commitments/date_text.h"
#include "commitments/plain_amount.h"

namespace kanjo {
namespace {

Result<StatedRate> parse_stated_rate(std::string_view text) {
    if (text.find('/') != std::string_view::npos) {
        Result<GivenRate> given = parse_given_rate(text);
        if (!given) return std::move(given).error();
        return StatedRate{std::nullopt, std::move(*given)};
    }
    Result<Decimal> number = parse_decimal(text);
    if (!number || number->sign() <= 0) {
        return error_of(Code::K0502, "'" + std::string(text) + "' is no rate",
                        "write a number above zero, or a pair with its rate: USD/CNY=6.94")
            .at(text, {0, text.size()});
    }
    return StatedRate{std::move(*number), std::nullopt};
}

/// Figures kept a thread; beyond, each is read anew.
constexpr std::size_t figures_kept_max = 65'536;

std::string code_text(Currency currency) {
    return std::string(code_of(currency));
}

/// A number without words, marks of thousands or currency, as JSON writes it.
std::optional<Decimal> find_plain_decimal(std::string_view text) {
    if (text.find_first_not_of("0123456789.-+eE") != std::string_view::npos) return std::nullopt;
    Result<Decimal> number = parse_decimal(text);
    if (!number) return std::nullopt;
    return std::move(*number);
}

}  // namespace

CommitmentParser::CommitmentParser(FigureOptions figures, CommitmentFormat format)
    : figures_(std::move(figures)), format_(std::move(format)) {
    reads_plain_ = has_english_marks(figures_);
}

Result<std::size_t> CommitmentParser::choose(const RecordReader& reader, const std::string& field,
                                             std::vector<std::string>& names) {
    const std::string column = column_of(format_, field);
    if (!has_column(reader, column)) {
        if (column != field || field == "amount") return no_column(reader, field, column);
        const bool has_effect = field == "rate" || (field == "currency" && figures_.currency);
        std::optional<Error> misspelt = has_effect ? find_misspelt(reader, format_, field) : std::nullopt;
        if (misspelt) return *std::move(misspelt);
        return no_slot;
    }
    return slot_of(column, names);
}

Result<Done> CommitmentParser::choose_columns(const RecordReader& reader, bool with_rates,
                                              std::vector<std::string>& names) {
    const auto into = [&](const std::string& field, std::size_t& slot) -> Result<Done> {
        Result<std::size_t> chosen = choose(reader, field, names);
        if (!chosen) return std::move(chosen).error();
        slot = *chosen;
        return Done{};
    };
    for (const ColumnName& name : format_.columns) {
        if (!has_column(reader, name.column)) return no_column(reader, name.field, name.column);
    }
    rate_slot_ = no_slot;
    if (Result<Done> done = into("amount", amount_slot_); !done) return done;
    if (Result<Done> done = into("currency", currency_slot_); !done) return done;
    if (Result<Done> done = into("date", date_slot_); !done) return done;
    if (with_rates) return into("rate", rate_slot_);
    return Done{};
}

bool CommitmentParser::parse_money(const Record& record, Commitment& commitment) {
    return parse_rate(record, commitment) && parse_amount(record, commitment);
}

bool CommitmentParser::parse_date(const Record& record, Commitment& commitment) {
    commitment.date = 0;
    if (date_slot_ == no_slot) return true;
    std::string_view text = record.field(date_slot_).text;
    commitment.date = months_.find(text);
    if (commitment.date != 0) return true;
    text = trimmed(text);
    if (text.empty()) return true;
    if (const std::optional<Date> day = find_date(text)) {
        commitment.date = id_of_day(*day);
        return true;
    }
    Result<std::uint32_t> id =
        dates_.id_of(text, [&](std::string_view date) { return parse_commitment_date(date, format_.dates); });
    if (!id) return refuse(std::move(id).error(), date_slot_);
    const Period& period = dates_.value(*id);
    commitment.date = period.is_day() ? id_of_day(period.first) : first_period_id + *id;
    return true;
}

RowMask CommitmentParser::parse_block(const RowBlock& block, PlainCommitments& commitments) {
    if (!can_parse(block)) return 0;
    const std::size_t rows = block.size();
    RowMask plain = read_plain_units(block.column(amount_slot_), rows, commitments.units);
    if (has_dates(block)) {
        plain &= months_.read(block.column(date_slot_), rows, commitments.dates);
    } else {
        commitments.dates.fill(0);
    }
    if (currency_slot_ != no_slot) {
        plain &= known_codes_.read(block.column(currency_slot_), rows, commitments.currencies);
    } else {
        commitments.currencies.fill(*figures_.currency);
    }
    return plain;
}

bool CommitmentParser::parse_rate(const Record& record, Commitment& commitment) {
    commitment.rate = 0;
    if (rate_slot_ == no_slot) return true;
    const std::string_view text = trimmed(record.field(rate_slot_).text);
    if (text.empty()) return true;
    Result<std::uint32_t> id = rates_.id_of(text, parse_stated_rate);
    if (!id) return refuse(std::move(id).error(), rate_slot_);
    commitment.rate = *id + 1;
    return true;
}

bool CommitmentParser::parse_amount(const Record& record, Commitment& commitment) {
    const Field& field = record.field(amount_slot_);
    commitment.hedge = Hedge::none;
    std::optional<Currency> written;
    std::optional<Int128> units;
    const bool is_plain = reads_plain_ || field.kind == FieldKind::number;  // JSON's mark is the point
    if (is_plain && !format_.unit) units = find_plain_units(field.text);
    if (units) {
        commitment.kind = AmountKind::units;
        commitment.units = *units;
    } else {
        if (field.kind == FieldKind::boolean || field.kind == FieldKind::nested) {
            return refuse(error_of(Code::K0502, "the amount is no number and no text",
                                   "write a number, or a figure as text"),
                          amount_slot_);
        }
        const std::string_view text = trimmed(field.text);
        commitment.kind = AmountKind::undisclosed;
        if (text.empty()) return !is_misspelt(record, "amount", amount_slot_);
        if (const std::optional<Decimal> number = is_plain ? find_plain_decimal(text) : std::nullopt) {
            take(amount_of(*number, *number, true), commitment, written);
        } else if (!parse_figure_amount(text, commitment, written)) {
            return false;
        }
        if (commitment.kind == AmountKind::undisclosed) return true;
    }
    return parse_currency(record, written, commitment);
}

/// Whether the record has the field under a key that is its name misspelt; it is refused then.
bool CommitmentParser::is_misspelt(const Record& record, const std::string& field, std::size_t slot) {
    const bool is_absent = slot != no_slot && record.field(slot).kind == FieldKind::absent;
    if (!is_absent) return false;
    std::optional<Error> misspelt = find_misspelt(record, field, column_of(format_, field));
    return misspelt && !refuse(*std::move(misspelt), slot);
}

/// What is written once is often written again; a withdrawn currency depends on the date of its record.
bool CommitmentParser::parse_figure_amount(std::string_view text, Commitment& commitment,
                                           std::optional<Currency>& written) {
    const std::optional<Date> on = date_of(commitment);
    if (figures_read_.size() < figures_kept_max) {
        const Result<std::uint32_t> id = figures_read_.id_of(text, [&](std::string_view figure) {
            Result<ReadAmount> amount = read_figure(figure, on);
            const bool is_lasting =
                amount && (!amount->written || info_of(*amount->written).withdrawn.empty());
            return is_lasting ? std::move(amount) : error_of(Code::K0303, "not kept, asked again below");
        });
        if (id) {
            take(figures_read_.value(*id), commitment, written);
            return true;
        }
    }
    Result<ReadAmount> amount = read_figure(text, on);
    if (!amount) return refuse(std::move(amount).error(), amount_slot_);
    take(*amount, commitment, written);
    return true;
}

Result<CommitmentParser::ReadAmount> CommitmentParser::read_figure(std::string_view text,
                                                                   std::optional<Date> on) const {
    FigureOptions options = figures_;
    options.currency.reset();
    options.on = on;
    Result<Figure> figure = parse_figure(text, options);
    if (!figure) return std::move(figure).error();
    if (figure->certainty == Certainty::undisclosed) return ReadAmount{};
    const bool is_plain = !figure->is_scaled && !figure->is_compound && !figure->currency;
    ReadAmount amount = amount_of(std::move(figure->low), std::move(figure->high), is_plain);
    amount.written = figure->currency;
    amount.hedge = figure->hedge;
    return amount;
}

void CommitmentParser::take(const ReadAmount& amount, Commitment& commitment,
                            std::optional<Currency>& written) {
    commitment.kind = amount.kind;
    commitment.hedge = amount.hedge;
    commitment.units = amount.units;
    if (amount.kind == AmountKind::decimal || amount.kind == AmountKind::range) {
        commitment.low = amount.low;
        commitment.high = amount.high;
    }
    written = amount.written;
}

CommitmentParser::ReadAmount CommitmentParser::amount_of(Decimal low, Decimal high, bool is_plain) const {
    if (is_plain && format_.unit) {
        low = low * *format_.unit;
        high = high * *format_.unit;
    }
    const bool is_range = !(low == high);
    const std::optional<Int128> units = is_range ? std::nullopt : find_units(low);
    ReadAmount amount;
    amount.kind = is_range ? AmountKind::range : units ? AmountKind::units : AmountKind::decimal;
    if (units) {
        amount.units = *units;
    } else {
        amount.low = std::move(low);
        amount.high = std::move(high);
    }
    return amount;
}

std::optional<Date> CommitmentParser::date_of(const Commitment& commitment) const {
    if (commitment.date == 0) return figures_.on;
    return period(commitment.date).first;
}

bool CommitmentParser::parse_currency(const Record& record, std::optional<Currency> written,
                                      Commitment& commitment) {
    std::string_view text =
        currency_slot_ == no_slot ? std::string_view() : record.field(currency_slot_).text;
    text = trimmed(text);
    if (text.empty()) {
        const std::optional<Currency> currency = written ? written : figures_.currency;
        if (currency) {
            commitment.currency = *currency;
            return written || !is_misspelt(record, "currency", currency_slot_);
        }
        return refuse(error_of(Code::K0501, "the amount has no currency",
                               "add a currency column, or say which one is meant: --currency USD"),
                      currency_slot_ == no_slot ? amount_slot_ : currency_slot_);
    }
    if (!written && text.size() == 3) {
        if (const std::optional<Currency> known = known_codes_.find(text)) {
            commitment.currency = *known;
            return true;
        }
    }
    Result<Currency> currency = read_currency(text, commitment);
    if (!currency) return refuse(std::move(currency).error(), currency_slot_);
    if (written && *written != *currency) {
        return refuse(error_of(Code::K0303,
                               "the amount is in " + code_text(*written) + ", the currency field says " +
                                   code_text(*currency),
                               "correct one of them; --symbol says what a symbol means")
                          .at(text, {0, text.size()}),
                      currency_slot_);
    }
    commitment.currency = *currency;
    return true;
}

/// Codes of three letters are remembered as they are, other names as texts.
Result<Currency> CommitmentParser::read_currency(std::string_view text, const Commitment& commitment) {
    if (text.size() != 3) return look_up_currency(text, commitment);
    if (const std::optional<Currency> known = known_codes_.find(text)) return *known;
    Result<Currency> currency = look_up_currency(text, commitment);
    if (currency && info_of(*currency).withdrawn.empty()) known_codes_.add(text, *currency);
    return currency;
}

/// Withdrawn currencies depend on the date of the record; all others are worked out once.
Result<Currency> CommitmentParser::look_up_currency(std::string_view text, const Commitment& commitment) {
    const auto parse = [&](std::string_view name) -> Result<Currency> {
        FigureOptions options = figures_;
        options.on = date_of(commitment);
        const std::optional<CurrencyMatch> match = match_currency(name, 0, options);
        if (match && match->length == name.size()) return match->currency;
        return kanjo::parse_currency(name, options.on);
    };
    Result<std::uint32_t> id = currencies_.id_of(text, [&](std::string_view name) -> Result<Currency> {
        Result<Currency> currency = parse(name);
        if (currency && !info_of(*currency).withdrawn.empty()) {
            return error_of(Code::K0303, "withdrawn");  // not kept, asked again below
        }
        return currency;
    });
    if (id) return currencies_.value(*id);
    return parse(text);
}

bool CommitmentParser::refuse(Error error, std::size_t slot) {
    error_ = std::move(error);
    error_slot_ = slot;
    return false;
}

}  // namespace kanjo
