/* NumPy's .npy format: magic, version, a header that is a Python dict literal, and the elements.
 *
 * The header is parsed strictly: the three keys in any order, nothing else. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "internal.h"
#include "graph.h"
#include "mlx/c/io.h"

enum { MOST_HEADER = 1 << 20 };

static const struct {
    const char *name;
    mlx_dtype dtype;
} types[] = {
    {"|b1", MLX_BOOL},      {"|u1", MLX_UINT8},   {"<u2", MLX_UINT16},  {"<u4", MLX_UINT32},
    {"<u8", MLX_UINT64},    {"|i1", MLX_INT8},    {"<i2", MLX_INT16},   {"<i4", MLX_INT32},
    {"<i8", MLX_INT64},     {"<f2", MLX_FLOAT16}, {"<f4", MLX_FLOAT32}, {"<f8", MLX_FLOAT64},
    {"<c8", MLX_COMPLEX64},
};

enum { TYPE_COUNT = sizeof types / sizeof *types };

typedef struct npy_header {
    mlx_dtype dtype;
    bool fortran;
    int shape[ENGINE_MAX_NDIM], ndim;
} npy_header;

static void skip_space(const char **at)
{
    while (**at == ' ')
        ++*at;
}

static bool accept(const char **at, const char *word)
{
    skip_space(at);
    size_t n = strlen(word);
    if (strncmp(*at, word, n))
        return false;
    *at += n;
    return true;
}

static bool parse_type(const char **at, mlx_dtype *dtype)
{
    skip_space(at);
    for (int i = 0; i < TYPE_COUNT; i++) {
        char quoted[8];
        snprintf(quoted, sizeof quoted, "'%s'", types[i].name);
        if (accept(at, quoted)) {
            *dtype = types[i].dtype;
            return true;
        }
    }
    return false;
}

static bool parse_shape(const char **at, npy_header *h)
{
    if (!accept(at, "("))
        return false;
    while (!accept(at, ")")) {
        skip_space(at);
        char *end;
        if (!isdigit((unsigned char)**at) || h->ndim == ENGINE_MAX_NDIM)
            return false;
        unsigned long size = strtoul(*at, &end, 10);
        if (size > INT32_MAX)
            return false;
        h->shape[h->ndim++] = (int)size;
        *at = end;
        skip_space(at);
        if (**at != ')' && !accept(at, ","))
            return false;
    }
    return true;
}

static bool parse_header(const char *at, npy_header *h)
{
    unsigned seen = 0;
    if (!accept(&at, "{"))
        return false;
    while (!accept(&at, "}")) {
        unsigned key;
        bool good;
        if (accept(&at, "'descr':")) {
            key = 1;
            good = parse_type(&at, &h->dtype);
        } else if (accept(&at, "'fortran_order':")) {
            key = 2;
            h->fortran = accept(&at, "True");
            good = h->fortran || accept(&at, "False");
        } else if (accept(&at, "'shape':")) {
            key = 4;
            good = parse_shape(&at, h);
        } else {
            return false;
        }
        if (!good || seen & key)
            return false;
        seen |= key;
        skip_space(&at);
        if (*at != '}' && !accept(&at, ","))
            return false;
    }
    return seen == 7;
}

/* Reads the header; returns where the elements start, 0 after an error. */
static uint64_t read_header(const engine_reader *r, npy_header *h)
{
    unsigned char start[12] = {0};
    if (r->size < sizeof start || !engine_read_at(r, start, sizeof start, 0) ||
        memcmp(start, "\x93NUMPY", 6)) {
        engine_error("%s is not an .npy file", r->path);
        return 0;
    }
    bool old = start[6] == 1;
    uint64_t length = start[8] | (uint64_t)start[9] << 8, first = old ? 10 : 12;
    if (!old)
        length |= (uint64_t)start[10] << 16 | (uint64_t)start[11] << 24;
    if (start[6] < 1 || start[6] > 3 || length > MOST_HEADER || first + length > r->size) {
        engine_error("%s has a bad header", r->path);
        return 0;
    }
    char *text = malloc((size_t)length + 1);
    bool good = text && engine_read_at(r, text, (size_t)length, first);
    if (good) {
        text[length] = '\0';
        good = parse_header(text, h);
    }
    free(text);
    if (!good)
        engine_error("%s has a header that is not understood", r->path);
    return good ? first + length : 0;
}

static engine_array *read_elements(const engine_reader *r, npy_header *h, uint64_t start)
{
    for (int i = 0; h->fortran && i < h->ndim / 2; i++) { /* column-major: the reverse shape, transposed */
        int swap = h->shape[i];
        h->shape[i] = h->shape[h->ndim - 1 - i];
        h->shape[h->ndim - 1 - i] = swap;
    }
    uint64_t bytes = mlx_dtype_size(h->dtype);
    for (int i = 0; i < h->ndim; i++)
        if (__builtin_mul_overflow(bytes, (uint64_t)h->shape[i], &bytes))
            bytes = UINT64_MAX;
    if (r->size - start != bytes) {
        engine_error("%s has %llu bytes of elements for %s%s", r->path, (unsigned long long)(r->size - start),
                     engine_dtype_name(h->dtype), engine_describe_shape(h->shape, h->ndim));
        return NULL;
    }
    engine_array *a = engine_leaf(h->dtype, h->shape, h->ndim);
    if (!a || !engine_read_at(r, engine_data(a), (size_t)bytes, start))
        return NULL;
    int order[ENGINE_MAX_NDIM];
    for (int i = 0; i < h->ndim; i++)
        order[i] = h->fortran ? h->ndim - 1 - i : i;
    return engine_transpose(a, order);
}

static engine_array *load(engine_reader *r, bool opened)
{
    npy_header h = {.ndim = 0};
    if (!opened)
        return NULL;
    uint64_t start = read_header(r, &h);
    engine_array *a = start ? read_elements(r, &h, start) : NULL;
    engine_reader_close(r);
    return a;
}

int mlx_load(mlx_array *res, const char *file, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_reader r;
    return engine_leave(res, load(&r, engine_reader_open(&r, file)));
}

int mlx_load_reader(mlx_array *res, mlx_io_reader in_stream, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_reader r;
    return engine_leave(res, load(&r, engine_reader_open_stream(&r, in_stream)));
}

static const char *name_of(unsigned dtype)
{
    for (int i = 0; i < TYPE_COUNT; i++)
        if (types[i].dtype == (mlx_dtype)dtype)
            return types[i].name;
    return NULL;
}

/* The header with its length, padded so that the elements start at a multiple of 64. Returns its size. */
static size_t make_header(const engine_array *a, char *to, size_t size)
{
    int used =
        snprintf(to + 10, size - 10, "{'descr': '%s', 'fortran_order': False, 'shape': (", name_of(a->dtype));
    for (int i = 0; i < a->ndim; i++)
        used += snprintf(to + 10 + used, size - 10 - (size_t)used, "%s%d", i ? ", " : "", a->shape[i]);
    used += snprintf(to + 10 + used, size - 10 - (size_t)used, "%s), }", a->ndim == 1 ? "," : "");
    size_t total = (10 + (size_t)used + 1 + 63) / 64 * 64;
    memset(to + 10 + used, ' ', total - 10 - (size_t)used - 1);
    to[total - 1] = '\n';
    memcpy(to, "\x93NUMPY\x01\x00", 8);
    to[8] = (char)((total - 10) & 0xff);
    to[9] = (char)((total - 10) >> 8);
    return total;
}

static engine_array *savable(mlx_array a)
{
    engine_array *rows = engine_row_contiguous(engine_arg(a));
    if (rows && !name_of(rows->dtype))
        engine_error("the .npy format has no %s", engine_dtype_name((mlx_dtype)rows->dtype));
    return engine_failed() ? NULL : rows;
}

static void write_file(engine_writer *w, const engine_array *rows)
{
    char header[512];
    size_t size = make_header(rows, header, sizeof header);
    bool good = engine_write(w, header, size) && engine_write(w, engine_data(rows), rows->size * engine_itemsize(rows));
    engine_writer_close(w, good);
}

int mlx_save(const char *file, const mlx_array a)
{
    engine_enter_no_stream(__func__);
    engine_writer w;
    engine_array *rows = savable(a);
    if (rows && engine_writer_open(&w, file, ".npy"))
        write_file(&w, rows);
    return engine_leave_status();
}

int mlx_save_writer(mlx_io_writer out_stream, const mlx_array a)
{
    engine_enter_no_stream(__func__);
    engine_writer w;
    engine_array *rows = savable(a);
    if (rows && engine_writer_open_stream(&w, out_stream))
        write_file(&w, rows);
    return engine_leave_status();
}
