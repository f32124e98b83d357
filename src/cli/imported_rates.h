// The table that the user imported: $XDG_DATA_HOME/kanjo/rates, else ~/.local/share/kanjo/rates.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/run_cli.h"
#include "report/rate_list.h"

namespace kanjo {

/// None where none was imported. Errors: K0102; K0202 where what describes it is not what it should be.
Result<std::optional<ImportedTable>> find_imported(const Invocation& invocation);

/// Its bytes, by the name that the imported file had. Errors: K0102.
Result<std::unique_ptr<ByteSource>> open_imported(const ImportedTable& imported);

/// Keeps `bytes` in the place of what was imported before, whole or not at all: they are found from the
/// moment on at which their description is. Errors: K0101 where there is no home folder, K0102.
Result<ImportedTable> keep_imported(const Invocation& invocation, std::string file, std::string sha256,
                                    std::string_view bytes);

}  // namespace kanjo
