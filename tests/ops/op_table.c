/* The table of op_table.h, made from the *.def files. The rows of a file are told apart by their lines. */
#include "op_table.h"

#include <criterion/criterion.h>
#include <string.h>

static void put_array(op_outputs *out, mx_array x)
{
    out->at[out->count++] = x;
}

static void put_values(op_outputs *out, mx_values pair)
{
    put_array(out, pair.values);
    put_array(out, pair.indices);
}

static void put_list(op_outputs *out, py_list *xs)
{
    cr_assert(py_list_length(xs) <= OP_OUTPUTS, "too many outputs");
    for (int64_t i = 0; i < py_list_length(xs); i++)
        put_array(out, py_list_at(xs, i).a);
}

#define PUT(out, x)                                                                                          \
    _Generic((x), mx_array: put_array, mx_values: put_values, py_list *: put_list)((out), (x))

/* A small array written in place: `F(1, 2, 0.5)`. */
#define F(...)                                                                                               \
    mx_from_floats((const float[]){__VA_ARGS__},                                                             \
                   MX_DIMS((int64_t)(sizeof((const float[]){__VA_ARGS__}) / sizeof(float))))

/* F.batch_norm has no functional form here; the layer does the same. In eval it uses the recorder's statistics. */
static mx_array batch_norm(mx_array x, mx_array weight, mx_array bias, bool training)
{
    nn_batch_norm *layer = nn_batch_norm1d_init(NN_NEW(nn_batch_norm), mx_dim(x, 1));
    t2m_set(&layer->weight, nn_param_new(weight)); /* of any dtype */
    t2m_set(&layer->bias, nn_param_new(bias));
    nn_train_mode(&layer->base, training);
    if (!training) {
        mx_set(&layer->running_mean, F(0.5f, -1));
        mx_set(&layer->running_var, F(2, 0.5f));
    }
    return nn_batch_norm1d_forward(layer, x);
}

#define A in[0]
#define B in[1]
#define C in[2]
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

/* ---- one function a row */
#define OP(name, ...)                                                                                        \
    static void JOIN(FAMILY, __LINE__)(const mx_array *in, op_outputs *out)                                  \
    {                                                                                                        \
        (void)in;                                                                                            \
        PUT(out, __VA_ARGS__);                                                                               \
    }
#define OP_EXACT OP
#define MISSING(name, why)
#define FAMILY math_
#include "math.def"
#undef FAMILY
#define FAMILY reduce_
#include "reduce.def"
#undef FAMILY
#define FAMILY shape_
#include "shape.def"
#undef FAMILY
#define FAMILY nn_row_
#include "nn.def"
#undef FAMILY
#define FAMILY loss_
#include "loss.def"
#undef FAMILY
#define FAMILY options_
#include "options.def"
#undef FAMILY
#undef OP
#undef OP_EXACT
#undef MISSING

/* ---- the table */
#define OP(row, ...) {.name = row, .run = JOIN(FAMILY, __LINE__)},
#define OP_EXACT(row, ...) {.name = row, .run = JOIN(FAMILY, __LINE__), .exact = true},
#define MISSING(row, reason) {.name = row, .why = reason},
const op_row op_rows[] = {
#define FAMILY math_
#include "math.def"
#undef FAMILY
#define FAMILY reduce_
#include "reduce.def"
#undef FAMILY
#define FAMILY shape_
#include "shape.def"
#undef FAMILY
#define FAMILY nn_row_
#include "nn.def"
#undef FAMILY
#define FAMILY loss_
#include "loss.def"
#undef FAMILY
#define FAMILY options_
#include "options.def"
#undef FAMILY
};
const size_t op_row_count = sizeof op_rows / sizeof op_rows[0];

const op_row *op_row_named(const char *name)
{
    for (size_t i = 0; i < op_row_count; i++) {
        if (strcmp(op_rows[i].name, name) == 0)
            return &op_rows[i];
    }
    return NULL;
}
