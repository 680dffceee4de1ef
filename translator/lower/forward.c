/*
 * forward(self, x, mask=None, scale=2.0) of a module that is called where only nn_module is known (in an nn.Sequential, in a function that is
 * given modules of several classes): the class's table needs a function of x alone. It is ordinary IR, a call with the defaults; where forward
 * has been given leaves (torch.zeros(3, requires_grad=True)), x is made one.
 */
#include "lower/context.h"

static bool takes_leaf(const IrFunction *forward)
{
    const IrType *type = forward->params.count > 1 ? forward->params.items[1]->type : NULL;
    return type && type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "nn_param");
}

static bool is_plain(const IrFunction *forward)
{
    return forward->params.count <= 2 && !takes_leaf(forward);
}

/* self, and x as forward wants it. */
static IrExpr *given(Lower *l, const IrFunction *forward, const IrFunction *plain, size_t i)
{
    IrExpr *value = ir_var(l->ir, plain->params.items[i], forward->span);
    return i == 1 && takes_leaf(forward) ? lower_c_call(l, "nn_param_around", forward->params.items[1]->type, forward->span, value, NULL) : value;
}

/* forward(self, x, default, default); NULL if a parameter has none. */
static IrExpr *call_with_defaults(Lower *l, const Instance *instance, IrFunction *plain)
{
    IrFunction *forward = lower_function_of(l, instance);
    IrExpr *call = ir_call(l->ir, forward, forward->span);
    call->type = forward->result;
    vec_each(i, &instance->params) {
        const Variable *param = instance->params.items[i];
        const Expr *otherwise = param->param ? param->param->default_value : NULL;
        if (lower_vanishes(param))
            continue;
        if (param->is_vararg || param->is_kwarg || (i > 1 && !otherwise))
            return NULL;
        IrExpr *value = i <= 1 ? given(l, forward, plain, i)
                               : lower_default(l, instance, param, otherwise, lower_variable_type(l, param));
        if (l->failed || !value)
            return NULL;
        vec_push(l->arena, &call->args, value);
    }
    return call->args.count == forward->params.count ? call : NULL;
}

void lower_plain_forward(Lower *l, const Instance *instance)
{
    IrClass *class_ = instance->function->class_ ? lower_class_of(l, instance->function->class_) : NULL;
    IrFunction *forward = lower_function_of(l, instance);
    if (!class_ || !class_->is_nn_module || class_->forward != forward || is_plain(forward))
        return;
    if ((forward->params.items[1]->type->kind != IR_TYPE_ARRAY && !takes_leaf(forward)) || forward->result->kind != IR_TYPE_ARRAY)
        return;
    const char *name = arena_printf(l->arena, "%s_forward_alone", class_->name->text);
    IrFunction *plain = ir_function(l->ir, forward->module, name, forward->qualname, forward->result, forward->span);
    plain->is_adapter = true;
    plain->class_ = class_;
    plain->doc = "With the defaults of all but the first.";
    for (size_t i = 0; i < 2; i++)
        ir_param(l->ir, plain, forward->params.items[i]->name->text, i == 1 ? lower_simple(l, IR_TYPE_ARRAY) : forward->params.items[i]->type,
                 forward->span);
    IrFunction *outer = l->function;
    IrBlock *block = l->block;
    l->function = plain;
    l->block = &plain->body;
    IrExpr *call = call_with_defaults(l, instance, plain);
    l->function = outer;
    l->block = block;
    l->failed = false;
    if (!call)
        return;
    ir_append(l->ir, &plain->body, ir_return(l->ir, call, forward->span));
    vec_push(l->arena, &class_->methods, plain);
    class_->forward = plain;
}
