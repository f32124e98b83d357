// Failures of the operating system as errors.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace kanjo {

/// K0102 for the errno value `number`, K0206 for a closed pipe; `doing` completes "cannot …": "be opened".
Error io_error(const std::string& name, std::string_view doing, int number);

}  // namespace kanjo
