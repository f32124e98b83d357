// kanjo alone at a terminal: a conversation.
#pragma once

#include "cli/calc_session.h"

namespace kanjo {

/// Answers line by line until the terminal has no more, or the user says exit; an error is told, and the
/// conversation goes on. Returns 0. Requires: standard input and output are terminals.
int run_calc_interactive(const Invocation& invocation, CalcSession& session);

/// What may be meant by a word that begins like this, in the calculator: its own words, codes of currencies,
/// and the words of scales and currencies in English. Their case follows the beginning.
std::vector<std::string> complete_calc_word(std::string_view beginning);

}  // namespace kanjo
