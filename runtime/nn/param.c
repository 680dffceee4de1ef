/* Parameters, and lists of them. */
#include <stdlib.h>
#include <string.h>

#include "mlx/c/t2m_ext.h"
#include "copy.h"
#include "trace.h"
#include "t2m/py.h"
#include "walk.h"

/* Here, because every program with gradients has parameters. */
__attribute__((constructor)) static void watch_backward(void)
{
    mx_on_backward = nn_trace_backward;
}

static void destroy_param(void *self)
{
    nn_param *param = self;
    mx_release(param->value);
    mx_release(param->grad);
    t2m_release(param->given);
    if (param->leaf != NULL) {
        param->leaf->slot = NULL;
        t2m_release(param->leaf);
    }
}

static py_str repr_param(const void *self)
{
    const nn_param *param = self;
    return py_str_printf(param->is_tensor ? "%s" : "Parameter containing:\n%s", py_text(mx_repr_grad(param->value, param->requires_grad)));
}

static mx_array array_of_param(const void *self)
{
    return ((const nn_param *)self)->value;
}

const t2m_kind nn_param_kind = {.name = "Parameter", .destroy = destroy_param, .repr = repr_param, .array = array_of_param,
                               .deepcopy = nn_param_deepcopy};

static void visit_param(const void *object, mx_array_visitor see, void *context)
{
    const nn_param *param = object;
    see(context, param->value);
    see(context, param->grad);
}

static void visit_params(const void *object, mx_array_visitor see, void *context)
{
    const nn_params *params = object;
    for (int64_t i = 0; i < params->count; i++)
        visit_param(params->items[i], see, context);
}

nn_param *nn_param_new(mx_array value)
{
    mx_register_eval(&nn_param_kind, visit_param);
    nn_param *param = T2M_NEW(nn_param, &nn_param_kind);
    param->requires_grad = true;
    nn_param_set(param, value);
    return param;
}

nn_param *nn_param_fixed(mx_array value)
{
    nn_param *param = nn_param_new(value);
    nn_param_require_grad(param, false);
    return param;
}

nn_param *nn_param_when(mx_array value, bool requires_grad)
{
    return requires_grad ? nn_param_new(value) : nn_param_fixed(value);
}

nn_param *nn_leaf_new(mx_array value)
{
    if (!mx_is_float(value))
        py_raise(PY_RUNTIME_ERROR, "Only Tensors of floating point and complex dtype can require gradients");
    nn_param *param = nn_param_new(value);
    param->is_tensor = true;
    return param;
}

nn_param *nn_leaf_of(mx_array x)
{
    if (!mx_is_float(x))
        py_raise(PY_RUNTIME_ERROR, "only Tensors of floating point dtype can require gradients");
    nn_param *param = T2M_NEW(nn_param, &nn_param_kind);
    mx_register_eval(&nn_param_kind, visit_param);
    param->requires_grad = param->is_tensor = true;
    mx_set(&param->value, x);
    if (mx_is_leaf(x)) {
        t2m_ext_follow(x); /* who else holds the array sees the steps */
        nn_param_changed(param);
    }
    return param;
}

static nn_param *fixed_unless(nn_param *param, bool requires_grad)
{
    if (!requires_grad)
        nn_param_require_grad(param, false);
    return param;
}

nn_param *nn_leaf_when(mx_array value, bool requires_grad)
{
    if (requires_grad)
        return nn_leaf_new(value);
    nn_param *param = nn_param_fixed(value);
    param->is_tensor = true;
    return param;
}

nn_param *nn_leaf_of_when(mx_array x, bool requires_grad)
{
    return fixed_unless(nn_leaf_of(x), requires_grad);
}

nn_param *nn_param_of(mx_array x)
{
    const mx_leaf *leaf = t2m_ext_owner(x);
    if (mx_is_leaf(x) && leaf != NULL && leaf->slot != NULL && leaf->slot != &leaf->own)
        return (nn_param *)((char *)leaf->slot - offsetof(nn_param, grad));
    if (!mx_is_leaf(x))
        py_raise(PY_VALUE_ERROR, "can't optimize a non-leaf Tensor");
    bool requires_grad = mx_requires_grad(x);
    return fixed_unless(nn_leaf_of(x), requires_grad);
}

nn_param *nn_param_around(mx_array x)
{
    return mx_is_leaf(x) ? nn_param_of(x) : nn_leaf_of(x);
}

void nn_param_changed(nn_param *param)
{
    if (!mx_records_graphs() || !param->requires_grad || !mx_is_float(param->value))
        return;
    if (param->leaf == NULL)
        param->leaf = t2m_retain(mx_leaf_new(&param->grad));
    mx_mark(param->value, param->leaf);
}

void nn_param_set(nn_param *param, mx_array value)
{
    bool records = mx_records_graphs();
    value = t2m_ext_is_shared(value) ? mx_fresh(value) : value; /* what others may assign to */
    mx_update(&param->value, records ? mx_detach(value) : value); /* the array that is marked is the parameter's alone */
    nn_param_changed(param);
    if (records)
        mx_eval_later(param->value);
}

void nn_param_require_grad(nn_param *param, bool on)
{
    param->requires_grad = on;
    if (!mx_records_graphs())
        return;
    if (!on && t2m_ext_is_followed(param->value)) /* the array stays, others hold it */
        mx_unmark(param->value);
    else
        nn_param_set(param, param->value);
}

void nn_param_assign(nn_param *param, mx_array value)
{
    mx_dims old = mx_shape(param->value), new = mx_shape(value);
    if (!mx_dims_equal(old, new))
        value = mx_expand_dims(value, old);
    nn_param_set(param, mx_astype(value, mx_dtype_of(param->value)));
}

mx_array nn_param_grad(const nn_param *param)
{
    return mx_autorelease(mx_retained(param->grad));
}

void nn_param_set_grad(nn_param *param, mx_array grad)
{
    mx_set(&param->grad, grad);
}

/* ---- lists */

static void destroy_params(void *self)
{
    nn_params *params = self;
    for (int64_t i = 0; i < params->count; i++) {
        t2m_release(params->items[i]);
        if (params->names != NULL)
            t2m_release((void *)params->names[i]);
    }
    for (int64_t i = 0; i < params->group_count; i++) {
        t2m_release(params->groups[i].params);
        t2m_release(params->groups[i].options);
    }
    free(params->groups);
    free(params->items);
    free(params->names);
}

static int64_t length_params(const void *self)
{
    return ((const nn_params *)self)->count;
}

const t2m_kind nn_params_kind = {.name = "parameters", .destroy = destroy_params, .length = length_params};

/* A list that grows; `capacity` is known to the caller only while it is made. */
typedef struct gathering {
    nn_params *params;
    int64_t capacity;
    uint64_t mark;
    bool names, trainable;
} gathering;

static void add_param(gathering *into, nn_param *param, const char *name)
{
    nn_params *params = into->params;
    if (params->count == into->capacity) {
        into->capacity = into->capacity == 0 ? 16 : 2 * into->capacity;
        params->items = t2m_realloc(params->items, (size_t)into->capacity * sizeof(nn_param *));
        if (into->names)
            params->names = t2m_realloc((void *)params->names, (size_t)into->capacity * sizeof(py_str));
    }
    if (into->names && name != NULL)
        params->names[params->count] = t2m_retain(py_str_new(name, (int64_t)strlen(name)));
    params->items[params->count++] = t2m_retain(param);
}

static void see_param(void *context, const nn_entry *entry)
{
    gathering *into = context;
    if (entry->param == NULL || entry->param->mark == into->mark)
        return;
    entry->param->mark = into->mark;
    if (!into->trainable || entry->param->requires_grad)
        add_param(into, entry->param, entry->name);
}

static nn_params *new_params(void)
{
    mx_register_eval(&nn_params_kind, visit_params);
    return T2M_NEW(nn_params, &nn_params_kind);
}

nn_params *nn_parameters(nn_module *self)
{
    gathering into = {.params = new_params(), .mark = nn_new_mark(), .names = true};
    nn_each_entry(self, see_param, &into);
    return into.params;
}

nn_params *nn_trainable(nn_module *self)
{
    gathering into = {.params = new_params(), .mark = nn_new_mark(), .trainable = true};
    nn_each_entry(self, see_param, &into);
    return into.params;
}

nn_params *nn_params_of(nn_param *const *items, size_t count)
{
    gathering into = {.params = new_params()};
    for (size_t i = 0; i < count; i++)
        add_param(&into, items[i], NULL);
    return into.params;
}

nn_params *nn_params_of_value(py_value value)
{
    if (t2m_is(value, &nn_params_kind))
        return (nn_params *)(uintptr_t)value;
    if (t2m_is(value, &nn_param_kind)) {
        nn_param *only = (nn_param *)(uintptr_t)value;
        return nn_params_of(&only, 1);
    }
    return nn_params_of_list(py_list_of_any(value));
}

static void add_described(gathering *into, py_dict *options)
{
    py_cell cell;
    if (!py_dict_find(options, py_of(PY_STR("params")), &cell))
        py_raise(PY_KEY_ERROR, "'params'");
    nn_params *own = nn_params_of_value(py_box_cell(options->value, cell)), *whole = into->params;
    whole->groups = t2m_realloc(whole->groups, (size_t)(whole->group_count + 1) * sizeof(nn_params_group));
    whole->groups[whole->group_count++] = (nn_params_group){t2m_retain(own), t2m_retain(options)};
    for (int64_t i = 0; i < own->count; i++)
        add_param(into, own->items[i], NULL);
}

nn_params *nn_params_of_list(const py_list *list)
{
    gathering into = {.params = new_params()};
    for (int64_t i = 0; i < list->length; i++) {
        py_value item = list->element == PY_OBJECT || list->element == PY_VALUE ? list->items[i].o : NULL;
        if (t2m_is(item, &py_dict_kind))
            add_described(&into, (py_dict *)(uintptr_t)item);
        else if (t2m_is(item, &nn_param_kind))
            add_param(&into, (nn_param *)(uintptr_t)item, NULL);
        else
            py_raise(PY_TYPE_ERROR, "optimizer can only optimize Tensors, but one of the params is %s", py_type_name(item));
    }
    return into.params;
}

nn_params *nn_params_join(const nn_params *a, const nn_params *b)
{
    bool names = a->names != NULL && b->names != NULL;
    gathering into = {.params = new_params(), .names = names};
    for (int64_t i = 0; i < a->count; i++)
        add_param(&into, a->items[i], names ? py_text(a->names[i]) : NULL);
    for (int64_t i = 0; i < b->count; i++)
        add_param(&into, b->items[i], names ? py_text(b->names[i]) : NULL);
    return into.params;
}

nn_params *nn_params_trainable(const nn_params *params)
{
    gathering into = {.params = new_params(), .names = params->names != NULL};
    for (int64_t i = 0; i < params->count; i++) {
        if (params->items[i]->requires_grad)
            add_param(&into, params->items[i], into.names ? py_text(params->names[i]) : NULL);
    }
    return into.params;
}

nn_params *nn_params_distinct(const nn_params *params)
{
    gathering into = {.params = new_params(), .mark = nn_new_mark(), .trainable = true};
    for (int64_t i = 0; i < params->count; i++)
        see_param(&into, &(nn_entry){.param = params->items[i]});
    return into.params;
}

int64_t nn_params_numel(const nn_params *params)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < params->count; i++)
        sum += mx_numel(params->items[i]->value);
    return sum;
}

/* ---- of a whole module */

static void clear_grad(void *context, const nn_entry *entry)
{
    (void)context;
    if (entry->param != NULL)
        mx_set(&entry->param->grad, MX_NONE);
}

void nn_zero_grad(nn_module *self)
{
    nn_each_entry(self, clear_grad, NULL);
}

void nn_param_clear_grad(nn_param *param, bool set_to_none)
{
    if (set_to_none)
        mx_set(&param->grad, MX_NONE);
    else if (!mx_is_none(param->grad))
        mx_set(&param->grad, mx_detach(mx_zeros_like(param->grad)));
}

static void clear_to(void *context, const nn_entry *entry)
{
    if (entry->param != NULL)
        nn_param_clear_grad(entry->param, *(bool *)context);
}

void nn_clear_grads(nn_module *self, bool set_to_none)
{
    nn_each_entry(self, clear_to, &set_to_none);
}

static void set_requires_grad(void *context, const nn_entry *entry)
{
    if (entry->param != NULL)
        nn_param_require_grad(entry->param, *(bool *)context);
}

void nn_requires_grad(nn_module *self, bool on)
{
    nn_each_entry(self, set_requires_grad, &on);
}

static void convert(void *context, const nn_entry *entry)
{
    mx_array old = entry->param != NULL ? entry->param->value : *entry->buffer;
    if (!mx_is_float(old))
        return;
    mx_array new = mx_astype(old, *(mx_dtype *)context);
    if (entry->param != NULL)
        nn_param_set(entry->param, new);
    else
        mx_set(entry->buffer, new);
}

void nn_to_dtype(nn_module *self, mx_dtype dtype)
{
    nn_each_entry(self, convert, &dtype);
}

py_list *nn_params_list(const nn_params *params)
{
    py_list *list = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < params->count; i++)
        py_list_append(list, py_of(params->items[i]));
    return list;
}

py_list *nn_params_values(const nn_params *params)
{
    py_list *list = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < params->count; i++)
        py_list_append(list, py_of(params->items[i]->value));
    return list;
}
