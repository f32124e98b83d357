// A JSON document with many records: an array, or an object that has the array under a key. Streams: only the
// record being read is in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>

#include "records/json_reader.h"

namespace kanjo {

class JsonDocumentReader : public JsonReader {
  public:
    /// Reads up to the list. Errors: those of the source, K0201, K0202, K0204, K0205.
    static Result<std::unique_ptr<RecordReader>> open(std::unique_ptr<ByteSource> source,
                                                      const ReaderOptions& options);

    Next next(Record& record) override;
    bool gives_lines() const override { return false; }

  private:
    using JsonReader::JsonReader;

    /// Runs `pass` on the text from next_ on; again, with more of it, while it ends too early. False where
    /// the text is malformed or cannot be read: that is the error then.
    template <class Pass>
    bool run(Pass pass);
    /// The same for what is no record: nothing is merely refused.
    template <class Pass>
    bool run_strictly(Pass pass);
    bool read_more();

    bool find_list(const std::string& list_key);
    bool pass_key(std::string& key);
    bool pass_value();
    /// Passes what follows a member: a comma, or the brace that closes the object.
    bool pass_separator(bool& is_closed);
    bool pass_rest();
    std::size_t depth() const { return is_in_object_ ? 2 : 1; }

    bool is_in_object_ = false;
    bool is_first_ = true;        ///< no element has been read
    bool is_ended_ = false;       ///< the document has
    std::set<std::string> keys_;  ///< of the object around the list
    std::size_t key_bytes_ = 0;   ///< of `keys_` together
};

}  // namespace kanjo
