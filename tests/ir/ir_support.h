/* Reads a program of the text form for a test; the arena holds everything. */
#ifndef TEST_IR_SUPPORT_H
#define TEST_IR_SUPPORT_H

#include "base/text.h"
#include "ir/ir.h"
#include "ir/print.h"
#include "ir/read.h"
#include "ir/verify.h"

#include <criterion/criterion.h>
#include <stdio.h>

typedef struct TestProgram {
    Arena arena;
    NameTable names;
    IrProgram program;
    const char *error; /* NULL if it was read */
} TestProgram;

static inline void test_read(TestProgram *test, const char *text)
{
    *test = (TestProgram){0};
    names_init(&test->names, &test->arena);
    ir_read_program(&test->program, &test->arena, &test->names, text, &test->error);
}

static inline char *test_file(Arena *arena, const char *path)
{
    Text text = {0};
    FILE *file = fopen(path, "rb");
    cr_assert(file, "cannot open %s", path);
    for (int c; (c = fgetc(file)) != EOF;)
        text_add_char(&text, (char)c);
    fclose(file);
    return text_take(&text, arena);
}

#endif
