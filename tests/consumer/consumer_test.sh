#!/bin/sh
# consumer_test.sh BUILD SOURCE COMPILER FLAGS: installs the library and builds another project with it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/installed" > /dev/null
cmake -S "$2" -B "$folder/build" -DCMAKE_PREFIX_PATH="$folder/installed" -DCMAKE_CXX_COMPILER="$3" -DCMAKE_CXX_FLAGS="$4" > /dev/null
cmake --build "$folder/build" > /dev/null
found=$("$folder/build/consumer")
[ "$found" = "29957889834.34 USD" ] || { echo "found '$found'"; exit 1; }
[ -s "$folder/installed/share/man/man1/kanjo.1" ] || { echo "no manual page was installed"; exit 1; }
echo "another project converts by the installed library: $found"
