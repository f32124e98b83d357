// One JSON object as a record: the values of the bound names, and nothing left unlooked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/json_scanner.h"
#include "records/record.h"

namespace kanjo {

class JsonRow {
  public:
    void bind(std::span<const std::string> names);

    /// Reads the value at `begin`, which has to be an object; `depth` brackets are open around it. Fields are
    /// views into the text or held here, until the next call. Requires: as for JsonScanner.
    JsonState parse(const char* begin, const char* end, std::size_t depth);
    /// The same for an object that has to begin at `begin`, stand in one line and be spelt like the one
    /// before; false, and parse has to be called, for any other.
    bool parse_like_last(const char* begin, const char* end);

    std::span<const Field> fields() const { return fields_; }
    /// Where the value of a field begins in the text; null where it is absent.
    const char* value_of(std::size_t slot) const { return values_[slot]; }
    /// Where the object begins and what follows it.
    const char* begin() const { return begin_; }
    JsonScanner& scanner() { return scanner_; }

  private:
    static constexpr std::size_t unbound = static_cast<std::size_t>(-1);

    struct Key {
        SoughtText spelling;  ///< as written, from its quote to the colon
        std::size_t slot;
    };

    bool parse_alike(std::size_t depth);
    bool parse_anew(std::size_t depth);
    bool field(std::size_t slot, std::size_t depth);
    std::size_t slot_of(std::string_view name) const;
    void clear_fields();
    void refuse_other_kind(std::size_t depth);

    JsonScanner scanner_;
    const char* begin_ = nullptr;
    std::vector<std::string> names_;
    std::vector<Field> fields_;
    std::vector<const char*> values_;
    std::vector<std::string> owned_;  ///< a slot each: text that is not in the input as it stands
    /// The keys of an earlier row, each once: a row with some of them in this order needs no search, and
    /// cannot repeat one.
    std::vector<Key> shape_;
    JsonKeys keys_;
};

}  // namespace kanjo
