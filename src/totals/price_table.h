// Price indices by key and year: what amounts of one year are worth in the prices of another.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "decimal/quotient.h"
#include "records/bytes.h"

namespace kanjo {

/// How an amount of a period is brought to the prices of a year: times base_index / index.
struct Deflator {
    std::string key;
    Period period;  ///< of the amount
    int base_year = 0;
    Quotient index;  ///< of its year; of several, the mean of theirs by the days in each
    Quotient base_index;

    Quotient factor() const { return base_index / index; }
};

class PriceTable {
  public:
    /// Reads CSV, JSON or JSON Lines with the fields `key`, `year` and `index`, or in its place `change`:
    /// that on the year before, in per cent. Errors: K0102, K0202, K0606; those of rows are in `row_errors`.
    static Result<PriceTable> read(std::unique_ptr<ByteSource> source, std::vector<Error>& row_errors);

    const std::string& name() const { return name_; }
    /// Whether amounts need not name their key: there is one.
    bool has_sole_key() const { return indices_.size() == 1; }
    /// Whether indices are chained of changes, from 100 in the year before the first.
    bool is_chained() const { return is_chained_; }

    /// Without a key the sole one is meant. Requires: a key as canonical_key gives it. Errors: K0607.
    Result<Deflator> lookup_deflator(const std::optional<std::string>& key, const Period& period,
                                     int base_year) const;

  private:
    friend class PriceReader;

    struct Index {
        Quotient value;
        int chain = 0;  ///< indices of one chain compare: no change is missing between them
    };
    using Years = std::map<int, Index>;

    Result<Quotient> lookup_index(const std::string& key, const Years& years, int year, int base_year) const;
    Error missing_year(const std::string& key, const Years& years, int year) const;

    std::string name_;
    bool is_chained_ = false;
    std::map<std::string, Years> indices_;
};

/// Amounts in the prices of one year.
struct ConstantPrices {
    const PriceTable* prices = nullptr;  ///< never null; outlives the options
    int year = 0;
    bool converts_first = false;  ///< for reports: else amounts are deflated, then converted

    Period base() const { return year_of(to_date({year, 1, 1})); }
};

}  // namespace kanjo
