// The fields that were asked for, of inputs that do not state their columns: some record should have them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "commitments/commitment.h"
#include "records/record.h"

namespace kanjo {

class SoughtFields {
  public:
    /// What is sought in the next input; call for each field, after begin_input. `slots` are where it may
    /// stand.
    void begin_input() {
        open_.clear();
        is_named_ = false;
    }
    void seek(const RecordReader& reader, const std::string& field, std::vector<std::size_t> slots);

    bool has_open() const { return !open_.empty(); }
    void look_in(const Record& record, const RecordReader& reader);

    /// Adds what another part of the inputs was asked for and has.
    void merge(const SoughtFields& other);
    /// The same where only the outcome is known.
    void merge(const std::string& field, bool is_found, const std::string& file);
    /// By field: whether an input has it.
    const std::map<std::string, bool>& found() const { return found_; }
    /// The first input, by name, that has records and states no columns.
    const std::string& file() const { return file_; }
    /// K0501 for each field that no record of any input has.
    std::vector<Error> missing(const CommitmentFormat& format) const;

  private:
    struct Open {
        std::string field;
        std::vector<std::size_t> slots;
    };
    void name_file(const std::string& file);

    std::map<std::string, bool> found_;
    std::vector<Open> open_;  ///< those not found yet
    std::string file_;
    bool is_named_ = false;  ///< the current input was considered for file_
};

}  // namespace kanjo
