/* Statements: assignments, control flow over environments, and the rest. */
#include "sema/infer.h"

#include <string.h>

/* ---- assignment statements ---------------------------------------------------------------------------------------------- */

static void walk_assign(Frame *frame, Stmt *stmt)
{
    const Type *type = infer_expr(frame, stmt->assign.value);
    if (stmt->assign.targets.count > 1)
        record_copy(frame->types, type);
    vec_each(i, &stmt->assign.targets)
        assign_target(frame, stmt->assign.targets.items[i], type, stmt->assign.value);
}

/* The target's info is overwritten when it is stored to: the one of the reading moves, with its claim to a Variable. */
static const ExprInfo *keep_info(Frame *frame, const Expr *target, size_t first_note)
{
    ExprInfo *kept = ARENA_NEW(frame->arena, ExprInfo);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, target);
    *kept = entry->info;
    for (size_t i = first_note; i < frame->notes.count; i++)
        if (frame->notes.items[i].info == &entry->info)
            frame->notes.items[i].info = kept;
    return kept;
}

/* ---- x.requires_grad_(): from here on the name stands for an object that keeps a gradient */

static bool is_plain_tensor(Frame *frame, Expr *expr)
{
    if (expr->kind != EXPR_NAME)
        return false;
    const Type *type = type_unwrap(infer_expr(frame, expr));
    return type->kind == TYPE_TENSOR && !type->is_parameter;
}

static void spell_assignment(Frame *frame, Stmt *stmt, const Expr *name, Expr *value)
{
    Expr *target = ARENA_NEW(frame->arena, Expr);
    *target = *name;
    target->context = CONTEXT_STORE;
    stmt->kind = STMT_ASSIGN;
    memset(&stmt->assign, 0, sizeof stmt->assign);
    stmt->assign.value = value;
    vec_push(frame->arena, &stmt->assign.targets, target);
}

/* x.requires_grad_() is x = x.requires_grad_(). */
static bool makes_leaf(Frame *frame, Stmt *stmt)
{
    Expr *call = stmt->expr.value, *function = call->kind == EXPR_CALL ? call->call.func : NULL;
    bool is_one = function && function->kind == EXPR_ATTRIBUTE && name_is(function->attribute.name, "requires_grad_") &&
                  is_plain_tensor(frame, function->attribute.value);
    if (is_one)
        spell_assignment(frame, stmt, function->attribute.value, call);
    return is_one;
}

/* x.requires_grad = True is x = x.requires_grad_(True). */
static void spell_requires_grad(Frame *frame, Stmt *stmt)
{
    Expr *target = stmt->assign.targets.items[0];
    if (stmt->assign.targets.count != 1 || target->kind != EXPR_ATTRIBUTE || !name_is(target->attribute.name, "requires_grad") ||
        !is_plain_tensor(frame, target->attribute.value))
        return;
    Expr *function = ARENA_NEW(frame->arena, Expr), *call = ARENA_NEW(frame->arena, Expr);
    *function = *target;
    function->context = CONTEXT_LOAD;
    function->attribute.name = name_intern(frame->infer->names, "requires_grad_");
    *call = (Expr){.kind = EXPR_CALL, .span = stmt->span};
    call->call.func = function;
    vec_push(frame->arena, &call->call.args, stmt->assign.value);
    spell_assignment(frame, stmt, target->attribute.value, call);
}

static void walk_aug_assign(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Expr *target = stmt->aug_assign.target;
    ExprContext context = target->context;
    size_t notes = frame->notes.count;
    target->context = CONTEXT_LOAD; /* it is read first */
    const Type *left = infer_expr(frame, target);
    target->context = context;
    info->loaded = keep_info(frame, target, notes);
    const Type *right = infer_expr(frame, stmt->aug_assign.value);
    if (left->kind == TYPE_DYNAMIC && !type_is_number(type_unwrap(right)) && right->kind != TYPE_STR && right->kind > TYPE_NONE) {
        const Type *item = item_of_iterable(frame, right); /* xs += more changes the list in place */
        type_store_boxed(frame->types, BOXED_ITEM, item ? item : frame->types->dynamic);
    }
    BoundCall *call = NULL;
    const Type *type = infer_binary(frame, target, left, stmt->aug_assign.op, stmt->aug_assign.value, right, stmt->span,
                                    true, &call);
    if (call && call->is_inplace && type->kind == TYPE_NONE)
        type = left;
    bool same_container = left->cell && (left->kind == TYPE_LIST || left->kind == TYPE_SET || left->kind == TYPE_DICT);
    if (same_container && type->kind == left->kind) /* the object itself, whatever the rule's type says */
        type = left;
    if (left->kind == TYPE_TENSOR && left->is_parameter) /* its elements change */
        type = left;
    type = type_is_number(type) ? type_widen(frame->types, type) : type;
    assign_target(frame, target, type, stmt->aug_assign.value);
    info->call = call;
    info->type = final_type(frame, type);
}

static void walk_ann_assign(Frame *frame, Stmt *stmt)
{
    const UserClass *data = frame->class_body && frame->class_body->is_dataclass ? frame->class_body : NULL;
    if (frame->class_body && frame->class_body->is_tuple)
        return;
    if (data && dataclass_has_field(data, stmt->ann_assign.target) && stmt->ann_assign.value &&
        stmt->ann_assign.value->kind != EXPR_CONSTANT)
        return; /* a default of the constructor */
    if (!stmt->ann_assign.value)
        return;
    const Type *type = infer_expr(frame, stmt->ann_assign.value);
    assign_target(frame, stmt->ann_assign.target, type, stmt->ann_assign.value);
}

static bool delete_property(Frame *frame, Expr *target, StmtInfo *info)
{
    const Type *object = type_unwrap(infer_expr(frame, target->attribute.value));
    UserFunction *deleter = object->kind == TYPE_INSTANCE ? class_deleter(object->class_, target->attribute.name) : NULL;
    ArgVec none = {0};
    if (deleter)
        call_user(frame, deleter, target->attribute.value, object, &none, target->span, target, &info->call);
    return deleter != NULL || hooked_delete(frame, target, object, &info->call);
}

/* del x.name of a field that holds a plain value. */
static bool delete_field(Frame *frame, Expr *target)
{
    const Type *type = infer_expr(frame, target);
    const ExprInfo *info = &((ExprEntry *)pointer_map_get(&frame->state->exprs, target))->info;
    env_forget(frame, target);
    return type->kind <= TYPE_ERROR || (info->resolution == RESOLVED_FIELD && info->field->kind == FIELD_PLAIN && !info->field->vanishes) ||
           info->replacement;
}

static void delete_target(Frame *frame, Expr *target, StmtInfo *info)
{
    if (target->kind == EXPR_NAME) {
        Symbol *symbol = symbol_of(frame, target->name.id);
        infer_expr(frame, target); /* which finds the variable */
        if (symbol && symbol->scope == frame->scope)
            frame->env->bindings[symbol->index] = (Binding){0};
        return;
    }
    if (target->kind == EXPR_ATTRIBUTE && (delete_property(frame, target, info) || delete_field(frame, target)))
        return;
    if (target->kind != EXPR_SUBSCRIPT) {
        infer_report(frame, DIAG_not_supported, target->span, "`del` of this is not supported");
        return;
    }
    slice_spell_target(frame, target);
    ArgVec args = {0};
    const Type *object = infer_expr(frame, target->subscript.value);
    vec_push(frame->arena, &args,
             (ArgValue){.expr = target->subscript.index, .type = infer_expr(frame, target->subscript.index)});
    if (type_unwrap(object)->kind == TYPE_DYNAMIC)
        return;
    if (!call_method(frame, target->subscript.value, object, frame->infer->known.delitem, &args, target->span, target, false,
                     &info->call))
        infer_report(frame, DIAG_no_rule, target->span, "there is no rule for `del` with %s", text_of(frame, object));
}

/* ---- control flow ------------------------------------------------------------------------------------------------------- */

static Truth test_condition(Frame *frame, Expr *test)
{
    infer_condition(frame, test);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, test);
    const Type *type = entry_type(entry);
    if (entry->info.truth == TRUTH_UNKNOWN && type->kind == TYPE_DICT && type->cell)
        cell_demote(frame->types, type->cell);
    return entry->info.truth;
}

static void drop_branch(Frame *frame, const Block *block)
{
    if (block->count)
        infer_event(frame, EVENT_DROPPED, span_join(block->items[0]->span, block->items[block->count - 1]->span), NULL, NULL,
                    "never reached on this platform");
}

static void walk_if(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Truth truth = info->truth = test_condition(frame, stmt->if_stmt.test);
    Env *otherwise = env_copy(frame, frame->env);
    unsigned nested = truth == TRUTH_UNKNOWN;
    frame->depth += nested;
    if (truth == KNOWN_FALSE) {
        drop_branch(frame, &stmt->if_stmt.body);
        frame->env->is_dead = true;
    } else {
        apply_condition(frame, stmt->if_stmt.test, true);
        infer_block(frame, &stmt->if_stmt.body);
    }
    Env *after = frame->env;
    frame->env = otherwise;
    if (truth == KNOWN_TRUE) {
        drop_branch(frame, &stmt->if_stmt.orelse);
        frame->env->is_dead = true;
    } else {
        apply_condition(frame, stmt->if_stmt.test, false);
        infer_block(frame, &stmt->if_stmt.orelse);
    }
    frame->depth -= nested;
    env_merge(frame, after, frame->env);
    frame->env = after;
}

static void add_break(Frame *frame)
{
    Loop *loop = frame->loop;
    if (loop && !loop->breaks)
        loop->breaks = env_copy(frame, frame->env);
    else if (loop)
        env_merge(frame, loop->breaks, frame->env);
    frame->env->is_dead = true;
}

/* The walk of a loop's body: `start` is the head's environment inside the loop. */
static void walk_loop_body(Frame *frame, Stmt *stmt, const Block *body, const Block *orelse, Env *exit, Loop *loop)
{
    infer_block(frame, body);
    env_close_loop(frame, stmt, frame->env);
    frame->loop = loop->outer;
    frame->depth--;
    frame->env = exit;
    infer_block(frame, orelse);
    if (loop->breaks)
        env_merge(frame, frame->env, loop->breaks);
}

static void walk_for(Frame *frame, Stmt *stmt)
{
    enum_spell_out(frame, &stmt->for_stmt.iter);
    Iteration *iteration = infer_iteration(frame, stmt->for_stmt.iter);
    pointer_map_set(frame->arena, &frame->state->iterations, (void *)(uintptr_t)stmt->id, iteration);
    if (stmt->is_async)
        infer_report(frame, DIAG_not_supported, stmt->span, "`async for` is not supported");
    Loop loop = {.outer = frame->loop, .stmt = stmt};
    frame->env = env_enter_loop(frame, stmt, frame->env);
    frame->loop = &loop;
    frame->depth++;
    Env *exit = env_copy(frame, frame->env);
    assign_target(frame, stmt->for_stmt.target, iteration->item, NULL);
    if (iteration->item->kind == TYPE_NEVER) /* over what never gets an item: the body never runs */
        frame->env->is_dead = true;
    walk_loop_body(frame, stmt, &stmt->for_stmt.body, &stmt->for_stmt.orelse, exit, &loop);
}

static void walk_while(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Loop loop = {.outer = frame->loop, .stmt = stmt};
    frame->env = env_enter_loop(frame, stmt, frame->env);
    frame->loop = &loop;
    frame->depth++;
    Truth truth = info->truth = test_condition(frame, stmt->while_stmt.test);
    Env *exit = env_copy(frame, frame->env);
    if (truth == KNOWN_TRUE)
        exit->is_dead = true;
    if (truth == KNOWN_FALSE)
        frame->env->is_dead = true;
    else
        apply_condition(frame, stmt->while_stmt.test, true);
    walk_loop_body(frame, stmt, &stmt->while_stmt.body, &stmt->while_stmt.orelse, exit, &loop);
}

static void walk_assert(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    info->truth = test_condition(frame, stmt->assert_stmt.test);
    if (stmt->assert_stmt.message)
        infer_expr(frame, stmt->assert_stmt.message);
    apply_condition(frame, stmt->assert_stmt.test, true);
}

/* A local that nobody else can reach ends with the return: what it holds moves to the caller. */
static bool is_own_local(Frame *frame, const Expr *expr)
{
    const Symbol *symbol = expr && expr->kind == EXPR_NAME ? symbol_of(frame, expr->name.id) : NULL;
    return symbol && symbol->scope == frame->scope && !scope_is_module(frame->scope) && !symbol->is_param && !symbol->is_shared;
}

static void walk_return(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    if (is_own_local(frame, stmt->return_stmt.value))
        frame->held = stmt->return_stmt.value;
    const Type *type = stmt->return_stmt.value ? infer_expr(frame, stmt->return_stmt.value) : frame->types->none;
    add_return(frame, type_without_symbols(frame->types, type));
    if (frame->state->result->kind == TYPE_DYNAMIC && type->kind != TYPE_DYNAMIC && type->kind > TYPE_ERROR)
        infer_report(frame, DIAG_boxed, stmt->span, "%s is returned here and something else elsewhere",
                     text_of(frame, type));
    info->type = final_type(frame, type);
    frame->env->is_dead = true;
}

/* ---- definitions -------------------------------------------------------------------------------------------------------- */

static void walk_function_def(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    UserFunction *function = pointer_map_get(&frame->infer->functions, stmt);
    infer_param_defaults(frame, &stmt->function_def.params);
    const Type *plain = function_value(frame, function);
    const Type *value = decorators_apply(frame, function, &stmt->function_def.decorators, plain, info);
    if (stmt->is_async)
        infer_report(frame, DIAG_not_supported, stmt->span, "`async def` is not supported");
    if (frame->class_body) {
        if (value != plain && value->kind != TYPE_NEVER)
            method_decorated(frame, function, value, info);
        return;
    }
    Symbol *symbol = symbol_of(frame, stmt->function_def.name);
    if (value != plain)
        symbol->is_definition = false;
    info->target = ARENA_NEW(frame->arena, ExprInfo);
    info->target->type = value;
    env_assign(frame, symbol, value, stmt->function_def.name_span, info->target);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void not_supported(Frame *frame, Stmt *stmt, const char *what)
{
    infer_report(frame, DIAG_not_supported, stmt->span, "%s is not supported", what);
}

static void bind_pattern(Frame *frame, const Pattern *pattern)
{
    if (!pattern)
        return;
    Symbol *symbol = pattern->name ? symbol_of(frame, pattern->name) : NULL;
    if (symbol)
        env_assign(frame, symbol, frame->types->error, pattern->span, NULL);
    vec_each(i, &pattern->patterns)
        bind_pattern(frame, pattern->patterns.items[i]);
    vec_each(i, &pattern->keyword_patterns)
        bind_pattern(frame, pattern->keyword_patterns.items[i]);
    bind_pattern(frame, pattern->inner);
}

/* Not translated, but walked: what its cases assign is known after it. */
static void walk_match(Frame *frame, Stmt *stmt)
{
    infer_expr(frame, stmt->match.subject);
    not_supported(frame, stmt, "`match`");
    Env *before = frame->env, *after = env_copy(frame, before);
    vec_each(i, &stmt->match.cases) {
        MatchCase *one = stmt->match.cases.items[i];
        frame->env = env_copy(frame, before);
        bind_pattern(frame, one->pattern);
        if (one->guard)
            infer_condition(frame, one->guard);
        infer_block(frame, &one->body);
        env_merge(frame, after, frame->env);
    }
    frame->env = after;
}

static void walk_stmt(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        walk_function_def(frame, stmt, info);
        break;
    case STMT_CLASS_DEF:
        class_execute(frame, stmt);
        info->class_ = pointer_map_get(&frame->infer->classes, stmt);
        break;
    case STMT_RETURN:
        walk_return(frame, stmt, info);
        break;
    case STMT_DELETE:
        vec_each(i, &stmt->delete_stmt.targets)
            delete_target(frame, stmt->delete_stmt.targets.items[i], info);
        break;
    case STMT_ASSIGN:
        spell_requires_grad(frame, stmt);
        walk_assign(frame, stmt);
        break;
    case STMT_AUG_ASSIGN:
        walk_aug_assign(frame, stmt, info);
        break;
    case STMT_ANN_ASSIGN:
        walk_ann_assign(frame, stmt);
        break;
    case STMT_FOR:
        walk_for(frame, stmt);
        break;
    case STMT_WHILE:
        walk_while(frame, stmt, info);
        break;
    case STMT_IF:
        walk_if(frame, stmt, info);
        break;
    case STMT_WITH:
        walk_with(frame, stmt, 0);
        break;
    case STMT_MATCH:
        walk_match(frame, stmt);
        break;
    case STMT_RAISE:
        walk_raise(frame, stmt, info);
        break;
    case STMT_TRY:
        walk_try(frame, stmt);
        break;
    case STMT_ASSERT:
        walk_assert(frame, stmt, info);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        import_execute(frame, stmt);
        break;
    case STMT_EXPR:
        infer_expr(frame, stmt->expr.value);
        if (makes_leaf(frame, stmt))
            walk_assign(frame, stmt);
        break;
    case STMT_BREAK:
        add_break(frame);
        break;
    case STMT_CONTINUE:
        if (frame->loop)
            env_close_loop(frame, frame->loop->stmt, frame->env);
        frame->env->is_dead = true;
        break;
    case STMT_TYPE_ALIAS:
        not_supported(frame, stmt, "`type`");
        break;
    default:
        break; /* pass, global, nonlocal */
    }
}

void infer_stmt(Frame *frame, Stmt *stmt)
{
    if (frame->env->is_dead)
        return;
    Stmt *outer = frame->stmt;
    StmtInfo *outer_info = frame->stmt_info, *info = stmt_info_of(frame, stmt);
    const void *outer_place = mixed_set_place(frame->types, stmt);
    frame->stmt = stmt;
    frame->stmt_info = info;
    walk_stmt(frame, stmt, info);
    info->falls_through = !frame->env->is_dead;
    if (frame->thrown)
        env_merge(frame, frame->thrown, frame->env);
    mixed_set_place(frame->types, outer_place);
    frame->stmt = outer;
    frame->stmt_info = outer_info;
}

/* `w = torch.randn(3)`, then `w.requires_grad_()`: the variable never holds anything but the leaf. */
static void join_leaf(Frame *frame, Stmt *stmt, Stmt *next)
{
    if (stmt->kind != STMT_ASSIGN || stmt->assign.targets.count != 1 || next->kind != STMT_EXPR || next->expr.value->kind != EXPR_CALL)
        return;
    const Expr *target = stmt->assign.targets.items[0], *function = next->expr.value->call.func;
    bool is_same = target->kind == EXPR_NAME && function->kind == EXPR_ATTRIBUTE && name_is(function->attribute.name, "requires_grad_") &&
                   function->attribute.value->kind == EXPR_NAME && function->attribute.value->name.id == target->name.id;
    const Type *type = is_same ? type_unwrap(infer_expr(frame, stmt->assign.value)) : NULL;
    if (!type || type->kind != TYPE_TENSOR || type->is_parameter)
        return;
    Expr *call = next->expr.value;
    call->call.func->attribute.value = stmt->assign.value;
    stmt->assign.value = call;
    next->kind = STMT_PASS;
}

void infer_block(Frame *frame, const Block *block)
{
    vec_each(i, block) {
        if (i + 1 < block->count)
            join_leaf(frame, block->items[i], block->items[i + 1]);
        infer_stmt(frame, block->items[i]);
    }
}
