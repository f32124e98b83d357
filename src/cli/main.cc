#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/run_cli.h"

int main() {
    return 0;
}
