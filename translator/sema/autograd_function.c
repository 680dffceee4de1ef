/*
 * torch.autograd.Function: a class with forward and backward gets `apply`, which runs forward and tells the runtime how its gradients come
 * about, as Python text (synthesize.c). An object of the class itself is the `ctx` that both see: so what the script keeps there are
 * fields like any others.
 */
#include "sema/infer.h"

#include "syntax/walk.h"

static const UserFunction *method_of(Frame *frame, const UserClass *class_, const char *name)
{
    return class_method(&class_->class_, name_intern(frame->infer->names, name));
}

static void put_names(Text *out, const ParamVec *args, size_t first)
{
    for (size_t i = first; i < args->count; i++)
        text_printf(out, "%s%s", i > first ? ", " : "", args->items[i]->name->text);
}

/* ---- does the script read ctx.needs_input_grad? */

static void look_at_expr(Expr *expr, void *data)
{
    bool *found = data;
    *found |= expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "needs_input_grad");
    walk_expr(expr, look_at_expr, data);
}

/* ---- the text */

/* def apply(cls, x, alpha=_expr_0): */
static void put_head(const UserClass *class_, Text *out, const ParamVec *args, size_t first, SynthExpr *exprs, size_t *count)
{
    text_add(out, "@classmethod\ndef apply(cls");
    for (size_t i = first; i < args->count; i++) {
        text_printf(out, ", %s", args->items[i]->name->text);
        if (!args->items[i]->default_value || *count == 16)
            continue;
        text_printf(out, "=_expr_%zu", *count);
        exprs[(*count)++] = (SynthExpr){.expr = args->items[i]->default_value};
    }
    text_add(out, "):\n    ctx_ = cls()\n    call_ = cls._begin()\n");
    for (size_t i = first; i < args->count; i++)
        text_printf(out, "    call_.input(%s)\n", args->items[i]->name->text);
    bool asks = false;
    walk_block_exprs(&class_->def->class_def.body, look_at_expr, &asks);
    if (asks)
        text_add(out, "    ctx_.needs_input_grad = call_.needs()\n");
}

/* The gradients of the outputs come in, those of the arguments go out. */
static void put_backward(Text *out, const char *name, size_t arguments, size_t outputs)
{
    text_add(out, "    def backward_():\n        ");
    for (size_t i = 0; i < arguments; i++)
        text_printf(out, "%sgradient_%zu", i ? ", " : "", i);
    text_add(out, " = cls.backward(ctx_");
    for (size_t i = 0; i < outputs; i++)
        text_printf(out, ", cls._given(%zu)", i);
    text_add(out, ")\n");
    for (size_t i = 0; i < arguments; i++)
        text_printf(out, "        cls._give(gradient_%zu)\n", i);
    text_printf(out, "    return call_.end(outputs_, backward_, \"%sBackward\")\n", name);
}

static const char context_methods[] =
    "def save_for_backward(self, *tensors):\n    self.saved_tensors = tensors\n"
    "def mark_dirty(self, *tensors):\n    pass\n"
    "def mark_non_differentiable(self, *tensors):\n    pass\n"
    "def set_materialize_grads(self, value):\n    pass\n";

void autograd_function_made(Frame *frame, UserClass *class_)
{
    if (class_->is_made || !class_is(&class_->class_, "torch.autograd.Function"))
        return;
    UserFunction *forward = (UserFunction *)method_of(frame, class_, "forward");
    const UserFunction *backward = method_of(frame, class_, "backward"), *setup = method_of(frame, class_, "setup_context");
    if (!forward || !backward || !forward->params || !backward->params)
        return;
    class_->is_made = true;
    if (forward->params->vararg || backward->params->vararg || !backward->params->args.count) {
        infer_report(frame, DIAG_not_supported, class_->def->span, "a Function whose forward or backward takes *args is not supported");
        return;
    }
    const ParamVec *args = &forward->params->args;
    size_t first = setup ? 0 : 1, count = 0;
    SynthExpr exprs[16];
    Text text = {0};
    forward->is_no_grad = true;
    put_head(class_, &text, args, first, exprs, &count);
    text_printf(&text, "    outputs_ = cls.forward(%s", setup ? "" : args->count > 1 ? "ctx_, " : "ctx_");
    put_names(&text, args, first);
    text_add(&text, ")\n");
    if (setup) {
        text_add(&text, "    cls.setup_context(ctx_, (");
        put_names(&text, args, 0);
        text_add(&text, ",), outputs_)\n");
    }
    put_backward(&text, class_->def->class_def.name->text, args->count - first, backward->params->args.count - 1);
    text_add(&text, context_methods);
    synth_methods(frame, class_, text_string(&text), exprs, count);
    text_release(&text);
}
