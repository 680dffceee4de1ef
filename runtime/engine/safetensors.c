/* The safetensors format: an 8-byte little-endian length, a JSON header of that length, and the tensors'
 * bytes.
 *
 * A file is not trusted. Every tensor must have a known type, a shape whose bytes are exactly its range, and
 * a range inside the file; the ranges must follow each other without holes or overlaps to the end of the
 * file. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "internal.h"
#include "mlx/c/io.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "files hold little-endian numbers; this needs a conversion on this machine"
#endif

enum { MOST_HEADER = 100 << 20 };

static const char *const type_names[] = {
    [MLX_BOOL] = "BOOL",     [MLX_UINT8] = "U8",      [MLX_UINT16] = "U16",  [MLX_UINT32] = "U32",
    [MLX_UINT64] = "U64",    [MLX_INT8] = "I8",       [MLX_INT16] = "I16",   [MLX_INT32] = "I32",
    [MLX_INT64] = "I64",     [MLX_FLOAT16] = "F16",   [MLX_FLOAT32] = "F32", [MLX_FLOAT64] = "F64",
    [MLX_BFLOAT16] = "BF16", [MLX_COMPLEX64] = "C64",
};

static bool type_named(const char *name, mlx_dtype *dtype)
{
    for (int i = 0; name && i <= MLX_COMPLEX64; i++) {
        if (!strcmp(name, type_names[i])) {
            *dtype = (mlx_dtype)i;
            return true;
        }
    }
    return false;
}

/* ---- Reading ---- */

typedef struct tensor {
    const char *name;
    mlx_dtype dtype;
    int shape[ENGINE_MAX_NDIM], ndim;
    uint64_t begin, end; /* from the start of the tensors' bytes */
} tensor;

/* A number that is a whole one of at most `most`. */
static bool natural(const json_t *value, uint64_t most, uint64_t *out)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0 ||
        (uint64_t)json_integer_value(value) > most)
        return false;
    *out = (uint64_t)json_integer_value(value);
    return true;
}

/* Reads one entry of the header; says what is wrong with it, or NULL. */
static const char *parse_tensor(const json_t *entry, uint64_t data_size, tensor *t)
{
    const json_t *shape = json_object_get(entry, "shape"), *range = json_object_get(entry, "data_offsets");
    if (!type_named(json_string_value(json_object_get(entry, "dtype")), &t->dtype))
        return "unknown dtype";
    if (!json_is_array(shape) || json_array_size(shape) > ENGINE_MAX_NDIM)
        return "bad shape";
    uint64_t bytes = mlx_dtype_size(t->dtype), size;
    t->ndim = (int)json_array_size(shape);
    bool overflow = false;
    for (int i = 0; i < t->ndim; i++) {
        if (!natural(json_array_get(shape, (size_t)i), INT32_MAX, &size))
            return "bad shape";
        t->shape[i] = (int)size;
        overflow |= __builtin_mul_overflow(bytes, size, &bytes);
    }
    if (!json_is_array(range) || json_array_size(range) != 2 ||
        !natural(json_array_get(range, 0), data_size, &t->begin) ||
        !natural(json_array_get(range, 1), data_size, &t->end))
        return "bad data_offsets";
    if (t->begin > t->end || overflow || t->end - t->begin != bytes)
        return "data_offsets do not fit the shape";
    return NULL;
}

static int by_begin(const void *a, const void *b)
{
    const tensor *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static bool check_ranges(const engine_reader *r, tensor *tensors, size_t count, uint64_t data_size)
{
    uint64_t at = 0;
    qsort(tensors, count, sizeof *tensors, by_begin);
    for (size_t i = 0; i < count; i++) {
        if (tensors[i].begin != at) {
            engine_error("%s: the bytes of %s overlap or leave a hole", r->path, tensors[i].name);
            return false;
        }
        at = tensors[i].end;
    }
    if (at != data_size)
        engine_error("%s: %llu bytes belong to no tensor", r->path, (unsigned long long)(data_size - at));
    return at == data_size;
}

static bool read_tensor(const engine_reader *r, const tensor *t, uint64_t data_start,
                        mlx_map_string_to_array arrays)
{
    engine_array *a = engine_leaf(t->dtype, t->shape, t->ndim);
    if (!a || !engine_read_at(r, engine_data(a), (size_t)(t->end - t->begin), data_start + t->begin))
        return false;
    if (t->dtype == MLX_BOOL)
        for (size_t i = 0; i < a->size; i++)
            ((uint8_t *)engine_data(a))[i] = ((uint8_t *)engine_data(a))[i] != 0;
    return mlx_map_string_to_array_insert(arrays, t->name, (mlx_array){a}) == 0;
}

static bool read_metadata(const engine_reader *r, json_t *metadata, mlx_map_string_to_string strings)
{
    const char *key;
    json_t *value;
    if (metadata && !json_is_object(metadata)) {
        engine_error("%s: the metadata is not an object", r->path);
        return false;
    }
    json_object_foreach(metadata, key, value)
    {
        if (!json_is_string(value)) {
            engine_error("%s: metadata %s is not a string", r->path, key);
            return false;
        }
        mlx_map_string_to_string_insert(strings, key, json_string_value(value));
    }
    return true;
}

static bool read_tensors(const engine_reader *r, json_t *header, uint64_t data_start,
                         mlx_map_string_to_array arrays, mlx_map_string_to_string strings)
{
    const char *name;
    json_t *entry;
    size_t count = 0;
    uint64_t data_size = r->size - data_start;
    tensor *tensors = calloc(json_object_size(header) + 1, sizeof *tensors);
    bool good = tensors && read_metadata(r, json_object_get(header, "__metadata__"), strings);
    json_object_foreach(header, name, entry)
    {
        if (!good || !strcmp(name, "__metadata__"))
            continue;
        tensor *t = &tensors[count++];
        t->name = name;
        const char *problem = parse_tensor(entry, data_size, t);
        if (problem)
            engine_error("%s: %s of tensor %s", r->path, problem, name);
        good = !problem;
    }
    good = good && check_ranges(r, tensors, count, data_size);
    for (size_t i = 0; good && i < count; i++)
        good = read_tensor(r, &tensors[i], data_start, arrays);
    free(tensors);
    return good;
}

/* The header's JSON, and where the tensors' bytes start. NULL after an error. */
static json_t *read_header(const engine_reader *r, uint64_t *data_start)
{
    uint64_t length;
    json_error_t problem;
    if (r->size < 8) {
        engine_error("%s is too short for a safetensors file", r->path);
        return NULL;
    }
    if (!engine_read_at(r, &length, 8, 0))
        return NULL;
    if (length > r->size - 8 || length > MOST_HEADER) {
        engine_error("%s: the header has %llu bytes of a file of %llu", r->path, (unsigned long long)length,
                     (unsigned long long)r->size);
        return NULL;
    }
    char *text = malloc((size_t)length + 1);
    if (!text)
        engine_error("out of memory");
    json_t *header = NULL;
    if (text && engine_read_at(r, text, (size_t)length, 8)) {
        header = json_loadb(text, (size_t)length, JSON_REJECT_DUPLICATES, &problem);
        if (!header)
            engine_error("%s: the header is not valid JSON: %s", r->path, problem.text);
        else if (!json_is_object(header))
            engine_error("%s: the header is not a JSON object", r->path);
    }
    free(text);
    *data_start = 8 + length;
    return header;
}

/* Of a reader that has been opened, or not: then there has been an error. */
static int load(mlx_map_string_to_array *res_0, mlx_map_string_to_string *res_1, engine_reader *r, bool opened)
{
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new();
    mlx_map_string_to_string strings = mlx_map_string_to_string_new();
    if (opened) {
        uint64_t data_start = 0;
        json_t *header = read_header(r, &data_start);
        if (header && !engine_failed())
            read_tensors(r, header, data_start, arrays, strings);
        json_decref(header);
        engine_reader_close(r);
    }
    if (engine_failed()) {
        mlx_map_string_to_array_free(arrays);
        mlx_map_string_to_string_free(strings);
        return engine_leave_status();
    }
    mlx_map_string_to_array_free(*res_0);
    mlx_map_string_to_string_free(*res_1);
    *res_0 = arrays;
    *res_1 = strings;
    return engine_leave_status();
}

int mlx_load_safetensors(mlx_map_string_to_array *res_0, mlx_map_string_to_string *res_1, const char *file,
                         const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_reader r;
    return load(res_0, res_1, &r, engine_reader_open(&r, file));
}

int mlx_load_safetensors_reader(mlx_map_string_to_array *res_0, mlx_map_string_to_string *res_1,
                                mlx_io_reader in_stream, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_reader r;
    return load(res_0, res_1, &r, engine_reader_open_stream(&r, in_stream));
}

/* ---- Writing: tensors in the order of their names ---- */

static json_t *entry_of(const engine_array *a, uint64_t begin)
{
    json_t *shape = json_array();
    for (int i = 0; i < a->ndim; i++)
        json_array_append_new(shape, json_integer(a->shape[i]));
    uint64_t end = begin + a->size * engine_itemsize(a);
    return json_pack("{s:s, s:o, s:[I, I]}", "dtype", type_names[a->dtype], "shape", shape, "data_offsets",
                     (json_int_t)begin, (json_int_t)end);
}

/* The header's text, padded with spaces so that the tensors start at a multiple of 8. NULL after an error. */
static char *header_text(const mlx_map_string_to_array param, const mlx_map_string_to_string metadata)
{
    json_t *header = json_object(), *strings = json_object();
    const char *key, *value;
    mlx_array a = mlx_array_new();
    uint64_t at = 0;
    bool good = true;
    mlx_map_string_to_string_iterator s = mlx_map_string_to_string_iterator_new(metadata);
    while (good && mlx_map_string_to_string_iterator_next(&key, &value, s) == 0)
        good = json_object_set_new(strings, key, json_string(value)) == 0;
    mlx_map_string_to_string_iterator_free(s);
    if (json_object_size(strings))
        json_object_set(header, "__metadata__", strings);
    json_decref(strings);
    mlx_map_string_to_array_iterator it = mlx_map_string_to_array_iterator_new(param);
    while (good && mlx_map_string_to_array_iterator_next(&key, &a, it) == 0) {
        good = json_object_set_new(header, key, entry_of(a.ctx, at)) == 0;
        at += mlx_array_nbytes(a);
    }
    mlx_map_string_to_array_iterator_free(it);
    mlx_array_free(a);
    char *text = good ? json_dumps(header, JSON_COMPACT) : NULL;
    json_decref(header);
    size_t length = text ? strlen(text) : 0, padded = (length + 7) / 8 * 8;
    char *result = text ? malloc(padded + 1) : NULL;
    if (result) {
        memcpy(result, text, length);
        memset(result + length, ' ', padded - length);
        result[padded] = '\0';
    } else {
        engine_error("a name or metadata is not valid UTF-8, or memory is out");
    }
    free(text);
    return result;
}

static bool write_tensors(engine_writer *w, const mlx_map_string_to_array param)
{
    const char *key;
    mlx_array a = mlx_array_new();
    bool good = true;
    mlx_map_string_to_array_iterator it = mlx_map_string_to_array_iterator_new(param);
    while (good && mlx_map_string_to_array_iterator_next(&key, &a, it) == 0) {
        size_t scope = engine_scope_open();
        engine_array *rows = engine_row_contiguous(a.ctx);
        good = rows && engine_write(w, engine_data(rows), rows->size * engine_itemsize(rows));
        engine_scope_close(scope);
    }
    mlx_map_string_to_array_iterator_free(it);
    mlx_array_free(a);
    return good;
}

static bool write_file(engine_writer *w, const char *header, const mlx_map_string_to_array param)
{
    uint64_t length = strlen(header);
    bool good = engine_write(w, &length, 8) && engine_write(w, header, (size_t)length) && write_tensors(w, param);
    return engine_writer_close(w, good);
}

int mlx_save_safetensors(const char *file, const mlx_map_string_to_array param,
                         const mlx_map_string_to_string metadata)
{
    engine_enter_no_stream(__func__);
    engine_writer w;
    char *text = header_text(param, metadata);
    if (text && engine_writer_open(&w, file, ".safetensors"))
        write_file(&w, text, param);
    free(text);
    return engine_leave_status();
}

int mlx_save_safetensors_writer(mlx_io_writer in_stream, const mlx_map_string_to_array param,
                                const mlx_map_string_to_string metadata)
{
    engine_enter_no_stream(__func__);
    engine_writer w;
    char *text = header_text(param, metadata);
    if (text && engine_writer_open_stream(&w, in_stream))
        write_file(&w, text, param);
    free(text);
    return engine_leave_status();
}
