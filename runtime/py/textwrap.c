/* Wrapping text as Python's textwrap does with its defaults: the text falls into chunks (spaces, words, parts
 * of hyphenated words), which then fill lines. */
#include "textwrap.h"

#include <stdlib.h>
#include <string.h>

#include "str_internal.h"

/* The text as code points, so that the rules can look to both sides. */
typedef struct letters {
    uint32_t *at;
    int64_t count;
} letters;

static bool is_word(uint32_t c)
{
    return c == '_' || char_is_alnum(c);
}

static bool is_letter(uint32_t c)
{
    return is_word(c) && !char_is_decimal(c);
}

static bool is_word_or_mark(uint32_t c)
{
    return is_word(c) || (c < 0x80 && c != 0 && strchr("!\"'&.,?", (int)c) != NULL);
}

static uint32_t letter_at(const letters *t, int64_t i)
{
    return i >= 0 && i < t->count ? t->at[i] : ' ';
}

/* A hyphen at i - 1 after which a line may break: between two letters before it (or letter, hyphen, mark) and
 * two letters behind it. */
static bool breaks_after_hyphen(const letters *t, int64_t i)
{
    if (letter_at(t, i - 1) != '-')
        return false;
    bool before = (is_letter(letter_at(t, i - 2)) && is_letter(letter_at(t, i - 3))) ||
                  (is_word_or_mark(letter_at(t, i - 2)) && letter_at(t, i - 3) == '-' &&
                   is_letter(letter_at(t, i - 4)));
    int64_t second = letter_at(t, i + 1) == '-' ? i + 2 : i + 1;
    return before && is_letter(letter_at(t, i)) && is_letter(letter_at(t, second));
}

/* The end of a run of at least two hyphens at i that a word follows; else 0. */
static int64_t dash_end(const letters *t, int64_t i)
{
    int64_t end = i;
    while (letter_at(t, end) == '-')
        end++;
    return end - i >= 2 && is_word(letter_at(t, end)) ? end : 0;
}

static int64_t chunk_end(const letters *t, int64_t start)
{
    int64_t i = start;
    if (letter_at(t, i) == ' ') {
        while (i < t->count && letter_at(t, i) == ' ')
            i++;
        return i;
    }
    if (is_word_or_mark(letter_at(t, i - 1)) && start > 0 && dash_end(t, i) != 0)
        return dash_end(t, i);
    for (i++; i < t->count && letter_at(t, i) != ' '; i++) {
        if ((i - 1 > start && breaks_after_hyphen(t, i)) ||
            (is_word_or_mark(letter_at(t, i - 1)) && dash_end(t, i) != 0))
            break;
    }
    return i;
}

static letters read_letters(py_str text)
{
    letters t = {t2m_malloc((size_t)text->size * sizeof(uint32_t) + 1), 0};
    for (size_t at = 0; at < (size_t)text->size;)
        t.at[t.count++] = utf8_next(text->text, &at);
    return t;
}

static py_list *chunks_of(py_str text)
{
    letters t = read_letters(text);
    py_list *chunks = py_list_new(PY_OBJECT);
    for (int64_t start = 0; start < t.count;) {
        int64_t end = chunk_end(&t, start);
        py_list_append(chunks, py_of(py_str_slice(text, start, end, 1)));
        start = end;
    }
    free(t.at);
    return chunks;
}

/* How much of a word that is longer than a line goes onto this one: up to a hyphen, if one is there. */
static int64_t break_place(py_str word, int64_t room)
{
    py_str head = py_str_slice(word, 0, room, 1);
    int64_t hyphen = py_str_rfind(head, PY_STR("-"));
    if (hyphen > 0 && py_str_strip(py_str_slice(head, 0, hyphen, 1), PY_STR("-"))->size > 0)
        return hyphen + 1;
    return room;
}

static bool is_blank(py_str chunk)
{
    return chunk->size > 0 && chunk->text[0] == ' ';
}

static py_str join_line(py_list *line)
{
    if (line->length > 0 && is_blank(py_list_at(line, -1).s))
        py_list_pop(line, -1);
    return py_str_join(PY_STR(""), line);
}

py_list *text_wrap(py_str text, int64_t width)
{
    py_list *lines = py_list_new(PY_OBJECT);
    T2M_POOL(pool);
    py_list *chunks = chunks_of(text);
    for (int64_t next = 0; next < chunks->length;) {
        py_list *line = py_list_new(PY_OBJECT);
        int64_t used = 0;
        if (lines->length > 0 && is_blank(chunks->items[next].s))
            next++;
        for (; next < chunks->length; next++) {
            int64_t length = py_str_length(chunks->items[next].s);
            if (used + length > width)
                break;
            py_list_append(line, chunks->items[next]);
            used += length;
        }
        if (next < chunks->length && py_str_length(chunks->items[next].s) > width) {
            py_str word = chunks->items[next].s;
            int64_t place = break_place(word, width - used);
            py_list_append(line, py_of(py_str_slice(word, 0, place, 1)));
            py_list_set(chunks, next, py_of(py_str_slice(word, place, PY_NONE, 1)));
        }
        py_str joined = join_line(line);
        if (joined->size > 0)
            py_list_append(lines, py_of(joined));
    }
    return lines;
}

py_str text_squeeze(py_str text)
{
    py_builder b = {0};
    for (int64_t i = 0; i < text->size; i++) {
        bool space = strchr(" \t\n\r\f\v", text->text[i]) != NULL && text->text[i] != '\0';
        if (!space)
            py_builder_char(&b, text->text[i]);
        else if (b.size > 0 && b.text[b.size - 1] != ' ')
            py_builder_char(&b, ' ');
    }
    if (b.size > 0 && b.text[b.size - 1] == ' ')
        b.size--;
    return py_builder_take(&b);
}
