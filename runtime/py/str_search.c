/* Methods of str that look for text, and those that cut or replace it. */
#define _GNU_SOURCE /* memmem */
#include <inttypes.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

int64_t bytes_find(const char *text, size_t start, size_t stop, const char *part, size_t size)
{
    if (size == 0)
        return (int64_t)start;
    const char *found = stop - start >= size ? memmem(text + start, stop - start, part, size) : NULL;
    return found != NULL ? found - text : -1;
}

int64_t bytes_rfind(const char *text, size_t start, size_t stop, const char *part, size_t size)
{
    if (stop - start < size)
        return -1;
    for (size_t at = stop - size + 1; at-- > start;) {
        if (memcmp(text + at, part, size) == 0)
            return (int64_t)at;
    }
    return -1;
}

bool py_str_contains(py_str s, py_str part)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "argument of type 'NoneType' is not iterable");
    if (part == NULL)
        py_raise(PY_TYPE_ERROR, "'in <string>' requires string as left operand, not NoneType");
    return bytes_find(s->text, 0, (size_t)s->size, part->text, (size_t)part->size) >= 0;
}

/* What a search runs over: bytes start..stop of s; false if the bounds cross, so that nothing can be found. */
typedef struct range {
    size_t start, stop;
    bool is_empty;
} range;

static range whole(py_str s)
{
    return (range){0, (size_t)s->size, false};
}

static range part_of(py_str s, int64_t start, int64_t stop)
{
    int64_t length = py_str_length(s);
    bool beyond = start > length;
    slice_bounds(length, &start, &stop, 1);
    if (beyond || start > stop)
        return (range){.is_empty = true};
    return (range){str_offset(s, start), str_offset(s, stop), false};
}

static int64_t find(py_str s, py_str part, range in, bool from_right)
{
    if (in.is_empty)
        return -1;
    int64_t byte = (from_right ? bytes_rfind : bytes_find)(s->text, in.start, in.stop, part->text, (size_t)part->size);
    return byte < 0 ? -1 : str_position(s, (size_t)byte);
}

static int64_t count_in(py_str s, py_str part, range in)
{
    int64_t count = 0, at = (int64_t)in.start;
    if (in.is_empty)
        return 0;
    if (part->size == 0)
        return utf8_length(s->text + in.start, in.stop - in.start) + 1;
    while ((at = bytes_find(s->text, (size_t)at, in.stop, part->text, (size_t)part->size)) >= 0) {
        count++;
        at += part->size;
    }
    return count;
}

static bool begins(py_str s, py_str part, range in)
{
    return !in.is_empty && in.stop - in.start >= (size_t)part->size &&
           memcmp(s->text + in.start, part->text, (size_t)part->size) == 0;
}

static bool ends(py_str s, py_str part, range in)
{
    return !in.is_empty && in.stop - in.start >= (size_t)part->size &&
           memcmp(s->text + in.stop - part->size, part->text, (size_t)part->size) == 0;
}

static int64_t found(int64_t index)
{
    if (index < 0)
        py_raise(PY_VALUE_ERROR, "substring not found");
    return index;
}

int64_t py_str_find(py_str s, py_str part)
{
    return find(str_self(s, "find"), str_argument(part), whole(s), false);
}

int64_t py_str_rfind(py_str s, py_str part)
{
    return find(str_self(s, "rfind"), str_argument(part), whole(s), true);
}

int64_t py_str_index(py_str s, py_str part)
{
    return found(find(str_self(s, "index"), str_argument(part), whole(s), false));
}

int64_t py_str_rindex(py_str s, py_str part)
{
    return found(find(str_self(s, "rindex"), str_argument(part), whole(s), true));
}

int64_t py_str_count(py_str s, py_str part)
{
    return count_in(str_self(s, "count"), str_argument(part), whole(s));
}

bool py_str_startswith(py_str s, py_str prefix)
{
    return begins(str_self(s, "startswith"), str_argument(prefix), whole(s));
}

bool py_str_endswith(py_str s, py_str suffix)
{
    return ends(str_self(s, "endswith"), str_argument(suffix), whole(s));
}

static bool any_of(py_str s, const py_tuple *parts, bool (*fits)(py_str, py_str))
{
    for (int64_t i = 0; i < parts->length; i++) {
        py_value part = py_box_cell(parts->element, parts->items[i]);
        if (!py_is_str(part))
            py_raise(PY_TYPE_ERROR, "tuple for %s must only contain str, not %s",
                     fits == py_str_endswith ? "endswith" : "startswith", py_type_name(part));
        if (fits(s, (py_str)part))
            return true;
    }
    return false;
}

bool py_str_startswith_any(py_str s, const py_tuple *prefixes)
{
    return any_of(str_self(s, "startswith"), prefixes, py_str_startswith);
}

bool py_str_endswith_any(py_str s, const py_tuple *suffixes)
{
    return any_of(str_self(s, "endswith"), suffixes, py_str_endswith);
}

/* ---- within bounds */

int64_t py_str_find_in(py_str s, py_str part, int64_t start, int64_t stop)
{
    return find(str_self(s, "find"), str_argument(part), part_of(s, start, stop), false);
}

int64_t py_str_rfind_in(py_str s, py_str part, int64_t start, int64_t stop)
{
    return find(str_self(s, "rfind"), str_argument(part), part_of(s, start, stop), true);
}

int64_t py_str_index_in(py_str s, py_str part, int64_t start, int64_t stop)
{
    return found(find(str_self(s, "index"), str_argument(part), part_of(s, start, stop), false));
}

int64_t py_str_rindex_in(py_str s, py_str part, int64_t start, int64_t stop)
{
    return found(find(str_self(s, "rindex"), str_argument(part), part_of(s, start, stop), true));
}

int64_t py_str_count_in(py_str s, py_str part, int64_t start, int64_t stop)
{
    return count_in(str_self(s, "count"), str_argument(part), part_of(s, start, stop));
}

bool py_str_startswith_in(py_str s, py_str prefix, int64_t start, int64_t stop)
{
    return begins(str_self(s, "startswith"), str_argument(prefix), part_of(s, start, stop));
}

bool py_str_endswith_in(py_str s, py_str suffix, int64_t start, int64_t stop)
{
    return ends(str_self(s, "endswith"), str_argument(suffix), part_of(s, start, stop));
}

/* ---- what cuts and replaces */

py_str py_str_removeprefix(py_str s, py_str prefix)
{
    return py_str_startswith(s, prefix) ? str_part(s, (size_t)prefix->size, (size_t)s->size) : s;
}

py_str py_str_removesuffix(py_str s, py_str suffix)
{
    return py_str_endswith(s, suffix) ? str_part(s, 0, (size_t)(s->size - suffix->size)) : s;
}

/* "abc".replace("", "-") is "-a-b-c-". */
static void replace_between(py_builder *b, py_str s, py_str with, int64_t count)
{
    size_t at = 0;
    for (; count != 0 && at < (size_t)s->size; count--) {
        size_t from = at;
        utf8_next(s->text, &at);
        py_builder_str(b, with);
        py_builder_add(b, s->text + from, at - from);
    }
    if (count != 0)
        py_builder_str(b, with);
    py_builder_add(b, s->text + at, (size_t)s->size - at);
}

py_str py_str_replace(py_str s, py_str old, py_str with, int64_t count)
{
    str_self(s, "replace"), str_argument(old), str_argument(with);
    py_builder b = {0};
    if (old->size == 0) {
        replace_between(&b, s, with, count);
        return py_builder_take(&b);
    }
    int64_t at = 0, place;
    for (; count != 0; count--) {
        place = bytes_find(s->text, (size_t)at, (size_t)s->size, old->text, (size_t)old->size);
        if (place < 0)
            break;
        py_builder_add(&b, s->text + at, (size_t)(place - at));
        py_builder_str(&b, with);
        at = place + old->size;
    }
    py_builder_add(&b, s->text + at, (size_t)(s->size - at));
    return py_builder_take(&b);
}

bool char_is_space(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

static bool is_stripped(uint32_t c, py_str characters)
{
    if (characters == NULL)
        return char_is_space(c);
    for (size_t at = 0; at < (size_t)characters->size;) {
        if (utf8_next(characters->text, &at) == c)
            return true;
    }
    return false;
}

static py_str strip(py_str s, py_str characters, bool left, bool right)
{
    size_t start = 0, stop = (size_t)s->size;
    for (size_t at = start; left && start < stop; start = at) {
        if (!is_stripped(utf8_next(s->text, &at), characters))
            break;
    }
    while (right && stop > start) {
        size_t back = utf8_back(s->text, stop), at = back;
        if (!is_stripped(utf8_next(s->text, &at), characters))
            break;
        stop = back;
    }
    return str_part(s, start, stop);
}

py_str py_str_strip(py_str s, py_str characters)
{
    return strip(str_self(s, "strip"), characters, true, true);
}

py_str py_str_lstrip(py_str s, py_str characters)
{
    return strip(str_self(s, "lstrip"), characters, true, false);
}

py_str py_str_rstrip(py_str s, py_str characters)
{
    return strip(str_self(s, "rstrip"), characters, false, true);
}
