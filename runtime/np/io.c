/* .npy files: a magic number, a header that is a Python dict, the elements. And numbers as text. */
#include "internal.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <zlib.h>

static FILE *open_file(py_str path, const char *mode)
{
    FILE *file = fopen(py_text(path), mode);
    if (!file && (errno != ENOENT || *mode != 'r'))
        py_raise_os(errno, py_text(path));
    return file;
}

/* ---- .npy */

void np_write_npy(FILE *file, const np_array *x, const char *path)
{
    char header[512];
    int length = snprintf(header, sizeof header, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", np_dtypes[x->type].code,
                          np_tuple_words(x->ndim, x->shape));
    int total = (10 + length + 1 + 63) / 64 * 64 - 10;
    memset(header + length, ' ', (size_t)(total - length));
    header[total - 1] = '\n';
    const np_array *flat = np_contiguous(x, x->type);
    unsigned char magic[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (unsigned char)(total & 255), (unsigned char)(total >> 8)};
    size_t bytes = (size_t)np_nbytes(x);
    bool fits = fwrite(magic, 1, 10, file) == 10 && fwrite(header, 1, (size_t)total, file) == (size_t)total &&
                fwrite(flat->data, 1, bytes, file) == bytes;
    if (fclose(file) || !fits)
        py_raise_os(errno, path);
}

void np_save(py_str path, const np_array *x)
{
    py_str name = py_str_endswith(path, PY_STR(".npy")) ? path : py_str_concat(path, PY_STR(".npy"));
    np_write_npy(open_file(name, "wb"), x, py_text(name));
}

static const char *entry(const char *header, const char *key)
{
    const char *at = strstr(header, key);
    if (!at)
        py_raise(PY_VALUE_ERROR, "Header does not contain the correct keys: %s", header);
    at += strlen(key);
    return at + strspn(at, "': ");
}

np_array *np_load(py_str path)
{
    FILE *file = open_file(path, "rb");
    if (!file)
        py_raise_os(ENOENT, py_text(path));
    return np_read_npy(file, py_text(path));
}

np_array *np_read_npy(FILE *file, const char *path)
{
    unsigned char magic[12] = {0};
    size_t got = fread(magic, 1, 10, file);
    bool is_wide = magic[6] >= 2;
    if (is_wide)
        got += fread(magic + 10, 1, 2, file);
    size_t length = magic[8] | (size_t)magic[9] << 8 | (is_wide ? (size_t)magic[10] << 16 | (size_t)magic[11] << 24 : 0);
    char *header = got >= 10 && memcmp(magic, "\x93NUMPY", 6) == 0 && length < 65536 ? calloc(1, length + 1) : NULL;
    if (!header || fread(header, 1, length, file) != length) {
        fclose(file);
        free(header);
        py_raise(PY_VALUE_ERROR, "This file is no .npy file that can be read: %s", path);
    }
    char code[16];
    const char *descr = entry(header, "'descr'"), *order = entry(header, "'fortran_order'"), *at = strchr(entry(header, "'shape'"), '(');
    snprintf(code, sizeof code, "%.*s", (int)strcspn(descr, "',"), descr);
    np_shape shape = {.count = 0};
    for (at = at ? at + 1 : ")"; *at && *at != ')' && shape.count < NP_MAX_DIMS;) {
        char *end;
        shape.dims[shape.count++] = strtoll(at, &end, 10);
        at = end + strspn(end, ", ");
    }
    bool is_turned = strncmp(order, "True", 4) == 0;
    free(header);
    for (int i = 0; is_turned && i < shape.count / 2; i++) {
        int64_t held = shape.dims[i];
        shape.dims[i] = shape.dims[shape.count - 1 - i];
        shape.dims[shape.count - 1 - i] = held;
    }
    np_array *x = np_empty(np_dtype_named(py_str_of(code)), shape);
    size_t bytes = (size_t)np_nbytes(x);
    got = fread(x->data, 1, bytes, file);
    fclose(file);
    if (got != bytes)
        py_raise(PY_VALUE_ERROR, "cannot reshape array of size %zu into shape %s", got / (size_t)np_type_size(x->type),
                 np_shape_words(shape.count, shape.dims));
    return is_turned ? np_transpose(x) : x;
}

/* ---- text */

typedef struct Table {
    double *values;
    int64_t count, capacity, columns, rows;
} Table;

static void add(Table *table, double value)
{
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? 2 * table->capacity : 256;
        table->values = t2m_realloc(table->values, (size_t)table->capacity * sizeof *table->values);
    }
    table->values[table->count++] = value;
}

static double number(const char *from, size_t length, const np_text_options *options, int64_t row, int64_t column)
{
    char text[512];
    while (length && isspace((unsigned char)*from))
        from++, length--;
    while (length && isspace((unsigned char)from[length - 1]))
        length--;
    snprintf(text, sizeof text, "%.*s", (int)length, from);
    char *end;
    double value = strtod(text, &end);
    if (end != text && !*end)
        return value;
    if (!options->fills)
        py_raise(PY_VALUE_ERROR, "could not convert string '%s' to %s at row %" PRId64 ", column %" PRId64 ".", text,
                 np_dtypes[np_dtype_type(options->dtype, NP_TYPE_FLOAT64)].name, row, column + 1);
    return NAN;
}

static bool wants(const np_text_options *options, int64_t column)
{
    for (int i = 0; i < options->columns.count; i++)
        if (options->columns.dims[i] == column)
            return true;
    return options->columns.count == 0;
}

static void add_line(Table *table, const char *line, const np_text_options *options)
{
    const char *mark = strstr(line, options->comments ? py_text(options->comments) : "#"), *end = mark ? mark : line + strlen(line);
    const char *delimiter = options->delimiter ? py_text(options->delimiter) : NULL;
    int64_t column = 0, before = table->count;
    while (end > line && isspace((unsigned char)end[-1]) && !(delimiter && strchr(delimiter, end[-1])))
        end--;
    if (end == line)
        return;
    for (const char *at = line; at <= end; column++) {
        if (!delimiter)
            while (at < end && isspace((unsigned char)*at))
                at++;
        const char *stop = at;
        while (stop < end && (delimiter ? strncmp(stop, delimiter, strlen(delimiter)) != 0 : !isspace((unsigned char)*stop)))
            stop++;
        if (wants(options, column))
            add(table, number(at, (size_t)(stop - at), options, table->rows, column));
        at = stop + (stop < end && delimiter ? strlen(delimiter) : 1);
    }
    int64_t columns = table->count - before;
    if (table->rows && columns != table->columns)
        py_raise(PY_VALUE_ERROR,
                 "the number of columns changed from %" PRId64 " to %" PRId64 " at row %" PRId64 "; use `usecols` to select a subset and avoid "
                 "this error",
                 table->columns, columns, table->rows + 1);
    table->columns = columns;
    table->rows++;
}

typedef struct Line {
    char *text;
    size_t length, capacity;
} Line;

/* The next line, without its end; false at the end of the file. */
static bool read_line(gzFile file, Line *line)
{
    line->length = 0;
    for (;;) {
        if (line->capacity - line->length < 2) {
            line->capacity = 2 * line->capacity + 256;
            line->text = t2m_realloc(line->text, line->capacity);
        }
        if (!gzgets(file, line->text + line->length, (int)(line->capacity - line->length)))
            break;
        line->length += strlen(line->text + line->length);
        if (line->text[line->length - 1] == '\n')
            break;
    }
    bool is_line = line->length > 0;
    while (line->length && (line->text[line->length - 1] == '\n' || line->text[line->length - 1] == '\r'))
        line->text[--line->length] = '\0';
    return is_line;
}

/* Files that gzip made are read as what they hold. */
np_array *np_load_text(py_str path, np_text_options options)
{
    gzFile file = gzopen(py_text(path), "rb");
    if (!file && errno != ENOENT)
        py_raise_os(errno, py_text(path));
    if (!file)
        py_raise(PY_FILE_NOT_FOUND_ERROR, "%s not found.", py_text(path));
    Table table = {0};
    Line line = {0};
    int64_t skipped = 0;
    while (read_line(file, &line))
        if (skipped++ >= options.skip && !(options.max_rows > 0 && table.rows >= options.max_rows))
            add_line(&table, line.text, &options);
    free(line.text);
    gzclose(file);
    np_array *x = np_new(NP_TYPE_FLOAT64, 2, (const int64_t[]){table.rows, table.columns});
    if (table.count)
        memcpy(x->data, table.values, (size_t)table.count * sizeof *table.values);
    free(table.values);
    np_type type = np_dtype_type(options.dtype, NP_TYPE_FLOAT64);
    x = type == NP_TYPE_FLOAT64 ? x : np_copied(x, type);
    if (options.ndmin < 2 && (table.rows == 1 || table.columns == 1))
        x = np_reshape(x, -1);
    if (options.ndmin < 1 && table.rows == 1 && table.columns == 1)
        x = np_reshape_dims(x, NP_NO_SHAPE);
    return options.unpack ? np_transpose(x) : x;
}

static void write_number(FILE *file, const char *format, const np_array *x, const char *at)
{
    const char *percent = strchr(format, '%');
    if (percent && strpbrk(percent, "diu")) {
        fputs(py_percent_int(np_get_int(at, x->type), format), file);
        return;
    }
    fputs(py_percent_float(np_get_float(at, x->type), format), file);
}

void np_savetxt(py_str path, const np_array *x, py_str format, py_str delimiter, py_str header)
{
    if (x->ndim > 2)
        py_raise(PY_VALUE_ERROR, "Expected 1D or 2D array, got %dD array instead", x->ndim);
    const np_array *rows = x->ndim == 2 ? x : np_reshape_dims(x, NP_SHAPE(-1, 1));
    FILE *file = open_file(path, "w");
    if (header && py_str_length(header))
        fprintf(file, "# %s\n", py_text(header));
    for (int64_t i = 0; i < rows->shape[0]; i++)
        for (int64_t k = 0; k < rows->shape[1]; k++) {
            write_number(file, py_text(format), rows, rows->data + i * rows->strides[0] + k * rows->strides[1]);
            fputs(k + 1 < rows->shape[1] ? py_text(delimiter) : "\n", file);
        }
    if (fclose(file))
        py_raise_os(errno, py_text(path));
}
