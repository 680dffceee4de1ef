/* Weights that are worked out from other parameters at each forward: torch.nn.utils.weight_norm and spectral_norm, the two of
 * torch.nn.utils.parametrizations, and the masks of torch.nn.utils.prune, of which a layer may have one for its weight and one for its bias. The layer keeps its slot for the weight; what is in it is no parameter any more, but what the last forward
 * (nn_norm_weight) worked out of those that took its place, which are in the module's `extra`. */
#include <string.h>

#include "t2m/mx.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/random.h"
#include "walk.h"

typedef enum derivation { BY_WEIGHT_NORM, BY_SPECTRAL_NORM, BY_MASK } derivation;

struct nn_normed {
    t2m_object object;
    derivation by;
    bool is_parametrization;
    const nn_field *field; /* the slot */
    py_str first, second;  /* names in `extra`; second of weight_norm only */
    int64_t dim;           /* -1: weight_norm over the whole */
    int64_t iterations;
    double eps;
    mx_array u, v; /* spectral_norm's buffers; u: a mask */
    struct nn_normed *next; /* of another parameter of the layer */
};

static void destroy(void *object)
{
    struct nn_normed *self = object;
    t2m_release((void *)self->first);
    t2m_release((void *)self->second);
    mx_release(self->u);
    mx_release(self->v);
    t2m_release(self->next);
}

static const t2m_kind normed_kind = {.name = "derived weight", .destroy = destroy};

/* ---- the weight */

static nn_param *member(const nn_module *self, py_str name)
{
    return py_dict_at(self->extra, py_of(name)).o;
}

static nn_param **slot_of(nn_module *self, const nn_field *field)
{
    return (nn_param **)((char *)self + field->offset);
}

static mx_dims all_but(int64_t count, int64_t dim)
{
    mx_dims out = {0};
    for (int64_t i = 0; i < count && out.count < MX_MAX_DIMS; i++)
        if (i != dim)
            out.at[out.count++] = i;
    return out;
}

static mx_array norm_except(mx_array v, int64_t dim)
{
    return dim < 0 ? mx_norm(v) : mx_norm_over(v, all_but(mx_ndim(v), dim), MX_REDUCE(.keepdim = true));
}

static mx_array as_matrix(mx_array weight, int64_t dim)
{
    if (dim != 0) {
        mx_dims rest = all_but(mx_ndim(weight), dim), order = {.count = 1, .at = {dim}};
        for (int i = 0; i < rest.count && order.count < MX_MAX_DIMS; i++)
            order.at[order.count++] = rest.at[i];
        weight = mx_permute_dims(weight, order);
    }
    return mx_reshape(weight, mx_dim(weight, 0), -1);
}

static mx_array unit(mx_array x, double eps)
{
    return mx_div(x, mx_clamp(mx_norm(x), .min = NN_REAL(eps)));
}

/* The two utilities turn the vectors in another order. */
static void turn(struct nn_normed *d, mx_array matrix, int64_t times)
{
    matrix = mx_detach(matrix);
    mx_array transposed = mx_transpose(matrix, 0, 1);
    for (int64_t i = 0; i < times; i++) {
        if (d->is_parametrization)
            mx_set(&d->u, unit(mx_matmul(matrix, d->v), d->eps));
        mx_set(&d->v, unit(mx_matmul(transposed, d->u), d->eps));
        if (!d->is_parametrization)
            mx_set(&d->u, unit(mx_matmul(matrix, d->v), d->eps));
    }
}

static mx_array derive(nn_module *self, struct nn_normed *d, bool turns)
{
    if (d->by == BY_MASK)
        return mx_mul(member(self, d->first)->value, mx_astype(d->u, mx_dtype_of(member(self, d->first)->value)));
    if (d->by == BY_WEIGHT_NORM) {
        mx_array v = member(self, d->second)->value;
        return mx_mul(v, mx_div(member(self, d->first)->value, norm_except(v, d->dim)));
    }
    mx_array weight = member(self, d->first)->value, matrix = as_matrix(weight, d->dim);
    if (turns)
        turn(d, matrix, d->iterations);
    return mx_div(weight, mx_sum(mx_mul(d->u, mx_matmul(matrix, d->v))));
}

void nn_norm_weight(nn_module *self)
{
    for (struct nn_normed *d = self->normed; d != NULL; d = d->next)
        mx_set(&(*slot_of(self, d->field))->value, derive(self, d, self->training));
}

/* ---- making and unmaking */

/* The layers whose forwards ask for it. */
static bool derives(const nn_module *self)
{
    const nn_class *classes[] = {&nn_linear_class, &nn_conv1d_class, &nn_conv2d_class, &nn_conv_transpose2d_class, &nn_embedding_class};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (nn_is(self, classes[i]))
            return true;
    return false;
}

static const nn_field *field_of(const nn_module *self, const char *name)
{
    for (const nn_class *class = self->class; class != NULL && derives(self); class = class->parent)
        for (size_t i = 0; i < class->field_count; i++)
            if (class->fields[i].kind == NN_FIELD_PARAMETER && strcmp(class->fields[i].name, name) == 0)
                return &class->fields[i];
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "the `%s` of %s cannot be derived from other parameters", name, nn_class_name(self));
}

static struct nn_normed *begin(nn_module *self, derivation by, nn_normed_options options)
{
    const char *name = py_text(options.name);
    if (self->normed != NULL)
        py_raise(PY_RUNTIME_ERROR, "Cannot register two %s hooks on the same parameter %s",
                 by == BY_WEIGHT_NORM ? "weight_norm" : "spectral_norm", name);
    struct nn_normed *d = T2M_NEW(struct nn_normed, &normed_kind);
    d->by = by;
    d->is_parametrization = options.is_parametrization;
    d->field = field_of(self, name);
    d->dim = options.is_whole ? -1 : options.dim;
    d->iterations = options.iterations.given ? options.iterations.value : 1;
    d->eps = options.eps.given ? options.eps.value : 1e-12;
    const char *forms[2][2][2] = {{{"%s_g", "%s_v"}, {"%s_orig", NULL}},
                                  {{"parametrizations.%s.original0", "parametrizations.%s.original1"}, {"parametrizations.%s.original", NULL}}};
    const char *const *form = forms[options.is_parametrization][by];
    t2m_set(&d->first, py_str_printf(form[0], name));
    if (form[1] != NULL)
        t2m_set(&d->second, py_str_printf(form[1], name));
    t2m_set(&self->normed, d);
    return d;
}

/* The slot gets what holds the weight from now on. */
static void finish(nn_module *self, mx_array value)
{
    t2m_set(slot_of(self, self->normed->field), nn_param_fixed(mx_detach(value)));
}

void *nn_weight_norm_with(void *module, nn_normed_options options)
{
    nn_module *self = module;
    struct nn_normed *d = begin(self, BY_WEIGHT_NORM, options);
    nn_param *weight = *slot_of(self, d->field);
    int64_t ndim = mx_ndim(weight->value);
    if (d->dim < 0 && !options.is_whole)
        d->dim = d->dim == -1 ? -1 : d->dim + ndim;
    nn_add_parameter(self, py_text(d->first), nn_param_new(mx_detach(norm_except(weight->value, d->dim))));
    nn_add_parameter(self, py_text(d->second), nn_param_new(mx_detach(weight->value)));
    finish(self, derive(self, self->normed, false));
    return self;
}

static mx_array random_unit(int64_t size, double eps)
{
    return unit(mx_normal(0, 1, MX_DIMS(size)), eps);
}

void *nn_spectral_norm_with(void *module, nn_normed_options options)
{
    nn_module *self = module;
    if (!options.has_dim)
        options.dim = nn_is(self, &nn_conv_transpose2d_class);
    struct nn_normed *d = begin(self, BY_SPECTRAL_NORM, options);
    nn_param *weight = *slot_of(self, d->field);
    mx_array matrix = as_matrix(weight->value, d->dim);
    mx_set(&d->u, random_unit(mx_dim(matrix, 0), d->eps));
    mx_set(&d->v, random_unit(mx_dim(matrix, 1), d->eps));
    nn_add_parameter(self, py_text(d->first), weight);
    if (options.is_parametrization)
        turn(d, matrix, 15 + d->iterations); /* and once more when it is registered */
    finish(self, options.is_parametrization ? derive(self, d, false) : weight->value);
    return self;
}

void *nn_remove_norm(void *module, const char *what, py_str name)
{
    nn_module *self = module;
    struct nn_normed *d = self->normed;
    if (d == NULL || strcmp(d->field->name, py_text(name)) != 0)
        py_raise(PY_VALUE_ERROR, "%s of '%s' not found in %s", what, py_text(name), py_text(nn_repr(self)));
    mx_array weight = mx_detach(derive(self, d, false));
    nn_param *first = member(self, d->first);
    bool keeps = d->by == BY_SPECTRAL_NORM && d->is_parametrization; /* the parameter that the optimizer knows */
    py_dict_delete(self->extra, py_of(d->first));
    if (d->second != NULL)
        py_dict_delete(self->extra, py_of(d->second));
    if (keeps)
        nn_param_set(first, weight);
    t2m_set(slot_of(self, d->field), keeps ? first : nn_param_new(weight));
    t2m_set(&self->normed, NULL);
    return self;
}

/* ---- masks */

static struct nn_normed *mask_of(const nn_module *self, const char *name)
{
    for (struct nn_normed *d = self->normed; d != NULL; d = d->next)
        if (d->by == BY_MASK && strcmp(d->field->name, name) == 0)
            return d;
    return NULL;
}

mx_array nn_masked_value(nn_module *self, py_str name)
{
    const struct nn_normed *d = mask_of(self, py_text(name));
    nn_param *param = d != NULL ? member(self, d->first) : *slot_of(self, field_of(self, py_text(name)));
    if (param == NULL)
        py_raise(PY_ATTRIBUTE_ERROR, "'NoneType' object has no attribute 'shape'");
    return mx_detach(param->value);
}

mx_array nn_mask_of(nn_module *self, py_str name)
{
    const struct nn_normed *d = mask_of(self, py_text(name));
    return d != NULL ? mx_detach(d->u) : mx_ones_like(nn_masked_value(self, name));
}

static void let_mask(nn_module *self, const char *name)
{
    if (self->normed != NULL && self->normed->by != BY_MASK)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pruning a layer whose weight is derived from others");
    struct nn_normed *d = T2M_NEW(struct nn_normed, &normed_kind);
    d->by = BY_MASK;
    d->field = field_of(self, name);
    t2m_set(&d->first, py_str_printf("%s_orig", name));
    d->next = self->normed != NULL ? t2m_retain(self->normed) : NULL;
    nn_param *original = *slot_of(self, d->field);
    nn_add_parameter(self, py_text(d->first), original);
    t2m_set(slot_of(self, d->field), nn_param_fixed(mx_detach(original->value)));
    t2m_set(&self->normed, d);
}

void nn_set_mask(nn_module *self, py_str name, mx_array mask)
{
    if (mask_of(self, py_text(name)) == NULL)
        let_mask(self, py_text(name));
    mx_set(&mask_of(self, py_text(name))->u, mx_detach(mask));
    nn_norm_weight(self);
}

/* The parameter stays the one that the optimizer knows. */
void nn_remove_mask(nn_module *self, py_str name)
{
    struct nn_normed *d = mask_of(self, py_text(name));
    if (d == NULL)
        py_raise(PY_VALUE_ERROR, "Parameter '%s' of module %s has to be pruned before pruning can be removed", py_text(name), py_text(nn_repr(self)));
    nn_param *original = member(self, d->first);
    nn_param_set(original, mx_detach(derive(self, d, false)));
    t2m_set(slot_of(self, d->field), original);
    py_dict_delete(self->extra, py_of(d->first));
    struct nn_normed **at = &self->normed;
    while (*at != d)
        at = &(*at)->next;
    struct nn_normed *next = t2m_retain(d->next);
    t2m_set(at, next);
    t2m_release(next);
}

bool nn_has_mask(nn_module *self)
{
    py_list *all = nn_modules(self);
    for (int64_t i = 0; i < all->length; i++)
        for (const struct nn_normed *d = ((const nn_module *)all->items[i].o)->normed; d != NULL; d = d->next)
            if (d->by == BY_MASK)
                return true;
    return false;
}

bool nn_is_parametrized(const nn_module *self)
{
    return self->normed != NULL && self->normed->is_parametrization;
}

/* ---- what walks over modules asks */

bool nn_is_normed(const nn_module *self, const nn_field *field)
{
    for (const struct nn_normed *d = self->normed; d != NULL; d = d->next)
        if (d->field == field)
            return true;
    return false;
}

void nn_each_normed_buffer(nn_module *self, void (*see)(void *context, const char *name, mx_array *buffer), void *context)
{
    struct nn_normed *d = self->normed;
    for (struct nn_normed *mask = d; mask != NULL; mask = mask->next)
        if (mask->by == BY_MASK)
            see(context, py_text(py_str_printf("%s_mask", mask->field->name)), &mask->u);
    if (d == NULL || d->by != BY_SPECTRAL_NORM)
        return;
    const char *form = d->is_parametrization ? "parametrizations.%s.0._%c" : "%s_%c";
    see(context, py_text(py_str_printf(form, d->field->name, 'u')), &d->u);
    see(context, py_text(py_str_printf(form, d->field->name, 'v')), &d->v);
}

/* The copy's own vectors; its parameters are found by name. */
struct nn_normed *nn_normed_copy(const struct nn_normed *d)
{
    if (d == NULL)
        return NULL;
    struct nn_normed *fresh = T2M_NEW(struct nn_normed, &normed_kind);
    t2m_object header = fresh->object;
    *fresh = *d;
    fresh->object = header;
    fresh->first = t2m_retain(d->first);
    fresh->second = t2m_retain(d->second);
    fresh->u = mx_retained(d->u);
    fresh->v = mx_retained(d->v);
    fresh->next = nn_normed_copy(d->next);
    return t2m_retain(fresh);
}

/* print(model) of a parametrization. */
void nn_describe_normed(const nn_module *self, py_builder *out)
{
    const struct nn_normed *d = self->normed;
    if (d != NULL && d->is_parametrization)
        py_builder_printf(out,
                          "\n  (parametrizations): ModuleDict(\n    (%s): ParametrizationList(\n      (0): %s()\n    )\n  )",
                          d->field->name, d->by == BY_WEIGHT_NORM ? "_WeightNorm" : "_SpectralNorm");
}
