/* See sharing.h. */
#include "sharing.h"

#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "internal.h"
#include "stale.h"
#include "mlx/c/t2m_ext.h"

bool engine_shares_views, engine_has_changes;

static engine_sharing *sharing_of(engine_array *a)
{
    if (!a->sharing) {
        a->sharing = calloc(1, sizeof *a->sharing);
        if (!a->sharing)
            engine_error("out of memory");
    }
    return a->sharing;
}

static void set(engine_array **slot, engine_array *a)
{
    engine_array *old = *slot;
    *slot = engine_retain(a);
    engine_release(old);
}

/* ---- views */

/* Broadcasts are how constants are made; nobody can assign to an element of one. The others are the engine's own. */
static bool is_view_of_users(const engine_op *op)
{
    return op != &engine_op_broadcast && op != &engine_op_identity && op != &engine_op_output && op != &engine_op_view;
}

void engine_note_view(engine_array *view, const void *params, size_t params_size)
{
    if (view->input_count != 1 || !is_view_of_users(view->op))
        return;
    engine_array *input = view->inputs[0];
    engine_sharing *s = sharing_of(view);
    if (!s)
        return;
    s->op = view->op;
    s->params_size = params_size;
    if (params_size) {
        s->params = malloc(params_size);
        if (s->params)
            memcpy(s->params, params, params_size);
        else
            engine_error("out of memory");
    }
    set(&s->base, input->sharing && input->sharing->holder ? input->sharing->holder : input);
    set(&s->seen, input);
}

/* The view op on another base. */
static engine_array *look(const engine_array *view, engine_array *base, mlx_dtype dtype)
{
    const engine_sharing *s = view->sharing;
    bool shares = engine_shares_views;
    engine_shares_views = false;
    engine_array *made = engine_node(s->op, dtype, view->shape, view->ndim, &base, 1, s->params, s->params_size);
    engine_shares_views = shares;
    return made;
}

engine_array *engine_now_of(engine_array *a)
{
    engine_sharing *s = a->sharing;
    engine_array *base = engine_now(s->base);
    if (base && base != s->seen) {
        engine_array *made = look(a, base, (mlx_dtype)a->dtype);
        if (!made)
            return NULL;
        set(&s->seen, base);
        set(&s->current, made);
    }
    return s->current ? engine_now(s->current) : a;
}

/* ---- assigning */

static bool assign(engine_array *target, engine_array *value, bool counts);

/* What a view's base becomes when the view becomes `value`: the vjp says where the view's elements lie. */
static engine_array *with_view(const engine_array *view, engine_array *base, engine_array *value)
{
    const engine_sharing *s = view->sharing;
    if (s->op == &engine_op_stop_gradient)
        return value;
    bool is_bool = value->dtype == MLX_BOOL;
    engine_array *working = is_bool ? engine_cast(base, MLX_INT32) : base;
    engine_array *placed = is_bool ? engine_cast(value, MLX_INT32) : value;
    mlx_dtype dtype = is_bool ? MLX_INT32 : (mlx_dtype)value->dtype;
    engine_array *node = look(view, working, dtype), *one = engine_scalar(1, dtype);
    engine_array *ones = one ? engine_broadcast_to(one, view->shape, view->ndim) : NULL;
    if (!node || !ones || !s->op->vjp) {
        engine_error("a view by %s cannot be assigned to", s->op->name);
        return NULL;
    }
    engine_array *spread[2] = {NULL, NULL}, *cotangents[] = {placed, ones};
    bool wants = true, good = true;
    for (int i = 0; good && i < 2; i++)
        good = s->op->vjp(&(engine_vjp){node, &working, &cotangents[i], &wants, &spread[i]});
    engine_array *is_there = good ? engine_not_equal(spread[1], engine_scalar(0, dtype)) : NULL;
    engine_array *result = engine_where(is_there, spread[0], working);
    if (result && is_bool)
        result = engine_cast(result, MLX_BOOL);
    return result;
}

static bool assign_through(engine_array *view, engine_array *value, bool counts)
{
    engine_array *base = view->sharing->base;
    engine_array *whole = with_view(view, engine_now(base), value);
    return whole && assign(base, whole, counts);
}

static void *(*retain_owner)(void *owner);

void t2m_ext_retain_owners(void *(*retain)(void *owner))
{
    retain_owner = retain;
}

/* What gradients are asked of (t2m_ext_mark) stays so when its value changes. Graphs that have the old value lead to the owner too, if it can be
 * retained. */
static void take_mark(engine_array *fresh, engine_array *old)
{
    if (!(old->flags & ENGINE_MARKED))
        return;
    fresh->flags = ENGINE_RECORDED | ENGINE_MARKED;
    fresh->owner = retain_owner ? retain_owner(old->owner) : old->owner;
    fresh->release_owner = old->release_owner;
    if (!retain_owner) {
        old->owner = NULL;
        old->release_owner = NULL;
    }
}

/* ---- changes that a backward may have to know of (stale.h) */

static bool note_change(engine_array *old, engine_array *fresh)
{
    engine_sharing *before = sharing_of(old), *now = fresh->sharing;
    if (!before || now->changes)
        return before != NULL;
    if (!before->changes) {
        before->changes = calloc(1, sizeof *before->changes);
        if (!before->changes) {
            engine_error("out of memory");
            return false;
        }
        before->changes->values = 1;
    }
    now->changes = before->changes;
    now->changes->values++;
    now->version = ++now->changes->count;
    const engine_array *value = fresh->inputs ? fresh->inputs[0] : NULL;
    bool is_recorded = value && value->op && value->flags & (ENGINE_RECORDED | ENGINE_TRACED);
    now->changes->by = !is_recorded ? NULL : value->label ? value->label : value->op->name;
    engine_has_changes = true;
    return true;
}

/* x.mul_(y): what the operation itself reads of the old x, it has a copy of. Some operations are two or three nodes here. */
static void mark_in_place(engine_array *node, const engine_array *old, int depth)
{
    const engine_op *op = node->op;
    bool is_whole = op && op != &engine_op_maximum && op != &engine_op_minimum && op != &engine_op_where && op != &engine_op_cast &&
                    !(op->flags & ENGINE_OP_VIEW);
    bool reads_old = false;
    for (int i = 0; node->inputs && i < node->input_count; i++)
        reads_old |= engine_behind_views(node->inputs[i]) == old;
    if (reads_old)
        node->flags |= ENGINE_IN_PLACE;
    for (int i = 0; !reads_old && !is_whole && depth > 0 && node->inputs && i < node->input_count; i++)
        mark_in_place(node->inputs[i], old, depth - 1);
}

static bool assign(engine_array *target, engine_array *value, bool counts)
{
    engine_sharing *s = sharing_of(target);
    if (!s)
        return false;
    if (s->holder)
        return assign(s->holder, value, counts);
    if (s->base)
        return assign_through(target, value, counts);
    bool shares = engine_shares_views;
    engine_shares_views = false;
    engine_array *fresh = engine_node_like(&engine_op_identity, value, NULL, 0);
    engine_shares_views = shares;
    engine_sharing *held = fresh ? sharing_of(fresh) : NULL;
    if (!held)
        return false;
    engine_array *old = engine_now(target);
    take_mark(fresh, old);
    if (counts && !(old->flags & ENGINE_MARKED) && !note_change(old, fresh))
        return false;
    if (s->current && s->current->sharing)
        s->current->sharing->holder = NULL;
    held->holder = target;
    set(&s->current, fresh);
    return true;
}

static int assign_checked(const mlx_array target, const mlx_array value, bool counts)
{
    engine_array *a = target.ctx, *v = engine_arg(value);
    if (!a)
        engine_error("an array argument is empty");
    else if (v && (v->dtype != a->dtype || !engine_same_shape(v, a)))
        engine_error("%s cannot be assigned to %s", engine_describe(v), engine_describe(a));
    else if (v) {
        if (counts)
            mark_in_place(v, engine_behind_views(engine_now(a)), 3);
        assign(a, v, counts);
    }
    return engine_leave_status();
}

int t2m_ext_assign(const mlx_array target, const mlx_array value)
{
    engine_enter_no_stream(__func__);
    return assign_checked(target, value, false);
}

int t2m_ext_change(const mlx_array target, const mlx_array value)
{
    engine_enter_no_stream(__func__);
    return assign_checked(target, value, true);
}

void t2m_ext_follow(const mlx_array array)
{
    engine_array *a = array.ctx;
    if (a && sharing_of(a))
        a->sharing->is_followed = true;
}

bool t2m_ext_is_leaf(const mlx_array array)
{
    const engine_array *a = array.ctx;
    return a && !a->op && !a->sharing;
}

void t2m_ext_mark_number(const mlx_array array, t2m_ext_number_kind kind, double value)
{
    engine_array *a = array.ctx;
    if (!a || !sharing_of(a))
        return;
    a->sharing->number_kind = kind;
    a->sharing->number = value;
}

t2m_ext_number_kind t2m_ext_number(const mlx_array array, double *value)
{
    const engine_array *a = array.ctx;
    if (!t2m_ext_is_number(array))
        return T2M_NO_NUMBER;
    *value = a->sharing->number;
    return a->sharing->number_kind;
}

bool t2m_ext_is_number(const mlx_array array)
{
    const engine_array *a = array.ctx;
    return a && a->sharing && a->sharing->number_kind != T2M_NO_NUMBER;
}

bool t2m_ext_is_shared(const mlx_array array)
{
    const engine_array *a = array.ctx;
    return a && a->sharing;
}

bool t2m_ext_is_followed(const mlx_array array)
{
    const engine_array *a = array.ctx;
    return a && a->sharing && a->sharing->is_followed && atomic_load_explicit(&a->refs, memory_order_relaxed) > 1;
}

void t2m_ext_share_views(bool on)
{
    engine_shares_views = on;
}
