#!/bin/sh
# parallel_test.sh KANJO: GNU parallel cuts a file into parts, totals each, and the merge of all, in any order, is what
# one run gives. Skipped (77) where GNU parallel is not installed.
set -eu

kanjo=$1
parallel --version 2>/dev/null | grep -q '^GNU parallel' || { echo "skipped: GNU parallel is not installed"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME="$folder" PARALLEL_HOME="$folder"  # its own notes stay here
touch will-cite

awk 'BEGIN {
    print "id,date,sector,amount,currency,part_of"
    split("USD EUR JPY GBP", currency, " ")
    for (i = 1; i <= 20000; ++i) {
        part_of = i % 50 == 0 ? "r" i - 7 : ""
        amount = i % 97 == 0 ? "undisclosed" : i % 89 == 0 ? "about 2." i " million" : i % 13 * i / 4
        printf "r%d,2024-%02d-%02d,s%d,%s,%s,%s\n", i, i % 3 + 1, i % 28 + 1, i % 11, amount, currency[i % 4 + 1], part_of
    }
}' > commitments.csv
"$kanjo" total commitments.csv --in USD,JPY --format json > expected.json

# Parts of a pipe have no name of their own: the label tells alike ones apart.
parallel --pipe --block 60k --header : "$kanjo total --partial --label {#} -o {#}.part -" < commitments.csv
test "$(ls ./*.part | wc -l)" -gt 10
for seed in 1 2 3; do
    ls ./*.part | awk -v seed=$seed 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort | cut -f 2 > order
    "$kanjo" merge $(cat order) --in USD,JPY --format json > merged.json
    cmp expected.json merged.json
done

# One file a job, the parts through one pipe.
split -l 3000 commitments.csv piece-
for piece in piece-*; do
    test "$piece" = piece-aa || sed -i '1i id,date,sector,amount,currency,part_of' "$piece"
done
parallel "$kanjo total --partial {}" ::: piece-* | "$kanjo" merge - --in USD,JPY --format json | cmp expected.json -
echo "GNU parallel: $(ls ./*.part | wc -l) parts of a pipe and $(ls piece-* | wc -l) files merge into one run's report"
