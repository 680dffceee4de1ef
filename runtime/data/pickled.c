/* See the header. A pickle is a row of one-byte operations with their operands; those that are of no interest are stepped over. */
#include "pickled.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/object.h"
#include "t2m/py_error.h"

pickled pickled_open(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        py_raise_os(errno, path);
    pickled self = {.data = NULL};
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    self.data = t2m_malloc((size_t)(size < 0 ? 0 : size) + 16);
    self.size = fread(self.data, 1, (size_t)(size < 0 ? 0 : size), file);
    memset(self.data + self.size, 0, 16);
    fclose(file);
    return self;
}

void pickled_close(pickled *self)
{
    free(self->data);
}

/* One operation: a text or bytes, an int, the end of a list, or anything else. */
typedef struct token {
    enum { OTHER, TEXT, INT, LIST_ENDS } kind;
    const uint8_t *text;
    size_t length;
    int64_t number;
} token;

static uint64_t little(const uint8_t *at, int bytes)
{
    uint64_t value = 0;
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | at[i];
    return value;
}

/* How many bytes of length a text's operation has; 0 if it is none. */
static int text_prefix(uint8_t operation)
{
    switch (operation) {
    case 'U':
    case 'C':
    case 0x8c:
        return 1;
    case 'T':
    case 'B':
    case 'X':
        return 4;
    case 0x8d:
    case 0x8e:
        return 8;
    default:
        return 0;
    }
}

/* Operands of the others; what stands there as lines is stepped over line by line. */
static size_t operand_size(const uint8_t *at, const uint8_t *end)
{
    const uint8_t *line = memchr(at, '\n', (size_t)(end - at)), *second = NULL;
    switch (*at) {
    case 0x80:
    case 'q':
    case 'h':
        return 1;
    case 'r':
    case 'j':
        return 4;
    case 'G':
    case 0x95:
        return 8;
    case 'c':
        second = line == NULL ? NULL : memchr(line + 1, '\n', (size_t)(end - line - 1));
        return second == NULL ? (size_t)(end - at) : (size_t)(second - at);
    case 'p':
    case 'g':
    case 'I':
    case 'F':
        return line == NULL ? (size_t)(end - at) : (size_t)(line - at);
    default:
        return 0;
    }
}

/* The next operation; false at the end. */
static bool next_token(const pickled *self, size_t *at, token *out)
{
    const uint8_t *here = self->data + *at, *end = self->data + self->size;
    if (here >= end || *here == '.')
        return false;
    int prefix = text_prefix(*here), number = *here == 'K' ? 1 : *here == 'M' ? 2 : *here == 'J' ? 4 : 0;
    *out = (token){.kind = *here == 'e' || *here == 'u' || *here == 's' ? LIST_ENDS : OTHER};
    if (prefix > 0) {
        uint64_t length = little(here + 1, prefix);
        if (length > (uint64_t)(end - here))
            return false;
        *out = (token){.kind = TEXT, .text = here + 1 + prefix, .length = (size_t)length};
        *at += 1 + (size_t)prefix + (size_t)length;
        return true;
    }
    if (number > 0)
        *out = (token){.kind = INT, .number = (int64_t)little(here + 1, number)};
    *at += 1 + (number > 0 ? (size_t)number : operand_size(here, end));
    return true;
}

static bool is_text(const token *t, const char *text)
{
    return t->kind == TEXT && t->length == strlen(text) && memcmp(t->text, text, t->length) == 0;
}

/* Where the operations behind the key start; SIZE_MAX if it is not there. */
static size_t behind(const pickled *self, const char *key)
{
    size_t at = 0;
    for (token t; next_token(self, &at, &t);) {
        if (is_text(&t, key))
            return at;
    }
    return SIZE_MAX;
}

const uint8_t *pickled_bytes(const pickled *self, const char *key, size_t *size)
{
    enum { LEAST = 1024 }; /* what is shorter describes the array */
    size_t at = behind(self, key);
    for (token t; at != SIZE_MAX && next_token(self, &at, &t);) {
        if (t.kind == TEXT && t.length >= LEAST) {
            *size = t.length;
            return t.text;
        }
    }
    return NULL;
}

int64_t *pickled_ints(const pickled *self, const char *key, int64_t *count)
{
    int64_t *numbers = NULL, room = 0;
    size_t at = behind(self, key);
    bool is_done = at == SIZE_MAX;
    *count = 0;
    for (token t; !is_done && next_token(self, &at, &t);) {
        if (*count == room)
            numbers = t2m_realloc(numbers, (size_t)(room = 2 * room + 64) * sizeof *numbers);
        if (t.kind == INT)
            numbers[(*count)++] = t.number;
        is_done = t.kind == TEXT || (t.kind == LIST_ENDS && self->data[at] != '('); /* long lists come in pieces */
    }
    return numbers;
}

const char *const *pickled_names(const pickled *self, const char *key, int64_t *count)
{
    const char **names = NULL;
    size_t at = behind(self, key);
    bool is_done = at == SIZE_MAX;
    *count = 0;
    for (token t; !is_done && next_token(self, &at, &t);) {
        is_done = t.kind == LIST_ENDS;
        if (t.kind != TEXT)
            continue;
        char *name = t2m_malloc(t.length + 1);
        memcpy(name, t.text, t.length);
        name[t.length] = '\0';
        names = t2m_realloc(names, (size_t)(*count + 1) * sizeof *names);
        names[(*count)++] = name;
    }
    return names;
}
