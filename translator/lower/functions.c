/*
 * Definitions of functions: the values of their defaults. Python evaluates a default once, where the def stands, and every call that leaves
 * the argument out gets that object. A default that is the same whenever it is evaluated is written at the call; any other is kept in
 * a variable of the file.
 */
#include "lower/context.h"

/* A literal, a constant of a stub, a name that is assigned once: evaluating it at the call is as good. */
static bool is_fixed(const Instance *instance, const Expr *expr)
{
    const ExprInfo *info = sema_expr(instance, expr);
    if (!info || type_vanishes(info->type))
        return true;
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return true;
    case EXPR_UNARY_OP:
        return is_fixed(instance, expr->unary_op.operand);
    case EXPR_BIN_OP:
        return is_fixed(instance, expr->bin_op.left) && is_fixed(instance, expr->bin_op.right);
    case EXPR_TUPLE:
        vec_each(i, &expr->sequence.items)
            if (!is_fixed(instance, expr->sequence.items.items[i]))
                return false;
        return true;
    case EXPR_NAME:
        return info->resolution == RESOLVED_VARIABLE && info->variable && info->variable->kind == VARIABLE_GLOBAL &&
               info->variable->is_constant && type_is_number(info->type);
    case EXPR_ATTRIBUTE:
        return info->resolution == RESOLVED_RULE_VALUE;
    default:
        return false;
    }
}

/* Where the def is executed. */
static const Instance *home_of(const UserFunction *function)
{
    const UserFunction *parent = function->parent;
    return parent && parent->instances.count ? parent->instances.items[0] : NULL;
}

static IrVariable *kept_default(Lower *l, const UserFunction *function, const Param *param)
{
    const Instance *home = home_of(function);
    IrVariable *kept = pointer_map_get(&l->defaults, param);
    if (kept || !home || function->rule || param->is_fresh || is_fixed(home, param->default_value))
        return kept;
    IrModule *module = pointer_map_get(&l->modules, function->module);
    if (!module)
        return NULL;
    const char *name = arena_printf(l->arena, "%s_default_%s", function->instances.items[0]->unique->text, param->name->text);
    kept = ir_global(l->ir, module, name, lower_type(l, sema_type(home, param->default_value)), param->span);
    pointer_map_set(l->arena, &l->defaults, param, kept);
    return kept;
}

void lower_param_defaults(Lower *l, const UserFunction *function)
{
    RuleParamKind kind;
    const Param *param;
    for (size_t i = 0; !l->failed && function->instances.count && (param = function_param(function, i, &kind)); i++) {
        IrVariable *kept = param->default_value ? kept_default(l, function, param) : NULL;
        if (!kept)
            continue;
        IrExpr *value = lower_expr_as(l, param->default_value, kept->type);
        if (!l->failed)
            lower_emit(l, ir_assign(l->ir, ir_var(l->ir, kept, param->span), value, param->span));
    }
}

/* @f def g: g = f(g) */
void lower_decorations(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    IrExpr *value = NULL;
    vec_each(i, &info->decorations) {
        const BoundCall *call = info->decorations.items[i];
        const Type *given = sema_type(l->instance, call->placeholders[0]);
        if (!value)
            value = type_vanishes(given) ? ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), stmt->span)
                    : given->kind == TYPE_FUNCTION ? lower_new_closure(l, given, stmt->span)
                                                   : lower_fail(l, stmt->span, "this decorator is not converted yet");
        value = lower_applied(l, call, &value, stmt->span);
        if (!l->failed && value->type->kind == IR_TYPE_VOID && value->kind != IR_C_NAME) {
            lower_emit(l, ir_expr_stmt(l->ir, value, stmt->span));
            value = ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), stmt->span);
        }
    }
    Variable *variable = info->target ? info->target->variable : NULL;
    const Type *plain = info->target && info->target->type ? info->target->type : NULL;
    if (!value && variable && !l->failed && !lower_vanishes(variable) && plain && plain->kind == TYPE_FUNCTION && !type_vanishes(plain))
        value = lower_new_closure(l, plain, stmt->span); /* one of several defs of the name */
    bool is_object = variable && !lower_vanishes(variable) && lower_is_function_object(lower_type(l, variable->type));
    if (is_object && plain && !l->failed && (plain->kind == TYPE_FUNCTION || plain->kind == TYPE_CLASS) && !plain->is_set)
        value = lower_object_of(l, plain, value, stmt->span);
    if (!value || l->failed || !variable || lower_vanishes(variable))
        return;
    IrExpr *place = lower_variable_place(l, variable, stmt->span);
    value = lower_convert(l, value, place->type, stmt->span);
    if (!l->failed)
        lower_emit(l, ir_assign(l->ir, place, value, stmt->span));
}

void lower_def(Lower *l, const Stmt *stmt)
{
    if (stmt->kind == STMT_FUNCTION_DEF)
        lower_decorations(l, stmt);
    vec_each(i, &l->program->functions) {
        const UserFunction *function = l->program->functions.items[i];
        bool is_method = stmt->kind == STMT_CLASS_DEF && function->class_ && function->class_->def == stmt;
        if (function->def && (function->def == stmt || is_method))
            lower_param_defaults(l, function);
    }
    if (stmt->kind != STMT_CLASS_DEF)
        return;
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (info->after)
        lower_stmt(l, info->after);
    lower_decorations(l, stmt);
}

IrExpr *lower_default(Lower *l, const Instance *callee, const Variable *param, const Expr *expr, const IrType *want)
{
    IrVariable *kept = param->param ? kept_default(l, callee->function, param->param) : NULL;
    if (kept)
        return lower_convert(l, ir_var(l->ir, kept, expr->span), want, expr->span);
    if (callee->function->rule && expr->kind == EXPR_UNARY_OP) /* of a stub: nothing evaluates its defs */
        return lower_convert(l, lower_constant_default(l, expr), want, expr->span);
    const Instance *caller = l->instance;
    l->instance = callee; /* defaults are known where the function is */
    IrExpr *value = lower_expr_as(l, expr, want);
    l->instance = caller;
    return value;
}

IrExpr *lower_applied(Lower *l, const BoundCall *call, IrExpr *const *values, Span span)
{
    if (!call || call->kind == CALL_ERROR)
        return lower_fail(l, span, "this callback was not understood");
    for (size_t i = 0; i < call->placeholder_count; i++)
        pointer_map_set(l->arena, &l->placeholders, call->placeholders[i], values[i]);
    return lower_bound_call(l, call, NULL);
}
