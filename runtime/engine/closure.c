/* Closures: reference-counted function objects. The kinds of the public API differ only in what the
 * function takes, so they share their life cycle. */
#include <stdlib.h>

#include "internal.h"
#include "mlx/c/closure.h"

typedef int plain_function(mlx_vector_array *, const mlx_vector_array);
typedef int payload_function(mlx_vector_array *, const mlx_vector_array, void *);
typedef int unary_function(mlx_array *, const mlx_array);
typedef int grad_function(mlx_vector_array *, mlx_vector_array *, const mlx_vector_array);
typedef int grad_payload_function(mlx_vector_array *, mlx_vector_array *, const mlx_vector_array, void *);
typedef int custom_function(mlx_vector_array *, const mlx_vector_array, const mlx_vector_array,
                            const mlx_vector_array);
typedef int custom_payload_function(mlx_vector_array *, const mlx_vector_array, const mlx_vector_array,
                                    const mlx_vector_array, void *);

typedef int kwargs_function(mlx_vector_array *, const mlx_vector_array, const mlx_map_string_to_array);
typedef int kwargs_payload_function(mlx_vector_array *, const mlx_vector_array, const mlx_map_string_to_array, void *);
typedef int jvp_function(mlx_vector_array *, const mlx_vector_array, const mlx_vector_array, const int *, size_t);
typedef int jvp_payload_function(mlx_vector_array *, const mlx_vector_array, const mlx_vector_array, const int *, size_t, void *);
typedef int vmap_function(mlx_vector_array *, mlx_vector_int *, const mlx_vector_array, const int *, size_t);
typedef int vmap_payload_function(mlx_vector_array *, mlx_vector_int *, const mlx_vector_array, const int *, size_t, void *);

/* At most one of the functions is set: with the payload, or without. */
struct engine_closure {
    atomic_uint refs;
    plain_function *plain;
    payload_function *with_payload;
    unary_function *unary;
    grad_function *grad;
    grad_payload_function *grad_with_payload;
    custom_function *custom;
    custom_payload_function *custom_with_payload;
    kwargs_function *kwargs;
    kwargs_payload_function *kwargs_with_payload;
    jvp_function *jvp;
    jvp_payload_function *jvp_with_payload;
    vmap_function *vmap;
    vmap_payload_function *vmap_with_payload;
    void *payload;
    void (*dtor)(void *);
};

/* NULL after reporting that memory is out; the payload is let go then. */
static engine_closure *closure_new(engine_closure c)
{
    engine_closure *copy = malloc(sizeof *copy);
    if (!copy) {
        engine_enter_no_stream("mlx_closure_new_func");
        engine_error("out of memory");
        if (c.dtor)
            c.dtor(c.payload);
        engine_leave_status();
        return NULL;
    }
    *copy = c;
    atomic_init(&copy->refs, 1);
    return copy;
}

engine_closure *engine_closure_retain(engine_closure *c)
{
    if (c)
        atomic_fetch_add(&c->refs, 1);
    return c;
}

void engine_closure_release(engine_closure *c)
{
    if (!c || atomic_fetch_sub(&c->refs, 1) != 1)
        return;
    if (c->dtor)
        c->dtor(c->payload);
    free(c);
}

#define LIFE_CYCLE(name)                                                                                     \
    name name##_new(void)                                                                                    \
    {                                                                                                        \
        return (name){NULL};                                                                                 \
    }                                                                                                        \
    int name##_free(name cls)                                                                                \
    {                                                                                                        \
        engine_closure_release(cls.ctx);                                                                     \
        return 0;                                                                                            \
    }                                                                                                        \
    int name##_set(name *cls, const name src)                                                                \
    {                                                                                                        \
        engine_closure *old = cls->ctx;                                                                      \
        cls->ctx = engine_closure_retain(src.ctx);                                                           \
        engine_closure_release(old);                                                                         \
        return 0;                                                                                            \
    }

LIFE_CYCLE(mlx_closure)
LIFE_CYCLE(mlx_closure_value_and_grad)
LIFE_CYCLE(mlx_closure_custom)
LIFE_CYCLE(mlx_closure_kwargs)
LIFE_CYCLE(mlx_closure_custom_jvp)
LIFE_CYCLE(mlx_closure_custom_vmap)

mlx_closure mlx_closure_new_func(plain_function *fun)
{
    return (mlx_closure){closure_new((engine_closure){.plain = fun})};
}

mlx_closure mlx_closure_new_func_payload(payload_function *fun, void *payload, void (*dtor)(void *))
{
    return (mlx_closure){
        closure_new((engine_closure){.with_payload = fun, .payload = payload, .dtor = dtor})};
}

mlx_closure mlx_closure_new_unary(unary_function *fun)
{
    return (mlx_closure){closure_new((engine_closure){.unary = fun})};
}

mlx_closure engine_closure_make(payload_function *fun, void *payload, void (*dtor)(void *))
{
    return mlx_closure_new_func_payload(fun, payload, dtor);
}

mlx_closure_value_and_grad mlx_closure_value_and_grad_new_func(grad_function *fun)
{
    return (mlx_closure_value_and_grad){closure_new((engine_closure){.grad = fun})};
}

mlx_closure_value_and_grad mlx_closure_value_and_grad_new_func_payload(grad_payload_function *fun,
                                                                       void *payload, void (*dtor)(void *))
{
    return (mlx_closure_value_and_grad){
        closure_new((engine_closure){.grad_with_payload = fun, .payload = payload, .dtor = dtor})};
}

mlx_closure_custom mlx_closure_custom_new_func(custom_function *fun)
{
    return (mlx_closure_custom){closure_new((engine_closure){.custom = fun})};
}

mlx_closure_custom mlx_closure_custom_new_func_payload(custom_payload_function *fun, void *payload,
                                                       void (*dtor)(void *))
{
    return (mlx_closure_custom){
        closure_new((engine_closure){.custom_with_payload = fun, .payload = payload, .dtor = dtor})};
}

/* ---- Calling ---- */

static int call_unary(unary_function *fun, mlx_vector_array *res, mlx_vector_array input)
{
    mlx_array in = mlx_array_new(), out = mlx_array_new();
    int status = mlx_vector_array_get(&in, input, 0) || fun(&out, in);
    if (!status)
        status = mlx_vector_array_set_value(res, out);
    mlx_array_free(in);
    mlx_array_free(out);
    return status;
}

static int call(engine_closure *c, mlx_vector_array *res, mlx_vector_array input)
{
    if (c->with_payload)
        return c->with_payload(res, input, c->payload);
    return c->unary ? call_unary(c->unary, res, input) : c->plain(res, input);
}

/* Runs it, and turns a failure into an error of the public function that is running. */
static bool run(engine_closure *c, mlx_vector_array *res, mlx_vector_array input)
{
    if (!c) {
        engine_error("the closure is empty");
        return false;
    }
    engine_closure_retain(c);
    int status = call(c, res, input);
    engine_closure_release(c);
    if (status)
        engine_error("the closure returned %d", status);
    return status == 0;
}

int mlx_closure_apply(mlx_vector_array *res, mlx_closure cls, const mlx_vector_array input)
{
    mlx_vector_array out = {NULL};
    engine_enter_no_stream(__func__);
    if (run(cls.ctx, &out, input)) {
        mlx_vector_array_free(*res);
        *res = out;
    } else {
        mlx_vector_array_free(out);
    }
    return engine_leave_status();
}

engine_array **engine_closure_call(engine_closure *c, engine_array *const *inputs, size_t count,
                                   size_t *result_count)
{
    mlx_vector_array in = engine_vector_of(inputs, count), out = {NULL};
    engine_array **results = NULL;
    if (in.ctx && run(c, &out, in)) {
        engine_array *const *items = engine_vector_items(out, result_count);
        results = engine_failed() ? NULL : malloc((*result_count + 1) * sizeof *results);
        for (size_t i = 0; results && i < *result_count; i++)
            results[i] = engine_scoped(engine_retain(items[i]));
    }
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    return results;
}

int mlx_closure_value_and_grad_apply(mlx_vector_array *res_0, mlx_vector_array *res_1,
                                     mlx_closure_value_and_grad cls, const mlx_vector_array input)
{
    engine_closure *c = cls.ctx;
    engine_enter_no_stream(__func__);
    if (!c) {
        engine_error("the closure is empty");
        return engine_leave_status();
    }
    engine_closure_retain(c);
    int status =
        c->grad ? c->grad(res_0, res_1, input) : c->grad_with_payload(res_0, res_1, input, c->payload);
    engine_closure_release(c);
    return engine_leave_status() || status;
}

int mlx_closure_custom_apply(mlx_vector_array *res, mlx_closure_custom cls, const mlx_vector_array input_0,
                             const mlx_vector_array input_1, const mlx_vector_array input_2)
{
    engine_closure *c = cls.ctx;
    engine_enter_no_stream(__func__);
    if (!c) {
        engine_error("the closure is empty");
        return engine_leave_status();
    }
    engine_closure_retain(c);
    int status = c->custom ? c->custom(res, input_0, input_1, input_2)
                           : c->custom_with_payload(res, input_0, input_1, input_2, c->payload);
    engine_closure_release(c);
    if (status)
        engine_error("the closure returned %d", status);
    return engine_leave_status();
}

/* ---- The kinds that only differ in what they are called with ---- */

#define MAKERS(name, member)                                                                                 \
    name name##_new_func(member##_function *fun)                                                             \
    {                                                                                                        \
        return (name){closure_new((engine_closure){.member = fun})};                                         \
    }                                                                                                        \
    name name##_new_func_payload(member##_payload_function *fun, void *payload, void (*dtor)(void *))        \
    {                                                                                                        \
        return (name){                                                                                       \
            closure_new((engine_closure){.member##_with_payload = fun, .payload = payload, .dtor = dtor})};  \
    }

MAKERS(mlx_closure_kwargs, kwargs)
MAKERS(mlx_closure_custom_jvp, jvp)
MAKERS(mlx_closure_custom_vmap, vmap)

/* Enters the public function; NULL after reporting an empty closure. */
static engine_closure *begin(const char *function, void *ctx)
{
    engine_enter_no_stream(function);
    if (!ctx)
        engine_error("the closure is empty");
    return engine_closure_retain(ctx);
}

static int end(engine_closure *c, int status)
{
    engine_closure_release(c);
    if (status)
        engine_error("the closure returned %d", status);
    return engine_leave_status();
}

int mlx_closure_kwargs_apply(mlx_vector_array *res, mlx_closure_kwargs cls, const mlx_vector_array input_0,
                             const mlx_map_string_to_array input_1)
{
    engine_closure *c = begin(__func__, cls.ctx);
    if (!c)
        return end(c, 0);
    return end(c, c->kwargs ? c->kwargs(res, input_0, input_1) : c->kwargs_with_payload(res, input_0, input_1, c->payload));
}

int mlx_closure_custom_jvp_apply(mlx_vector_array *res, mlx_closure_custom_jvp cls, const mlx_vector_array input_0,
                                 const mlx_vector_array input_1, const int *input_2, size_t input_2_num)
{
    engine_closure *c = begin(__func__, cls.ctx);
    if (!c)
        return end(c, 0);
    return end(c, c->jvp ? c->jvp(res, input_0, input_1, input_2, input_2_num)
                         : c->jvp_with_payload(res, input_0, input_1, input_2, input_2_num, c->payload));
}

int mlx_closure_custom_vmap_apply(mlx_vector_array *res_0, mlx_vector_int *res_1, mlx_closure_custom_vmap cls,
                                  const mlx_vector_array input_0, const int *input_1, size_t input_1_num)
{
    engine_closure *c = begin(__func__, cls.ctx);
    if (!c)
        return end(c, 0);
    return end(c, c->vmap ? c->vmap(res_0, res_1, input_0, input_1, input_1_num)
                          : c->vmap_with_payload(res_0, res_1, input_0, input_1, input_1_num, c->payload));
}
