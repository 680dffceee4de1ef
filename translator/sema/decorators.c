/*
 * Decorators. Those that say what a method is, and those that stubs drop, leave the function as it is. Any other is a call with the
 * function as its argument, and the name means what that gives: a closure, an object, or the function itself.
 */
#include "sema/infer.h"

static bool is_marker(UserFunction *function, const Expr *decorator)
{
    Name name = decorator->kind == EXPR_NAME ? decorator->name.id
                : decorator->kind == EXPR_ATTRIBUTE ? decorator->attribute.name : NULL;
    if (!name_is(name, "staticmethod") && !name_is(name, "classmethod") && !name_is(name, "property") &&
        !name_is(name, "setter") && !name_is(name, "deleter") && !name_is(name, "abstractmethod"))
        return false;
    function->is_static |= name_is(name, "staticmethod");
    function->is_classmethod |= name_is(name, "classmethod");
    function->is_property |= name_is(name, "property");
    return true;
}

/* The decorator's expression says all there is to it. */
static bool is_done(Frame *frame, UserFunction *function, Expr *decorator)
{
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, decorator);
    const BoundCall *call = entry->info.call;
    const Type *type = entry_type(entry);
    if (function && call && call->rule && call->rule->role && name_is(call->rule->role, "no_grad")) {
        function->is_no_grad = true;
        return true;
    }
    if (function && call && call->rule && name_is(call->rule->role, "autocast"))
        return true; /* for CUDA, which there is not */
    if (function && call && call->rule && name_is(call->rule->role, "autocast_cpu")) {
        function->autocast = decorator;
        return true;
    }
    if (function && type->kind == TYPE_CLASS && type->class_ && type->class_->rule &&
        (name_is(type->class_->qualified, "torch.no_grad") || name_is(type->class_->qualified, "torch.inference_mode"))) {
        function->is_no_grad = true; /* without the parentheses */
        return true;
    }
    const RuleOverload *rule = type->kind == TYPE_FUNCTION && type->rule ? type->rule->overloads.items[0] : NULL;
    if (function && rule && rule->role && name_is(rule->role, "context_manager"))
        return true; /* `with` knows what to do with a generator */
    if (call && call->instance && call->instance->function->rule &&
        name_is(call->instance->function->rule->qualified, "functools.wraps"))
        return true; /* gives the wrapper itself */
    return (call && (call->is_dropped || (call->rule && call->rule->drop))) || type->kind == TYPE_NEVER || type->kind == TYPE_ERROR ||
           (type->kind == TYPE_CLASS && type->class_ && type->class_->rule && type->class_->rule->drop) ||
           (type->kind == TYPE_FUNCTION && type->rule && type->rule->overloads.items[0]->drop);
}

static const Type *apply(Frame *frame, Expr *decorator, const Type *value, StmtInfo *info)
{
    const Type *type = entry_type(pointer_map_get(&frame->state->exprs, decorator));
    BoundCall *call = NULL;
    const Type *result = call_with_types(frame, type, decorator, &value, 1, decorator->span, decorator, &call);
    if (call && call->kind != CALL_ERROR)
        vec_push(frame->arena, &info->decorations, call);
    else
        infer_report(frame, DIAG_not_supported, decorator->span, "this decorator is not supported");
    return result;
}

const Type *decorators_apply(Frame *frame, UserFunction *function, const ExprVec *decorators, const Type *value, StmtInfo *info)
{
    bool applies[64] = {0};
    size_t count = decorators->count < 64 ? decorators->count : 64;
    for (size_t i = 0; i < count; i++) { /* evaluated from the top, applied from the bottom */
        Expr *decorator = decorators->items[i];
        if (function && is_marker(function, decorator))
            continue;
        infer_expr(frame, decorator);
        applies[i] = !is_done(frame, function, decorator);
    }
    for (size_t i = count; i-- > 0;)
        if (applies[i])
            value = apply(frame, decorators->items[i], value, info);
    return value;
}

bool method_is_overridden(Frame *frame, const UserFunction *method)
{
    vec_each(i, &frame->infer->program->classes) {
        const UserClass *class_ = frame->infer->program->classes.items[i];
        UserFunction *other = class_ != method->class_ && class_derives_from(&class_->class_, &method->class_->class_)
                                  ? pointer_map_get(&class_->methods, method->name) : NULL;
        if (other && class_->is_instantiated)
            return true;
    }
    return false;
}

/* What `object.method` is; `receiver` NULL: of the class itself. */
const Type *method_value(Frame *frame, UserFunction *method, const Type *receiver, Span span)
{
    const Type *value = method->decorated;
    if (!value)
        return type_user_function(frame->types, method, NULL, receiver);
    if (method_is_overridden(frame, method))
        infer_report(frame, DIAG_not_supported, span, "a decorated method that a subclass overrides is not supported");
    if (value->kind != TYPE_FUNCTION || !value->function || !receiver)
        return value;
    return type_user_function(frame->types, value->function, value->home, receiver);
}

void method_decorated(Frame *frame, UserFunction *method, const Type *value, StmtInfo *info)
{
    UserClass *class_ = method->class_;
    if (value != method->decorated) {
        method->decorated = value;
        frame->types->changes++;
    }
    if (!method->decorated_as) {
        const char *name = arena_printf(frame->arena, "decorated_%s", method->name->text);
        method->decorated_as = ARENA_NEW(frame->arena, Variable);
        *method->decorated_as = (Variable){.name = name_intern(frame->infer->names, name),
                                           .unique = name_intern(frame->infer->names, name),
                                           .kind = VARIABLE_CLASS,
                                           .owner = class_->module->body->instances.items[0],
                                           .class_ = class_,
                                           .is_in_body = true,
                                           .assignments = 1,
                                           .span = method->def->function_def.name_span};
    }
    method->decorated_as->type = final_type(frame, value);
    info->target = ARENA_NEW(frame->arena, ExprInfo);
    *info->target = (ExprInfo){.type = method->decorated_as->type, .resolution = RESOLVED_VARIABLE, .variable = method->decorated_as};
}
