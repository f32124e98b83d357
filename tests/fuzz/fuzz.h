// What the fuzz targets share. Each takes any bytes; nothing may fault, and what it states must hold.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "money/finder.h"

namespace kanjo::test {

inline void require(bool holds, std::string_view law) {
    if (holds) return;
    std::cerr << "broken: " << law << '\n';
    std::abort();
}

/// The options of running text, and a finder with them.
inline const FigureOptions& running_text() {
    static const FigureOptions options = [] {
        FigureOptions running;
        running.running_text = true;
        return running;
    }();
    return options;
}

inline const FigureFinder& running_finder() {
    static const FigureFinder finder(running_text(), vocabulary());
    return finder;
}

}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
