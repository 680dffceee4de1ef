/* Functions of the script that are called in the middle of a backward, or of a module's call: hooks, and gradients that the script
 * writes itself.
 *
 *     static void double_it(void *scope) { mx_give(mx_mul(mx_given(0), 2)); }
 *     ...
 *     py_callback *handle = mx_add_hook(x, py_callback(double_it, NULL));        // x.register_hook(lambda g: g * 2)
 *     py_callback_remove(handle);                                                // handle.remove()
 *
 * What such a function gets and gives goes through mx_given and mx_give, so that all have one C type. An error in it leaves the call of
 * mx_backward. Needs recorded graphs. */
#ifndef T2M_MX_HOOK_H
#define T2M_MX_HOOK_H

#include "t2m/mx_grad.h"

/* A function with what it is bound to: a scope, or NULL. Belongs to the current pool; retains what it is bound to. */
typedef struct py_callback {
    t2m_object object;
    void (*function)(void *bound);
    void *bound;
    bool is_removed;
} py_callback;
#define py_callback(function, bound) py_callback_new((void (*)(void *))(void (*)(void))(function), (bound))
py_callback *py_callback_new(void (*function)(void *bound), const void *bound);
void py_callback_remove(py_callback *self);

/* ---- in a callback */

mx_array mx_given(int64_t index);    /* MX_NONE if there is nothing */
py_tuple *mx_all_given(void);        /* PY_ARRAY */
void *mx_given_object(void);   /* the module whose hook it is */
void mx_give(mx_array x);            /* in order; MX_NONE: None */

/* ---- for who calls them */

typedef struct mx_exchange {
    py_list *given, *taken; /* PY_ARRAY */
    void *object;
} mx_exchange;
/* Errors go through. */
void mx_call_back(const py_callback *callback, mx_exchange *exchange);

/* ---- hooks of arrays */

/* x.register_hook(f): f sees the gradient of `x`, and may give another; in the order in which they came. Gives the hook, as its handle.
 * RuntimeError if x asks for no gradient. */
py_callback *mx_add_hook(mx_array x, py_callback *hook);
/* x.retain_grad() */
void mx_retain_grad(mx_array x);

/* ---- functions with gradients of their own: torch.autograd.Function
 *
 *     mx_function *call = mx_function_begin();
 *     mx_function_input(call, x);                       // every argument, in order
 *     mx_function_input(call, MX_NONE);                 // one that is no tensor
 *     y = mx_function_end(call, y, py_callback(backward, scope), "ReverseBackward");
 *
 * backward is given the gradients of what forward gave, and gives those of the arguments.
 */
typedef struct mx_function mx_function;
mx_function *mx_function_begin(void);
void mx_function_input(mx_function *self, mx_array x);
py_tuple *mx_function_needs(const mx_function *self); /* ctx.needs_input_grad: PY_BOOL */
/* The output, or the outputs, as they are handed out. */
mx_array mx_function_end(mx_function *self, mx_array output, py_callback *backward, const char *node);
py_tuple *mx_function_end_all(mx_function *self, const py_list *outputs, py_callback *backward, const char *node);

#endif
