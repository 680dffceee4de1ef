#!/bin/sh
# The exit codes and streams of the program itself:  command_line.sh TORCH2MLX
set -u
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

# expect CODE NAME COMMAND...: the exit code; output and errors are left in $work/out and $work/err
expect() {
    wanted=$1
    name=$2
    shift 2
    "$@" >out 2>err
    code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "$name: exit code $code, not $wanted"
        cat out err
        failed=1
    fi
}

# contains FILE TEXT
contains() {
    if ! grep -q -e "$2" "$1"; then
        echo "$1 lacks \"$2\":"
        cat "$1"
        failed=1
    fi
}

printf 'x = 1\n' >good.py
printf 'x = (1\n' >bad.py

expect 0 help "$tool" --help
contains out '^usage:'
expect 0 version "$tool" --version
contains out '^torch2mlx [0-9]'
expect 2 nothing "$tool"
contains err '^usage:'
expect 2 unknown-command "$tool" frobnicate good.py
contains err 'unknown command `frobnicate`'
expect 2 unknown-option "$tool" convert good.py --wibble
expect 2 unknown-pass "$tool" convert good.py --stop-after=wibble
contains err 'parse'
expect 2 missing-file "$tool" convert missing.py
contains err '^missing.py: error: cannot read the file'
expect 2 directory "$tool" convert .
expect 3 syntax-error "$tool" convert bad.py
contains err '^bad.py:1:5: error: `(` is never closed \[T2M1102\]'
expect 3 syntax-error-in-a-report "$tool" report bad.py
expect 0 dump "$tool" convert good.py --dump=ast --stop-after=parse
contains out '^(Module good.py'
expect 2 build-without-project "$tool" build .
contains err 'no CMakeLists.txt'

if [ -n "$(ls | grep -v -e '^good.py$' -e '^bad.py$' -e '^out$' -e '^err$')" ]; then
    echo "files were left behind:"
    ls
    failed=1
fi

# A project that is nothing but a program: build and run hand over arguments, output and exit code.
mkdir project
cat >project/CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.20)
project(answer C)
add_executable(answer answer.c)
CMAKE
cat >project/answer.c <<'C'
#include <stdio.h>
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        puts(argv[i]);
    return argc;
}
C
expect 0 build "$tool" build project
expect 3 run "$tool" run project -- first 'second one'
printf 'first\nsecond one\n' >wanted
cmp -s out wanted || { echo "run printed:"; cat out; failed=1; }
echo 'int main(' >project/answer.c
expect 5 broken-project "$tool" build project

[ "$failed" -eq 0 ] && echo "all as documented"
exit "$failed"
