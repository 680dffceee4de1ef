#!/bin/sh
# Runs torch2mlx on every cases/*.py and compares with the files of the same stem:
#   NAME.ast   what --dump=ast prints; the exit code is 0
#   NAME.err   the diagnostics; the exit code is 3
#   run_cases.sh TORCH2MLX CASES_DIR [--update]     --update writes the expectations anew: read the difference before committing
set -u
tool=$1
cd "$2" || exit 1
update=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count=0
for case in *.py; do
    stem=${case%.py}
    count=$((count + 1))
    "$tool" convert "$case" --dump=ast --stop-after=parse >"$work/$stem.ast" 2>"$work/$stem.err"
    code=$?
    kind=ast
    [ "$code" -ne 0 ] && kind=err
    if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then
        echo "$case: exit code $code"
        cat "$work/$stem.err"
        failed=$((failed + 1))
    elif [ -n "$update" ]; then
        rm -f "$stem.ast" "$stem.err"
        cp "$work/$stem.$kind" "$stem.$kind"
    elif ! diff -u "$stem.$kind" "$work/$stem.$kind"; then
        echo "$case: differs"
        failed=$((failed + 1))
    fi
done
echo "$count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
