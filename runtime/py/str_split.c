/* Methods of str that give or take lists: split, splitlines, join. */
#include <inttypes.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static void append_part(py_list *parts, py_str s, size_t start, size_t stop)
{
    py_list_append(parts, py_of(str_part(s, start, stop)));
}

static size_t skip_while(py_str s, size_t at, bool space)
{
    while (at < (size_t)s->size) {
        size_t next = at;
        if (char_is_space(utf8_next(s->text, &next)) != space)
            break;
        at = next;
    }
    return at;
}

static size_t back_while(py_str s, size_t at, bool space)
{
    while (at > 0) {
        size_t back = utf8_back(s->text, at), next = back;
        if (char_is_space(utf8_next(s->text, &next)) != space)
            break;
        at = back;
    }
    return at;
}

static py_list *split_spaces(py_str s, int64_t most)
{
    py_list *parts = py_list_new(PY_OBJECT);
    for (size_t at = skip_while(s, 0, true); at < (size_t)s->size; most--) {
        if (most == 0) {
            append_part(parts, s, at, (size_t)s->size);
            break;
        }
        size_t stop = skip_while(s, at, false);
        append_part(parts, s, at, stop);
        at = skip_while(s, stop, true);
    }
    return parts;
}

static py_list *rsplit_spaces(py_str s, int64_t most)
{
    py_list *parts = py_list_new(PY_OBJECT);
    for (size_t at = back_while(s, (size_t)s->size, true); at > 0; most--) {
        if (most == 0) {
            append_part(parts, s, 0, at);
            break;
        }
        size_t start = back_while(s, at, false);
        append_part(parts, s, start, at);
        at = back_while(s, start, true);
    }
    py_list_reverse(parts);
    return parts;
}

static void check_separator(py_str separator)
{
    if (separator->size == 0)
        py_raise(PY_VALUE_ERROR, "empty separator");
}

py_list *py_str_split(py_str s, py_str separator, int64_t most)
{
    str_self(s, "split");
    if (separator == NULL)
        return split_spaces(s, most);
    check_separator(separator);
    py_list *parts = py_list_new(PY_OBJECT);
    int64_t at = 0, found;
    for (; most != 0; most--) {
        found = bytes_find(s->text, (size_t)at, (size_t)s->size, separator->text, (size_t)separator->size);
        if (found < 0)
            break;
        append_part(parts, s, (size_t)at, (size_t)found);
        at = found + separator->size;
    }
    append_part(parts, s, (size_t)at, (size_t)s->size);
    return parts;
}

py_list *py_str_rsplit(py_str s, py_str separator, int64_t most)
{
    str_self(s, "rsplit");
    if (separator == NULL)
        return rsplit_spaces(s, most);
    check_separator(separator);
    py_list *parts = py_list_new(PY_OBJECT);
    int64_t stop = s->size, found;
    for (; most != 0; most--) {
        found = bytes_rfind(s->text, 0, (size_t)stop, separator->text, (size_t)separator->size);
        if (found < 0)
            break;
        append_part(parts, s, (size_t)(found + separator->size), (size_t)stop);
        stop = found;
    }
    append_part(parts, s, 0, (size_t)stop);
    py_list_reverse(parts);
    return parts;
}

/* ---- partition */

static py_tuple *three(py_str a, py_str b, py_str c)
{
    return py_tuple_from(PY_OBJECT, (const py_cell[]){py_of(a), py_of(b), py_of(c)}, 3);
}

py_tuple *py_str_partition(py_str s, py_str separator)
{
    check_separator((str_self(s, "partition"), str_argument(separator)));
    int64_t at = bytes_find(s->text, 0, (size_t)s->size, separator->text, (size_t)separator->size);
    if (at < 0)
        return three(s, PY_STR(""), PY_STR(""));
    return three(str_part(s, 0, (size_t)at), separator, str_part(s, (size_t)(at + separator->size), (size_t)s->size));
}

py_tuple *py_str_rpartition(py_str s, py_str separator)
{
    check_separator((str_self(s, "rpartition"), str_argument(separator)));
    int64_t at = bytes_rfind(s->text, 0, (size_t)s->size, separator->text, (size_t)separator->size);
    if (at < 0)
        return three(PY_STR(""), PY_STR(""), s);
    return three(str_part(s, 0, (size_t)at), separator, str_part(s, (size_t)(at + separator->size), (size_t)s->size));
}

/* ---- lines, characters, join */

static bool ends_line(uint32_t c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

py_list *py_str_splitlines(py_str s, bool keep_ends)
{
    str_self(s, "splitlines");
    py_list *lines = py_list_new(PY_OBJECT);
    size_t start = 0;
    for (size_t at = 0; at < (size_t)s->size;) {
        size_t stop = at;
        uint32_t c = utf8_next(s->text, &at);
        if (!ends_line(c))
            continue;
        if (c == '\r' && at < (size_t)s->size && s->text[at] == '\n')
            at++;
        append_part(lines, s, start, keep_ends ? at : stop);
        start = at;
    }
    if (start < (size_t)s->size)
        append_part(lines, s, start, (size_t)s->size);
    return lines;
}

py_list *py_str_characters(py_str s)
{
    py_list *characters = py_list_new(PY_OBJECT);
    py_str c;
    for (int64_t at = 0; py_str_next(s, &at, &c);)
        py_list_append(characters, py_of(c));
    return characters;
}

py_str py_str_join(py_str separator, const py_list *parts)
{
    str_self(separator, "join");
    py_builder b = {0};
    for (int64_t i = 0; i < py_list_length(parts); i++) {
        py_value part = py_box_cell(parts->element, parts->items[i]);
        if (!py_is_str(part))
            py_raise(PY_TYPE_ERROR, "sequence item %" PRId64 ": expected str instance, %s found", i,
                     py_type_name(part));
        if (i > 0)
            py_builder_str(&b, separator);
        py_builder_str(&b, (py_str)part);
    }
    return py_builder_take(&b);
}
