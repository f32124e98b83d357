// JSON by RFC 8259, token by token, strictly: what the row reader and the small tree stand on. Every value is
// looked at, also where nobody wants it, and a number is never anything but its digits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "records/byte_marks.h"

namespace kanjo {

enum class JsonState : std::uint8_t {
    good,
    refused,     ///< not allowed here, but where the value ends is known: a duplicate key, bytes that are not
                 ///< UTF-8
    incomplete,  ///< the text ends within a value
    malformed,   ///< not JSON: where the value ends is unknown
};

/// What is wrong with the text, and where.
struct JsonFault {
    Code code = Code::K0201;
    std::string message;
    std::string help;
    const char* begin = nullptr;
    std::size_t length = 1;
};

class JsonScanner {
  public:
    /// How many bytes behind the end may be read.
    static constexpr std::size_t padding = marked_bytes;
    /// Requires: so many bytes behind `end` may be read, and *end is 0.
    JsonScanner(const char* begin, const char* end) : at_(begin), end_(end) {}
    JsonScanner() = default;
    /// As if made anew.
    void restart(const char* begin, const char* end) {
        at_ = begin;
        end_ = end;
        state_ = JsonState::good;
        passed_line_feed_ = false;
    }

    const char* at() const { return at_; }
    bool is_at_end() const { return at_ == end_; }
    JsonState state() const { return state_; }
    /// The first fault. Requires: state() is not good.
    const JsonFault& fault() const { return fault_; }

    char skip_blank() {
        for (; is_blank(*at_); ++at_) passed_line_feed_ |= *at_ == '\n';
        return *at_;
    }
    /// Whether a line feed stood among the blanks.
    bool passed_line_feed() const { return passed_line_feed_; }
    /// Passes the mark `c` and blanks before and behind it. Each of these is false where the text is not what
    /// it has to be; a value that is only refused is true.
    bool pass(char c, std::string_view expected) {
        if (skip_blank() != c) return fail(expected);
        ++at_;
        return true;
    }
    /// Whether just this text is next; passes it if so.
    bool pass_text(const SoughtText& text) {
        if (!text.begins(at_, end_)) return false;
        at_ += text.size();
        return true;
    }
    /// Whether the mark `c` is next; passes it and the blanks before it if so.
    bool pass_if(char c) {
        if (skip_blank() != c) return false;
        ++at_;
        return true;
    }

    /// Passes blanks to the end of the text.
    bool pass_end(std::string_view expected) {
        skip_blank();
        return is_at_end() || fail(expected);
    }

    /// Each leaves the token's bytes in token(): of a string what stands between the quotes, else all of it.
    bool string();
    bool number();
    bool literal(std::string_view word);
    /// Any value. Nesting counts from `depth`, the brackets that are open around it.
    bool value(std::size_t depth) { return *at_ == '"' ? string() : other_value(depth); }

    std::string_view token() const { return token_; }
    /// Whether the last string has escapes: its text is then unescaped(token()).
    bool has_escape() const { return has_escape_; }

    /// An array or object; `member` is called for each and passes the element, or the key, colon and value.
    template <class Member>
    bool array(std::size_t depth, Member member);
    template <class Member>
    bool object(std::size_t depth, Member member);

    /// The text here is not `expected`: it is malformed or, at its end, incomplete. Always false.
    bool fail(std::string_view expected);
    /// Goes on after what is not allowed.
    void refuse(JsonFault fault);
    void refuse_duplicate(std::string_view key_token);

  private:
    bool other_value(std::size_t depth);
    /// Most bytes are above all blanks.
    static bool is_blank(char c) {
        return static_cast<unsigned char>(c) <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
    }
    bool break_off(JsonFault fault);
    bool open(std::size_t depth);
    bool escape(const char*& p);
    bool string_stop(const char*& p);
    void check_utf8(std::string_view text);

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::string_view token_;
    bool has_escape_ = false;
    bool passed_line_feed_ = false;
    JsonState state_ = JsonState::good;
    JsonFault fault_;
};

/// The text that a string token stands for; half a surrogate pair, which was refused, is U+FFFD.
std::string unescaped(std::string_view token);

/// The keys of one object, to find one that stands there twice.
class JsonKeys {
  public:
    /// Requires: `token` outlives this.
    void add(std::string_view token, bool has_escape);
    /// Refuses the first key that repeats an earlier one.
    void check(JsonScanner& scanner);
    void clear();

  private:
    struct Key {
        std::string_view text;
        std::string_view token;
    };
    std::vector<Key> keys_;
    std::forward_list<std::string> unescaped_;
};

inline bool JsonScanner::string() {
    if (*at_ != '"') return fail("a string in double quotes");
    const char* const begin = at_ + 1;
    const char* p = begin;
    std::uint32_t high = 0;
    has_escape_ = false;
    for (;;) {
        const ByteMarks marks = mark_bytes(p);
        if (marks.stops == 0) {
            high |= marks.high;
            p += marked_bytes;
            continue;
        }
        const int ordinary = std::countr_zero(marks.stops);
        high |= marks.high & ((std::uint32_t{1} << ordinary) - 1);
        p += ordinary;
        if (*p == '"') break;
        if (!string_stop(p)) return false;
    }
    token_ = {begin, static_cast<std::size_t>(p - begin)};
    if (high != 0) check_utf8(token_);
    at_ = p + 1;
    return true;
}

template <class Member>
bool JsonScanner::array(std::size_t depth, Member member) {
    if (!open(depth)) return false;
    if (pass_if(']')) return true;
    do {
        skip_blank();
        if (!member()) return false;
    } while (pass_if(','));
    return pass(']', "`,` or `]`");
}

template <class Member>
bool JsonScanner::object(std::size_t depth, Member member) {
    if (!open(depth)) return false;
    if (pass_if('}')) return true;
    do {
        skip_blank();
        if (!member()) return false;
    } while (pass_if(','));
    return pass('}', "`,` or `}`");
}

}  // namespace kanjo
