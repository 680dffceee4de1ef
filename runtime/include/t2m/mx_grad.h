/* Gradients of recorded graphs: loss.backward() as PyTorch has it, wherever the loss comes from.
 *
 *     mx_record_graphs();                                  // first of all, in main
 *     ...
 *         optimizer_zero_grad(optimizer);
 *         mx_array loss = nn_cross_entropy(Net_forward(model, images), labels);
 *         mx_backward(loss);                               // adds to the .grad of every parameter that the loss depends on
 *         optimizer_step(optimizer);
 *         mx_eval(optimizer);
 *
 * From mx_record_graphs on, parameters are marked, and what is computed from marked arrays keeps its graph. A graph is let go by
 * the backward that walks it (unless .retain_graph), or with the last array that belongs to it. Gradients are lazy: those that no step
 * uses are never computed. Needs this library's engine (mlx/c/t2m_ext.h); the real mlx-c has only closures. */
#ifndef T2M_MX_GRAD_H
#define T2M_MX_GRAD_H

#include "t2m/mx_base.h"
#include "t2m/py_tuple.h"

void mx_record_graphs(void);
bool mx_records_graphs(void);

/* with torch.no_grad(): a block that begins with MX_NO_GRAD computes without recording; it may be left in any way.
 * MX_GRAD_ENABLED(on): torch.enable_grad(), torch.set_grad_enabled(on). */
#define MX_GRAD_ENABLED(on)                                                                                  \
    __attribute__((cleanup(mx_restore_grad), unused)) bool mx_grad_before = mx_set_grad_enabled(on)
#define MX_NO_GRAD MX_GRAD_ENABLED(false)
bool mx_set_grad_enabled(bool on); /* how it was before */
bool mx_grad_enabled(void);
void mx_restore_grad(const bool *before);

typedef struct mx_backward_options {
    char unused_;
    mx_array gradient; /* of the loss; left out: 1, and the loss must have one element */
    bool retain_graph; /* the graph can be walked again */
    bool create_graph; /* so can the gradients' own */
} mx_backward_options;

/* loss.backward(): RuntimeError, as PyTorch words it, if the loss depends on nothing that requires gradients, has several elements, or its
 * graph has been let go. */
#define mx_backward(loss, ...) mx_backward_with((loss), (mx_backward_options){.unused_ = 0, __VA_ARGS__})
void mx_backward_with(mx_array loss, mx_backward_options options);

/* torch.autograd.grad(outputs, inputs): a PY_ARRAY tuple; no slot is changed. RuntimeError for an input that the outputs do not depend on,
 * or None in its place. */
typedef struct mx_gradient_options {
    char unused_;
    const py_list *grad_outputs; /* of arrays, as many as outputs; NULL: 1 */
    bool retain_graph, create_graph, allow_unused;
    bool materialize_grads; /* zeros in place of None */
} mx_gradient_options;
#define mx_gradients(outputs, inputs, ...) mx_gradients_with((outputs), (inputs), (mx_gradient_options){.unused_ = 0, __VA_ARGS__})
py_tuple *mx_gradients_with(const py_list *outputs, const py_list *inputs, mx_gradient_options options);

/* ---- what is printed of graphs: `tensor(0.31, grad_fn=<NllLossBackward0>)` */

/* `x`, made by the operation that PyTorch calls `node` ("MulBackward0"). "2:AddmmBackward0,ViewBackward0" is the first where x has two
 * dimensions, the last where none fits. Without effect where x carries no graph. */
mx_array mx_named(mx_array x, const char *node);

/* x.grad_fn: the operation that made x; NULL of a leaf. Its name() is that of its class. */
typedef struct mx_grad_node mx_grad_node;
mx_grad_node *mx_grad_fn(mx_array x);
py_str mx_grad_node_name(const mx_grad_node *node);

/* ---- arrays that gradients are asked of */

bool mx_requires_grad(mx_array x);
/* Is it marked itself, or does it carry no graph? */
bool mx_is_leaf(mx_array x);

/* x.requires_grad_(): marks the array in its place; x. RuntimeError for other than floating-point types. */
mx_array mx_require_grad(mx_array x);
/* x.grad: None (MX_NONE) if none has been deposited; belongs to the current pool. */
mx_array mx_grad(mx_array x);
void mx_set_grad(mx_array x, mx_array grad);
/* mx_repr of an array that asks for gradients, whether graphs are recorded or not. */
py_str mx_repr_grad(mx_array x, bool requires_grad);

/* ---- for objects that own a marked array and its gradient: nn_param */

enum { MX_KEPT_VERSIONS = 4 };

/* Whose gradient slot: counted, because graphs may outlive the owner. */
typedef struct mx_leaf {
    t2m_object object;
    mx_array *slot; /* where the gradient goes; NULL once the owner is gone */
    mx_array own;   /* the slot of an array without an owner */
    py_list *hooks; /* of py_callback *; NULL if there are none (t2m/mx_hook.h) */
    bool keeps;     /* no leaf: retain_grad() */
    int version;    /* how often the array has been replaced */
    const void *versions[MX_KEPT_VERSIONS]; /* the last arrays, by version: graphs tell by them that they are out of date */
} mx_leaf;
mx_leaf *mx_leaf_new(mx_array *slot);
/* Marks `x` in its place; its gradients go to the leaf's slot. */
void mx_mark(mx_array x, mx_leaf *leaf);
/* It asks for no gradients any more. */
void mx_unmark(mx_array x);

/* Told of every loss that mx_backward is given: runs are traced by it (nn/trace.c). */
extern void (*mx_on_backward)(mx_array loss);

/* ---- evaluation */

/* `x` is computed by the next mx_eval, whatever that is asked for. For what a loop carries without reading it: else its graph would grow
 * from turn to turn. */
void mx_eval_later(mx_array x);

#endif
