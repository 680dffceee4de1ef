/* torch.autograd.Function: outputs whose gradients the script works out. In the graph they are one node, whose inputs are the arguments. */
#include "internal.h"
#include "mlx/c/closure.h"
#include "mlx/c/t2m_ext.h"
#include "mlx/c/transforms.h"
#include "t2m/mx_hook.h"
#include "t2m/py_try.h"

/* What the node keeps. */
typedef struct function_record {
    t2m_object object;
    py_list *inputs;  /* PY_ARRAY: the arguments that gradients are asked of, */
    py_list *places;  /* PY_INT: and which of the arguments they are */
    py_list *outputs; /* PY_ARRAY: their values */
    py_callback *backward;
} function_record;

struct mx_function {
    t2m_object object;
    function_record *record;
    py_list *needs;   /* PY_BOOL, of all arguments */
};

static void destroy_record(void *object)
{
    function_record *self = object;
    t2m_release(self->inputs);
    t2m_release(self->places);
    t2m_release(self->outputs);
    t2m_release(self->backward);
}

static const t2m_kind record_kind = {.name = "Function", .destroy = destroy_record};

static void destroy(void *object)
{
    mx_function *self = object;
    t2m_release(self->record);
    t2m_release(self->needs);
}

static const t2m_kind function_kind = {.name = "Function", .destroy = destroy};

mx_function *mx_function_begin(void)
{
    mx_function *self = T2M_NEW(mx_function, &function_kind);
    function_record *record = T2M_NEW(function_record, &record_kind);
    t2m_set(&record->inputs, py_list_new(PY_ARRAY));
    t2m_set(&record->places, py_list_new(PY_INT));
    t2m_set(&record->outputs, py_list_new(PY_ARRAY));
    t2m_set(&self->record, record);
    t2m_set(&self->needs, py_list_new(PY_BOOL));
    return self;
}

void mx_function_input(mx_function *self, mx_array x)
{
    bool needs = !mx_is_none(x) && mx_requires_grad(x);
    if (needs) {
        py_list_append(self->record->inputs, py_of(x));
        py_list_append(self->record->places, py_of(self->needs->length));
    }
    py_list_append(self->needs, py_of(needs));
}

py_tuple *mx_function_needs(const mx_function *self)
{
    return py_tuple_of_list(self->needs);
}

/* ---- the node */

static mlx_vector_array vector_of(const py_list *arrays)
{
    mlx_vector_array vector = mlx_vector_array_new();
    for (int64_t i = 0; i < arrays->length; i++)
        mlx_vector_array_append_value(vector, arrays->items[i].a);
    return vector;
}

/* The outputs are known before the node is made. */
static int give_outputs(mlx_vector_array *res, const mlx_vector_array inputs, void *payload)
{
    (void)inputs;
    const function_record *self = payload;
    *res = vector_of(self->outputs);
    return 0;
}

static void check_shape(mx_array gradient, mx_array input, int64_t place)
{
    if (!mx_dims_equal(mx_shape(gradient), mx_shape(input)))
        py_raise(PY_RUNTIME_ERROR, "Function returned an invalid gradient at index %d - got %s but expected shape compatible with %s", (int)place,
                 py_text(mx_dims_text(mx_shape(gradient))), py_text(mx_dims_text(mx_shape(input))));
}

/* The gradients of the arguments that are arrays, out of those that backward gave for all. */
static mlx_vector_array taken_for_inputs(const function_record *self, const py_list *taken)
{
    mlx_vector_array vector = mlx_vector_array_new();
    for (int64_t i = 0; i < self->inputs->length; i++) {
        int64_t place = self->places->items[i].i;
        mx_array gradient = place < taken->length ? taken->items[place].a : MX_NONE;
        if (!mx_is_none(gradient))
            check_shape(gradient, self->inputs->items[i].a, place);
        mlx_vector_array_append_value(vector, gradient);
    }
    return vector;
}

static int call_backward(mlx_vector_array *res, const mlx_vector_array primals, const mlx_vector_array cotangents,
                         const mlx_vector_array outputs, void *payload)
{
    (void)primals;
    (void)outputs;
    T2M_POOL(pool);
    T2M_TRY(attempt);
    const function_record *self = payload;
    if (py_try(&attempt)) {
        mx_exchange exchange = {.given = py_list_new(PY_ARRAY)};
        for (size_t i = 0; i < mlx_vector_array_size(cotangents); i++) {
            mx_array gradient = mlx_array_new();
            mlx_vector_array_get(&gradient, cotangents, i);
            py_list_append(exchange.given, py_of(mx_autorelease(gradient)));
        }
        mx_call_back(self->backward, &exchange);
        *res = taken_for_inputs(self, exchange.taken);
    } else {
        py_suspend(&attempt);
    }
    return py_suspended() != NULL;
}

/* The node, whose results take the place of the outputs. */
static py_list *make_node(function_record *record, py_callback *backward)
{
    t2m_set(&record->backward, backward);
    mlx_closure give = mlx_closure_new_func_payload(give_outputs, t2m_retain(record), t2m_release), node = mlx_closure_new();
    mlx_closure_custom vjp = mlx_closure_custom_new_func_payload(call_backward, t2m_retain(record), t2m_release);
    mlx_vector_array inputs = vector_of(record->inputs), results = mlx_vector_array_new();
    mx_check(mlx_custom_vjp(&node, give, vjp));
    mx_check(mlx_closure_apply(&results, node, inputs));
    mlx_vector_array_free(inputs);
    mlx_closure_free(node);
    mlx_closure_free(give);
    mlx_closure_custom_free(vjp);
    return mx_vector_list(results);
}

static py_list *results_of(mx_function *self, py_callback *backward, const char *node)
{
    bool records = self->record->inputs->length > 0 && mx_grad_enabled();
    if (!records)
        return self->record->outputs;
    py_list *results = make_node(self->record, backward);
    for (int64_t i = 0; i < results->length; i++)
        mx_named(results->items[i].a, node);
    return results;
}

mx_array mx_function_end(mx_function *self, mx_array output, py_callback *backward, const char *node)
{
    py_list_append(self->record->outputs, py_of(mx_detach(output)));
    return mx_autorelease(mx_retained(results_of(self, backward, node)->items[0].a));
}

py_tuple *mx_function_end_all(mx_function *self, const py_list *outputs, py_callback *backward, const char *node)
{
    for (int64_t i = 0; i < outputs->length; i++)
        py_list_append(self->record->outputs, py_of(mx_detach(outputs->items[i].a)));
    return py_tuple_of_list(results_of(self, backward, node));
}
