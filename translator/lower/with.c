/*
 * with: an object with __enter__ and __exit__ becomes a try whose handler asks __exit__ whether the error ends there. Gradient modes,
 * files, and what contextlib gives have forms of their own.
 */
#include "lower/context.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct With {
    const WithItem *item;
    const WithInfo *info;
    IrExpr *manager; /* held: may be copied */
} With;

static void lower_item(Lower *l, const Stmt *stmt, size_t index);

static bool is_gradient_mode(const WithInfo *info)
{
    Name role = info && info->call && info->call->rule ? info->call->rule->role : NULL;
    return name_is(role, "no_grad") || name_is(role, "enable_grad") || name_is(role, "set_grad_enabled");
}

/* Whether gradients are on: enable_grad() has no argument. */
static IrExpr *grad_mode(Lower *l, const BoundCall *call, Span span)
{
    const Expr *mode = call->arg_count ? lower_argument(call, 0) : NULL;
    return mode ? lower_expr_as(l, mode, lower_simple(l, IR_TYPE_BOOL)) : ir_bool(l->ir, true, span);
}

/* The items that follow, and the block, in the scope of this one. */
static void lower_scope_body(Lower *l, const Stmt *stmt, size_t index, IrStmt *scope)
{
    IrBlock *outer = l->block;
    l->block = &scope->body;
    lower_item(l, stmt, index + 1);
    l->block = outer;
}

static void lower_gradient_mode(Lower *l, const Stmt *stmt, size_t index, const WithInfo *info)
{
    IrStmt *scope = ir_stmt(l->ir, IR_SCOPE, stmt->span);
    scope->scope = name_is(info->call->rule->role, "no_grad") ? IR_SCOPE_NO_GRAD : IR_SCOPE_GRAD;
    if (scope->scope == IR_SCOPE_GRAD)
        scope->test = grad_mode(l, info->call, stmt->span);
    lower_emit(l, scope);
    lower_scope_body(l, stmt, index, scope);
}

IrStmt *lower_autocast_scope(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *options = lower_rule_call(l, call, NULL, lower_simple(l, IR_TYPE_BOOL), span);
    if (l->failed)
        return NULL;
    IrStmt *scope = ir_stmt(l->ir, IR_SCOPE, span);
    scope->scope = IR_SCOPE_AUTOCAST;
    scope->test = options;
    lower_emit(l, scope);
    return scope;
}

static void lower_autocast(Lower *l, const Stmt *stmt, size_t index, const WithInfo *info)
{
    IrStmt *scope = lower_autocast_scope(l, info->call, stmt->span);
    if (scope)
        lower_scope_body(l, stmt, index, scope);
}

/* A scope that is a value: ctx of `ctx = nullcontext() if on_cpu else torch.autocast(...)`. */
static void lower_context(Lower *l, const Stmt *stmt, size_t index)
{
    const WithItem *item = stmt->with_stmt.items.items[index];
    IrStmt *scope = ir_stmt(l->ir, IR_SCOPE, stmt->span);
    scope->scope = IR_SCOPE_AUTOCAST;
    scope->test = lower_expr_as(l, item->context, ir_type_library(&l->ir->types, "mx_context", false));
    if (l->failed)
        return;
    lower_emit(l, scope);
    lower_scope_body(l, stmt, index, scope);
}

static const IrType *error_type(Lower *l)
{
    return ir_type_library(&l->ir->types, "py_error", false);
}

/* ---- files: closed at the end of the block, and by a guard if an error leaves it */

static void close_file(Lower *l, struct LowerExit *exit)
{
    IrExpr *close = lower_c_call(l, "py_file_close", lower_simple(l, IR_TYPE_VOID), exit->value->span, ir_copy(l->ir, exit->value), NULL);
    lower_emit(l, ir_expr_stmt(l->ir, close, exit->value->span));
}

static void find_try(Block *block, void *data);

static void find_try_in(Stmt *stmt, void *data)
{
    bool *found = data;
    *found |= stmt->kind == STMT_TRY;
    walk_stmt_blocks(stmt, find_try, data);
}

static void find_try(Block *block, void *data)
{
    for (size_t i = 0; i < block->count; i++)
        find_try_in(block->items[i], data);
}

/* Whether the program goes on anywhere after an error: a file that it left must be closed then. */
static bool program_catches(Lower *l)
{
    if (l->catches)
        return l->catches > 0;
    bool found = false;
    vec_each(i, &l->program->functions)
        if (l->program->functions.items[i]->body)
            find_try((Block *)l->program->functions.items[i]->body, &found);
    vec_each(i, &l->program->modules)
        if (l->program->modules.items[i]->body && l->program->modules.items[i]->body->body)
            find_try((Block *)l->program->modules.items[i]->body->body, &found);
    l->catches = found ? 1 : -1;
    return found;
}

static void lower_file(Lower *l, const Stmt *stmt, size_t index, IrExpr *manager)
{
    const WithItem *item = stmt->with_stmt.items.items[index];
    IrExpr *file = NULL;
    if (item->target) {
        lower_store(l, item->target, manager, item->context);
        file = lower_expr(l, item->target);
    } else {
        file = lower_hold(l, manager, "file");
    }
    if (l->failed)
        return;
    if (program_catches(l))
        lower_emit(l, ir_expr_stmt(l->ir, lower_c_call(l, "T2M_CLOSES", lower_simple(l, IR_TYPE_VOID), item->span, ir_copy(l->ir, file), NULL),
                                   item->span));
    LowerExit exit = {.run = close_file, .value = file};
    lower_enter(l, &exit);
    lower_item(l, stmt, index + 1);
    lower_exit(l);
    if (!l->failed)
        close_file(l, &exit);
}

/* ---- managers */

/* The call of __exit__, with the error or without; the value says whether the error ends here. */
static IrExpr *call_exit(Lower *l, const With *with, IrExpr *error)
{
    Span span = with->item->span;
    if (with->info->thing)
        return lower_bound_call(l, with->info->exit, NULL);
    if (!with->info->exit) {
        IrExpr *given = error ? error : ir_null(l->ir, error_type(l), span);
        return lower_c_call(l, "py_context_exit", lower_simple(l, IR_TYPE_BOOL), span, ir_copy(l->ir, with->manager), given);
    }
    pointer_map_set(l->arena, &l->evaluated, with->item->context, with->manager);
    for (size_t i = 0; i < 3; i++)
        if (with->info->given[i])
            pointer_map_set(l->arena, &l->evaluated, with->info->given[i],
                            error ? ir_copy(l->ir, error) : ir_null(l->ir, error_type(l), span));
    return lower_bound_call(l, with->info->exit, NULL);
}

static void exit_normally(Lower *l, struct LowerExit *exit)
{
    const With *with = exit->data;
    IrExpr *call = call_exit(l, with, NULL);
    if (!l->failed && call->kind != IR_C_NAME)
        lower_emit(l, ir_expr_stmt(l->ir, call, with->item->span));
}

/* The handler: __exit__ is told the error (NULL: it does not ask), which goes on unless that is true. */
static void exit_by_error(Lower *l, const With *with, IrVariable *error)
{
    Span span = with->item->span;
    IrExpr *call = call_exit(l, with, error ? ir_var(l->ir, error, span) : NULL);
    IrStmt *again = ir_stmt(l->ir, IR_RAISE, span);
    if (l->failed)
        return;
    if (call->type->kind == IR_TYPE_VOID || !with->info->may_swallow) {
        if (call->kind != IR_C_NAME)
            lower_emit(l, ir_expr_stmt(l->ir, call, span));
        lower_emit(l, again);
        return;
    }
    IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
    branch->test = ir_unary(l->ir, IR_NOT, lower_truth(l, call, span), span);
    ir_append(l->ir, &branch->body, again);
    lower_emit(l, branch);
}

/* The body in a try, with what is done at its end, on the ways out of it, and when an error comes. */
static void lower_managed(Lower *l, const Stmt *stmt, size_t index, With *with)
{
    IrStmt *out = ir_stmt(l->ir, IR_TRY, stmt->span);
    IrBlock *outer = l->block;
    LowerExit exit = {.is_try = true, .run = exit_normally, .data = with};
    lower_enter(l, &exit);
    l->block = &out->body;
    lower_item(l, stmt, index + 1);
    lower_exit(l);
    bool is_rule = with->info->exit && with->info->exit->kind == CALL_RULE; /* which closes, whatever the error is */
    IrHandler handler = {.variable = is_rule ? NULL : lower_temporary(l, "error", error_type(l), with->item->span)};
    l->block = &handler.body;
    if (!l->failed)
        exit_by_error(l, with, handler.variable);
    vec_push(l->arena, &out->handlers, handler);
    l->block = &out->orelse;
    if (!l->failed)
        exit_normally(l, &exit);
    l->block = outer;
    if (!l->failed)
        lower_emit(l, out);
}

/* with suppress(A, B): a try whose handler does nothing. */
static void lower_suppress(Lower *l, const Stmt *stmt, size_t index, const WithInfo *info)
{
    IrStmt *out = ir_stmt(l->ir, IR_TRY, stmt->span);
    IrBlock *outer = l->block;
    IrHandler handler = {0};
    LowerExit exit = {.is_try = true};
    if (info->errors->item_count)
        lower_error_classes(l, info->errors, &handler.classes, stmt->span);
    lower_enter(l, &exit);
    l->block = &out->body;
    lower_item(l, stmt, index + 1);
    l->block = outer;
    lower_exit(l);
    if (info->errors->item_count)
        vec_push(l->arena, &out->handlers, handler);
    if (!l->failed)
        lower_emit(l, out);
}

static void store_target(Lower *l, const WithItem *item, IrExpr *value)
{
    if (l->failed)
        return;
    if (item->target && value->type->kind != IR_TYPE_VOID)
        lower_store(l, item->target, value, item->context);
    else if (value->kind != IR_VAR && value->kind != IR_C_NAME && value->kind != IR_FIELD && value->kind != IR_NULL)
        lower_emit(l, ir_expr_stmt(l->ir, value, item->span));
}

static void lower_manager(Lower *l, const Stmt *stmt, size_t index, const WithInfo *info)
{
    const WithItem *item = stmt->with_stmt.items.items[index];
    With with = {.item = item, .info = info};
    IrExpr *manager = lower_expr(l, item->context);
    if (l->failed)
        return;
    if (manager->type->kind == IR_TYPE_LIBRARY && name_is(manager->type->c_name, "py_file")) {
        lower_file(l, stmt, index, manager);
        return;
    }
    if (manager->type->kind != IR_TYPE_ITERATOR && !info->exit) {
        lower_fail(l, item->span, "`with` on a value of type `%s` is not converted yet", manager->type->key);
        return;
    }
    with.manager = lower_hold(l, manager, "manager");
    IrExpr *entered = ir_copy(l->ir, with.manager);
    if (manager->type->kind == IR_TYPE_ITERATOR) {
        const IrType *type = manager->type->items[0];
        entered = lower_template(l, "py_context_enter({a})", type, item->span, type->kind != IR_TYPE_VOID, 1, &entered);
        entered->rule->mutates = true;
    } else if (info->enter) {
        pointer_map_set(l->arena, &l->evaluated, item->context, with.manager);
        entered = lower_bound_call(l, info->enter, NULL);
    }
    store_target(l, item, entered);
    if (!l->failed)
        lower_managed(l, stmt, index, &with);
}

static void lower_closing(Lower *l, const Stmt *stmt, size_t index, const WithInfo *info)
{
    const WithItem *item = stmt->with_stmt.items.items[index];
    With with = {.item = item, .info = info};
    IrExpr *thing = lower_hold(l, lower_expr(l, info->thing), "thing");
    if (l->failed)
        return;
    pointer_map_set(l->arena, &l->evaluated, info->thing, thing);
    if (item->target)
        store_target(l, item, ir_copy(l->ir, thing));
    if (info->exit)
        lower_managed(l, stmt, index, &with);
    else
        lower_item(l, stmt, index + 1);
}

static bool does_nothing(const WithInfo *info)
{
    Name class_ = info->call && info->call->class_ ? info->call->class_->qualified : NULL;
    return class_ && (name_is(class_, "contextlib.nullcontext") || name_is(class_, "warnings.catch_warnings"));
}

/* The manager was evaluated for this instance of the function only. */
static void forget_evaluated(Lower *l, const WithItem *item, const WithInfo *info)
{
    pointer_map_set(l->arena, &l->evaluated, item->context, NULL);
    if (info->thing)
        pointer_map_set(l->arena, &l->evaluated, info->thing, NULL);
    for (size_t i = 0; i < 3; i++)
        if (info->given[i])
            pointer_map_set(l->arena, &l->evaluated, info->given[i], NULL);
}

static void lower_item(Lower *l, const Stmt *stmt, size_t index)
{
    if (index == stmt->with_stmt.items.count) {
        lower_block(l, &stmt->with_stmt.body);
        return;
    }
    const WithItem *item = stmt->with_stmt.items.items[index];
    const WithInfo *info = sema_with(l->instance, item);
    if (l->failed)
        return;
    if (!info)
        lower_fail(l, item->span, "this `with` was not understood");
    else if (info->call && info->call->rule && name_is(info->call->rule->role, "autocast"))
        lower_item(l, stmt, index + 1); /* for CUDA, which there is not */
    else if (info->call && info->call->rule && name_is(info->call->rule->role, "autocast_cpu"))
        lower_autocast(l, stmt, index, info);
    else if (is_gradient_mode(info))
        lower_gradient_mode(l, stmt, index, info);
    else if (type_is_context(sema_type(l->instance, item->context)))
        lower_context(l, stmt, index);
    else if (info->errors)
        lower_suppress(l, stmt, index, info);
    else if (info->thing)
        lower_closing(l, stmt, index, info);
    else if (!item->target && does_nothing(info))
        lower_item(l, stmt, index + 1);
    else if (is_dropped_value(info->type)) {
        lower_vanished(l, item->context);
        lower_item(l, stmt, index + 1);
    } else
        lower_manager(l, stmt, index, info);
    if (info)
        forget_evaluated(l, item, info);
}

void lower_with(Lower *l, const Stmt *stmt)
{
    lower_item(l, stmt, 0);
}
