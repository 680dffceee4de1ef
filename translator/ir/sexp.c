/* Reading s-expressions by recursive descent, with a limit on the depth. */
#include "ir/sexp.h"

#include "base/text.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 500 };

typedef struct Reader {
    Arena *arena;
    const char *at;
    uint32_t line;
    int depth;
    const char *error;
} Reader;

static Sexp *fail(Reader *reader, const char *message)
{
    if (!reader->error)
        reader->error = arena_printf(reader->arena, "line %u: %s", (unsigned)reader->line, message);
    return NULL;
}

static void skip_blanks(Reader *reader)
{
    for (;; reader->at++) {
        if (*reader->at == ';')
            reader->at += strcspn(reader->at, "\n");
        if (*reader->at == '\n')
            reader->line++;
        else if (*reader->at != ' ' && *reader->at != '\t' && *reader->at != '\r')
            return;
    }
}

static Sexp *sexp_new(Reader *reader, int kind)
{
    Sexp *sexp = ARENA_NEW(reader->arena, Sexp);
    sexp->kind = kind;
    sexp->line = reader->line;
    return sexp;
}

/* One escape after the backslash. False if it is none of JSON's. */
static bool read_escape(Reader *reader, Text *text)
{
    static const char letters[] = "nrtbf\"\\/", values[] = "\n\r\t\b\f\"\\/";
    const char *found = *reader->at ? strchr(letters, *reader->at) : NULL;
    if (found) {
        text_add_char(text, values[found - letters]);
        reader->at++;
        return true;
    }
    if (*reader->at != 'u' || strlen(reader->at) < 5)
        return false;
    char digits[5] = {0};
    memcpy(digits, reader->at + 1, 4);
    text_add_code_point(text, strtoul(digits, NULL, 16));
    reader->at += 5;
    return true;
}

static Sexp *read_string(Reader *reader)
{
    Sexp *sexp = sexp_new(reader, SEXP_STRING);
    Text text = {0};
    reader->at++;
    while (*reader->at != '"') {
        bool is_good = *reader->at != '\0';
        if (*reader->at == '\\') {
            reader->at++;
            is_good = read_escape(reader, &text);
        } else if (is_good) {
            text_add_char(&text, *reader->at++);
        }
        if (!is_good) {
            text_release(&text);
            return fail(reader, "string without end or with an unknown escape");
        }
    }
    reader->at++;
    sexp->length = text.length;
    sexp->text = arena_copy_bytes(reader->arena, text_string(&text), text.length);
    text_release(&text);
    return sexp;
}

static Sexp *read_word(Reader *reader)
{
    Sexp *sexp = sexp_new(reader, SEXP_WORD);
    sexp->length = strcspn(reader->at, " \t\r\n()\";");
    sexp->text = arena_copy_bytes(reader->arena, reader->at, sexp->length);
    reader->at += sexp->length;
    return sexp;
}

static Sexp *read_one(Reader *reader);

static Sexp *read_list(Reader *reader)
{
    Sexp *sexp = sexp_new(reader, SEXP_LIST);
    Vec(Sexp *) items = {0};
    if (++reader->depth > MAX_DEPTH)
        return fail(reader, "nested too deeply");
    reader->at++;
    for (skip_blanks(reader); *reader->at != ')'; skip_blanks(reader)) {
        Sexp *item = *reader->at ? read_one(reader) : fail(reader, "missing )");
        if (!item)
            return NULL;
        vec_push(reader->arena, &items, item);
    }
    reader->at++;
    reader->depth--;
    sexp->items = items.items;
    sexp->count = items.count;
    return sexp;
}

static Sexp *read_one(Reader *reader)
{
    skip_blanks(reader);
    switch (*reader->at) {
    case '\0':
        return fail(reader, "unexpected end");
    case ')':
        return fail(reader, "unexpected )");
    case '(':
        return read_list(reader);
    case '"':
        return read_string(reader);
    default:
        return read_word(reader);
    }
}

Sexp *sexp_read(Arena *arena, const char *text, const char **error)
{
    Reader reader = {.arena = arena, .at = text, .line = 1};
    Sexp *sexp = read_one(&reader);
    if (sexp) {
        skip_blanks(&reader);
        if (*reader.at)
            sexp = fail(&reader, "text after the end");
    }
    *error = reader.error;
    return sexp;
}

bool sexp_is_word(const Sexp *sexp, const char *word)
{
    return sexp->kind == SEXP_WORD && strcmp(sexp->text, word) == 0;
}

bool sexp_is_list(const Sexp *sexp, const char *head)
{
    return sexp->kind == SEXP_LIST && sexp->count && sexp_is_word(sexp->items[0], head);
}
