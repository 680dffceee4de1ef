/* Numbers. The lexer has checked their form; here they get their value. `3j` is an integer node to the grammar. */
#include "syntax/build.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The literal in lower case and without underscores. */
static char *normalise(Builder *builder, TSNode node, size_t *length)
{
    size_t source_length, count = 0;
    const char *source = node_text(builder, node, &source_length);
    char *text = arena_alloc(builder->arena, source_length + 1);
    for (size_t i = 0; i < source_length; i++)
        if (source[i] != '_')
            text[count++] = (char)tolower((unsigned char)source[i]);
    *length = count;
    return text;
}

static int radix_of(const char *text)
{
    if (text[0] != '0')
        return 10;
    return text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : text[1] == 'b' ? 2 : 10;
}

static void set_integer(Constant *constant)
{
    int radix = radix_of(constant->text);
    errno = 0;
    long long value = strtoll(constant->text + (radix == 10 ? 0 : 2), NULL, radix);
    constant->kind = CONSTANT_INT;
    constant->is_big = errno == ERANGE;
    constant->integer = constant->is_big ? INT64_MAX : value;
}

Expr *build_number(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_CONSTANT, node_span(builder, node));
    Constant *constant = &expr->constant;
    constant->text = normalise(builder, node, &constant->length);
    bool is_prefixed = radix_of(constant->text) != 10;
    if (!is_prefixed && strchr(constant->text, 'j'))
        constant->kind = CONSTANT_IMAGINARY;
    else if (!is_prefixed && strpbrk(constant->text, ".e"))
        constant->kind = CONSTANT_FLOAT;
    if (constant->kind == CONSTANT_IMAGINARY || constant->kind == CONSTANT_FLOAT)
        constant->number = strtod(constant->text, NULL);
    else
        set_integer(constant);
    return expr;
}
