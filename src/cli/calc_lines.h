// kanjo calc -: a line in, a line out.
#pragma once

#include "cli/calc_session.h"

namespace kanjo {

/// Answers each line of standard input on a line of its own; a blank line with a blank one, what cannot be
/// reckoned with `error: …`. Returns 2 where there was such a line, else 0.
int run_calc_lines(const Invocation& invocation, const Arguments& arguments, CalcSession& session);

}  // namespace kanjo
