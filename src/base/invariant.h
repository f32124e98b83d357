// Invariants that hold whatever the input is. Checked in every build; a broken one ends the program with 70.
#pragma once

namespace kanjo {

[[noreturn]] void invariant_broken(const char* condition, const char* file, int line);

}  // namespace kanjo

#define KANJO_INVARIANT(condition)                     \
    (__builtin_expect(static_cast<bool>(condition), 1) \
         ? void(0)                                     \
         : ::kanjo::invariant_broken(#condition, __FILE__, __LINE__))
