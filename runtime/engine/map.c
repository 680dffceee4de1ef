/* The maps of the public API: sorted lists of keys and values, found by bisection. They are small (a model's
 * parameters), and iteration in the order of the keys makes files come out the same every time. */
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "internal.h"
#include "mlx/c/map.h"

typedef struct entry {
    char *key;
    void *value; /* an engine_array, or a string */
} entry;

typedef struct string_map {
    entry *items;
    size_t count, capacity;
} string_map;

typedef struct iterator {
    const string_map *map;
    size_t next;
} iterator;

/* Where the key is, or belongs. */
static size_t place_of(const string_map *map, const char *key, bool *found)
{
    size_t low = 0, high = map->count;
    *found = false;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(map->items[middle].key, key);
        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The slot for the key's value, made if missing; NULL after an error. */
static void **slot_for(string_map *map, const char *key)
{
    bool found;
    if (!map || !key) {
        engine_error("the map or the key is empty");
        return NULL;
    }
    size_t at = place_of(map, key, &found);
    if (found)
        return &map->items[at].value;
    char *copy = strdup(key);
    if (!copy || !engine_list_grow((void **)&map->items, map->count, &map->capacity, sizeof *map->items)) {
        free(copy);
        engine_error("out of memory");
        return NULL;
    }
    memmove(map->items + at + 1, map->items + at, (map->count - at) * sizeof *map->items);
    map->items[at] = (entry){copy, NULL};
    map->count++;
    return &map->items[at].value;
}

static void *find(const char *function, const string_map *map, const char *key)
{
    bool found = false;
    size_t at = map && key ? place_of(map, key, &found) : 0;
    engine_enter_no_stream(function);
    if (!found)
        engine_error("there is no key \"%s\"", key ? key : "(null)");
    engine_leave_status();
    return found ? map->items[at].value : NULL;
}

static void drop_array(void *value)
{
    engine_release(value);
}

static int free_map(string_map *map, void (*drop)(void *))
{
    for (size_t i = 0; map && i < map->count; i++) {
        free(map->items[i].key);
        drop(map->items[i].value);
    }
    if (map)
        free(map->items);
    free(map);
    return 0;
}

static iterator *new_iterator(const string_map *map)
{
    iterator *it = calloc(1, sizeof *it);
    if (it)
        it->map = map;
    return it;
}

/* The next entry, or NULL at the end. */
static const entry *advance(iterator *it)
{
    return it && it->map && it->next < it->map->count ? &it->map->items[it->next++] : NULL;
}

enum { END_OF_MAP = 2 };

/* ---- Strings to arrays ---- */

mlx_map_string_to_array mlx_map_string_to_array_new(void)
{
    return (mlx_map_string_to_array){calloc(1, sizeof(string_map))};
}

int mlx_map_string_to_array_free(mlx_map_string_to_array map)
{
    return free_map(map.ctx, drop_array);
}

int mlx_map_string_to_array_insert(mlx_map_string_to_array map, const char *key, const mlx_array value)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(value);
    void **slot = a ? slot_for(map.ctx, key) : NULL;
    if (slot) {
        engine_retain(a);
        engine_release(*slot);
        *slot = a;
    }
    return engine_leave_status();
}

int mlx_map_string_to_array_set(mlx_map_string_to_array *map, const mlx_map_string_to_array src)
{
    const string_map *from = src.ctx;
    mlx_map_string_to_array copy = mlx_map_string_to_array_new();
    for (size_t i = 0; from && i < from->count; i++)
        mlx_map_string_to_array_insert(copy, from->items[i].key, (mlx_array){from->items[i].value});
    mlx_map_string_to_array_free(*map);
    *map = copy;
    return 0;
}

int mlx_map_string_to_array_get(mlx_array *value, const mlx_map_string_to_array map, const char *key)
{
    engine_array *a = find(__func__, map.ctx, key);
    if (a)
        engine_store(value, a);
    return a ? 0 : 1;
}

mlx_map_string_to_array_iterator mlx_map_string_to_array_iterator_new(mlx_map_string_to_array map)
{
    return (mlx_map_string_to_array_iterator){new_iterator(map.ctx), map.ctx};
}

int mlx_map_string_to_array_iterator_free(mlx_map_string_to_array_iterator it)
{
    free(it.ctx);
    return 0;
}

int mlx_map_string_to_array_iterator_next(const char **key, mlx_array *value,
                                          mlx_map_string_to_array_iterator it)
{
    const entry *e = advance(it.ctx);
    if (!e)
        return END_OF_MAP;
    *key = e->key;
    engine_store(value, e->value);
    return 0;
}

/* ---- Strings to strings ---- */

mlx_map_string_to_string mlx_map_string_to_string_new(void)
{
    return (mlx_map_string_to_string){calloc(1, sizeof(string_map))};
}

int mlx_map_string_to_string_free(mlx_map_string_to_string map)
{
    return free_map(map.ctx, free);
}

int mlx_map_string_to_string_insert(mlx_map_string_to_string map, const char *key, const char *value)
{
    engine_enter_no_stream(__func__);
    if (!value)
        engine_error("the value is missing");
    void **slot = value ? slot_for(map.ctx, key) : NULL;
    char *copy = slot ? strdup(value) : NULL;
    if (copy) {
        free(*slot);
        *slot = copy;
    } else {
        engine_error("out of memory");
    }
    return engine_leave_status();
}

int mlx_map_string_to_string_set(mlx_map_string_to_string *map, const mlx_map_string_to_string src)
{
    const string_map *from = src.ctx;
    mlx_map_string_to_string copy = mlx_map_string_to_string_new();
    for (size_t i = 0; from && i < from->count; i++)
        mlx_map_string_to_string_insert(copy, from->items[i].key, from->items[i].value);
    mlx_map_string_to_string_free(*map);
    *map = copy;
    return 0;
}

int mlx_map_string_to_string_get(const char **value, const mlx_map_string_to_string map, const char *key)
{
    const char *found = find(__func__, map.ctx, key);
    if (found)
        *value = found;
    return found ? 0 : 1;
}

mlx_map_string_to_string_iterator mlx_map_string_to_string_iterator_new(mlx_map_string_to_string map)
{
    return (mlx_map_string_to_string_iterator){new_iterator(map.ctx), map.ctx};
}

int mlx_map_string_to_string_iterator_free(mlx_map_string_to_string_iterator it)
{
    free(it.ctx);
    return 0;
}

int mlx_map_string_to_string_iterator_next(const char **key, const char **value,
                                           mlx_map_string_to_string_iterator it)
{
    const entry *e = advance(it.ctx);
    if (!e)
        return END_OF_MAP;
    *key = e->key;
    *value = e->value;
    return 0;
}
