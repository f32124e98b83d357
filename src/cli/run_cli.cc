#include "cli/run_cli.h"
