/*
 * From gradients to parameters. Fused: zero_grad, backward and step of one block become an update by the gradients in hand. Else each
 * parameter's gradient slot is used as PyTorch uses .grad.
 */
#include "grad/context.h"

#include <string.h>

static bool has_stmt_role(const IrStmt *stmt, const char *role)
{
    return stmt->kind == IR_EXPR && grad_has_role(stmt->value, role);
}

static size_t count_role(const IrBlock *block, const char *role, size_t *last)
{
    size_t count = 0;
    vec_each(i, &block->statements)
        if (has_stmt_role(block->statements.items[i], role)) {
            count++;
            *last = i;
        }
    return count;
}

static bool stmt_clips(const IrStmt *stmt)
{
    return has_stmt_role(stmt, "clip_grad_norm");
}

/* Statements between backward and step that see gradients, other than one clip_grad_norm_ whose value is not used. */
typedef struct Watch {
    bool sees;
} Watch;

static bool watch_expr(IrExpr *expr, void *context)
{
    Watch *watch = context;
    static const char *const roles[] = {"clip_grad_norm", "clip_grad_value", "zero_grad", "backward", "step", "unscale", "scaled_step"};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        watch->sees |= grad_has_role(expr, roles[i]);
    return true;
}

static bool any_stmt(IrStmt *stmt, void *context)
{
    (void)stmt;
    (void)context;
    return true;
}

static bool sees_gradients(Grad *g, IrStmt *stmt)
{
    Watch watch = {0};
    IrBlock one = {0};
    vec_push(g->arena, &one.statements, stmt);
    ir_walk_block(&one, any_stmt, watch_expr, &watch);
    return watch.sees;
}

static bool is_role_stmt(const IrStmt *stmt)
{
    return has_stmt_role(stmt, "backward") || has_stmt_role(stmt, "step") || has_stmt_role(stmt, "zero_grad") || stmt_clips(stmt);
}

static bool same_object(const IrExpr *a, const IrExpr *b)
{
    if (!a || !b || a->kind != b->kind)
        return false;
    if (a->kind == IR_VAR)
        return a->variable == b->variable;
    return a->kind == IR_FIELD && a->field == b->field && same_object(a->receiver, b->receiver);
}

/* zero_grad on an optimizer clears the gradients of that one; on a module, those that the optimizer of the loop steps by. */
static bool clears_what_steps(const IrStmt *zero, const IrStmt *step)
{
    const IrExpr *cleared = zero->value->receiver;
    return !grad_is_optimizer(cleared) || same_object(cleared, step->value->receiver);
}

/* zero_grad(set_to_none=False) */
static bool clears_to_zero(const IrStmt *zero)
{
    return zero->value->args.count && zero->value->args.items[0] && zero->value->args.items[0]->kind != IR_NULL;
}

/* break, continue or return: a turn that does not get to the end keeps its gradients. */
static bool may_leave(const IrBlock *block, int loops);

static bool stmt_may_leave(const IrStmt *stmt, int loops)
{
    if (stmt->kind == IR_RETURN)
        return true;
    if ((stmt->kind == IR_BREAK || stmt->kind == IR_CONTINUE) && loops == 0)
        return true;
    bool is_loop = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
    for (size_t b = 0; b < ir_block_count(stmt); b++)
        if (may_leave(ir_block_at(stmt, b), loops + is_loop))
            return true;
    return false;
}

static bool may_leave(const IrBlock *block, int loops)
{
    vec_each(i, &block->statements)
        if (stmt_may_leave(block->statements.items[i], loops))
            return true;
    return false;
}

/* What stands between and around: nothing that sees gradients but one clipping, and no way out. */
static const char *obstacle(Grad *g, const IrBlock *block, size_t at, size_t step, size_t end)
{
    size_t clips = 0;
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (stmt_clips(stmt) && (i < at || i > step))
            return "the gradients are clipped outside of backward and step";
        clips += stmt_clips(stmt);
        if (!is_role_stmt(stmt) && sees_gradients(g, stmt))
            return "the gradients are looked at, or used on a condition, in the same block";
        if (i > at && i < end && stmt_may_leave(stmt, 0))
            return "a turn may end between backward and the end of the step, and keep its gradients";
    }
    return clips > 1 ? "the gradients are clipped more than once" : NULL;
}

bool grad_can_fuse(Grad *g, const IrBlock *block, size_t at, const char **reason)
{
    size_t step = 0, zero = 0, unused = 0;
    if (count_role(block, "backward", &unused) != 1)
        *reason = "the block has more than one backward";
    else if (count_role(block, "scaled_step", &unused))
        *reason = "a scaler of gradients decides whether the optimizer steps";
    else if (count_role(block, "step", &step) != 1 || step < at)
        *reason = "the optimizer does not step once in the same block, after backward";
    else if (count_role(block, "zero_grad", &zero) != 1)
        *reason = "the gradients are not cleared once in the same block";
    else if (clears_to_zero(block->statements.items[zero]))
        *reason = "the gradients are set to zero, not to None: an optimizer steps by them even where a loss gives none";
    else if (zero > at && zero < step)
        *reason = "the gradients are cleared between backward and step";
    else if (!clears_what_steps(block->statements.items[zero], block->statements.items[step]))
        *reason = "one optimizer clears its gradients and another one steps";
    else
        *reason = obstacle(g, block, at, step, zero > step ? zero : step);
    return !*reason;
}

bool grad_clears_after_step(const IrBlock *block)
{
    size_t step = 0, zero = 0;
    return count_role(block, "step", &step) && count_role(block, "zero_grad", &zero) && zero > step;
}

static IrStmt *eval_of(Grad *g, IrExpr *loss, const IrGrad *grad, IrExpr *optimizer, Span span)
{
    IrStmt *eval = ir_stmt(g->program, IR_EVAL, span);
    if (loss)
        vec_push(g->arena, &eval->args, loss);
    if (grad && (grad->leaves->kind == IR_VAR || grad->leaves->kind == IR_FIELD))
        vec_push(g->arena, &eval->args, ir_copy(g->program, grad->leaves));
    vec_push(g->arena, &eval->args, ir_copy(g->program, optimizer));
    return eval;
}

static void take_comments(IrStmt *to, const IrStmt *from)
{
    to->leading = from->leading;
    to->trailing = from->trailing;
    to->blank_above = from->blank_above;
}

static void keep_comments(Grad *g, IrBlock *block, const IrStmt *from)
{
    if (!from->leading.count && !from->trailing.count)
        return;
    IrStmt *comment = ir_stmt(g->program, IR_COMMENT, from->span);
    comment->leading = from->leading;
    comment->blank_above = from->blank_above;
    vec_each(i, &from->trailing)
        vec_push(g->arena, &comment->leading, from->trailing.items[i]);
    vec_push(g->arena, &block->statements, comment);
}

static void add_clip(Grad *g, IrBlock *block, const IrStmt *stmt, IrVariable *grads)
{
    IrStmt *clip = ir_stmt(g->program, IR_CLIP_GRADS, stmt->span);
    clip->variable = grads;
    clip->value = stmt->value->args.items[1];
    take_comments(clip, stmt);
    vec_push(g->arena, &block->statements, clip);
}

static void add_update(Grad *g, IrBlock *block, const IrStmt *stmt, const IrGrad *grad)
{
    IrStmt *update = ir_stmt(g->program, IR_OPTIMIZER_UPDATE, stmt->span);
    update->variable = grad->grads;
    update->value = stmt->value->receiver;
    take_comments(update, stmt);
    vec_push(g->arena, &block->statements, update);
    IrExpr *loss = ir_var(g->program, grad->loss, stmt->span);
    vec_push(g->arena, &block->statements, eval_of(g, loss, grad, stmt->value->receiver, stmt->span));
}

void grad_fuse(Grad *g, IrBlock *block, IrStmt *value_and_grad)
{
    const IrGrad *grad = value_and_grad->grad;
    IrBlock old = *block;
    memset(&block->statements, 0, sizeof block->statements);
    vec_each(i, &old.statements) {
        IrStmt *stmt = old.statements.items[i];
        if (has_stmt_role(stmt, "zero_grad") || has_stmt_role(stmt, "backward"))
            keep_comments(g, block, stmt);
        else if (stmt_clips(stmt))
            add_clip(g, block, stmt, grad->grads);
        else if (has_stmt_role(stmt, "step"))
            add_update(g, block, stmt, grad);
        else
            vec_push(g->arena, &block->statements, stmt);
    }
}

void grad_accumulate(Grad *g, IrBlock *block, size_t at, IrStmt *value_and_grad)
{
    IrStmt *backward = block->statements.items[at];
    IrStmt *accumulate = ir_stmt(g->program, IR_ACCUMULATE, backward->span);
    accumulate->variable = value_and_grad->grad->grads;
    take_comments(accumulate, backward);
    block->statements.items[at] = accumulate;
}

/* The optimizer that a statement steps, by itself or through a scaler; NULL: none. */
static IrExpr *stepped_optimizer(const IrStmt *stmt)
{
    if (has_stmt_role(stmt, "scaled_step"))
        return stmt->value->args.count && grad_is_optimizer(stmt->value->args.items[0]) ? stmt->value->args.items[0] : NULL;
    return has_stmt_role(stmt, "step") && grad_is_optimizer(stmt->value->receiver) ? stmt->value->receiver : NULL;
}

void grad_eval_steps(Grad *g, IrBlock *block)
{
    IrBlock old = *block;
    memset(&block->statements, 0, sizeof block->statements);
    vec_each(i, &old.statements) {
        IrStmt *stmt = old.statements.items[i];
        vec_push(g->arena, &block->statements, stmt);
        IrExpr *stepped = stepped_optimizer(stmt);
        if (stepped)
            vec_push(g->arena, &block->statements, eval_of(g, NULL, NULL, stepped, stmt->span));
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            grad_eval_steps(g, ir_block_at(stmt, b));
    }
}
