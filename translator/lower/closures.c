/*
 * Closures (see sema/closures.c). The variables that inner functions share with a call of their enclosing function are fields of an object,
 * the call's scope: `train_scope`. A closure's value is that object; its C function takes it as the first parameter. A scope knows the next
 * one outwards, if names of that are used too.
 */
#include "lower/context.h"

static bool is_captured_by(const Variable *variable, const Instance *owner)
{
    return variable->is_captured && variable->owner == owner && !lower_vanishes(variable);
}

static void add_scope_fields(Lower *l, IrClass *class_, const Instance *owner, const VariableVec *variables)
{
    vec_each(i, variables) {
        const Variable *variable = variables->items[i];
        if (!is_captured_by(variable, owner) || pointer_map_has(&l->captured, variable))
            continue;
        IrField *field = ir_field(l->ir, &class_->fields, variable->unique->text, lower_type(l, variable->type), IR_FIELD_PLAIN, variable->span);
        field->note = lower_note(l, variable->type);
        field->spelled = variable->is_comprehension ? NULL : variable->name;
        field->class_ = class_;
        field->is_never_none = !type_is_optional(variable->type) && variable->type->kind != TYPE_DYNAMIC;
        pointer_map_set(l->arena, &l->captured, variable, field);
    }
}

static Span def_span(const UserFunction *function)
{
    return function->def ? function->def->span : function->lambda ? function->lambda->span : (Span){0};
}

const IrType *lower_scope_type(Lower *l, const Instance *owner)
{
    IrClass *class_ = pointer_map_get(&l->scopes, owner);
    if (class_)
        return ir_type_instance(&l->ir->types, class_);
    IrModule *module = pointer_map_get(&l->modules, owner->function->module);
    module = module ? module : l->ir->modules.items[0];
    class_ = ir_class(l->ir, module, arena_printf(l->arena, "%s_scope", owner->unique->text), NULL, def_span(owner->function));
    class_->doc = arena_printf(l->arena, "What %s shares with its inner functions.", owner->function->qualified->text);
    class_->is_scope = true;
    pointer_map_set(l->arena, &l->scopes, owner, class_);
    const IrType *type = ir_type_instance(&l->ir->types, class_);
    const Instance *outer = sema_outer_scope(owner);
    if (outer)
        ir_field(l->ir, &class_->fields, "outer", lower_scope_type(l, outer), IR_FIELD_PLAIN, class_->span);
    add_scope_fields(l, class_, owner, &owner->params);
    add_scope_fields(l, class_, owner, &owner->variables);
    return type;
}

/* Of a closure's C function. */
void lower_scope_param(Lower *l, const Instance *instance, IrFunction *function)
{
    const Instance *outer = instance->function->class_ ? NULL : sema_outer_scope(instance);
    if (!outer)
        return;
    IrVariable *param = ir_param(l->ir, function, instance->has_scope ? "outer" : "scope", lower_scope_type(l, outer), function->span);
    pointer_map_set(l->arena, &l->scope_params, instance, param);
}

void lower_open_scope(Lower *l, const Instance *instance)
{
    if (!instance->has_scope)
        return;
    Span span = l->function->span;
    const IrType *type = lower_scope_type(l, instance);
    IrVariable *scope = lower_temporary(l, "scope", type, span);
    pointer_map_set(l->arena, &l->scope_locals, instance, scope);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, scope, span), ir_new(l->ir, type->class_, span), span));
    IrVariable *outer = pointer_map_get(&l->scope_params, instance);
    IrField *link = ir_class_field(type->class_, name_intern(l->ir->names, "outer"));
    if (outer && link && link->type == outer->type)
        lower_emit(l, ir_assign(l->ir, ir_field_of(l->ir, ir_var(l->ir, scope, span), link, span), ir_var(l->ir, outer, span), span));
    vec_each(i, &instance->params) {
        IrField *field = pointer_map_get(&l->captured, instance->params.items[i]);
        IrVariable *param = pointer_map_get(&l->variables, instance->params.items[i]);
        if (field && param)
            lower_emit(l, ir_assign(l->ir, ir_field_of(l->ir, ir_var(l->ir, scope, span), field, span), ir_var(l->ir, param, span), span));
    }
}

/* The scope of `owner` as the function at hand sees it; fails if it does not. */
IrExpr *lower_scope(Lower *l, const Instance *owner, Span span)
{
    IrVariable *own = pointer_map_get(&l->scope_locals, owner);
    if (l->instance == owner && own)
        return ir_var(l->ir, lower_inside(l, own), span);
    IrVariable *param = lower_inside(l, pointer_map_get(&l->scope_params, l->instance));
    const Instance *at = sema_outer_scope(l->instance);
    IrExpr *scope = param && at ? ir_var(l->ir, param, span) : NULL;
    for (; scope && at && at != owner; at = sema_outer_scope(at)) {
        IrField *link = ir_class_field(scope->type->class_, name_intern(l->ir->names, "outer"));
        scope = link ? ir_field_of(l->ir, scope, link, span) : NULL;
    }
    return scope && at ? scope : lower_fail(l, span, "names of an enclosing function are not converted here yet");
}

bool lower_is_captured(Lower *l, const Variable *variable)
{
    if (variable->is_captured && variable->owner && !lower_vanishes(variable))
        lower_scope_type(l, variable->owner);
    return pointer_map_has(&l->captured, variable);
}

IrExpr *lower_variable_place(Lower *l, Variable *variable, Span span)
{
    if (lower_is_captured(l, variable)) {
        IrExpr *scope = lower_scope(l, variable->owner, span);
        return l->failed ? scope : ir_field_of(l->ir, scope, pointer_map_get(&l->captured, variable), span);
    }
    IrVariable *out = lower_variable_of(l, variable);
    bool is_foreign = out && out->kind != IR_GLOBAL && variable->owner != l->instance;
    return out && !is_foreign ? ir_var(l->ir, out, span)
                              : lower_fail(l, span, "`%s` of an enclosing function is not converted yet", variable->name->text);
}

/* ---- defaults that a closure carries */

static bool carries(Lower *l, const Type *type, const Param *param, const IrType **field)
{
    const Instance *home = type->home ? type->home : type->function->parent ? type->function->parent->instances.items[0] : NULL;
    const Type *value = param->default_value && home ? sema_type(home, param->default_value) : NULL;
    if (!value || param->default_value->kind == EXPR_CONSTANT || type_vanishes(value) || value->kind == TYPE_NEVER)
        return false;
    *field = lower_type(l, type_widen(l->program->types, value));
    return true;
}

const IrType *lower_closure_type(Lower *l, const Type *type)
{
    IrClass *class_ = pointer_map_get(&l->closures, type);
    if (class_)
        return ir_type_instance(&l->ir->types, class_);
    const UserFunction *function = type->function;
    IrModule *module = pointer_map_get(&l->modules, function->module);
    const char *name = function->instances.count ? function->instances.items[0]->unique->text : function->name->text;
    class_ = ir_class(l->ir, module ? module : l->ir->modules.items[0], arena_printf(l->arena, "%s_closure", name), NULL, def_span(function));
    class_->doc = arena_printf(l->arena, "%s with the defaults that it was made with.", function->qualified->text);
    pointer_map_set(l->arena, &l->closures, type, class_);
    if (sema_scope_of(type))
        ir_field(l->ir, &class_->fields, "scope", lower_scope_type(l, sema_scope_of(type)), IR_FIELD_PLAIN, class_->span);
    RuleParamKind kind;
    const Param *param;
    const IrType *field = NULL;
    for (size_t i = 0; (param = function_param(function, i, &kind)); i++)
        if (carries(l, type, param, &field))
            ir_field(l->ir, &class_->fields, param->name->text, field, IR_FIELD_PLAIN, param->span);
    return ir_type_instance(&l->ir->types, class_);
}

IrExpr *lower_closure_field(Lower *l, IrExpr *closure, const char *name, Span span)
{
    IrField *field = closure ? ir_class_field(closure->type->class_, name_intern(l->ir->names, name)) : NULL;
    return field ? ir_field_of(l->ir, ir_copy(l->ir, closure), field, span) : NULL;
}

IrExpr *lower_new_closure(Lower *l, const Type *type, Span span)
{
    if (!type->function->binds_defaults)
        return lower_scope(l, sema_scope_of(type), span);
    const IrType *made = lower_closure_type(l, type);
    IrExpr *closure = ir_var(l->ir, lower_temporary(l, "closure", made, span), span);
    lower_emit(l, ir_assign(l->ir, ir_copy(l->ir, closure), ir_new(l->ir, made->class_, span), span));
    IrExpr *place = lower_closure_field(l, closure, "scope", span);
    if (place && sema_scope_of(type))
        lower_emit(l, ir_assign(l->ir, place, lower_scope(l, sema_scope_of(type), span), span));
    RuleParamKind kind;
    const Param *param;
    const IrType *ignored = NULL;
    for (size_t i = 0; (param = function_param(type->function, i, &kind)) && !l->failed; i++) {
        if (!carries(l, type, param, &ignored))
            continue;
        place = lower_closure_field(l, closure, param->name->text, span);
        if (!place)
            return lower_fail(l, span, "a default that is bound here is not converted yet");
        IrExpr *value = lower_expr_as(l, param->default_value, place->type);
        if (!l->failed)
            lower_emit(l, ir_assign(l->ir, place, value, span));
    }
    return closure;
}

IrExpr *lower_function_value(Lower *l, const Expr *expr, const ExprInfo *info)
{
    Variable *variable = expr->kind == EXPR_NAME ? info->variable : NULL;
    if (variable && !lower_vanishes(variable)) {
        IrExpr *value = lower_variable_place(l, variable, expr->span);
        return !l->failed && lower_is_function_object(value->type) ? lower_bound_of(l, value, info->type, expr->span) : value;
    }
    const Instance *owner = sema_scope_of(info->type);
    if (expr->kind == EXPR_LAMBDA && info->type->function->binds_defaults)
        return lower_new_closure(l, info->type, expr->span);
    return owner ? lower_scope(l, owner, expr->span)
                 : lower_fail(l, expr->span, "a function as a value is not converted here yet");
}
