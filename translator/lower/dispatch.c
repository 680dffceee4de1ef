/*
 * Methods that classes override: a call through a base goes to a function that asks for the object's class and calls the right
 * method. It is ordinary IR, so that all that later passes know of functions holds for it. It takes what the call gives; what the
 * call leaves out gets the default of each method. Calls of the same methods with the same arguments share it.
 */
#include "lower/context.h"

#include <string.h>

static bool is_given(const BoundArg *arg)
{
    return arg->kind != ARG_DEFAULT && !(arg->kind == ARG_KEYWORDS && arg->keywords.count == 0) &&
           !(arg->kind == ARG_SPREAD && arg->spread.count == 0);
}

static bool is_same_value(const BoundArg *a, const BoundArg *b)
{
    if (a->kind != b->kind)
        return false;
    return a->kind == ARG_EXPR ? a->expr == b->expr : a->expr == b->expr && a->field == b->field && a->item == b->item;
}

static const char *dispatch_key(Lower *l, const BoundCall *call, const IrType *self)
{
    Text key = {0};
    text_printf(&key, "%s", self->key);
    for (size_t i = 0; i < call->target_count; i++)
        text_printf(&key, " %s", call->targets[i].instance->unique->text);
    for (size_t i = 0; i < call->arg_count; i++)
        text_printf(&key, " %d", is_given(&call->args[i]));
    return text_take(&key, l->arena);
}

static bool has_own_fields(const IrClass *class_, const IrClass *other)
{
    for (; class_ && !ir_class_derives(other, class_); class_ = class_->base ? class_->base->class_ : NULL)
        if (class_->fields.count)
            return true;
    return false;
}

bool lower_can_view(Lower *l, const IrType *from, const IrType *to)
{
    const UserClass *a = lower_user_class(l, from), *b = lower_user_class(l, to);
    if (!a || !b)
        return false;
    bool is_up = class_derives_from(&a->class_, &b->class_), is_down = class_derives_from(&b->class_, &a->class_);
    return is_up ? !has_own_fields(to->class_, from->class_) : is_down && !has_own_fields(from->class_, to->class_);
}

/* isinstance(object, class_), for plain objects and for those of the runtime. */
IrExpr *lower_class_test(Lower *l, IrExpr *object, IrClass *class_, Span span)
{
    const char *is = class_->is_nn_module ? "nn_is" : "t2m_is", *kind = class_->is_nn_module ? "nn_class" : "t2m_kind";
    IrExpr *table = ir_expr(l->ir, IR_CLASS, ir_type_library(&l->ir->types, kind, false), span);
    table->class_ = class_;
    if (class_->is_nn_module)
        object = lower_convert(l, object, ir_type_library(&l->ir->types, "nn_module", false), span);
    return lower_c_call(l, is, lower_simple(l, IR_TYPE_BOOL), span, object, table);
}

/* The parameter of the dispatching function that stands for a target's argument; NULL: its default. */
static IrVariable *param_for(const BoundCall *call, const IrFunction *dispatch, const BoundArg *arg)
{
    size_t at = 1;
    for (size_t i = 0; i < call->arg_count; i++) {
        if (!is_given(&call->args[i]) || lower_vanishes(call->instance->params.items[i + 1]))
            continue;
        if (is_same_value(&call->args[i], arg))
            return at < dispatch->params.count ? dispatch->params.items[at] : NULL;
        at++;
    }
    return NULL;
}

static IrExpr *target_call(Lower *l, const BoundCall *call, IrFunction *dispatch, const CallTarget *target, Span span)
{
    IrExpr *out = ir_call(l->ir, lower_function_of(l, target->instance), span);
    IrExpr *self = ir_var(l->ir, dispatch->params.items[0], span);
    out->type = out->function->result;
    if (!target->instance->function->is_classmethod)
        vec_push(l->arena, &out->args, lower_convert(l, self, out->function->params.items[0]->type, span));
    for (size_t i = 0; i < target->arg_count && !l->failed; i++) {
        const Variable *param = target->instance->params.items[i + 1];
        if (lower_vanishes(param))
            continue;
        const IrType *want = lower_type(l, param->type);
        bool is_collected = target->args[i].kind == ARG_SPREAD || target->args[i].kind == ARG_KEYWORDS;
        if (is_collected)
            return lower_fail(l, span, "`*%s` of a method that classes override is not converted yet", param->name->text);
        IrVariable *from = is_given(&target->args[i]) ? param_for(call, dispatch, &target->args[i]) : NULL;
        IrExpr *value = NULL;
        if (from) {
            value = lower_convert(l, ir_var(l->ir, from, span), want, span);
        } else if (target->args[i].kind == ARG_DEFAULT && target->args[i].expr) {
            value = lower_default(l, target->instance, param, target->args[i].expr, want);
        } else {
            value = lower_fail(l, span, "the argument `%s` of `%s` is not converted here yet", param->name->text,
                               target->instance->function->qualified->text);
        }
        vec_push(l->arena, &out->args, value);
    }
    return out;
}

static void give(Lower *l, IrBlock *block, const IrFunction *dispatch, IrExpr *value, bool is_last, Span span)
{
    if (l->failed)
        return;
    if (dispatch->result->kind != IR_TYPE_VOID && value->type->kind != IR_TYPE_VOID) {
        ir_append(l->ir, block, ir_return(l->ir, lower_convert(l, value, dispatch->result, span), span));
        return;
    }
    ir_append(l->ir, block, ir_expr_stmt(l->ir, value, span));
    bool gives_none = dispatch->result->kind != IR_TYPE_VOID && ir_type_has_null(dispatch->result);
    if (!is_last || gives_none)
        ir_append(l->ir, block, ir_return(l->ir, gives_none ? ir_null(l->ir, dispatch->result, span) : NULL, span));
}

static void fill(Lower *l, const BoundCall *call, IrFunction *dispatch, Span span)
{
    IrFunction *function = l->function;
    IrBlock *block = l->block;
    l->function = dispatch;
    for (size_t i = 0; i < call->target_count && !l->failed; i++) {
        const CallTarget *target = &call->targets[i];
        const Variable *own = target->instance->params.count ? target->instance->params.items[0] : NULL;
        const IrType *seen = own && !target->instance->function->is_classmethod ? lower_type(l, own->type) : NULL;
        const IrType *self = dispatch->params.items[0]->type;
        if (seen && !ir_can_convert(self, seen) && !lower_can_view(l, self, seen))
            continue; /* no such object can be seen as the class that is asked */
        bool is_last = i + 1 == call->target_count;
        l->block = &dispatch->body;
        if (!is_last) {
            IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
            branch->test = lower_class_test(l, ir_var(l->ir, dispatch->params.items[0], span),
                                            lower_class_of(l, target->class_), span);
            ir_append(l->ir, &dispatch->body, branch);
            l->block = &branch->body;
        }
        IrBlock *here = l->block;
        IrExpr *value = target_call(l, call, dispatch, target, span);
        give(l, here, dispatch, value, is_last, span);
    }
    l->function = function;
    l->block = block;
}

/* __eq__ is `eq` in C. */
static const char *plain_name(Lower *l, Name name)
{
    bool is_dunder = name->length > 4 && strncmp(name->text, "__", 2) == 0 && strcmp(name->text + name->length - 2, "__") == 0;
    return is_dunder ? arena_copy_bytes(l->arena, name->text + 2, name->length - 4) : name->text;
}

static IrFunction *new_dispatch(Lower *l, const BoundCall *call, const IrType *self, Span span)
{
    const UserFunction *method = call->instance->function;
    IrModule *module = self->class_->module;
    const char *name = arena_printf(l->arena, "%s_%s", self->class_->name->text, plain_name(l, method->name));
    const char *unique = arena_printf(l->arena, "%s_any", name);
    for (unsigned n = 2; string_map_has(&l->dispatch_names, unique); n++)
        unique = arena_printf(l->arena, "%s_any_%u", name, n);
    string_map_set(l->arena, &l->dispatch_names, unique, (void *)call);
    IrFunction *out = ir_function(l->ir, module, unique, arena_printf(l->arena, "%s.%s", self->class_->qualname, method->name->text),
                                  lower_type(l, call->result), (Span){0});
    out->doc = arena_printf(l->arena, "Calls %s of the object's own class.", method->name->text);
    ir_param(l->ir, out, "self", self, span);
    for (size_t i = 0; i < call->arg_count; i++) {
        const Variable *param = call->instance->params.items[i + 1];
        if (is_given(&call->args[i]) && !lower_vanishes(param))
            ir_param(l->ir, out, param->name->text, lower_type(l, param->type), span);
    }
    return out;
}

IrExpr *lower_dispatched_call(Lower *l, const BoundCall *call, IrExpr *object, Span span)
{
    const IrType *self = lower_type(l, type_unwrap(call->receiver_type));
    if (self->kind != IR_TYPE_INSTANCE)
        return lower_fail(l, span, "calling `%s` of this object is not converted yet", call->instance->function->name->text);
    const char *key = dispatch_key(l, call, self);
    IrFunction *dispatch = string_map_get(&l->dispatches, key);
    if (!dispatch) {
        dispatch = new_dispatch(l, call, self, span);
        string_map_set(l->arena, &l->dispatches, key, dispatch);
        fill(l, call, dispatch, span);
        if (l->failed) { /* nothing of it stays */
            string_map_set(l->arena, &l->dispatches, key, NULL);
            return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
        }
        vec_push(l->arena, &dispatch->module->functions, dispatch);
    }
    IrExpr *out = ir_call(l->ir, dispatch, span);
    out->type = dispatch->result;
    vec_push(l->arena, &out->args, lower_convert(l, object, self, span));
    size_t at = 1;
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        const BoundArg *arg = &call->args[i];
        bool vanishes = lower_vanishes(call->instance->params.items[i + 1]);
        if (is_given(arg) && !vanishes)
            vec_push(l->arena, &out->args, lower_given_arg(l, arg, dispatch->params.items[at++]->type, span));
        else if (arg->kind == ARG_EXPR)
            lower_vanished(l, arg->expr);
    }
    return out;
}
