/* Helpers: recorded cases, and running what is expected to end the process. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The file is read at once: a stream that stays open would be shared with, and moved by, the child processes.
 */
cases cases_open(const char *name)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", DATA_DIR, name);
    FILE *file = fopen(path, "r");
    cr_assert_not_null(file, "cannot open %s", path);
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    cases c = {.text = malloc(size + 1)};
    c.text[fread(c.text, 1, size, file)] = '\0';
    c.next = c.text;
    fclose(file);
    return c;
}

bool cases_next(cases *c)
{
    if (*c->next == '\0') {
        free(c->text);
        cr_assert_gt(c->number, 0, "no case in the file");
        return false;
    }
    char *line = c->next;
    c->next += strcspn(c->next, "\n");
    if (*c->next == '\n')
        *c->next++ = '\0';
    c->number++;
    c->count = 0;
    for (char *p = line; p != NULL && c->count < 32; c->count++) {
        c->field[c->count] = p;
        p = strchr(p, '\t');
        if (p != NULL)
            *p++ = '\0';
    }
    return true;
}

static void read_all(FILE *file, char *to, size_t capacity)
{
    rewind(file);
    to[fread(to, 1, capacity - 1, file)] = '\0';
    fclose(file);
}

/* A child of a program with threads cannot look for leaks; the sanitizer asks this at exit. */
static int in_child;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return in_child;
}

outcome run_apart(void (*body)(void *context), void *context)
{
    outcome result;
    FILE *out = tmpfile(), *err = tmpfile();
    fflush(NULL);
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        in_child = 1;
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        body(context);
        fflush(NULL);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    read_all(out, result.out, sizeof(result.out));
    read_all(err, result.err, sizeof(result.err));
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

void expect_error(void (*body)(void *context), const char *error)
{
    outcome result = run_apart(body, NULL);
    size_t size = strlen(error);
    cr_assert(strncmp(result.err, error, size) == 0 && strcmp(result.err + size, "\n") == 0,
              "expected: %s\ngot: %s", error, result.err);
    cr_assert_eq(result.code, 1);
}

py_str from_hex(const char *digits)
{
    py_builder b = {0};
    for (; digits[0] != '\0' && digits[1] != '\0'; digits += 2) {
        char pair[3] = {digits[0], digits[1], '\0'};
        py_builder_char(&b, (char)strtol(pair, NULL, 16));
    }
    return py_builder_take(&b);
}
