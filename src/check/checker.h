// Pairs of phrases, texts and tables, each tested against the market.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/figure_reader.h"
#include "check/market.h"
#include "check/pair_check.h"
#include "records/record.h"

namespace kanjo {

struct CheckOptions {
    FigureOptions figures;
    Basis basis;  ///< latest, a period, or value_date: the date of each row of a table
    LookupRules lookup;
    Decimal tolerance_percent = 3;
    bool want_fits = false;
};

/// Which columns of a table hold the two amounts and the date that a basis of value_date needs.
struct PairColumns {
    std::string first;
    std::string second;
    std::string date = "date";
};

struct ReportedPair {
    std::string phrase;
    StatedFigure first;
    StatedFigure second;
    CheckedPair check;
    std::vector<Period> fits;  ///< periods of the table for which it would be consistent; only where wanted
};

struct CheckResult {
    std::vector<ReportedPair> pairs;
    std::vector<Error> problems;  ///< rows and figures that cannot be read
};

class PairChecker {
  public:
    /// Requires: the table outlives it.
    PairChecker(const RateTable& table, CheckOptions options);

    /// Appends the pairs of one phrase. Errors: those of read_phrase.
    Result<Done> check_phrase(std::string_view phrase, CheckResult& result) const;
    /// Appends the pairs of a document. Errors: K0102.
    Result<Done> check_text(std::unique_ptr<ByteSource> source, std::optional<ProseKind> kind,
                            CheckResult& result) const;
    /// Appends the pairs of a table, one a row. Errors: those of open_records, K0501 where a column is
    /// missing.
    Result<Done> check_table(std::unique_ptr<ByteSource> source, const ReaderOptions& reading,
                             const PairColumns& columns, CheckResult& result) const;

  private:
    ReportedPair check(std::string phrase, StatedFigure first, StatedFigure second,
                       const MarketLookup& market) const;
    Result<std::optional<Period>> read_date(const RecordReader& reader, const Record& record) const;
    Result<ReportedPair> check_row(const RecordReader& reader, const Record& record) const;

    const RateTable& table_;
    CheckOptions options_;
    MarketLookup market_;
};

}  // namespace kanjo
