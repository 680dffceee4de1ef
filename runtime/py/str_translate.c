/* str.maketrans and translate: a table is a dict from code points to a code point, a text, or None for nothing. */
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static py_cell cell_of(py_value v)
{
    return (py_cell){.o = (void *)(uintptr_t)v};
}

py_dict *py_str_maketrans(py_str from, py_str to, py_str removed)
{
    T2M_POOL(pool);
    if (py_str_length(from) != py_str_length(to))
        py_raise(PY_VALUE_ERROR, "the first two maketrans arguments must have equal length");
    py_dict *table = py_dict_new(PY_INT, PY_VALUE);
    for (size_t at = 0, other = 0; at < (size_t)from->size;) {
        int64_t key = utf8_next(from->text, &at);
        py_dict_set(table, py_of(key), cell_of(py_box_int(utf8_next(to->text, &other))));
    }
    for (size_t at = 0; removed != NULL && at < (size_t)removed->size;)
        py_dict_set(table, py_of((int64_t)utf8_next(removed->text, &at)), cell_of(NULL));
    return t2m_keep(&pool, table);
}

py_dict *py_str_maketrans_of(const py_dict *pairs)
{
    T2M_POOL(pool);
    py_dict *table = py_dict_new(PY_INT, PY_VALUE);
    for (py_dict_iter it = py_dict_iterate(pairs); py_dict_next(&it);) {
        py_value key = py_box_cell(pairs->key, it.key);
        if (py_is_str(key) && py_str_length((py_str)key) != 1)
            py_raise(PY_VALUE_ERROR, "string keys in translate table must be of length 1");
        if (!py_is_str(key) && !py_is_int(key))
            py_raise(PY_TYPE_ERROR, "keys in translate table must be strings or integers");
        int64_t point = py_is_str(key) ? py_ord((py_str)key) : py_as_int(key);
        py_dict_set(table, py_of(point), cell_of(py_box_cell(pairs->value, it.value)));
    }
    return t2m_keep(&pool, table);
}

/* The table's entry for a code point; false if there is none. */
static bool look_up(const py_dict *table, uint32_t c, py_value *to)
{
    py_cell key = table->key == PY_OBJECT ? cell_of(py_box_int(c)) : py_of((int64_t)c), value;
    if (!py_dict_find(table, key, &value))
        return false;
    *to = py_box_cell(table->value, value);
    return true;
}

py_str py_str_translate(py_str s, const py_dict *table)
{
    T2M_POOL(pool);
    py_builder b = {0};
    for (size_t at = 0; at < (size_t)str_self(s, "translate")->size;) {
        size_t start = at;
        py_value to;
        if (!look_up(table, utf8_next(s->text, &at), &to))
            py_builder_add(&b, s->text + start, at - start);
        else if (py_is_int(to))
            py_builder_str(&b, py_chr(py_as_int(to)));
        else if (py_is_str(to))
            py_builder_str(&b, (py_str)to);
        else if (to != NULL)
            py_raise(PY_TYPE_ERROR, "character mapping must return integer, None or str");
    }
    return t2m_keep(&pool, py_builder_take(&b));
}
