#include "check/checker.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "check/phrase.h"

namespace kanjo {
namespace {

enum Slot : std::size_t { first_slot, second_slot, date_slot };

StatedFigure stated(const FoundFigure& found, std::string_view text) {
    Place place;
    place.line = 1;
    place.column = count_code_points(text.substr(0, found.span.begin)) + 1;
    return {found.figure, std::string(text.substr(found.span.begin, found.span.length)), std::move(place)};
}

std::optional<Period> period_of(const Basis& basis) {
    return basis.kind == BasisKind::period ? std::optional(basis.period) : std::nullopt;
}

Result<StatedFigure> read_cell(const RecordReader& reader, const Record& record, std::size_t slot,
                               const FigureOptions& options) {
    const auto& [text, kind] = record.field(slot);
    Result<Figure> figure =
        parse_figure(text, kind == FieldKind::number ? for_json_number(options) : options);
    Place place = reader.place_of(slot);
    if (figure) return StatedFigure{std::move(figure).value(), std::string(text), std::move(place)};
    Error error = std::move(figure).error();
    error.place = std::move(place);
    return error;
}

Result<Done> require_columns(const RecordReader& reader, const PairColumns& columns, bool needs_date) {
    const auto known = reader.columns();
    if (!known) return Done{};
    std::vector<std::string> needed{columns.first, columns.second};
    if (needs_date) needed.push_back(columns.date);
    for (const std::string& name : needed) {
        if (std::find(known->begin(), known->end(), name) != known->end()) continue;
        std::string names;
        for (const std::string& column : *known) names += (names.empty() ? "" : ", ") + column;
        return error_of(Code::K0501, "there is no column '" + name + "'", "the columns are " + names)
            .in(reader.place().file, 1);
    }
    return Done{};
}

}  // namespace

PairChecker::PairChecker(const RateTable& table, CheckOptions options)
    : table_(table),
      options_(std::move(options)),
      market_(market_of(table_, period_of(options_.basis), options_.lookup)) {}

ReportedPair PairChecker::check(std::string phrase, StatedFigure first, StatedFigure second,
                                const MarketLookup& market) const {
    ReportedPair pair;
    pair.phrase = std::move(phrase);
    pair.check = check_pair(first.figure, second.figure, market, options_.tolerance_percent);
    if (options_.want_fits && pair.check.implied) pair.fits = fitting_periods(*pair.check.implied, table_);
    pair.first = std::move(first);
    pair.second = std::move(second);
    return pair;
}

Result<Done> PairChecker::check_phrase(std::string_view text, CheckResult& result) const {
    const Result<Phrase> phrase = read_phrase(text, options_.figures, vocabulary());
    if (!phrase) return phrase.error();
    for (const FigurePair& pair : phrase->pairs) {
        result.pairs.push_back(check(std::string(text), stated(phrase->figures[pair.first], text),
                                     stated(phrase->figures[pair.second], text), market_));
    }
    return Done{};
}

Result<Done> PairChecker::check_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                                     CheckResult& result) const {
    const FigureFinder finder(options_.figures, vocabulary());
    FigureReader reader(std::move(source), kind, finder, vocabulary());
    for (;;) {
        const Result<bool> more = reader.next();
        if (!more) return more.error();
        if (!*more) return Done{};
        for (const FigurePair& pair : reader.pairs()) {
            result.pairs.push_back(check(reader.phrase_of(pair), reader.figures()[pair.first],
                                         reader.figures()[pair.second], market_));
        }
        for (Error& error : reader.refused()) result.problems.push_back(std::move(error));
    }
}

/// The date of a row where the basis asks for it; it also decides which codes are current.
Result<std::optional<Period>> PairChecker::read_date(const RecordReader& reader, const Record& record) const {
    if (options_.basis.kind != BasisKind::value_date) return std::optional<Period>();
    const Result<Period> date = parse_period(record.field(date_slot).text);
    if (date) return std::optional(*date);
    Error error = date.error();
    error.place = reader.place_of(date_slot);
    return error;
}

Result<ReportedPair> PairChecker::check_row(const RecordReader& reader, const Record& record) const {
    const Result<std::optional<Period>> date = read_date(reader, record);
    if (!date) return date.error();
    FigureOptions figures = options_.figures;
    if (*date) figures.on = (*date)->last;
    Result<StatedFigure> first = read_cell(reader, record, first_slot, figures);
    if (!first) return std::move(first).error();
    Result<StatedFigure> second = read_cell(reader, record, second_slot, figures);
    if (!second) return std::move(second).error();
    const auto shown = [](const std::string& text) { return text.empty() ? "undisclosed" : text; };
    std::string phrase = shown(first->text) + " (" + shown(second->text) + ')';
    return check(std::move(phrase), std::move(first).value(), std::move(second).value(),
                 *date ? market_of(table_, **date, options_.lookup) : market_);
}

Result<Done> PairChecker::check_table(std::unique_ptr<ByteSource> source, const ReaderOptions& reading,
                                      const PairColumns& columns, CheckResult& result) const {
    Result<std::unique_ptr<RecordReader>> opened = open_records(std::move(source), reading);
    if (!opened) return std::move(opened).error();
    RecordReader& reader = **opened;
    const bool needs_date =
        options_.basis.kind == BasisKind::value_date || columns.date != PairColumns().date;
    if (Result<Done> found = require_columns(reader, columns, needs_date); !found) return found;
    const std::array<std::string, 3> names = {columns.first, columns.second, columns.date};
    reader.bind(names);
    Record record;
    for (Next next = reader.next(record); next != Next::end; next = reader.next(record)) {
        if (next == Next::failed) return reader.error();
        if (next == Next::bad_record) {
            result.problems.push_back(reader.error());
            continue;
        }
        Result<ReportedPair> pair = check_row(reader, record);
        if (pair) {
            result.pairs.push_back(std::move(pair).value());
        } else {
            result.problems.push_back(std::move(pair).error());
        }
    }
    return Done{};
}

}  // namespace kanjo
