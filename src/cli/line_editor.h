// Lines typed at a terminal: edited, remembered and completed where libedit was there when the tool was
// built.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kanjo {

/// The words that may stand for the beginning of one.
using Completer = std::function<std::vector<std::string>(std::string_view beginning)>;

class LineEditor {
  public:
    virtual ~LineEditor() = default;
    /// The next line without its end; an interrupted one is empty; none where the terminal has no more.
    virtual std::optional<std::string> read_line() = 0;
    /// Makes a line one that the arrow keys bring back.
    virtual void remember(const std::string& line) = 0;
};

/// An editor of standard input and output. Requires: both are terminals, and no other editor is open.
std::unique_ptr<LineEditor> open_line_editor(std::string prompt, Completer complete);

}  // namespace kanjo
