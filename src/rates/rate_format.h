// What a format of rate files is, and how its reader hands rows on. Only this room's sources include it.
#pragma once

#include <optional>
#include <span>
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
    std::string_view line() const { return line_; }
    /// The same for a file that is in memory whole: the texts are parts of it, errors find their own line.
    void set_line_of_document(std::string_view document, std::uint64_t number);

    /// A code of ISO 4217, withdrawn ones too.
    std::optional<Currency> read_currency(std::string_view text);
    /// The code or symbol of a currency; none, and no error, for what else a ledger prices: shares, hours.
    std::optional<Currency> find_commodity(std::string_view text);
    /// A day, month or year.
    std::optional<Period> read_period(std::string_view text);
    /// A day, its parts joined by - / or . and months and days of one digit or two.
    std::optional<Period> read_day(std::string_view text);
    std::optional<PackedRate> read_rate(std::string_view text);
    /// The index of a source of this file.
    std::optional<std::size_t> read_source(std::string_view text);
    /// The pair's index for add.
    std::optional<QuoteStore::PairIndex> read_pair(Currency base, Currency quote, std::string_view rate);
    void add(const Period& period, QuoteStore::PairIndex pair, PackedRate rate, std::size_t source);
    /// Adds a row of a day, or of the period of the row before, and of the source of that row. False, and
    /// nothing is added, where its pair was not remembered as written here, or its rate is no plain number.
    bool add_alike(std::string_view period, std::string_view pair_text, std::string_view rate);
    /// Requires: `pair_text` has eight bytes, and was read of a row of two different currencies.
    void remember_pair(std::string_view pair_text, QuoteStore::PairIndex pair);
    /// Reads the price of a commodity at a day and adds it, by the file as its source. Leaves out what is not
    /// between two currencies. Grouped digits are read where point and comma tell them from decimals.
    void read_price(std::string_view day, std::string_view commodity, std::string_view number,
                    std::string_view currency);

    void refuse(std::string_view part, std::string message, std::string help = {}, Code code = Code::K0403);
    void refuse(Error error);
    /// Whether every row could be used; forgets the quotes of the file if not.
    bool finish();

    RateContents& contents() { return contents_; }

  private:
    struct KnownPair {
        std::uint64_t text = 0;
        QuoteStore::PairIndex pair = 0;
    };
    KnownPair& known_pair(std::uint64_t text);
    bool is_period(std::string_view text);
    std::optional<PackedRate> read_price_number(std::string_view text);

    RateContents& contents_;
    std::string file_;
    std::vector<Error>& errors_;
    std::size_t quotes_before_;
    std::uint64_t refused_ = 0;
    std::string_view line_;
    std::uint64_t line_number_ = 0;
    bool is_document_ = false;                              ///< line_ is the whole file
    std::unordered_map<std::string, std::size_t> sources_;  ///< of this file
    std::unordered_map<std::string, std::optional<Currency>> commodities_;
    std::string source_text_;  ///< rows repeat the source and the period of the row before
    std::optional<std::size_t> source_;
    std::string period_text_;
    std::optional<Period> period_;
    std::vector<KnownPair> known_pairs_;  ///< by the hash of the text; a later one takes the place
};

struct RateFormat {
    std::string_view name;  ///< "the ECB's CSV", as messages list it
    bool (*recognises)(std::string_view head);
    /// Errors: only what stops reading; what is wrong with rows goes to `rows`.
    Result<Done> (*read)(RateInput& input, RateRows& rows);
};

extern const RateFormat kanjo_csv_format;
extern const RateFormat ecb_csv_format;
extern const RateFormat frankfurter_json_format;
extern const RateFormat ledger_format;
extern const RateFormat beancount_format;

/// All of them, in the order in which they are asked.
std::span<const RateFormat* const> rate_formats();

/// The first line of a text, without its end.
std::string_view first_line(std::string_view text);
/// Cuts a CSV line into its fields, without blanks and quotes around them. False where a quote is not closed.
bool split_csv_line(std::string_view line, std::vector<std::string_view>& fields);

}  // namespace kanjo
