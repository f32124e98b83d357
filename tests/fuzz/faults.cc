// A broken invariant ends the program by _Exit, which libFuzzer takes for an ordinary end: here it is a
// crash, whose input is kept.
#include <cstdlib>

extern "C" void _Exit(int) noexcept {
    std::abort();
}
