/* Embedding: rows of a table by number. */
#include "call.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"

#include <inttypes.h>

/* True for one row of `count`, as a column. */
static mx_array one_row(int64_t count, int64_t row)
{
    return mx_unsqueeze(mx_eq(mx_arange(0, count, 1), row), 1);
}

mx_array nn_embedding_with(mx_array ids, mx_array weight, nn_embedding_options options)
{
    if (mx_is_float(ids))
        py_raise(PY_RUNTIME_ERROR,
                 "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
                 "Int; but "
                 "got %s instead",
                 mx_dtype_name(mx_dtype_of(ids)));
    if (options.padding_idx.given) {
        int64_t count = mx_dim(weight, 0), row = options.padding_idx.value;
        weight = mx_where_array(one_row(count, row < 0 ? row + count : row), mx_detach(weight), weight);
    }
    NN_RESULT(result, mlx_take_axis(&result, weight, ids, 0, nn_stream()));
    return result;
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_embedding_forward((nn_embedding *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_embedding *self = (const nn_embedding *)module;
    if (self->padding_idx.given)
        return py_str_printf("%" PRId64 ", %" PRId64 ", padding_idx=%" PRId64, self->num_embeddings,
                             self->embedding_dim, self->padding_idx.value);
    return py_str_printf("%" PRId64 ", %" PRId64, self->num_embeddings, self->embedding_dim);
}

static const nn_field fields[] = {NN_PARAMETER(nn_embedding, weight)};
static void reset(nn_module *module)
{
    nn_embedding *self = (nn_embedding *)module;
    nn_init_normal(self->weight, 0, 1);
    if (self->padding_idx.given)
        nn_param_assign(self->weight, mx_masked_fill(self->weight->value,
                                                     one_row(self->num_embeddings, self->padding_idx.value), 0));
}

const nn_class nn_embedding_class = {.name = "Embedding",
                                     .size = sizeof(nn_embedding),
                                     .fields = fields,
                                     .field_count = 1,
                                     .forward = forward,
                                     .describe = describe,
                                     .reset = reset};

nn_embedding *nn_embedding_from_with(mx_array table, nn_pretrained_options options)
{
    if (mx_ndim(table) != 2)
        py_raise(PY_ASSERTION_ERROR, "Embeddings parameter is expected to be 2-dimensional");
    nn_embedding *self = NN_NEW(nn_embedding);
    nn_module_init(&self->base, &nn_embedding_class);
    self->num_embeddings = mx_dim(table, 0);
    self->embedding_dim = mx_dim(table, 1);
    self->padding_idx = options.padding_idx;
    t2m_set(&self->weight, options.trains ? nn_param_new(table) : nn_param_fixed(table));
    return self;
}

nn_embedding *nn_embedding_init_with(nn_embedding *self, int64_t count, int64_t size,
                                     nn_embedding_options options)
{
    nn_module_init(&self->base, &nn_embedding_class);
    self->num_embeddings = count;
    self->embedding_dim = size;
    self->padding_idx = options.padding_idx;
    if (self->padding_idx.given && self->padding_idx.value < 0)
        self->padding_idx.value += count;
    if (self->padding_idx.given && (self->padding_idx.value < 0 || self->padding_idx.value >= count))
        py_raise(PY_ASSERTION_ERROR, "Padding_idx must be within num_embeddings");
    t2m_set(&self->weight, nn_param_new(mx_zeros(MX_FLOAT32, count, size)));
    nn_reset_new(&self->base);
    return self;
}

mx_array nn_embedding_forward(nn_embedding *self, mx_array ids)
{
    nn_normed(self);
    return nn_embedding_of(ids, self->weight->value, .padding_idx = self->padding_idx);
}
