/* Embedding: rows of a table by number. */
#include "call.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/mx_grad.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <inttypes.h>
#include <math.h>

/* True for one row of `count`, as a column. */
static mx_array one_row(int64_t count, int64_t row)
{
    return mx_unsqueeze(mx_eq(mx_arange(0, count, 1), row), 1);
}

/* The same rows; what comes back through them is divided by how often each was asked for. */
static mx_array by_frequency(mx_array rows, mx_array ids)
{
    mx_array flat = mx_flatten(ids, 0, -1), alike = mx_eq(mx_unsqueeze(flat, 1), mx_unsqueeze(flat, 0));
    mx_array counts = mx_reshape_dims(mx_sum_dim(mx_astype(alike, MX_FLOAT32), 1), mx_shape(ids));
    mx_array fixed = mx_detach(rows);
    return mx_add(fixed, mx_div(mx_sub(rows, fixed), mx_unsqueeze(counts, -1)));
}

/* The rows that are asked for, no longer than max_norm. */
static void shorten_rows(nn_embedding *self, mx_array ids)
{
    MX_NO_GRAD;
    int64_t count = self->num_embeddings;
    double p = nn_real_or(self->norm_type, 2), longest = self->max_norm.value;
    mx_array asked = mx_any_dim(mx_eq(mx_unsqueeze(mx_arange(0, count, 1), 1), mx_unsqueeze(mx_flatten(ids, 0, -1), 0)), 1);
    mx_array weight = mx_detach(self->weight->value);
    mx_array length = mx_norm_p_dim(weight, p, 1);
    mx_array scale = mx_rdiv(mx_add(length, 1e-7), longest);
    mx_array short_enough = mx_where(mx_logical_and(asked, mx_gt(length, longest)), scale, mx_ones_like(scale));
    nn_param_assign(self->weight, mx_mul(weight, mx_unsqueeze(short_enough, 1)));
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
    return options.scale_grad_by_freq ? by_frequency(result, ids) : result;
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_embedding_forward((nn_embedding *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_embedding *self = (const nn_embedding *)module;
    py_builder out = {0};
    py_builder_printf(&out, "%" PRId64 ", %" PRId64, self->num_embeddings, self->embedding_dim);
    if (self->padding_idx.given)
        py_builder_printf(&out, ", padding_idx=%" PRId64, self->padding_idx.value);
    if (self->max_norm.given)
        py_builder_printf(&out, ", max_norm=%s", py_float_text(self->max_norm.value));
    if (self->norm_type.given && self->norm_type.value != 2)
        py_builder_printf(&out, ", norm_type=%s", py_float_text(self->norm_type.value));
    if (self->scale_grad_by_freq)
        py_builder_text(&out, ", scale_grad_by_freq=True");
    if (self->sparse)
        py_builder_text(&out, ", sparse=True");
    return py_builder_take(&out);
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
    self->max_norm = options.max_norm;
    self->norm_type = options.norm_type;
    self->scale_grad_by_freq = options.scale_grad_by_freq;
    self->sparse = options.sparse;
    t2m_set(&self->weight, options.trains ? nn_param_new(table) : nn_param_fixed(table));
    return self;
}

nn_embedding *nn_embedding_init_with(nn_embedding *self, int64_t count, int64_t size,
                                     nn_embedding_options options)
{
    T2M_POOL(pool); /* the layer owns its parameter: one that is replaced (tied weights) goes at once */
    nn_module_init(&self->base, &nn_embedding_class);
    self->num_embeddings = count;
    self->embedding_dim = size;
    self->padding_idx = options.padding_idx;
    self->max_norm = options.max_norm;
    self->norm_type = options.norm_type;
    self->scale_grad_by_freq = options.scale_grad_by_freq;
    self->sparse = options.sparse;
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
    if (self->max_norm.given)
        shorten_rows(self, ids);
    return nn_embedding_of(ids, self->weight->value, .padding_idx = self->padding_idx, .scale_grad_by_freq = self->scale_grad_by_freq);
}
