#include <algorithm>

#include "check/prose.h"

namespace kanjo {
namespace {

/// The next place where an address may begin; each of the two searches goes over the text once.
class AddressFinder {
  public:
    explicit AddressFinder(std::string_view source) : source_(source) {}

    std::size_t next(std::size_t from) {
        if (scheme_ < from || !is_started_) scheme_ = find_scheme(from);
        if (www_ < from || !is_started_) www_ = find_www(from);
        is_started_ = true;
        return std::min({scheme_, www_, source_.size()});
    }

  private:
    std::size_t find_scheme(std::size_t from) const {
        for (std::size_t slash = source_.find("//", from); slash < source_.size();
             slash = source_.find("//", slash + 1)) {
            if (slash == from || source_[slash - 1] != ':') continue;
            const std::size_t at = slash - 1;
            for (const std::string_view scheme : {"https", "http"}) {
                if (at >= from + scheme.size() &&
                    source_.substr(at - scheme.size(), scheme.size()) == scheme) {
                    return at - scheme.size();
                }
            }
        }
        return std::string_view::npos;
    }

    /// Looks at every fourth byte where it is neither w nor a point.
    std::size_t find_www(std::size_t from) const {
        for (std::size_t last = from + 3; last < source_.size();) {
            if (source_[last] == '.' && source_.substr(last - 3, 3) == "www") return last - 3;
            last += source_[last] == 'w' ? 1 : 4;
        }
        return std::string_view::npos;
    }

    std::string_view source_;
    std::size_t scheme_ = 0;
    std::size_t www_ = 0;
    bool is_started_ = false;
};

/// Behind the last line that is blank.
std::size_t end_of_paragraphs(std::string_view source) {
    const std::size_t lf = source.rfind("\n\n");
    const std::size_t after_lf = lf == std::string_view::npos ? 0 : lf + 2;
    const std::size_t crlf = source.substr(after_lf).rfind("\n\r\n");
    return crlf == std::string_view::npos ? after_lf : after_lf + crlf + 3;
}

/// Appends source[begin..end) without the addresses in it.
void append_without_addresses(std::string_view source, std::size_t begin, std::size_t end, Prose& prose) {
    AddressFinder addresses(source.substr(0, end));
    while (begin < end) {
        const std::size_t at = addresses.next(begin);
        const std::size_t length = at < end ? match_address(source.substr(0, end), at) : 0;
        const std::size_t kept = length > 0 ? at : std::min(at + 1, end);
        prose.append_verbatim(source, begin, kept - begin);
        if (length > 0) prose.append_decoded(" ", at, length);
        begin = kept + length;
    }
}

}  // namespace

Prose::Cut read_plain_prose(std::string_view source, Prose& prose) {
    const std::size_t paragraphs = end_of_paragraphs(source);
    append_without_addresses(source, 0, paragraphs, prose);
    const Prose::Cut cut = prose.cut_at(paragraphs);
    append_without_addresses(source, paragraphs, source.size(), prose);
    prose.soften_line_ends();
    return cut;
}

}  // namespace kanjo
