/* json.dumps. */
#include <inttypes.h>
#include <math.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_json.h"

#define MAX_DEPTH 900 /* about where Python's own recursion ends */

typedef struct writer {
    py_builder out;
    const py_json_options *options;
    const char *item_separator;
    const char *key_separator;
} writer;

static void put_escaped(writer *w, uint32_t c)
{
    if (c >= 0x10000) {
        py_builder_printf(&w->out, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
        return;
    }
    switch (c) {
    case '\n':
        py_builder_text(&w->out, "\\n");
        break;
    case '\r':
        py_builder_text(&w->out, "\\r");
        break;
    case '\t':
        py_builder_text(&w->out, "\\t");
        break;
    case '\f':
        py_builder_text(&w->out, "\\f");
        break;
    case '\b':
        py_builder_text(&w->out, "\\b");
        break;
    case '"':
    case '\\':
        py_builder_printf(&w->out, "\\%c", (char)c);
        break;
    default:
        py_builder_printf(&w->out, "\\u%04x", c);
    }
}

static void put_text(writer *w, py_str s)
{
    py_builder_char(&w->out, '"');
    for (size_t at = 0; at < (size_t)s->size;) {
        size_t start = at;
        uint32_t c = utf8_next(s->text, &at);
        bool plain = c >= 0x20 && c != '"' && c != '\\' && (c < 0x7f || w->options->keep_unicode);
        if (plain)
            py_builder_add(&w->out, s->text + start, at - start);
        else
            put_escaped(w, c);
    }
    py_builder_char(&w->out, '"');
}

static const char *float_text(double x)
{
    return isnan(x) ? "NaN" : isinf(x) ? (x > 0 ? "Infinity" : "-Infinity") : py_float_text(x);
}

static void new_line(writer *w, int depth)
{
    if (!w->options->indented)
        return;
    py_builder_char(&w->out, '\n');
    py_builder_fill(&w->out, " ", w->options->indent * depth);
}

static void put_value(writer *w, py_value v, int depth);

/* A key as text: str itself, numbers and constants as JSON writes them. */
static py_str key_text(py_value key)
{
    if (py_is_str(key))
        return (py_str)key;
    if (key == NULL)
        return PY_STR("null");
    if (py_is_bool(key))
        return py_as_bool(key) ? PY_STR("true") : PY_STR("false");
    if (py_is_int(key))
        return py_str_of(py_int_text(py_as_int(key)));
    if (py_is_float(key))
        return py_str_of(float_text(py_as_float(key)));
    py_raise(PY_TYPE_ERROR, "keys must be str, int, float, bool or None, not %s", py_type_name(key));
}

static void put_dict(writer *w, const py_dict *d, int depth)
{
    py_list *keys = py_dict_keys(d);
    if (w->options->sort_keys)
        py_list_sort(keys, false);
    py_builder_char(&w->out, '{');
    for (int64_t i = 0; i < keys->length; i++) {
        if (i > 0)
            py_builder_text(&w->out, w->item_separator);
        new_line(w, depth + 1);
        put_text(w, key_text(py_box_cell(d->key, keys->items[i])));
        py_builder_text(&w->out, w->key_separator);
        put_value(w, py_box_cell(d->value, py_dict_at(d, keys->items[i])), depth + 1);
    }
    if (keys->length > 0)
        new_line(w, depth);
    py_builder_char(&w->out, '}');
}

static void put_row(writer *w, py_kind kind, const py_cell *items, int64_t count, int depth)
{
    py_builder_char(&w->out, '[');
    for (int64_t i = 0; i < count; i++) {
        T2M_POOL(pool);
        if (i > 0)
            py_builder_text(&w->out, w->item_separator);
        new_line(w, depth + 1);
        put_value(w, py_box_cell(kind, items[i]), depth + 1);
    }
    if (count > 0)
        new_line(w, depth);
    py_builder_char(&w->out, ']');
}

static void put_value(writer *w, py_value v, int depth)
{
    if (depth > MAX_DEPTH)
        py_raise(PY_RECURSION_ERROR, "maximum recursion depth exceeded while encoding a JSON object");
    if (v == NULL)
        py_builder_text(&w->out, "null");
    else if (py_is_str(v))
        put_text(w, (py_str)v);
    else if (py_is_bool(v))
        py_builder_text(&w->out, py_as_bool(v) ? "true" : "false");
    else if (py_is_int(v))
        py_builder_printf(&w->out, "%" PRId64, py_as_int(v));
    else if (py_is_float(v))
        py_builder_text(&w->out, float_text(py_as_float(v)));
    else if (py_is_dict(v))
        put_dict(w, (const py_dict *)v, depth);
    else if (py_is_list(v))
        put_row(w, ((const py_list *)v)->element, ((const py_list *)v)->items, py_len(v), depth);
    else if (py_is_tuple(v))
        put_row(w, ((const py_tuple *)v)->element, ((const py_tuple *)v)->items, py_len(v), depth);
    else
        py_raise(PY_TYPE_ERROR, "Object of type %s is not JSON serializable", py_type_name(v));
}

py_str py_json_dumps_with(const void *value, const py_json_options *options)
{
    T2M_POOL(pool);
    const py_str *separators = options->separators;
    writer w = {.options = options,
                .item_separator = separators[0] != NULL ? separators[0]->text
                                  : options->indented   ? ","
                                                        : ", ",
                .key_separator = separators[1] != NULL ? separators[1]->text : ": "};
    put_value(&w, value, 0);
    return t2m_keep(&pool, py_builder_take(&w.out));
}

void py_json_dump_with(const void *value, py_file *file, const py_json_options *options)
{
    T2M_POOL(pool);
    py_file_write(file, py_json_dumps_with(value, options));
}
