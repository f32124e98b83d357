# completions_test.sh KANJO: what bash completes, by the tool's own completions.
set -eu
source <("$1" completions bash)

expect() {  # WANTED WORD...: what the last word is completed to
    local wanted=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _kanjo || true
    [[ ${COMPREPLY[*]-} == "$wanted" ]] || { echo "$*: found '${COMPREPLY[*]-}', expected '$wanted'"; exit 1; }
}

expect total kanjo tot
expect --format kanjo total --fo
expect "json" kanjo total --format j
expect "" kanjo total c.csv
echo "four completions are as expected"
