/* GGUF files, version 2 and 3: metadata with types, descriptions of tensors, and their elements, each at a multiple of the alignment.
 *
 * A reader walks over the file with a cursor that never leaves it; what does not fit is an error, not a crash. */
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "files.h"
#include "half.h"
#include "internal.h"
#include "mlx/c/io.h"

/* ---- What a file holds ---- */

typedef struct entry {
    char *key;
    bool metadata;
    engine_array *array;       /* owned; or */
    char *string;              /* owned; or */
    mlx_vector_string strings; /* owned */
} entry;

typedef struct gguf {
    entry *items;
    size_t count, capacity;
} gguf;

static void drop_value(entry *e)
{
    engine_release(e->array);
    free(e->string);
    if (e->strings.ctx)
        mlx_vector_string_free(e->strings);
    e->array = NULL;
    e->string = NULL;
    e->strings.ctx = NULL;
}

mlx_io_gguf mlx_io_gguf_new(void)
{
    return (mlx_io_gguf){calloc(1, sizeof(gguf))};
}

int mlx_io_gguf_free(mlx_io_gguf io)
{
    gguf *g = io.ctx;
    for (size_t i = 0; g && i < g->count; i++) {
        drop_value(&g->items[i]);
        free(g->items[i].key);
    }
    if (g)
        free(g->items);
    free(g);
    return 0;
}

static entry *find(const gguf *g, const char *key, bool metadata)
{
    for (size_t i = 0; g && key && i < g->count; i++)
        if (g->items[i].metadata == metadata && !strcmp(g->items[i].key, key))
            return &g->items[i];
    return NULL;
}

/* The entry of the key, new or with its value dropped. NULL after an error. */
static entry *slot(gguf *g, const char *key, bool metadata)
{
    entry *e = find(g, key, metadata);
    if (e) {
        drop_value(e);
        return e;
    }
    if (!g || !key) {
        engine_error("the object or the key is empty");
        return NULL;
    }
    char *copy = strdup(key);
    if (!copy || !engine_list_grow((void **)&g->items, g->count, &g->capacity, sizeof *g->items)) {
        free(copy);
        engine_error("out of memory");
        return NULL;
    }
    g->items[g->count] = (entry){.key = copy, .metadata = metadata};
    return &g->items[g->count++];
}

int mlx_io_gguf_get_keys(mlx_vector_string *keys, mlx_io_gguf io)
{
    const gguf *g = io.ctx;
    mlx_vector_string all = mlx_vector_string_new();
    for (size_t i = 0; g && i < g->count; i++)
        if (!g->items[i].metadata)
            mlx_vector_string_append_value(all, g->items[i].key);
    int status = mlx_vector_string_set(keys, all);
    mlx_vector_string_free(all);
    return status;
}

static int get_array(const char *function, mlx_array *arr, mlx_io_gguf io, const char *key, bool metadata)
{
    engine_enter_no_stream(function);
    const entry *e = find(io.ctx, key, metadata);
    if (!e || !e->array)
        engine_error("there is no array \"%s\"", key ? key : "(null)");
    return engine_leave(arr, e ? e->array : NULL);
}

int mlx_io_gguf_get_array(mlx_array *arr, mlx_io_gguf io, const char *key)
{
    return get_array(__func__, arr, io, key, false);
}

int mlx_io_gguf_get_metadata_array(mlx_array *arr, mlx_io_gguf io, const char *key)
{
    return get_array(__func__, arr, io, key, true);
}

int mlx_io_gguf_get_metadata_string(mlx_string *str, mlx_io_gguf io, const char *key)
{
    engine_enter_no_stream(__func__);
    const entry *e = find(io.ctx, key, true);
    if (!e || !e->string)
        engine_error("there is no string \"%s\"", key ? key : "(null)");
    else
        mlx_string_set(str, (mlx_string){e->string});
    return engine_leave_status();
}

int mlx_io_gguf_get_metadata_vector_string(mlx_vector_string *vstr, mlx_io_gguf io, const char *key)
{
    engine_enter_no_stream(__func__);
    const entry *e = find(io.ctx, key, true);
    if (!e || !e->strings.ctx)
        engine_error("there is no list of strings \"%s\"", key ? key : "(null)");
    else
        mlx_vector_string_set(vstr, e->strings);
    return engine_leave_status();
}

int mlx_io_gguf_has_metadata_array(bool *flag, mlx_io_gguf io, const char *key)
{
    const entry *e = find(io.ctx, key, true);
    *flag = e && e->array;
    return 0;
}

int mlx_io_gguf_has_metadata_string(bool *flag, mlx_io_gguf io, const char *key)
{
    const entry *e = find(io.ctx, key, true);
    *flag = e && e->string;
    return 0;
}

int mlx_io_gguf_has_metadata_vector_string(bool *flag, mlx_io_gguf io, const char *key)
{
    const entry *e = find(io.ctx, key, true);
    *flag = e && e->strings.ctx;
    return 0;
}

static int set_array(const char *function, mlx_io_gguf io, const char *key, mlx_array arr, bool metadata)
{
    engine_enter_no_stream(function);
    engine_array *a = engine_arg(arr);
    entry *e = a ? slot(io.ctx, key, metadata) : NULL;
    if (e)
        e->array = engine_retain(a);
    return engine_leave_status();
}

int mlx_io_gguf_set_array(mlx_io_gguf io, const char *key, const mlx_array arr)
{
    return set_array(__func__, io, key, arr, false);
}

int mlx_io_gguf_set_metadata_array(mlx_io_gguf io, const char *key, const mlx_array marr)
{
    return set_array(__func__, io, key, marr, true);
}

int mlx_io_gguf_set_metadata_string(mlx_io_gguf io, const char *key, const char *mstr)
{
    engine_enter_no_stream(__func__);
    entry *e = slot(io.ctx, key, true);
    if (e && !(e->string = strdup(mstr ? mstr : "")))
        engine_error("out of memory");
    return engine_leave_status();
}

int mlx_io_gguf_set_metadata_vector_string(mlx_io_gguf io, const char *key, const mlx_vector_string mvstr)
{
    engine_enter_no_stream(__func__);
    entry *e = slot(io.ctx, key, true);
    if (e) {
        e->strings = mlx_vector_string_new();
        mlx_vector_string_set(&e->strings, mvstr);
    }
    return engine_leave_status();
}

/* ---- The format ---- */

enum { UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY, UINT64, INT64, FLOAT64, VALUE_TYPES };

static const mlx_dtype value_dtypes[VALUE_TYPES] = {
    [UINT8] = MLX_UINT8,   [INT8] = MLX_INT8,       [UINT16] = MLX_UINT16, [INT16] = MLX_INT16,   [UINT32] = MLX_UINT32,   [INT32] = MLX_INT32,
    [FLOAT32] = MLX_FLOAT32, [BOOL] = MLX_BOOL, [UINT64] = MLX_UINT64, [INT64] = MLX_INT64, [FLOAT64] = MLX_FLOAT64,
};

enum { Q4_0 = 2, Q4_1 = 3, Q8_0 = 8, GROUP = 32, MOST_NAME = 1 << 16 };

static const struct {
    uint32_t code;
    mlx_dtype dtype;
} tensor_types[] = {{0, MLX_FLOAT32}, {1, MLX_FLOAT16}, {24, MLX_INT8}, {25, MLX_INT16}, {26, MLX_INT32}, {27, MLX_INT64}, {28, MLX_FLOAT64}, {30, MLX_BFLOAT16}};

enum { TENSOR_TYPES = sizeof tensor_types / sizeof *tensor_types };

/* ---- Reading ---- */

typedef struct cursor {
    const engine_reader *r;
    uint64_t at;
} cursor;

static bool take(cursor *c, void *to, uint64_t bytes)
{
    if (bytes > c->r->size || c->at > c->r->size - bytes) {
        engine_error("%s ends too early", c->r->path);
        return false;
    }
    bool good = engine_read_at(c->r, to, (size_t)bytes, c->at);
    c->at += bytes;
    return good;
}

/* A string of the file, with a zero at its end; the caller frees it. */
static char *take_string(cursor *c, uint64_t most)
{
    uint64_t length;
    if (!take(c, &length, sizeof length))
        return NULL;
    if (length > most || length > c->r->size) {
        engine_error("%s has a string of %llu bytes", c->r->path, (unsigned long long)length);
        return NULL;
    }
    char *text = malloc((size_t)length + 1);
    if (!text || !take(c, text, length)) {
        free(text);
        engine_error("out of memory");
        return NULL;
    }
    text[length] = '\0';
    return text;
}

/* A number, or a list of them; 64-bit floats become float32, as in MLX. */
static engine_array *take_numbers(cursor *c, uint32_t type, const int *shape, int ndim)
{
    engine_array *a = engine_leaf(value_dtypes[type], shape, ndim);
    if (!a || !take(c, engine_data(a), a->size * engine_itemsize(a)))
        return NULL;
    if (type != FLOAT64)
        return engine_retain(a);
    engine_array *narrow = engine_leaf(MLX_FLOAT32, shape, ndim);
    for (size_t i = 0; narrow && i < a->size; i++)
        ((float *)engine_data(narrow))[i] = (float)((double *)engine_data(a))[i];
    return engine_retain(narrow);
}

static bool take_list(cursor *c, entry *e)
{
    struct __attribute__((packed)) {
        uint32_t type;
        uint64_t length;
    } head;
    if (!take(c, &head, sizeof head))
        return false;
    if (head.type >= VALUE_TYPES || head.type == ARRAY || head.length > c->r->size) {
        engine_error("%s has lists of type %u, which are not supported", c->r->path, head.type);
        return false;
    }
    if (head.type != STRING)
        return (e->array = take_numbers(c, head.type, &(int){(int)head.length}, 1)) != NULL;
    e->strings = mlx_vector_string_new();
    for (uint64_t i = 0; i < head.length; i++) {
        char *text = take_string(c, UINT64_MAX);
        if (!text)
            return false;
        mlx_vector_string_append_value(e->strings, text);
        free(text);
    }
    return true;
}

static bool take_metadata(cursor *c, gguf *g, uint32_t *alignment)
{
    char *key = take_string(c, MOST_NAME);
    uint32_t type;
    entry *e = key && take(c, &type, sizeof type) ? slot(g, key, true) : NULL;
    bool good = e != NULL;
    if (good && type == STRING)
        good = (e->string = take_string(c, UINT64_MAX)) != NULL;
    else if (good && type == ARRAY)
        good = take_list(c, e);
    else if (good && type < VALUE_TYPES)
        good = (e->array = take_numbers(c, type, NULL, 0)) != NULL;
    else if (good)
        engine_error("%s has a value of type %u", c->r->path, type);
    if (good && type == UINT32 && !strcmp(key, "general.alignment"))
        *alignment = *(uint32_t *)engine_data(e->array);
    free(key);
    return good && !engine_failed();
}

typedef struct tensor {
    char *name;
    uint32_t ndim, type;
    int shape[ENGINE_MAX_NDIM];
    uint64_t offset;
} tensor;

static bool take_tensor(cursor *c, tensor *t)
{
    uint64_t size;
    t->name = take_string(c, MOST_NAME);
    if (!t->name || !take(c, &t->ndim, sizeof t->ndim))
        return false;
    if (t->ndim > ENGINE_MAX_NDIM) {
        engine_error("%s: %s has %u dimensions", c->r->path, t->name, t->ndim);
        return false;
    }
    for (uint32_t i = 0; i < t->ndim; i++) { /* the fastest comes first */
        if (!take(c, &size, sizeof size) || size > INT32_MAX) {
            engine_error("%s: %s has a bad shape", c->r->path, t->name);
            return false;
        }
        t->shape[t->ndim - 1 - i] = (int)size;
    }
    return take(c, &t->type, sizeof t->type) && take(c, &t->offset, sizeof t->offset);
}

static bool keep(gguf *g, const char *name, engine_array *a)
{
    entry *e = a ? slot(g, name, false) : NULL;
    if (e)
        e->array = engine_retain(a);
    return e != NULL;
}

/* "x.weight" -> "x.scales". */
static bool keep_beside(gguf *g, const char *name, const char *what, engine_array *a)
{
    char full[MOST_NAME + 16];
    size_t n = strlen(name);
    if (n > 7 && !strcmp(name + n - 7, ".weight"))
        n -= 7;
    memcpy(full, name, n);
    strcpy(full + n, what);
    return keep(g, full, a);
}

/* Blocks of 32 weights: a scale (and for Q4_1 an offset) in float16, then the weights; of 4 bits, number i and number i + 16 share a byte. */
static bool take_quantized(cursor *c, gguf *g, const tensor *t)
{
    size_t head = t->type == Q4_1 ? 4 : 2, block = head + (t->type == Q8_0 ? 32 : 16);
    int last = t->ndim ? t->shape[t->ndim - 1] : 0, shape[ENGINE_MAX_NDIM];
    memcpy(shape, t->shape, sizeof shape);
    if (last == 0 || last % GROUP) {
        engine_error("%s: %s has rows of %d weights", c->r->path, t->name, last);
        return false;
    }
    shape[t->ndim - 1] = last / GROUP;
    engine_array *scales = engine_leaf(MLX_FLOAT16, shape, (int)t->ndim), *biases = engine_leaf(MLX_FLOAT16, shape, (int)t->ndim);
    shape[t->ndim - 1] = t->type == Q8_0 ? last / 4 : last / 8;
    engine_array *weights = engine_leaf(MLX_UINT32, shape, (int)t->ndim);
    if (!scales || !biases || !weights)
        return false;
    uint8_t bytes[40], *to = engine_data(weights);
    for (size_t b = 0; b < scales->size; b++) {
        if (!take(c, bytes, block))
            return false;
        uint16_t *scale = (uint16_t *)engine_data(scales) + b, *bias = (uint16_t *)engine_data(biases) + b;
        memcpy(scale, bytes, 2);
        float d = engine_float16_float(*scale);
        if (t->type == Q4_1)
            memcpy(bias, bytes + 2, 2);
        else
            *bias = engine_float_float16(t->type == Q8_0 ? -128 * d : -8 * d);
        const uint8_t *q = bytes + head;
        for (int i = 0; t->type == Q8_0 && i < 32; i++)
            *to++ = q[i] ^ 0x80;
        for (int i = 0; t->type != Q8_0 && i < 16; i++)
            *to++ = i < 8 ? (uint8_t)((q[2 * i] & 15) | (q[2 * i + 1] & 15) << 4) : (uint8_t)(q[2 * i - 16] >> 4 | (q[2 * i - 15] >> 4) << 4);
    }
    return keep(g, t->name, weights) && keep_beside(g, t->name, ".scales", scales) && keep_beside(g, t->name, ".biases", biases);
}

static bool take_elements(cursor *c, gguf *g, const tensor *t)
{
    if (t->type == Q4_0 || t->type == Q4_1 || t->type == Q8_0)
        return take_quantized(c, g, t);
    for (int i = 0; i < TENSOR_TYPES; i++) {
        if (tensor_types[i].code != t->type)
            continue;
        engine_array *a = engine_leaf(tensor_types[i].dtype, t->shape, (int)t->ndim);
        return a && take(c, engine_data(a), a->size * engine_itemsize(a)) && keep(g, t->name, a);
    }
    engine_error("%s: %s has elements of type %u, which are not supported", c->r->path, t->name, t->type);
    return false;
}

static uint64_t aligned(uint64_t at, uint32_t alignment)
{
    return (at + alignment - 1) / alignment * alignment;
}

static bool read_file(const engine_reader *r, gguf *g)
{
    struct __attribute__((packed)) {
        char magic[4];
        uint32_t version;
        uint64_t tensors, metadata;
    } head;
    cursor c = {r, 0};
    uint32_t alignment = 32;
    if (!take(&c, &head, sizeof head))
        return false;
    if (memcmp(head.magic, "GGUF", 4) || head.version < 2 || head.version > 3 || head.tensors > r->size || head.metadata > r->size) {
        engine_error("%s is not a GGUF file of version 2 or 3", r->path);
        return false;
    }
    bool good = true;
    for (uint64_t i = 0; good && i < head.metadata; i++)
        good = take_metadata(&c, g, &alignment);
    tensor *tensors = good ? calloc((size_t)head.tensors + 1, sizeof *tensors) : NULL;
    good = tensors && alignment && alignment < 1u << 24;
    for (uint64_t i = 0; good && i < head.tensors; i++)
        good = take_tensor(&c, &tensors[i]);
    uint64_t start = aligned(c.at, good ? alignment : 1);
    for (uint64_t i = 0; good && i < head.tensors; i++) {
        c.at = tensors[i].offset > r->size ? r->size + 1 : start + tensors[i].offset;
        good = take_elements(&c, g, &tensors[i]);
    }
    for (uint64_t i = 0; tensors && i < head.tensors; i++)
        free(tensors[i].name);
    free(tensors);
    if (!good)
        engine_error("%s is not understood", r->path);
    return good;
}

int mlx_load_gguf(mlx_io_gguf *res, const char *file, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_reader r;
    mlx_io_gguf loaded = mlx_io_gguf_new();
    bool good = loaded.ctx && engine_reader_open(&r, file);
    if (good) {
        good = read_file(&r, loaded.ctx);
        engine_reader_close(&r);
    }
    mlx_io_gguf_free(good ? *res : loaded);
    if (good)
        *res = loaded;
    return engine_leave_status();
}

/* ---- Writing ---- */

static bool put_string(engine_writer *w, const char *text)
{
    uint64_t length = strlen(text);
    return engine_write(w, &length, sizeof length) && engine_write(w, text, (size_t)length);
}

static bool put_type(engine_writer *w, uint32_t type)
{
    return engine_write(w, &type, sizeof type);
}

static bool put_strings(engine_writer *w, mlx_vector_string strings)
{
    uint64_t count = mlx_vector_string_size(strings);
    bool good = put_type(w, ARRAY) && put_type(w, STRING) && engine_write(w, &count, sizeof count);
    for (size_t i = 0; good && i < count; i++) {
        char *text = NULL;
        good = mlx_vector_string_get(&text, strings, i) == 0 && put_string(w, text);
    }
    return good;
}

static bool put_metadata(engine_writer *w, const entry *e, uint64_t *at)
{
    (void)at;
    if (!put_string(w, e->key))
        return false;
    if (e->string)
        return put_type(w, STRING) && put_string(w, e->string);
    if (e->strings.ctx)
        return put_strings(w, e->strings);
    engine_array *a = engine_row_contiguous(e->array);
    uint32_t type = 0;
    while (type < VALUE_TYPES && (type == STRING || type == ARRAY || value_dtypes[type] != (mlx_dtype)e->array->dtype))
        type++;
    if (!a || type == VALUE_TYPES || a->ndim > 1) {
        engine_error("metadata cannot be %s", engine_describe(e->array));
        return false;
    }
    uint64_t length = a->size;
    bool good = !a->ndim || (put_type(w, ARRAY) && put_type(w, type) && engine_write(w, &length, sizeof length));
    return good && (a->ndim || put_type(w, type)) && engine_write(w, engine_data(a), a->size * engine_itemsize(a));
}

static bool put_tensor_info(engine_writer *w, const entry *e, uint64_t *at)
{
    const engine_array *a = e->array;
    uint32_t ndim = a->ndim;
    int i = 0;
    while (i < TENSOR_TYPES && tensor_types[i].dtype != (mlx_dtype)a->dtype)
        i++;
    if (i == TENSOR_TYPES) {
        engine_error("GGUF files have no %s", engine_dtype_name((mlx_dtype)a->dtype));
        return false;
    }
    bool good = put_string(w, e->key) && engine_write(w, &ndim, sizeof ndim);
    for (int k = a->ndim - 1; good && k >= 0; k--)
        good = engine_write(w, &(uint64_t){(uint64_t)a->shape[k]}, 8);
    good = good && put_type(w, tensor_types[i].code) && engine_write(w, at, sizeof *at);
    *at = aligned(*at + a->size * engine_itemsize(a), 32);
    return good;
}

static bool put_padding(engine_writer *w, uint64_t at)
{
    static const char zeros[32];
    return engine_write(w, zeros, (size_t)(aligned(at, 32) - at));
}

static bool put_elements(engine_writer *w, const entry *e, uint64_t *at)
{
    (void)at;
    size_t scope = engine_scope_open();
    engine_array *a = engine_row_contiguous(e->array);
    size_t bytes = a ? a->size * engine_itemsize(a) : 0;
    bool good = a && engine_write(w, engine_data(a), bytes) && put_padding(w, bytes);
    engine_scope_close(scope);
    return good;
}

typedef bool put_function(engine_writer *w, const entry *e, uint64_t *at);

static bool put_all(engine_writer *w, const gguf *g, bool metadata, put_function *put)
{
    uint64_t at = 0;
    for (size_t i = 0; i < g->count; i++)
        if (g->items[i].metadata == metadata && !put(w, &g->items[i], &at))
            return false;
    return true;
}

/* How long what comes before the elements is: the strings, and the fixed parts. */
static uint64_t header_size(const gguf *g)
{
    uint64_t size = 24;
    for (size_t i = 0; i < g->count; i++) {
        const entry *e = &g->items[i];
        size += 8 + strlen(e->key) + 4;
        if (!e->metadata)
            size += 8 * (uint64_t)e->array->ndim + 4 + 8;
        else if (e->string)
            size += 8 + strlen(e->string);
        else if (e->array)
            size += (e->array->ndim ? 12 : 0) + e->array->size * engine_itemsize(e->array);
        else {
            size += 12;
            for (size_t k = 0; k < mlx_vector_string_size(e->strings); k++) {
                char *text = NULL;
                size += mlx_vector_string_get(&text, e->strings, k) == 0 ? 8 + strlen(text) : 0;
            }
        }
    }
    return size;
}

int mlx_save_gguf(const char *file, mlx_io_gguf io)
{
    engine_enter_no_stream(__func__);
    const gguf *g = io.ctx;
    engine_writer w;
    if (!g)
        engine_error("there is nothing to save");
    if (g && engine_writer_open(&w, file, ".gguf")) {
        uint64_t counts[2] = {0};
        for (size_t i = 0; i < g->count; i++)
            counts[g->items[i].metadata]++;
        bool good = engine_write(&w, "GGUF\3\0\0", 8) && engine_write(&w, counts, sizeof counts) && put_all(&w, g, true, put_metadata) &&
                    put_all(&w, g, false, put_tensor_info) && put_padding(&w, header_size(g)) && put_all(&w, g, false, put_elements);
        engine_writer_close(&w, good);
    }
    return engine_leave_status();
}
