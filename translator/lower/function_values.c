/*
 * Function values that may be one of several (sema/function_sets.c). Such a value is a `py_function *`: each function has one object, a
 * variable of the file; a method is bound to its object, a closure to its scope. A call goes to a function of its own that asks which
 * one it is and calls that as any call would, with the defaults and conversions it needs.
 */
#include "lower/context.h"

#include <string.h>

static const IrType *object_type(Lower *l)
{
    return ir_type_library(&l->ir->types, "py_function", false);
}

bool lower_is_function_object(const IrType *type)
{
    return type && type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "py_function");
}

static bool is_single(const Type *type)
{
    return (type->kind == TYPE_FUNCTION && !type->is_set) || type->kind == TYPE_CLASS;
}

static const char *plain_name(const Type *type)
{
    return type->kind == TYPE_CLASS ? type->class_->name->text
           : type->function         ? type->function->name->text
           : type->rule             ? type->rule->name->text
                                    : "function";
}

/* Where the function is, or what names it first. */
static IrModule *module_of(Lower *l, const Type *type)
{
    const SemaModule *module = type->function                                   ? type->function->module
                               : type->kind == TYPE_CLASS && type->class_->user ? type->class_->user->module
                                                                                : NULL;
    IrModule *out = pointer_map_get(&l->modules, module);
    return out ? out : l->module ? l->module : l->ir->modules.items[0];
}

/* What type() of its objects gives; classes that no box knows by a table go by their name. */
static IrExpr *class_as_object(Lower *l, const Class *class_)
{
    if (lower_has_class_object(class_))
        return lower_class_object(l, class_, (Span){0});
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    const char *module = class_->user && class_->user->module->is_main ? "__main__" : class_->user ? class_->user->module->name->text : NULL;
    const char *text = module ? arena_printf(l->arena, "\"%s.%s\"", module, class_->name->text) : arena_printf(l->arena, "\"%s\"", class_->qualified->text);
    return lower_c_call(l, "py_builtin_type", boxed, (Span){0}, ir_c_name(l->ir, text, boxed, (Span){0}), NULL);
}

/* The object of a function, which all its values point to. */
static IrVariable *target_of(Lower *l, const Type *type)
{
    IrVariable *target = pointer_map_get(&l->targets, type);
    if (target)
        return target;
    const char *name = plain_name(type), *unique = arena_printf(l->arena, "%s_function", name);
    for (unsigned n = 2; string_map_has(&l->dispatch_names, unique); n++)
        unique = arena_printf(l->arena, "%s_function_%u", name, n);
    string_map_set(l->arena, &l->dispatch_names, unique, l);
    target = ir_global(l->ir, module_of(l, type), unique, object_type(l), (Span){0});
    pointer_map_set(l->arena, &l->targets, type, target);
    IrExpr *args[] = {ir_str(l->ir, name, strlen(name), (Span){0}), type->kind == TYPE_CLASS ? class_as_object(l, type->class_) : NULL};
    const char *c = args[1] ? "py_class_new({a!s}, {b})" : "py_function_new({a!s})";
    IrExpr *made = lower_template(l, c, object_type(l), (Span){0}, false, args[1] ? 2 : 1, args);
    vec_push(l->arena, &l->target_stmts, ir_assign(l->ir, ir_var(l->ir, target, (Span){0}), made, (Span){0}));
    return target;
}

void lower_start_targets(Lower *l)
{
    IrFunction *main = l->ir->modules.items[0]->main;
    if (!main || !l->target_stmts.count)
        return;
    IrBlock body = main->body;
    main->body.statements.items = NULL;
    main->body.statements.count = main->body.statements.capacity = 0;
    vec_each(i, &l->target_stmts)
        ir_append(l->ir, &main->body, l->target_stmts.items[i]);
    vec_each(i, &body.statements)
        ir_append(l->ir, &main->body, body.statements.items[i]);
    main->body.prepended += l->target_stmts.count;
}

/* `bound`: its receiver, scope or defaults; NULL if it has none. */
IrExpr *lower_object_of(Lower *l, const Type *type, IrExpr *bound, Span span)
{
    IrExpr *target = ir_var(l->ir, target_of(l, type), span);
    if (!bound || type_vanishes(type))
        return target;
    IrExpr *args[] = {target, bound};
    return lower_template(l, "py_function_bind({a}, {b})", object_type(l), span, false, 2, args);
}

/* A variable that may hold several functions, read where it is known to hold this one. */
IrExpr *lower_bound_of(Lower *l, IrExpr *function, const Type *type, Span span)
{
    return lower_template(l, "py_function_bound({a})", lower_type(l, type), span, false, 1, &function);
}

IrExpr *lower_function_object(Lower *l, const Expr *expr)
{
    const Type *type = sema_type(l->instance, expr);
    if (!is_single(type))
        return NULL;
    if (type_vanishes(type)) {
        lower_vanished(l, expr);
        return lower_object_of(l, type, NULL, expr->span);
    }
    IrExpr *bound = lower_expr(l, expr);
    bool is_object = !l->failed && (bound->type->kind == IR_TYPE_INSTANCE || bound->type->kind == IR_TYPE_LIBRARY || bound->type->kind == IR_TYPE_STR ||
                                    bound->type->kind == IR_TYPE_LIST || bound->type->kind == IR_TYPE_DICT || bound->type->kind == IR_TYPE_SET);
    if (!is_object)
        return l->failed ? bound : lower_fail(l, expr->span, "a method of such a value is not converted as a value yet");
    return lower_object_of(l, type, bound, expr->span);
}

/* ---- calls */

static const char *called_name(const Expr *callee)
{
    if (callee && callee->kind == EXPR_SUBSCRIPT)
        callee = callee->subscript.value;
    return !callee                             ? "value"
           : callee->kind == EXPR_NAME && callee->name.id ? callee->name.id->text
           : callee->kind == EXPR_ATTRIBUTE   ? callee->attribute.name->text
                                              : "value";
}

static IrFunction *new_chooser(Lower *l, const BoundCall *call, Span span)
{
    IrModule *module = l->function->module;
    const char *wanted = arena_printf(l->arena, "call_%s", called_name(call->callee)), *unique = wanted;
    for (unsigned n = 2; string_map_has(&l->dispatch_names, unique); n++)
        unique = arena_printf(l->arena, "%s_%u", wanted, n);
    string_map_set(l->arena, &l->dispatch_names, unique, l);
    IrFunction *out = ir_function(l->ir, module, unique, called_name(call->callee), lower_type(l, call->result), (Span){0});
    Text names = {0};
    for (size_t i = 0; i < call->alternative_count; i++)
        text_printf(&names, "%s%s", i == 0 ? "" : i + 1 == call->alternative_count ? " or " : ", ", plain_name(call->callee_type->items[i]));
    out->doc = arena_printf(l->arena, "Calls %s.", text_string(&names));
    text_release(&names);
    ir_param(l->ir, out, "function", object_type(l), span);
    for (size_t i = 0; i < call->arg_count; i++)
        if (!type_vanishes(call->args[i].type)) {
            const Expr *expr = call->args[i].expr;
            const char *name = expr->kind == EXPR_NAME && expr->name.id ? expr->name.id->text : "value";
            vec_each(k, &out->params)
                if (name_is(out->params.items[k]->name, name))
                    name = arena_printf(l->arena, "%s_%zu", name, i + 1);
            IrVariable *param = ir_param(l->ir, out, name, lower_type(l, call->args[i].type), span);
            pointer_map_set(l->arena, &l->placeholders, call->placeholders[i], ir_var(l->ir, param, span));
        } else { /* of which the type says all */
            IrExpr *literal = lower_literal(l, call->args[i].type, span);
            pointer_map_set(l->arena, &l->placeholders, call->placeholders[i], literal ? literal : ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span));
        }
    return out;
}

/* One target's call, with the value's scope or receiver where it has one. */
static void call_target(Lower *l, const BoundCall *call, IrFunction *chooser, size_t index, Span span)
{
    const Type *type = call->callee_type->items[index];
    const BoundCall *target = call->alternatives[index];
    if (!type_vanishes(type)) {
        IrExpr *value = lower_bound_of(l, ir_var(l->ir, chooser->params.items[0], span), type, span);
        pointer_map_set(l->arena, &l->placeholders, call->alternative_callees[index], lower_hold(l, value, "bound"));
    }
    if (!target || target->kind == CALL_ERROR) {
        lower_emit(l, ir_todo(l->ir, DIAG_not_lowered, "these arguments do not fit the function", span));
        return;
    }
    IrExpr *value = lower_bound_call(l, target, NULL);
    if (l->failed)
        return;
    const IrType *result = chooser->result;
    if (result->kind == IR_TYPE_VOID) {
        if (value->kind != IR_C_NAME)
            lower_emit(l, ir_expr_stmt(l->ir, value, span));
        lower_emit(l, ir_return(l->ir, NULL, span));
        return;
    }
    if (value->type->kind == IR_TYPE_VOID) {
        lower_emit(l, ir_expr_stmt(l->ir, value, span));
        value = target->result->kind == TYPE_NEVER ? lower_nothing(l, result, span) : ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
    }
    value = lower_convert(l, value, result, span);
    if (!l->failed)
        lower_emit(l, ir_return(l->ir, value, span));
}

static void fill_chooser(Lower *l, const BoundCall *call, IrFunction *chooser, Span span)
{
    IrFunction *function = l->function;
    IrBlock *block = l->block;
    l->function = chooser;
    for (size_t i = 0; i < call->alternative_count && !l->failed; i++) {
        l->block = &chooser->body;
        if (i + 1 < call->alternative_count) {
            IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
            IrExpr *args[] = {ir_var(l->ir, chooser->params.items[0], span), ir_var(l->ir, target_of(l, call->callee_type->items[i]), span)};
            branch->test = lower_template(l, "py_function_is({a}, {b})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, args);
            branch->test->rule->raises = true;
            lower_emit(l, branch);
            l->block = &branch->body;
        }
        call_target(l, call, chooser, i, span);
    }
    l->function = function;
    l->block = block;
}

IrExpr *lower_chosen_call(Lower *l, const BoundCall *call, Span span)
{
    if (!call->alternative_count)
        return lower_fail(l, span, "calling a function held in a variable is not converted yet");
    IrExpr *function = lower_expr_as(l, call->callee, object_type(l));
    IrExprVec args = {0};
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        if (type_vanishes(call->args[i].type))
            lower_vanished(l, call->args[i].expr);
        else
            vec_push(l->arena, &args, lower_expr_as(l, call->args[i].expr, lower_type(l, call->args[i].type)));
    }
    if (l->failed)
        return function;
    IrFunction *chooser = new_chooser(l, call, span);
    fill_chooser(l, call, chooser, span);
    if (l->failed)
        return function;
    vec_push(l->arena, &chooser->module->functions, chooser);
    IrExpr *out = ir_call(l->ir, chooser, span);
    vec_push(l->arena, &out->args, function);
    vec_each(i, &args)
        vec_push(l->arena, &out->args, args.items[i]);
    return out;
}
