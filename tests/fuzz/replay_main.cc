// Runs every line of the files named through a fuzz target, for compilers without libFuzzer. A line is one
// input, written as fuzz/corpus.py packs it: backslashes doubled, other bytes than printable ASCII as \xHH.
#include <fstream>
#include <iostream>

#include "fuzz/fuzz.h"

namespace {

std::string unpack(const std::string& line) {
    std::string bytes;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            bytes += line[i];
        } else if (line[++i] == '\\') {
            bytes += '\\';
        } else {
            bytes += static_cast<char>(std::stoi(line.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return bytes;
}

}  // namespace

int main(int count, char** arguments) {
    int inputs = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i]);
        for (std::string line; std::getline(file, line); ++inputs) {
            const std::string bytes = unpack(line);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        }
    }
    std::cout << inputs << " inputs replayed\n";
    return inputs > 0 ? 0 : 1;
}
