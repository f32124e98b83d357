// A tally as a part: exact sums without rates, as lines of JSON that any machine can add up.
#pragma once

#include <string>
#include <vector>

#include "records/checksum.h"
#include "totals/pass_plan.h"

namespace kanjo {

/// What tells a part from others.
struct PartLabel {
    std::string tool_version;         ///< of kanjo: parts of different ones may have read records differently
    std::string label;                ///< whatever the user says
    std::vector<std::string> inputs;  ///< their names
};

/// The lines of a part, in this order: the header, references as they are read, then groups, sums and
/// problems, and the end with a checksum of all before it. The bytes depend on the inputs and options alone.
class PartWriter : public ReferenceSink {
  public:
    /// Requires: `sink` outlives it.
    explicit PartWriter(ByteSink& sink) : sink_(sink) {}

    Result<Done> write_header(const TotalOptions& options, const PartLabel& label);
    Result<Done> write(const Reference& reference, const Tally& tally) override;
    Result<Done> finish(const Tally& tally);

  private:
    void add_tally(const Tally& tally);
    void add_overlaps(const Tally& tally, std::span<const std::uint32_t> rank_of_group);
    void add_sums(const Tally& tally, std::span<const std::uint32_t> rank_of_group);
    void add_problems(const Tally& tally);
    void add_watch(const Tally& tally, std::span<const std::uint32_t> rank_of_group);
    void add(std::string_view line);
    void flush();
    Result<Done> outcome() const;

    ByteSink& sink_;
    Checksum checksum_;
    std::string pending_;
    std::optional<Error> failure_;
    std::uint64_t records_ = 0;  ///< that had any effect
};

}  // namespace kanjo
