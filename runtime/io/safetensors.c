/* safetensors, through the engine's reader and writer. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mlx/c/mlx.h"
#include "t2m/io.h"
#include "t2m/py_error.h"

static mlx_map_string_to_string text_map(const py_dict *metadata)
{
    mlx_map_string_to_string map = mlx_map_string_to_string_new();
    if (metadata == NULL)
        return map;
    for (py_dict_iter it = py_dict_iterate(metadata); py_dict_next(&it);)
        mlx_map_string_to_string_insert(map, py_text(py_as_str(it.key.o)), py_text(py_as_str(it.value.o)));
    return map;
}

/* MLX adds its ending to a name that lacks it; here the name is taken as it is, as Python's library does. */
static bool save_under(const char *path, mlx_map_string_to_array arrays, mlx_map_string_to_string texts)
{
    static const char ending[] = ".safetensors";
    size_t length = strlen(path), tail = sizeof ending - 1;
    if (length >= tail && strcmp(path + length - tail, ending) == 0)
        return mlx_save_safetensors(path, arrays, texts) == 0;
    size_t size = length + 64;
    char *temporary = t2m_malloc(size);
    snprintf(temporary, size, "%s.part-%ld%s", path, (long)getpid(), ending);
    bool is_saved = mlx_save_safetensors(temporary, arrays, texts) == 0 && rename(temporary, path) == 0;
    if (!is_saved)
        remove(temporary);
    free(temporary);
    return is_saved;
}

void io_save_safetensors(const char *path, const py_dict *state, const py_dict *metadata)
{
    if (state->value != PY_ARRAY && py_dict_length(state) > 0)
        py_raise(PY_TYPE_ERROR, "safetensors files hold a dict of tensors by name");
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new();
    for (py_dict_iter it = py_dict_iterate(state); py_dict_next(&it);)
        mlx_map_string_to_array_insert(arrays, py_text(it.key.s), it.value.a);
    mlx_map_string_to_string texts = text_map(metadata);
    bool failed = !save_under(path, arrays, texts);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_string_free(texts);
    if (failed)
        py_raise(PY_OS_ERROR, "cannot write '%s'", path);
}

py_dict *io_load_safetensors(const char *path)
{
    if (access(path, R_OK) != 0)
        py_raise_os(errno, path);
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new();
    mlx_map_string_to_string texts = mlx_map_string_to_string_new();
    mlx_stream stream = mlx_default_cpu_stream_new();
    if (mlx_load_safetensors(&arrays, &texts, path, stream))
        py_raise(PY_RUNTIME_ERROR, "%s: damaged safetensors file", path);
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    mlx_map_string_to_array_iterator it = mlx_map_string_to_array_iterator_new(arrays);
    const char *name;
    mlx_array value = mlx_array_new();
    while (mlx_map_string_to_array_iterator_next(&name, &value, it) == 0)
        py_dict_put(state, name, py_of(value));
    mlx_array_free(value);
    mlx_map_string_to_array_iterator_free(it);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_string_free(texts);
    mlx_stream_free(stream);
    return state;
}
