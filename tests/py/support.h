/* Helpers of these tests: cases recorded from CPython, and what a failing call prints. */
#ifndef TESTS_PY_SUPPORT_H
#define TESTS_PY_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "t2m/py.h"

/* A data file, line by line, each cut at its tabs. `for (cases c = cases_open("x.txt"); cases_next(&c);)
 * c.field[0]` */
typedef struct cases {
    char *text; /* the whole file */
    char *next;
    char *field[32];
    int count;
    int number; /* of the line */
} cases;
cases cases_open(const char *name);
bool cases_next(cases *c); /* frees it after the last line; fails the test if the file has no line */

/* Runs `body` in a child process. What it printed on stderr and stdout, and its exit code (-1: a signal). */
typedef struct outcome {
    char err[4096];
    char out[16384];
    int code;
} outcome;
outcome run_apart(void (*body)(void *context), void *context);

/* The text that hexadecimal digits spell; in the current pool. */
py_str from_hex(const char *digits);

/* Fails the test unless body() prints exactly `error` (and a newline) on stderr and exits 1. */
void expect_error(void (*body)(void *context), const char *error);

#endif
