/* Methods of str that look for text, and those that cut or replace it. */
#define _GNU_SOURCE /* memmem */
#include <inttypes.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_error.h"

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

static int64_t position_or_absent(py_str s, int64_t byte)
{
    return byte < 0 ? -1 : str_position(s, (size_t)byte);
}

bool py_str_contains(py_str s, py_str part)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "argument of type 'NoneType' is not iterable");
    if (part == NULL)
        py_raise(PY_TYPE_ERROR, "'in <string>' requires string as left operand, not NoneType");
    return bytes_find(s->text, 0, (size_t)s->size, part->text, (size_t)part->size) >= 0;
}

int64_t py_str_find(py_str s, py_str part)
{
    str_self(s, "find"), str_argument(part);
    return position_or_absent(s, bytes_find(s->text, 0, (size_t)s->size, part->text, (size_t)part->size));
}

int64_t py_str_rfind(py_str s, py_str part)
{
    str_self(s, "rfind"), str_argument(part);
    return position_or_absent(s, bytes_rfind(s->text, 0, (size_t)s->size, part->text, (size_t)part->size));
}

int64_t py_str_index(py_str s, py_str part)
{
    int64_t index = py_str_find(str_self(s, "index"), part);
    if (index < 0)
        py_raise(PY_VALUE_ERROR, "substring not found");
    return index;
}

int64_t py_str_count(py_str s, py_str part)
{
    str_self(s, "count"), str_argument(part);
    if (part->size == 0)
        return py_str_length(s) + 1;
    int64_t count = 0, at = 0;
    while ((at = bytes_find(s->text, (size_t)at, (size_t)s->size, part->text, (size_t)part->size)) >= 0) {
        count++;
        at += part->size;
    }
    return count;
}

bool py_str_startswith(py_str s, py_str prefix)
{
    str_self(s, "startswith"), str_argument(prefix);
    return s->size >= prefix->size && memcmp(s->text, prefix->text, (size_t)prefix->size) == 0;
}

bool py_str_endswith(py_str s, py_str suffix)
{
    str_self(s, "endswith"), str_argument(suffix);
    return s->size >= suffix->size &&
           memcmp(s->text + s->size - suffix->size, suffix->text, (size_t)suffix->size) == 0;
}

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
    int64_t at = 0, found;
    for (; count != 0; count--) {
        found = bytes_find(s->text, (size_t)at, (size_t)s->size, old->text, (size_t)old->size);
        if (found < 0)
            break;
        py_builder_add(&b, s->text + at, (size_t)(found - at));
        py_builder_str(&b, with);
        at = found + old->size;
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
