/*
 * One input of a fuzzer. Built by clang with -fsanitize=fuzzer (scripts/fuzz) libFuzzer calls it; else replay.c is main and calls
 * it with each file of its arguments, which is how inputs that once failed are kept as tests.
 */
#ifndef T2M_TESTS_FUZZ_H
#define T2M_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
