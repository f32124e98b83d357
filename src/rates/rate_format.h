// What a format of rate files is, and how its reader hands rows on. Only this room's sources include it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rates/rate_input.h"
#include "rates/rate_table.h"

namespace kanjo {

/// Takes the rows of one file. A row that cannot be used becomes an error, and then the file gives no quotes.
/// What reads a text is none, and keeps the error, where the text is not what it should be.
class RateRows {
  public:
    RateRows(RateContents& contents, std::string_view file, std::vector<Error>& errors);

    /// The line that the next calls read; their texts are parts of it.
    void set_line(std::string_view line, std::uint64_t number);

    /// A code of ISO 4217, withdrawn ones too.
    std::optional<Currency> read_currency(std::string_view text);
    /// A day, month or year.
    std::optional<Period> read_period(std::string_view text);
    std::optional<PackedRate> read_rate(std::string_view text);
    /// The index of a source of this file.
    std::optional<std::size_t> read_source(std::string_view text);
    /// The pair's index for add.
    std::optional<QuoteStore::PairIndex> read_pair(Currency base, Currency quote, std::string_view rate);
    void add(const Period& period, QuoteStore::PairIndex pair, PackedRate rate, std::size_t source);

    void refuse(std::string_view part, std::string message, std::string help = {}, Code code = Code::K0403);
    void refuse(Error error);
    /// Whether every row could be used; forgets the quotes of the file if not.
    bool finish();

    RateContents& contents() { return contents_; }

  private:
    RateContents& contents_;
    std::string file_;
    std::vector<Error>& errors_;
    std::size_t quotes_before_;
    std::uint64_t refused_ = 0;
    std::string_view line_;
    std::uint64_t line_number_ = 0;
    std::unordered_map<std::string, std::size_t> sources_;  ///< of this file
    std::string source_text_;  ///< rows repeat the source and the period of the row before
    std::optional<std::size_t> source_;
    std::string period_text_;
    std::optional<Period> period_;
};

struct RateFormat {
    std::string_view name;  ///< "the ECB's CSV", as messages list it
    bool (*recognises)(std::string_view head);
    /// Errors: only what stops reading; what is wrong with rows goes to `rows`.
    Result<Done> (*read)(RateInput& input, RateRows& rows);
};

extern const RateFormat kanjo_csv_format;

std::string_view trimmed(std::string_view text);
/// The first line of a text, without its end.
std::string_view first_line(std::string_view text);
/// Cuts a CSV line into its fields, without blanks and quotes around them. False where a quote is not closed.
bool split_csv_line(std::string_view line, std::vector<std::string_view>& fields);

}  // namespace kanjo
