/* Calls of functions and classes of the script, and super(): arguments in the order of the parameters. */
#include "lower/context.h"

#include <string.h>

/* Arguments in the order in which the call writes them; keywords may stand in another one than the parameters. */
static size_t *written_order(Lower *l, const BoundCall *call)
{
    size_t *order = ARENA_NEW_ARRAY(l->arena, size_t, call->arg_count + 1);
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        size_t at = i;
        while (arg->kind == ARG_EXPR && at > 0 && call->args[order[at - 1]].kind == ARG_EXPR &&
               call->args[order[at - 1]].expr->span.start > arg->expr->span.start) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return order;
}

/* What the call gives to a parameter, pushed to `out`. */
static void lower_user_arg(Lower *l, const BoundCall *call, size_t index, IrExpr *closure, IrVariable *bound, IrExprVec *out, Span span)
{
    const Instance *callee = call->instance;
    const Variable *param = callee->params.items[callee->params.count - call->arg_count + index]; /* behind self */
    const BoundArg *arg = &call->args[index];
    if (lower_vanishes(param)) {
        if (arg->kind == ARG_EXPR)
            lower_vanished(l, arg->expr);
        return;
    }
    if ((param->is_vararg || param->is_kwarg) && arg->kind == ARG_GIVEN && bound) {
        const char *name = param->is_vararg ? "py_bound_rest" : "py_bound_names";
        IrExpr *rest = lower_c_call(l, name, lower_simple(l, IR_TYPE_VALUE), span, ir_var(l->ir, bound, span), NULL);
        vec_push(l->arena, out, lower_convert(l, rest, lower_type(l, param->type), span));
        return;
    }
    if (param->is_vararg || param->is_kwarg) {
        lower_variadic_arg(l, arg, param, out, span);
        return;
    }
    const IrType *want = lower_variable_type(l, param);
    IrExpr *value = arg->kind == ARG_GIVEN ? NULL : lower_arg(l, arg, want, span);
    IrExpr *carried = value ? NULL : lower_closure_field(l, closure, param->name->text, span);
    value = carried ? lower_convert(l, carried, want, span) : value;
    if (!value && arg->expr)
        value = lower_default(l, callee, param, arg->expr, want);
    if (arg->kind == ARG_GIVEN)
        value = lower_given(l, bound, arg, want, value, span);
    if (!value)
        value = lower_fail(l, span, "the argument `%s` is missing", param->name->text);
    vec_push(l->arena, out, value);
}

/* `closure`: of the function that is called, if it carries defaults; or NULL. */
static void lower_closure_args(Lower *l, const BoundCall *call, IrExpr *closure, IrExpr *out, Span span)
{
    const size_t *order = written_order(l, call);
    IrExprVec *values = ARENA_NEW_ARRAY(l->arena, IrExprVec, call->arg_count + 1);
    IrVariable *bound = lower_bind(l, call, span);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        lower_user_arg(l, call, order[i], closure, bound, &values[order[i]], span);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        vec_each(k, &values[i])
            vec_push(l->arena, &out->args, values[i].items[k]);
}

static void lower_user_args(Lower *l, const BoundCall *call, IrExpr *out, Span span)
{
    lower_closure_args(l, call, NULL, out, span);
}

/* class Net(nn.Linear) without an __init__ of its own: the layer makes itself, then it is one of the class (ir.h, NEW). */
static void lower_layer_init(Lower *l, const BoundCall *call, IrExpr *out, Span span)
{
    bool is_layer = !call->instance && call->rule && call->rule->c && call->class_->user->is_module &&
                    !name_is(call->rule->function->qualified, "torch.nn.Module.__init__");
    const IrType *root = out->class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    if (is_layer && root != lower_rule_of(l, call->rule)->receiver) /* class Linear(Bottle, nn.Linear) */
        lower_fail(l, span, "a layer of the library as a second base is not converted yet");
    IrExpr *made = is_layer && !l->failed ? lower_rule_call(l, call, NULL, lower_rule_of(l, call->rule)->receiver, span) : NULL;
    if (made && !l->failed)
        vec_push(l->arena, &out->args, made);
}

IrExpr *lower_user_constructor(Lower *l, const BoundCall *call, Span span)
{
    if (!call->instance && lower_is_error_class(call->class_))
        return lower_new_error(l, call, span);
    IrExpr *out = ir_new(l->ir, lower_class_of(l, call->class_->user), span);
    lower_layer_init(l, call, out, span);
    if (call->instance) {
        out->function = lower_function_of(l, call->instance);
        lower_user_args(l, call, out, span);
    }
    if (call->maker && call->maker->kind == CALL_USER) {
        out->receiver = lower_bound_call(l, call->maker, NULL);
        if (!l->failed && (!out->receiver || out->receiver->type->kind == IR_TYPE_VOID))
            return lower_fail(l, span, "a class whose __new__ gives no object is not converted yet");
        out->boolean = !call->instance;
        return out;
    }
    IrFunction *maker = lower_new_function(l, call->class_->user, span);
    if (maker && !out->class_->is_nn_module) {
        out->receiver = ir_call(l->ir, maker, span);
        out->receiver->type = maker->result;
    }
    return out;
}

IrExpr *lower_constructor_into(Lower *l, const BoundCall *call, IrExpr *place, Span span)
{
    if (call->kind == CALL_RULE_CONSTRUCTOR) {
        if (!call->rule || !call->rule->c)
            return lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
        return lower_rule_call(l, call, place, lower_simple(l, IR_TYPE_VOID), span);
    }
    IrExpr *out = ir_init(l->ir, lower_class_of(l, call->class_->user), place, span);
    lower_layer_init(l, call, out, span);
    if (call->instance)
        out->function = lower_function_of(l, call->instance);
    if (call->instance)
        lower_user_args(l, call, out, span);
    return out;
}

/* ---- super().__init__() */

IrExpr *lower_self(Lower *l, Span span)
{
    return ir_var(l->ir, l->function->params.items[0], span);
}

static IrExpr *class_object(Lower *l, Span span)
{
    IrExpr *object = ir_expr(l->ir, IR_CLASS, ir_type_library(&l->ir->types, "nn_class", false), span);
    object->class_ = l->function->class_;
    return object;
}

/* nn_module_init clears the object: fields that the script sets before super().__init__() must come after it. */
static IrExpr *first_in_function(Lower *l, IrExpr *call, Span span)
{
    IrBlock *block = l->block;
    if (l->failed || block != &l->function->body || block->statements.count == 0)
        return call;
    lower_emit(l, ir_expr_stmt(l->ir, call, span));
    IrStmt *last = vec_last(&block->statements);
    for (size_t i = block->statements.count - 1; i > 0; i--)
        block->statements.items[i] = block->statements.items[i - 1];
    block->statements.items[0] = last;
    block->prepended++;
    return NULL;
}

static bool is_plain(const IrExpr *value)
{
    return value->kind == IR_VAR || value->kind == IR_INT || value->kind == IR_FLOAT || value->kind == IR_BOOL ||
           value->kind == IR_STR || value->kind == IR_NULL;
}

/*
 * A module's constructor clears fields that are set before it: it goes first, if it is all the same to what stands before it now.
 * Fails if that cannot be seen.
 */
static IrExpr *base_init(Lower *l, IrExpr *call, Span span)
{
    bool sets_fields = false, is_movable = true;
    if (!l->function->class_->is_nn_module) /* fresh memory is clear */
        return call;
    vec_each(i, &l->block->statements) {
        const IrStmt *stmt = l->block->statements.items[i];
        bool is_field = stmt->kind == IR_ASSIGN && stmt->place->kind == IR_FIELD;
        sets_fields |= is_field;
        is_movable &= is_field && is_plain(stmt->value);
    }
    for (size_t i = 1; i < call->args.count; i++)
        is_movable &= is_plain(call->args.items[i]);
    if (!sets_fields)
        return call;
    return is_movable && l->block == &l->function->body
               ? first_in_function(l, call, span)
               : lower_fail(l, span, "fields that are set before super().__init__() are not converted yet: move them below it");
}

/* super().__init__(nn.Linear(2, 3), nn.ReLU()) below nn.Sequential: what the library makes becomes one of the class. */
static IrExpr *library_init(Lower *l, const BoundCall *call, Span span)
{
    const IrType *nothing = lower_simple(l, IR_TYPE_VOID), *base = l->function->class_->base;
    vec_each(i, &l->block->statements)
        if (l->block->statements.items[i]->kind == IR_ASSIGN && l->block->statements.items[i]->place->kind == IR_FIELD)
            return lower_fail(l, span, "fields that are set before super().__init__() are not converted yet: move them below it");
    if (!base || base->kind != IR_TYPE_LIBRARY || l->block != &l->function->body)
        return lower_fail(l, span, "this use of super() is not converted yet");
    IrExpr *made = lower_rule_call(l, call, ir_convert(l->ir, lower_self(l, span), base, span), nothing, span);
    if (l->failed)
        return made;
    lower_emit(l, ir_expr_stmt(l->ir, made, span));
    IrExpr *self = ir_convert(l->ir, lower_self(l, span), ir_type_library(&l->ir->types, "nn_module", false), span);
    return lower_c_call(l, "nn_module_derive", nothing, span, self, class_object(l, span));
}

IrExpr *lower_super_call(Lower *l, const BoundCall *call, Span span)
{
    const IrType *nothing = lower_simple(l, IR_TYPE_VOID);
    bool is_method = l->function->params.count && l->function->class_;
    if (is_method && call->kind == CALL_RULE && !call->rule && !call->arg_count) /* object's __init__ */
        return NULL;
    if (!is_method || (call->kind == CALL_RULE && !call->rule) || (call->kind == CALL_USER && !call->instance))
        return lower_fail(l, span, "this use of super() is not converted yet");
    bool is_init = call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__");
    const IrType *base = l->function->class_->base;
    bool is_layer = base && base->kind == IR_TYPE_LIBRARY && !name_is(base->c_name, "nn_module");
    if (is_init && l->function->class_->is_nn_module && is_layer && call->rule->c)
        return library_init(l, call, span);
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__") && l->function->class_ &&
        l->function->class_->is_nn_module) {
        IrExpr *self = ir_convert(l->ir, lower_self(l, span), ir_type_library(&l->ir->types, "nn_module", false), span);
        return first_in_function(l, lower_c_call(l, "nn_module_init", nothing, span, self, class_object(l, span)), span);
    }
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__") && l->function->class_->error_base)
        return lower_error_init(l, call, lower_self(l, span), span);
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__"))
        return NULL; /* a base without state in C */
    if (call->kind == CALL_USER) {
        IrExpr *out = ir_call(l->ir, lower_function_of(l, call->instance), span);
        vec_push(l->arena, &out->args, lower_convert(l, lower_self(l, span), out->function->params.items[0]->type, span));
        lower_user_args(l, call, out, span);
        return name_is(call->instance->function->name, "__init__") && !l->failed ? base_init(l, out, span) : out;
    }
    if (call->rule->c && (is_layer || l->function->class_->error_base)) { /* super().forward(x), super().__str__() */
        IrExpr *self = is_layer ? ir_convert(l->ir, lower_self(l, span), base, span) : lower_as_error(l, lower_self(l, span), span);
        return lower_rule_call(l, call, self, lower_type(l, call->result), span);
    }
    return lower_fail(l, span, "this use of super() is not converted yet");
}

/* `cls` of a class method that binds the name to other classes too: the class as an object. */
static void add_class(Lower *l, const BoundCall *call, IrExpr *out, Span span)
{
    const VariableVec *params = &call->instance->params;
    if (!call->instance->function->is_classmethod || !params->count || lower_vanishes(params->items[0]) || !call->receiver_type)
        return;
    const Type *type = type_unwrap(call->receiver_type);
    IrExpr *object = type->kind == TYPE_CLASS ? lower_object_of(l, type, NULL, span)
                                              : lower_fail(l, span, "a class method that binds its class anew is not converted for an object yet");
    if (l->failed || out->args.count >= out->function->params.count)
        return;
    object = lower_convert(l, object, out->function->params.items[out->args.count]->type, span);
    vec_push(l->arena, &out->args, object);
}

IrExpr *lower_user_call(Lower *l, const BoundCall *call, Span span)
{
    if (call->target_count && call->receiver) {
        IrExpr *object = lower_expr(l, call->receiver);
        return l->failed ? object : lower_dispatched_call(l, call, object, span);
    }
    const Expr *owner = call->callee && call->callee->kind == EXPR_ATTRIBUTE ? call->callee->attribute.value : NULL;
    bool leaves_owner = owner && (call->instance->function->is_static || call->instance->function->is_classmethod);
    if (leaves_owner && lower_has_effects(l, owner)) /* Net().count() of a static method */
        lower_vanished(l, owner);
    IrExpr *out = ir_call(l->ir, lower_function_of(l, call->instance), span);
    const Instance *scope = call->callee_type ? sema_scope_of(call->callee_type) : NULL;
    IrExpr *closure = NULL;
    if (call->callee_type && call->callee_type->kind == TYPE_FUNCTION && call->callee_type->function && call->callee_type->function->binds_defaults)
        closure = call->callee ? lower_hold(l, lower_expr(l, call->callee), "function")
                               : lower_fail(l, span, "the defaults of this function are not known here");
    if (l->failed)
        return out;
    const ExprInfo *named = owner ? sema_expr(l->instance, call->callee) : NULL;
    bool is_decorated = named && named->resolution == RESOLVED_METHOD && scope;
    if (closure && scope)
        vec_push(l->arena, &out->args, lower_closure_field(l, closure, "scope", span));
    else if (is_decorated)
        vec_push(l->arena, &out->args, named->variable ? lower_attribute_value(l, named->variable, span)
                                                       : lower_fail(l, span, "this method with decorators is not converted yet"));
    else if (scope)
        vec_push(l->arena, &out->args, call->callee ? lower_expr(l, call->callee) : lower_scope(l, scope, span));
    add_class(l, call, out, span);
    bool takes_self = call->receiver && !call->instance->function->is_classmethod;
    const RuleFunction *body_of = call->instance->function->rule; /* a method of a stub class, written in Python */
    if (takes_self && out->function->params.count && (out->function->class_ || (body_of && body_of->owner))) {
        const IrType *want = out->function->params.items[0]->type;
        vec_push(l->arena, &out->args, lower_expr_as(l, call->receiver, want));
    }
    lower_closure_args(l, call, closure, out, span);
    out->type = out->function->result;
    return out;
}
