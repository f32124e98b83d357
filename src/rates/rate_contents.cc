#include "rates/rate_contents.h"

#include <algorithm>

namespace kanjo {

std::string_view source_stem(std::string_view source) {
    return source.substr(0, std::min(source.find(" ("), source.size()));
}

bool RateContents::wants(Currency currency) const {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), currency) != wanted.end();
}

std::uint32_t RateContents::add_source(std::string_view source, std::string_view file) {
    sources.emplace_back(source);
    files.emplace_back(file);
    return static_cast<std::uint32_t>(sources.size() - 1);
}

}  // namespace kanjo
