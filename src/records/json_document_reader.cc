#include "records/json_document_reader.h"

#include <string_view>

#include "base/limits.h"

namespace kanjo {
namespace {

/// Whether a token that ends in `last` could go on: numbers and names have no closing mark.
bool may_go_on(char last) {
    return last != '}' && last != ']' && last != '"' && last != ',' && last != ':';
}

Error no_list(const std::string& list_key, const std::set<std::string>& keys) {
    std::string found;
    for (const std::string& key : keys) {
        if (found.size() > 60) break;
        found += (found.empty() ? "its keys are `" : ", `") + key + '`';
    }
    return error_of(
        Code::K0202, "the object has no `" + list_key + "`, expected a list of records under that key",
        found.empty() ? "it is empty" : found + "; put the records in an array, or under `" + list_key + '`');
}

}  // namespace

template <class Pass>
bool JsonDocumentReader::run(Pass pass) {
    JsonScanner& scanner = row_.scanner();
    for (;;) {
        scanner.restart(at_next(), text_end());
        const bool is_passed = pass(scanner);
        const bool is_cut = scanner.state() == JsonState::incomplete ||
                            (scanner.is_at_end() && (buffer_.size() == 0 || may_go_on(text_end()[-1])));
        if (__builtin_expect(is_cut && !buffer_.is_at_end(), 0)) {
            if (!read_more()) return false;
            continue;
        }
        if (!is_passed) fail(error_of_fault(scanner.fault()));
        next_ = static_cast<std::size_t>(scanner.at() - buffer_.data());
        return is_passed;
    }
}

template <class Pass>
bool JsonDocumentReader::run_strictly(Pass pass) {
    if (!run(pass)) return false;
    if (row_.scanner().state() == JsonState::good) return true;
    fail(error_of_fault(row_.scanner().fault()));
    return false;
}

/// Half as much again, so that a long record that comes in small pieces is not begun anew for each of them.
bool JsonDocumentReader::read_more() {
    const std::size_t had = buffer_.size() - next_;
    do {
        const Result<Done> filled = refill();
        if (filled) continue;
        fail(filled.error());
        return false;
    } while (!buffer_.is_at_end() && buffer_.size() < had + had / 2);
    return true;
}

Result<std::unique_ptr<RecordReader>> JsonDocumentReader::open(std::unique_ptr<ByteSource> source,
                                                               const ReaderOptions& options) {
    std::unique_ptr<JsonDocumentReader> reader(new JsonDocumentReader(std::move(source)));
    const Result<Done> begun = reader->begin();
    if (!begun) return begun.error();
    const bool is_passed = reader->run_strictly([&](JsonScanner& scanner) {
        reader->is_in_object_ = scanner.pass_if('{');
        return reader->is_in_object_ || scanner.pass('[', "an array or an object of records");
    });
    if (!is_passed || (reader->is_in_object_ && !reader->find_list(options.list_key))) return reader->error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

bool JsonDocumentReader::find_list(const std::string& list_key) {
    bool is_closed = false;
    const bool is_passed = run_strictly([&](JsonScanner& scanner) {
        is_closed = scanner.pass_if('}');
        return is_closed || !scanner.is_at_end() || scanner.fail("a key or `}`");
    });
    if (!is_passed) return false;
    while (!is_closed) {
        std::string key;
        if (!pass_key(key)) return false;
        if (key == list_key) {
            return run_strictly(
                [](JsonScanner& scanner) { return scanner.pass('[', "an array of records"); });
        }
        if (!pass_value() || !pass_separator(is_closed)) return false;
    }
    fail(no_list(list_key, keys_).in(buffer_.source().name(), 0));
    return false;
}

bool JsonDocumentReader::pass_key(std::string& key) {
    const bool is_passed = run_strictly([&](JsonScanner& scanner) {
        scanner.skip_blank();
        if (!scanner.string()) return false;
        key = scanner.has_escape() ? unescaped(scanner.token()) : std::string(scanner.token());
        return scanner.pass(':', "`:`");
    });
    if (!is_passed) return false;
    JsonScanner& scanner = row_.scanner();
    if (!keys_.insert(key).second) scanner.refuse_duplicate(scanner.token());
    key_bytes_ += key.size();
    if (keys_.size() > limits::json_document_keys_max || key_bytes_ > limits::json_document_key_bytes_max) {
        scanner.refuse({Code::K0205,
                        "the object has more than " + std::to_string(limits::json_document_keys_max) +
                            " keys, or keys of " + std::to_string(limits::json_document_key_bytes_max) +
                            " bytes together",
                        "put the records in an array", scanner.token().data(), scanner.token().size()});
    }
    if (scanner.state() == JsonState::good) return true;
    fail(error_of_fault(scanner.fault()));
    return false;
}

bool JsonDocumentReader::pass_value() {
    return run_strictly([](JsonScanner& scanner) {
        scanner.skip_blank();
        return scanner.value(1);
    });
}

bool JsonDocumentReader::pass_separator(bool& is_closed) {
    return run_strictly([&](JsonScanner& scanner) {
        is_closed = scanner.pass_if('}');
        return is_closed || scanner.pass(',', "`,` or `}`");
    });
}

Next JsonDocumentReader::next(Record& record) {
    if (is_ended_) return Next::end;
    bool is_list_ended = false;
    const bool is_passed = run([&](JsonScanner& scanner) {
        is_list_ended = scanner.pass_if(']');
        if (is_list_ended) return true;
        if (!is_first_ && !scanner.pass(',', "`,` or `]`")) return false;
        row_.parse(scanner.at(), text_end(), depth());
        return scanner.state() == JsonState::good || scanner.state() == JsonState::refused;
    });
    if (!is_passed) return Next::failed;
    if (!is_list_ended) {
        is_first_ = false;
        return give(record, at_next());
    }
    is_ended_ = pass_rest();
    return is_ended_ ? Next::end : Next::failed;
}

/// What follows the list: the other members of the object around it, and nothing behind the document.
bool JsonDocumentReader::pass_rest() {
    bool is_closed = !is_in_object_;
    if (!is_closed && !pass_separator(is_closed)) return false;
    while (!is_closed) {
        std::string key;
        if (!pass_key(key) || !pass_value() || !pass_separator(is_closed)) return false;
    }
    return run_strictly([&](JsonScanner& scanner) {
        scanner.skip_blank();
        if (scanner.is_at_end() && buffer_.is_at_end()) return true;
        return scanner.fail("the end of the document");
    });
}

}  // namespace kanjo
