/* Hooks of modules: functions of the script that run before and after a module's forward, and when its gradients are there. Only a
 * module whose forward takes one array and gives one can have them, called through nn_module_forward. */
#include "t2m/nn_module.h"
#include "t2m/py_error.h"
#include "walk.h"

struct nn_hooks {
    t2m_object object;
    py_list *lists[NN_HOOK_KINDS]; /* PY_OBJECT, of py_callback * */
};
typedef struct nn_hooks nn_hooks;

static void destroy(void *object)
{
    nn_hooks *self = object;
    for (int k = 0; k < NN_HOOK_KINDS; k++)
        t2m_release(self->lists[k]);
}

static const t2m_kind hooks_kind = {.name = "hooks", .destroy = destroy};

static void require_plain_forward(const nn_module *self)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->forward != NULL)
            return;
    }
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "hooks of %s: its forward does not take one tensor and give one", nn_class_name(self));
}

py_callback *nn_add_hook(nn_module *self, nn_hook_kind kind, py_callback *hook)
{
    require_plain_forward(self);
    if (self->hooks == NULL) {
        nn_hooks *hooks = T2M_NEW(nn_hooks, &hooks_kind);
        for (int k = 0; k < NN_HOOK_KINDS; k++)
            t2m_set(&hooks->lists[k], py_list_new(PY_OBJECT));
        t2m_set(&self->hooks, hooks);
    }
    py_list_append(self->hooks->lists[kind], py_of_object(hook));
    return hook;
}

/* Runs those of one kind; what they give takes the place of `value`. */
static mx_array run(nn_module *self, nn_hook_kind kind, py_list *given, mx_array value)
{
    const py_list *list = self->hooks->lists[kind];
    int64_t place = given->length - 1; /* pre: the input. post: the output */
    for (int64_t i = 0; i < list->length; i++) {
        const py_callback *hook = list->items[i].o;
        if (hook->is_removed)
            continue;
        mx_exchange exchange = {.given = given, .object = self};
        mx_call_back(hook, &exchange);
        if (exchange.taken->length == 0 || mx_is_none(exchange.taken->items[0].a))
            continue;
        value = exchange.taken->items[0].a;
        py_list_set(given, place, py_of(value));
    }
    return value;
}

/* ---- gradients: the output's is kept until the input's is there */

typedef struct watch {
    t2m_object object;
    nn_module *module; /* not retained: it outlives the graph of its own call, or is a part of what does */
    mx_array output_gradient;
    bool has_run;
} watch;

static void destroy_watch(void *self)
{
    mx_release(((watch *)self)->output_gradient);
}

static const t2m_kind watch_kind = {.name = "watch", .destroy = destroy_watch};

static mx_array run_backward(watch *self, mx_array input_gradient)
{
    self->has_run = true;
    py_list *given = py_arrays(self->output_gradient, input_gradient);
    return run(self->module, NN_FULL_BACKWARD_HOOK, given, input_gradient);
}

static void see_output(void *bound)
{
    watch *self = bound;
    mx_set(&self->output_gradient, mx_given(0));
}

/* Of a module whose input asks for no gradient. */
static void see_output_alone(void *bound)
{
    see_output(bound);
    run_backward(bound, MX_NONE);
}

static void see_input(void *bound)
{
    mx_give(run_backward(bound, mx_given(0)));
}

static mx_array forward_of(nn_module *self, mx_array x)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->forward != NULL)
            return class->forward(self, x);
    }
    return x; /* nn_add_hook has looked */
}

/* A new array, so that other uses of the same one are not seen. */
static mx_array passed(mx_array x)
{
    return mx_mul(x, 1);
}

static mx_array watched_forward(nn_module *self, mx_array x)
{
    const py_list *hooks = self->hooks->lists[NN_FULL_BACKWARD_HOOK];
    if (hooks->length == 0 || !mx_grad_enabled())
        return forward_of(self, x);
    watch *w = T2M_NEW(watch, &watch_kind);
    w->module = self;
    bool asks = mx_requires_grad(x);
    if (asks) {
        x = passed(x);
        mx_add_hook(x, py_callback(see_input, w));
    }
    mx_array y = passed(forward_of(self, x));
    if (mx_requires_grad(y))
        mx_add_hook(y, asks ? py_callback(see_output, w) : py_callback(see_output_alone, w));
    return y;
}

mx_array nn_hooked_forward(nn_module *self, mx_array x)
{
    x = run(self, NN_FORWARD_PRE_HOOK, py_arrays(x), x);
    mx_array y = watched_forward(self, x);
    return run(self, NN_FORWARD_HOOK, py_arrays(x, y), y);
}
