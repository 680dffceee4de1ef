/* Arrays written out for people: array([[1, 2], [3, 4]], dtype=float32), long axes shortened in the middle.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "internal.h"

enum { EDGE = 3, WHOLE = 1000 /* elements up to which everything is shown */ };

typedef struct printer {
    FILE *out;
    const engine_array *array; /* row-contiguous, in float64, int64 or uint64 */
    mlx_dtype dtype;           /* the original's */
    bool shorten;
} printer;

static void print_float(FILE *out, double x, mlx_dtype dtype)
{
    if (isnan(x) || isinf(x))
        fprintf(out, "%s", isnan(x) ? "nan" : x > 0 ? "inf" : "-inf");
    else
        fprintf(out, "%.*g", dtype == MLX_FLOAT64 ? 15 : dtype == MLX_FLOAT32 ? 6 : 4, x);
}

static void print_element(const printer *p, size_t i)
{
    const void *data = engine_data(p->array);
    if (p->dtype == MLX_BOOL)
        fputs(((const int64_t *)data)[i] ? "True" : "False", p->out);
    else if (p->array->dtype == MLX_FLOAT64)
        print_float(p->out, ((const double *)data)[i], p->dtype);
    else if (p->array->dtype == MLX_UINT64)
        fprintf(p->out, "%llu", (unsigned long long)((const uint64_t *)data)[i]);
    else
        fprintf(p->out, "%lld", (long long)((const int64_t *)data)[i]);
}

/* Recursion is bounded by ENGINE_MAX_NDIM. */
static void print_axis(const printer *p, int axis, size_t at)
{
    const engine_array *a = p->array;
    if (axis == a->ndim) {
        print_element(p, at);
        return;
    }
    int n = a->shape[axis];
    bool cut = p->shorten && n > 2 * EDGE;
    fputc('[', p->out);
    for (int i = 0; i < n; i++) {
        if (i)
            fputs(axis == a->ndim - 1 ? ", " : ",\n", p->out);
        for (int k = 0; i && axis < a->ndim - 1 && k < 7 + axis; k++)
            fputc(' ', p->out);
        if (cut && i == EDGE) {
            fputs("...", p->out);
            i = n - EDGE - 1;
            continue;
        }
        print_axis(p, axis + 1, at + (size_t)i * (size_t)a->strides[axis]);
    }
    fputc(']', p->out);
}

int mlx_array_tostring(mlx_string *str, const mlx_array arr)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(arr);
    mlx_dtype dtype = a ? (mlx_dtype)a->dtype : MLX_BOOL;
    mlx_dtype shown = engine_is_float(dtype) ? MLX_FLOAT64 : dtype == MLX_UINT64 ? MLX_UINT64 : MLX_INT64;
    engine_array *values = engine_row_contiguous(engine_cast(a, shown));
    char *text = NULL;
    size_t size;
    FILE *out = values ? open_memstream(&text, &size) : NULL;
    if (out) {
        printer p = {out, values, dtype, values->size > WHOLE};
        fputs("array(", out);
        print_axis(&p, 0, 0);
        fprintf(out, ", dtype=%s)", engine_dtype_name(dtype));
        fclose(out);
        mlx_string_free(*str);
        *str = mlx_string_new_data(text);
        free(text);
    }
    return engine_leave_status();
}
