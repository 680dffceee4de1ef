/* The vectors of the public API: one list type, four kinds of items. */
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "internal.h"
#include "sharing.h"

bool engine_list_grow(void **items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t next = *capacity ? 2 * *capacity : 8;
    void *bigger = realloc(*items, next * size);
    if (!bigger) {
        engine_error("out of memory");
        return false;
    }
    *items = bigger;
    *capacity = next;
    return true;
}

/* The functions every vector has. LIST is the struct behind the handle; ITEM the public item type, STORED
 * what is stored; own(item) makes a STORED of its own (where it fails: with an engine error), drop(stored)
 * frees it, or nothing. Nothing is added where the public function that runs has failed. */
#define VECTOR(name, LIST, ITEM, DATA, STORED, own, drop)                                                    \
    static int name##_add(LIST *list, ITEM item)                                                             \
    {                                                                                                        \
        if (engine_failed() ||                                                                               \
            !engine_list_grow((void **)&list->items, list->count, &list->capacity, sizeof *list->items))     \
            return 1;                                                                                        \
        STORED mine = own(item);                                                                             \
        if (engine_failed()) {                                                                               \
            drop(mine);                                                                                      \
            return 1;                                                                                        \
        }                                                                                                    \
        list->items[list->count++] = mine;                                                                   \
        return 0;                                                                                            \
    }                                                                                                        \
    name name##_new(void)                                                                                    \
    {                                                                                                        \
        name vec = {calloc(1, sizeof(LIST))};                                                                \
        if (!vec.ctx) {                                                                                      \
            engine_enter_no_stream(__func__);                                                                \
            engine_error("out of memory");                                                                   \
            engine_leave_status();                                                                           \
        }                                                                                                    \
        return vec;                                                                                          \
    }                                                                                                        \
    int name##_free(name vec)                                                                                \
    {                                                                                                        \
        LIST *list = vec.ctx;                                                                                \
        for (size_t i = 0; list && i < list->count; i++)                                                     \
            drop(list->items[i]);                                                                            \
        if (list)                                                                                            \
            free(list->items);                                                                               \
        free(list);                                                                                          \
        return 0;                                                                                            \
    }                                                                                                        \
    int name##_append_data(name vec, DATA data, size_t size)                                                 \
    {                                                                                                        \
        engine_enter_no_stream(__func__);                                                                    \
        if (!vec.ctx)                                                                                        \
            engine_error("the vector is empty");                                                             \
        for (size_t i = 0; i < size && !engine_failed(); i++)                                                \
            name##_add(vec.ctx, data[i]);                                                                    \
        return engine_leave_status();                                                                        \
    }                                                                                                        \
    int name##_append_value(name vec, ITEM val)                                                              \
    {                                                                                                        \
        engine_enter_no_stream(__func__);                                                                    \
        if (!vec.ctx)                                                                                        \
            engine_error("the vector is empty");                                                             \
        else                                                                                                 \
            name##_add(vec.ctx, val);                                                                        \
        return engine_leave_status();                                                                        \
    }                                                                                                        \
    name name##_new_data(DATA data, size_t size)                                                             \
    {                                                                                                        \
        name vec = name##_new();                                                                             \
        name##_append_data(vec, data, size);                                                                 \
        return vec;                                                                                          \
    }                                                                                                        \
    name name##_new_value(ITEM val)                                                                          \
    {                                                                                                        \
        name vec = name##_new();                                                                             \
        name##_append_value(vec, val);                                                                       \
        return vec;                                                                                          \
    }                                                                                                        \
    static int name##_replace(name *vec, name next)                                                          \
    {                                                                                                        \
        name##_free(*vec);                                                                                   \
        *vec = next;                                                                                         \
        return 0;                                                                                            \
    }                                                                                                        \
    int name##_set_data(name *vec, DATA data, size_t size)                                                   \
    {                                                                                                        \
        return name##_replace(vec, name##_new_data(data, size));                                             \
    }                                                                                                        \
    int name##_set_value(name *vec, ITEM val)                                                                \
    {                                                                                                        \
        return name##_replace(vec, name##_new_value(val));                                                   \
    }                                                                                                        \
    size_t name##_size(name vec)                                                                             \
    {                                                                                                        \
        return vec.ctx ? ((LIST *)vec.ctx)->count : 0;                                                       \
    }                                                                                                        \
    static bool name##_has(const char *function, name vec, size_t idx)                                       \
    {                                                                                                        \
        size_t size = name##_size(vec);                                                                      \
        engine_enter_no_stream(function);                                                                    \
        if (idx >= size)                                                                                     \
            engine_error("index %zu is out of range for a vector of %zu", idx, size);                        \
        return engine_leave_status() == 0;                                                                   \
    }                                                                                                        \
    int name##_set(name *vec, const name src)                                                                \
    {                                                                                                        \
        const LIST *from = src.ctx;                                                                          \
        engine_enter_no_stream(__func__);                                                                    \
        name next = {calloc(1, sizeof(LIST))};                                                               \
        if (!next.ctx)                                                                                       \
            engine_error("out of memory");                                                                   \
        for (size_t i = 0; from && !engine_failed() && i < from->count; i++)                                 \
            name##_add(next.ctx, AS_ITEM(ITEM, from->items[i]));                                             \
        if (engine_failed())                                                                                 \
            name##_free(next);                                                                               \
        else                                                                                                 \
            name##_replace(vec, next);                                                                       \
        return engine_leave_status();                                                                        \
    }

/* ---- Arrays ---- */

static engine_array *own_array(mlx_array a)
{
    return engine_retain(engine_now(a.ctx));
}

#define AS_ITEM(ITEM, stored) ((ITEM){stored})
VECTOR(mlx_vector_array, engine_vector, mlx_array, const mlx_array *, engine_array *, own_array,
       engine_release)

int mlx_vector_array_get(mlx_array *res, const mlx_vector_array vec, size_t idx)
{
    if (!mlx_vector_array_has(__func__, vec, idx))
        return 1;
    engine_store(res, ((engine_vector *)vec.ctx)->items[idx]);
    return 0;
}

mlx_vector_array engine_vector_of(engine_array *const *items, size_t count)
{
    mlx_vector_array vec = {calloc(1, sizeof(engine_vector))};
    if (!vec.ctx)
        engine_error("out of memory");
    for (size_t i = 0; vec.ctx && i < count; i++) {
        if (mlx_vector_array_add(vec.ctx, (mlx_array){items[i]})) {
            mlx_vector_array_free(vec);
            return (mlx_vector_array){NULL};
        }
    }
    return vec;
}

void engine_store_vectors(mlx_vector_array *res_0, mlx_vector_array *res_1, engine_array *const *items_0,
                          size_t count_0, engine_array *const *items_1, size_t count_1)
{
    mlx_vector_array made_0 = engine_vector_of(items_0, count_0), made_1 = engine_vector_of(items_1, count_1);
    bool failed = engine_failed() || !made_0.ctx || !made_1.ctx;
    mlx_vector_array_free(failed ? made_0 : *res_0);
    mlx_vector_array_free(failed ? made_1 : *res_1);
    if (!failed) {
        *res_0 = made_0;
        *res_1 = made_1;
    }
}

engine_array *const *engine_vector_items(mlx_vector_array v, size_t *count)
{
    const engine_vector *list = v.ctx;
    *count = list ? list->count : 0;
    for (size_t i = 0; i < *count; i++)
        if (!list->items[i])
            engine_error("array %zu of the vector is empty", i);
    if (engine_failed())
        *count = 0; /* nobody looks into what is empty */
    return list ? list->items : NULL;
}

/* ---- Vectors of arrays ---- */

typedef struct vector_list {
    engine_vector **items;
    size_t count, capacity;
} vector_list;

static engine_vector *own_vector(mlx_vector_array v)
{
    mlx_vector_array copy = {NULL};
    if (mlx_vector_array_set(&copy, v))
        engine_error("out of memory");
    return copy.ctx;
}

static void drop_vector(engine_vector *v)
{
    mlx_vector_array_free((mlx_vector_array){v});
}

VECTOR(mlx_vector_vector_array, vector_list, mlx_vector_array, const mlx_vector_array *, engine_vector *,
       own_vector, drop_vector)

int mlx_vector_vector_array_get(mlx_vector_array *res, const mlx_vector_vector_array vec, size_t idx)
{
    if (!mlx_vector_vector_array_has(__func__, vec, idx))
        return 1;
    return mlx_vector_array_set(res, (mlx_vector_array){((vector_list *)vec.ctx)->items[idx]});
}

/* ---- Ints ---- */

#undef AS_ITEM
#define AS_ITEM(ITEM, stored) (stored)
#define OWN_INT(value) (value)
#define DROP_INT(value) ((void)(value))

typedef struct int_list {
    int *items;
    size_t count, capacity;
} int_list;

VECTOR(mlx_vector_int, int_list, int, int *, int, OWN_INT, DROP_INT)

int mlx_vector_int_get(int *res, const mlx_vector_int vec, size_t idx)
{
    if (!mlx_vector_int_has(__func__, vec, idx))
        return 1;
    *res = ((int_list *)vec.ctx)->items[idx];
    return 0;
}

/* ---- Strings ---- */

typedef struct string_list {
    char **items;
    size_t count, capacity;
} string_list;

static char *own_text(const char *text)
{
    char *copy = text ? strdup(text) : NULL;
    if (!copy)
        engine_error(text ? "out of memory" : "a text is missing");
    return copy;
}

VECTOR(mlx_vector_string, string_list, const char *, const char **, char *, own_text, free)

int mlx_vector_string_get(char **res, const mlx_vector_string vec, size_t idx)
{
    if (!mlx_vector_string_has(__func__, vec, idx))
        return 1;
    *res = ((string_list *)vec.ctx)->items[idx];
    return 0;
}
