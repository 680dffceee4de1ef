/* Statements: one switch; what cannot be converted becomes a TODO in its place. */
#include "lower/context.h"

#include <string.h>

/* ---- branches */

static void lower_branches(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (info->truth != TRUTH_UNKNOWN) {
        lower_vanished(l, stmt->if_stmt.test);
        if (l->failed)
            return;
        lower_block(l, info->truth == KNOWN_TRUE ? &stmt->if_stmt.body : &stmt->if_stmt.orelse);
        return;
    }
    IrStmt *branch = ir_stmt(l->ir, IR_IF, stmt->span);
    branch->test = lower_condition(l, stmt->if_stmt.test);
    branch->is_elif = stmt->if_stmt.is_elif;
    if (l->failed)
        return;
    lower_emit(l, branch);
    IrBlock *outer = l->block;
    l->block = &branch->body;
    lower_block(l, &stmt->if_stmt.body);
    l->block = &branch->orelse;
    lower_block(l, &stmt->if_stmt.orelse);
    l->block = outer;
    if (branch->orelse.statements.count != 1 && branch->orelse.statements.count)
        vec_each(i, &branch->orelse.statements)
            branch->orelse.statements.items[i]->is_elif = false; /* an elif that needs statements before it is an else */
    lower_comments(l, &stmt->if_stmt.orelse.before, &branch->orelse.header);
    lower_comments(l, &stmt->if_stmt.orelse.header, &branch->orelse.header);
}

static IrStmt *break_unless(Lower *l, IrExpr *test, Span span)
{
    IrStmt *leave = ir_stmt(l->ir, IR_IF, span);
    leave->test = ir_unary(l->ir, IR_NOT, test, span);
    ir_append(l->ir, &leave->body, ir_stmt(l->ir, IR_BREAK, span));
    return leave;
}

static void lower_while(Lower *l, const Stmt *stmt)
{
    LoopElse otherwise = lower_begin_else(l, &stmt->while_stmt.orelse, stmt->span);
    IrStmt *loop = ir_stmt(l->ir, IR_WHILE, stmt->span);
    IrBlock *outer = l->block;
    IrBlock before = {0};
    l->block = &before;
    IrExpr *test = lower_condition(l, stmt->while_stmt.test);
    l->block = outer;
    if (l->failed)
        return;
    loop->test = before.statements.count ? ir_bool(l->ir, true, stmt->span) : test;
    if (before.statements.count) {
        loop->body = before;
        ir_append(l->ir, &loop->body, break_unless(l, test, stmt->span));
    }
    lower_emit(l, loop);
    l->block = &loop->body;
    LowerExit exit = {.is_loop = true};
    lower_enter(l, &exit);
    lower_block(l, &stmt->while_stmt.body);
    lower_exit(l);
    l->block = outer;
    lower_end_else(l, &otherwise, &stmt->while_stmt.orelse, stmt->span);
}

/* ---- leaving */

/* A value that is worked out before what is done on the way out. */
static IrExpr *returned_later(Lower *l, IrExpr *value, Span span)
{
    if (value->kind == IR_INT || value->kind == IR_BOOL || value->kind == IR_FLOAT || value->kind == IR_STR || value->kind == IR_NULL)
        return value;
    IrVariable *result = lower_temporary(l, "result", value->type, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, result, span), value, span));
    return ir_var(l->ir, result, span);
}

static void lower_return(Lower *l, const Stmt *stmt)
{
    const IrType *result = l->function->result;
    const Expr *value = stmt->return_stmt.value;
    if (l->function->is_generator) {
        lower_generator_return(l, value, stmt->span);
        return;
    }
    if (value && l->instance->result->kind == TYPE_ERROR) {
        lower_expr(l, value);
        lower_fail(l, value->span, "what this function returns is not known");
        return;
    }
    if (result->kind == IR_TYPE_VOID || !value) {
        if (value && value->kind != EXPR_CONSTANT && result->kind == IR_TYPE_VOID && (sema_type(l->instance, value)->kind == TYPE_NONE || sema_type(l->instance, value)->kind == TYPE_NEVER)) {
            IrExpr *call = lower_expr(l, value);
            if (!l->failed && call->kind != IR_C_NAME && call->kind != IR_NULL)
                lower_emit(l, ir_expr_stmt(l->ir, call, stmt->span));
        }
        if (value && l->instance->result->kind != TYPE_NONE && type_vanishes(l->instance->result))
            lower_vanished(l, value);
        lower_leave(l, false, stmt->span);
        IrExpr *nothing = result->kind == IR_TYPE_VOID ? NULL : ir_null(l->ir, result, stmt->span);
        lower_emit(l, ir_return(l->ir, nothing, stmt->span));
        return;
    }
    IrExpr *out = NULL;
    if (result->kind == IR_TYPE_RECORD && value->kind == EXPR_TUPLE) {
        out = ir_expr(l->ir, IR_RECORD, result, value->span);
        vec_each(i, &value->sequence.items)
            vec_push(l->arena, &out->args, lower_expr_as(l, value->sequence.items.items[i], result->record->fields.items[i]->type));
    } else {
        out = lower_expr_as(l, value, result);
    }
    if (!l->failed && lower_has_exits(l, false)) {
        out = returned_later(l, out, stmt->span);
        lower_leave(l, false, stmt->span);
    }
    if (!l->failed)
        lower_emit(l, ir_return(l->ir, out, stmt->span));
}

static void message_pieces(Lower *l, const Expr *message, IrPieceVec *pieces)
{
    if (message)
        lower_pieces(l, message, pieces);
}

/* A message that needs statements, or acts, is worked out only where the test has failed. */
static IrStmt *failed_assertion(Lower *l, IrStmt *check, IrBlock *before)
{
    IrStmt *branch = ir_stmt(l->ir, IR_IF, check->span), *raise = ir_stmt(l->ir, IR_RAISE, check->span);
    branch->test = ir_unary(l->ir, IR_NOT, check->test, check->span);
    branch->body = *before;
    raise->exception = "PY_ASSERTION_ERROR";
    raise->pieces = check->pieces;
    ir_append(l->ir, &branch->body, raise);
    return branch;
}

static void lower_assert(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (info->truth == KNOWN_TRUE) {
        lower_vanished(l, stmt->assert_stmt.test);
        return;
    }
    IrStmt *check = ir_stmt(l->ir, IR_ASSERT, stmt->span);
    const Expr *message = stmt->assert_stmt.message;
    check->test = lower_condition(l, stmt->assert_stmt.test);
    IrBlock aside = {0}, *outer = l->block;
    l->block = &aside;
    message_pieces(l, message, &check->pieces);
    l->block = outer;
    if (message && !check->pieces.count && !l->failed) /* "" is a message too */
        ir_piece_value(l->ir, &check->pieces, ir_str(l->ir, "", 0, stmt->span), 0, "");
    if (l->failed)
        return;
    if (message && (aside.statements.count || lower_has_effects(l, message)))
        check = failed_assertion(l, check, &aside);
    lower_emit(l, check);
}

/* ---- expressions as statements */

static bool is_builtin_print(Lower *l, const Expr *expr)
{
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_NAME || !name_is(expr->call.func->name.id, "print"))
        return false;
    const ExprInfo *info = sema_expr(l->instance, expr);
    return info && info->call && info->call->kind == CALL_RULE;
}

static void lower_expr_stmt(Lower *l, const Stmt *stmt)
{
    const Expr *expr = stmt->expr.value;
    if (expr->kind == EXPR_CONSTANT)
        return; /* a docstring, or `...` */
    const ExprInfo *info = sema_expr(l->instance, expr);
    if (info && info->replacement && info->replacement->kind == EXPR_LAMBDA)
        return; /* itemgetter(0) whose value nobody takes */
    if (is_builtin_print(l, expr)) {
        lower_print(l, expr);
        return;
    }
    if (expr->kind == EXPR_CALL && (lower_add_argument(l, expr) || lower_setattr(l, expr)))
        return;
    IrExpr *value = lower_expr(l, expr);
    if (l->failed)
        return;
    bool is_asked = expr->kind == EXPR_NAME && value->kind == IR_VAR; /* `try: x` / `except NameError`: a check, if x may have no value */
    bool is_nothing = value->kind == IR_C_NAME || (value->kind == IR_VAR && !is_asked) || value->kind == IR_NULL || value->kind == IR_FIELD ||
                      (value->kind == IR_INDEX) || value->kind == IR_BOOL || lower_updated(l, expr) != expr;
    if (!is_nothing)
        lower_emit(l, ir_expr_stmt(l->ir, value, stmt->span));
}

/* del items[i], del table[key]: what the subscript names in C. */
static IrExpr *deleted_item(Lower *l, const Expr *target)
{
    IrExpr *object = lower_expr(l, target->subscript.value);
    if (!l->failed && object->type->kind == IR_TYPE_LIST && target->subscript.index->kind == EXPR_SLICE)
        return lower_slice_of(l, target, object);
    bool is_list = object->type->kind == IR_TYPE_LIST && target->subscript.index->kind != EXPR_SLICE;
    if (l->failed || (!is_list && object->type->kind != IR_TYPE_DICT))
        return lower_fail(l, target->span, "deleting this is not converted yet");
    const IrType *key = is_list ? lower_simple(l, IR_TYPE_INT) : object->type->items[0];
    return ir_item(l->ir, object, lower_expr_as(l, target->subscript.index, key), target->span);
}

/* del object[key] of a stub class: its __delitem__. */
static bool lower_delete_by_rule(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    const BoundCall *call = info ? info->call : NULL;
    if (call && call->kind == CALL_USER && stmt->delete_stmt.targets.count == 1) {
        IrExpr *value = lower_bound_call(l, call, NULL);
        if (!l->failed)
            lower_emit(l, ir_expr_stmt(l->ir, value, stmt->span));
        return true;
    }
    if (stmt->delete_stmt.targets.count != 1 || !call || call->kind != CALL_RULE || !call->rule || !call->rule->c ||
        !call->receiver_type || type_unwrap(call->receiver_type)->kind != TYPE_INSTANCE)
        return false;
    IrExpr *value = lower_bound_call(l, call, NULL);
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, value, stmt->span));
    return true;
}

/* del xs[1:3]; false: it is another target. */
static bool lower_delete_slice(Lower *l, const Expr *target)
{
    if (target->kind != EXPR_SUBSCRIPT || target->subscript.index->kind != EXPR_SLICE || sema_type(l->instance, target->subscript.value)->kind != TYPE_LIST)
        return false;
    const Expr *slice = target->subscript.index, *bounds[] = {slice->slice.lower, slice->slice.upper, slice->slice.step};
    IrExpr *call = lower_c_call(l, "py_list_delete_slice", lower_simple(l, IR_TYPE_VOID), target->span, lower_expr(l, target->subscript.value), NULL);
    for (size_t i = 0; i < 3 && !l->failed; i++) {
        IrExpr *bound = lower_bound(l, bounds[i], i == 2);
        vec_push(l->arena, &call->args, bound ? bound : ir_c_name(l->ir, "PY_NONE", lower_simple(l, IR_TYPE_INT), target->span));
    }
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, call, target->span));
    return true;
}

/* The pool or the slot's owner frees the value; that the name is unbound shows only where it is read after that (unbound.h). */
static void lower_delete_name(Lower *l, const Expr *target)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (info && info->replacement) { /* nothing has bound it: raises */
        lower_emit(l, ir_expr_stmt(l->ir, lower_expr(l, info->replacement), target->span));
        return;
    }
    if (!info || !info->variable || lower_vanishes(info->variable))
        return;
    bool is_captured = lower_is_captured(l, info->variable);
    if (!is_captured && !lower_variable_of(l, info->variable))
        return;
    IrStmt *out = ir_stmt(l->ir, IR_DELETE, target->span);
    out->place = is_captured ? lower_variable_place(l, info->variable, target->span)
                             : ir_var(l->ir, lower_variable_of(l, info->variable), target->span);
    if (!l->failed)
        lower_emit(l, out);
}

static void lower_delete(Lower *l, const Stmt *stmt)
{
    if (lower_delete_by_rule(l, stmt))
        return;
    vec_each(i, &stmt->delete_stmt.targets) {
        const Expr *target = stmt->delete_stmt.targets.items[i];
        if (target->kind == EXPR_NAME) {
            lower_delete_name(l, target);
            continue;
        }
        if (lower_delete_boxed(l, target) || lower_delete_slice(l, target))
            continue;
        IrStmt *out = ir_stmt(l->ir, IR_DELETE, stmt->span);
        out->place = target->kind == EXPR_SUBSCRIPT ? deleted_item(l, target) : lower_place(l, target);
        if (!l->failed)
            lower_emit(l, out);
    }
}

static void lower_ann_assign(Lower *l, const Stmt *stmt)
{
    if (!stmt->ann_assign.value)
        return;
    Stmt plain = *stmt;
    plain.kind = STMT_ASSIGN;
    memset(&plain.assign, 0, sizeof plain.assign);
    vec_push(l->arena, &plain.assign.targets, stmt->ann_assign.target);
    plain.assign.value = stmt->ann_assign.value;
    lower_assign(l, &plain);
}

static void lower_kind(Lower *l, const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_EXPR:
        lower_expr_stmt(l, stmt);
        break;
    case STMT_ASSIGN:
        lower_assign(l, stmt);
        break;
    case STMT_ANN_ASSIGN:
        lower_ann_assign(l, stmt);
        break;
    case STMT_AUG_ASSIGN:
        lower_aug_assign(l, stmt);
        lower_note_extra(l, stmt->aug_assign.target);
        break;
    case STMT_IF:
        lower_branches(l, stmt);
        break;
    case STMT_FOR:
        lower_for(l, stmt);
        break;
    case STMT_WHILE:
        lower_while(l, stmt);
        break;
    case STMT_WITH:
        lower_with(l, stmt);
        break;
    case STMT_RETURN:
        lower_return(l, stmt);
        break;
    case STMT_RAISE:
        lower_raise(l, stmt);
        break;
    case STMT_ASSERT:
        lower_assert(l, stmt);
        break;
    case STMT_DELETE:
        lower_delete(l, stmt);
        break;
    case STMT_BREAK:
        lower_leave(l, true, stmt->span);
        lower_break(l, stmt->span);
        break;
    case STMT_CONTINUE:
        lower_leave(l, true, stmt->span);
        lower_emit(l, ir_stmt(l->ir, IR_CONTINUE, stmt->span));
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        lower_import(l, stmt);
        break;
    case STMT_PASS:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_TYPE_ALIAS:
        break;
    case STMT_FUNCTION_DEF:
    case STMT_CLASS_DEF:
        lower_class_def(l, stmt);
        lower_def(l, stmt);
        break;
    case STMT_TRY:
        lower_try(l, stmt);
        break;
    case STMT_MATCH:
        lower_fail(l, stmt->span, "`match` is not converted yet");
        break;
    case STMT_KIND_COUNT:
        break;
    }
}

/* ---- comments and failure */

static bool carries_comments(StmtKind kind)
{
    return kind != STMT_FUNCTION_DEF && kind != STMT_CLASS_DEF;
}

/* `f = lambda ...` is a function in C: its comments go there. */
static bool comment_lambda(Lower *l, const Stmt *stmt)
{
    const Expr *value = stmt->kind == STMT_ASSIGN ? stmt->assign.value : NULL;
    if (!value || value->kind != EXPR_LAMBDA)
        return false;
    Instance *instance = sema_function_instance(sema_type(l->instance, value));
    if (!instance)
        return false;
    IrFunction *function = lower_function_of(l, instance);
    lower_comments(l, &stmt->leading, &function->leading);
    lower_comments(l, &stmt->trailing, &function->leading);
    return true;
}

/* The statement's comments go to the first IR statement that it became, or to a COMMENT of their own. */
static void attach_comments(Lower *l, const Stmt *stmt, size_t first)
{
    if (!carries_comments(stmt->kind))
        return;
    bool has = stmt->leading.count || stmt->inner.count || stmt->trailing.count;
    if (l->block->statements.count == first) {
        if (!has || comment_lambda(l, stmt))
            return;
        lower_emit(l, ir_stmt(l->ir, IR_COMMENT, stmt->span));
    }
    IrStmt *out = l->block->statements.items[first];
    bool is_compound = stmt->kind == STMT_FOR || stmt->kind == STMT_IF || stmt->kind == STMT_WHILE || stmt->kind == STMT_WITH ||
                       stmt->kind == STMT_TRY;
    IrCommentVec own = out->leading;
    memset(&out->leading, 0, sizeof out->leading);
    out->blank_above = stmt->blank_above;
    lower_comments(l, &stmt->leading, &out->leading);
    lower_comments(l, &stmt->inner, &out->leading);
    vec_each(i, &own)
        vec_push(l->arena, &out->leading, own.items[i]);
    if (out->kind == IR_COMMENT)
        lower_comments(l, &stmt->trailing, &out->leading);
    else if (!is_compound)
        lower_comments(l, &stmt->trailing, &out->trailing);
    else if (stmt->kind != STMT_FOR)
        lower_comments(l, &stmt->trailing, &out->leading);
}

static void replace_by_todo(Lower *l, const Stmt *stmt, size_t first)
{
    l->block->statements.count = first;
    const Diag *diag = l->failure;
    if (l->failed_call)
        lower_emit(l, ir_expr_stmt(l->ir, l->failed_call, stmt->span));
    l->failed_call = NULL;
    lower_emit(l, ir_todo(l->ir, diag ? diag->spec.number : DIAG_not_lowered, diag ? diag->message : "not converted", stmt->span));
    l->failed = false;
    l->failure = NULL;
}

void lower_stmt(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (info->is_dead && stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF)
        return;
    size_t first = l->block->statements.count;
    IrBlock *block = l->block;
    l->stmt_block = block;
    l->held_parts = (PointerMap){0};
    l->stmt_first = first;
    if (info->todo) {
        l->failed = true;
        l->failure = info->todo;
    } else if (!lower_never_stmt(l, stmt)) {
        lower_kind(l, stmt);
    }
    l->block = block;
    if (l->failed)
        replace_by_todo(l, stmt, first);
    attach_comments(l, stmt, first);
}

void lower_block(Lower *l, const Block *block)
{
    for (size_t i = 0; i < block->count; i++)
        lower_stmt(l, block->items[i]);
    lower_comments(l, &block->dangling, &l->block->dangling);
}
