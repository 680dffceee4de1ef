/* mx_eval: gathers what its arguments hold, and computes it in one go. */
#include "internal.h"

#include "mlx/c/transforms.h"
#include "t2m/mx_grad.h"
#include "t2m/py_start.h"

enum { MAX_KINDS = 16 };
static struct {
    const t2m_kind *kind;
    mx_eval_visit visit;
} visits[MAX_KINDS];
static int visit_count;

void mx_register_eval(const t2m_kind *kind, mx_eval_visit visit)
{
    for (int i = 0; i < visit_count; i++) {
        if (visits[i].kind == kind)
            return;
    }
    if (visit_count == MAX_KINDS)
        T2M_BUG("too many kinds of objects for mx_eval");
    visits[visit_count].kind = kind;
    visits[visit_count++].visit = visit;
}

static void add_array(void *context, mx_array array)
{
    if (array.ctx != NULL)
        mlx_vector_array_append_value(*(mlx_vector_array *)context, array);
}

static void add_object(const t2m_object *object, mlx_vector_array *roots)
{
    if (object->kind == &py_list_kind) {
        const py_list *list = (const py_list *)object;
        for (int64_t i = 0; i < list->length && list->element == PY_ARRAY; i++)
            add_array(roots, list->items[i].a);
        return;
    }
    for (int i = 0; i < visit_count; i++) {
        if (visits[i].kind == object->kind) {
            visits[i].visit(object, add_array, roots);
            return;
        }
    }
    T2M_BUG("mx_eval does not know objects of kind %s", object->kind->name);
}

/* ---- what a later evaluation is to compute, too */

enum { MOST_WAITING = 256 };
static mlx_vector_array waiting;

void mx_eval_later(mx_array x)
{
    if (waiting.ctx == NULL)
        waiting = mlx_vector_array_new();
    add_array(&waiting, x);
    if (mlx_vector_array_size(waiting) >= MOST_WAITING)
        mx_eval(x);
}

/* The roots of an evaluation: to start with, what waits for one. */
static mlx_vector_array new_roots(void)
{
    mlx_vector_array roots = waiting.ctx == NULL ? mlx_vector_array_new() : waiting;
    waiting = (mlx_vector_array){NULL};
    return roots;
}

void mx_eval_items(const mx_eval_item *items, size_t count)
{
    mlx_vector_array roots = new_roots();
    for (size_t i = 0; i < count; i++) {
        add_array(&roots, items[i].array);
        if (items[i].object != NULL)
            add_object(items[i].object, &roots);
    }
    mx_check(mlx_eval(roots));
    mlx_vector_array_free(roots);
    t2m_check_interrupt();
}
