// Records through, in order and byte for byte, each with its amount in other currencies behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "totals/total.h"

namespace kanjo {

/// How rates are worded, once each.
struct RateWords {
    std::function<std::string(const Derivation&)> rate;         ///< "USD/JPY=153.17", for a cell
    std::function<std::string(const Derivation&)> explanation;  ///< a sentence, for a cell
    std::function<std::string(const Derivation&)> document;     ///< an object of JSON on one line
};

struct ConvertOptions {
    std::vector<Currency> in;
    std::vector<Basis> bases;
    LookupRules lookup;
    Precision precision;
    FigureOptions figures;  ///< its currency fills a missing one
    ReaderOptions reader;
    CommitmentFormat format;
    RateWords words;
    bool want_exact = false;            ///< amounts as exact decimals, or fractions where they recur
    bool want_ranges = false;           ///< columns for both ends of ranges, which are findings otherwise
    bool want_explanation = false;      ///< CSV: a column for how each rate came about; JSON has that anyway
    bool keep_going = false;            ///< records in doubt come through with nothing in the added columns
    bool only_checks = false;           ///< write nothing
    int jobs = 1;                       ///< threads; the bytes are the same for every number
    std::uint64_t part_size = 1 << 20;  ///< what a thread converts at a time. Units: bytes
    ByteSink* rejects = nullptr;        ///< gets every record in doubt as it stands in the input
};

struct ConvertResult {
    std::uint64_t count = 0;
    std::uint64_t undisclosed = 0;    ///< records whose amounts are unknown: nothing in the added columns
    std::vector<Error> problems;      ///< the first 100 in the order of the inputs
    std::uint64_t problem_count = 0;  ///< all of them
};

/// Writes the inputs as one stream: of CSV the header of the first with the added columns, of JSON a record a
/// line. Without keep_going, what is written ends before the first record in doubt; the rest is only checked.
/// Errors: those of reading and writing; K0506 where an added column is there already; K0507 for inputs that
/// do not go together. Requires: in and bases are not empty.
Result<ConvertResult> convert_records(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const ConvertOptions& options, ByteSink& sink);

}  // namespace kanjo
