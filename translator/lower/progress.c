/* tqdm: loops with a progress bar. */
#include "lower/context.h"

#include <string.h>

static const IrType *bar_type(Lower *l)
{
    return ir_type_library(&l->ir->types, "py_progress", false);
}

void lower_open_bar(Lower *l, const Iteration *iteration)
{
    if (l->failed || (!iteration->wrapper && !iteration->bar))
        return;
    if (iteration->bar) {
        l->bar = lower_expr(l, iteration->bar);
        return;
    }
    Span span = iteration->wrapper->span;
    IrExpr *made = lower_bound_call(l, iteration->wrapper, NULL);
    if (l->failed)
        return;
    IrVariable *bar = lower_temporary(l, "bar", bar_type(l), span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, bar, span), made, span));
    l->bar = ir_var(l->ir, bar, span);
}

static void emit_call(Lower *l, const char *function, IrExpr *bar, Span span)
{
    if (bar && !l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, lower_c_call(l, function, lower_simple(l, IR_TYPE_VOID), span, ir_copy(l->ir, bar), NULL), span));
}

void lower_step_bar(Lower *l, IrExpr *bar, Span span)
{
    emit_call(l, "py_progress_step", bar, span);
}

void lower_close_bar(Lower *l, IrExpr *bar, Span span)
{
    emit_call(l, "py_progress_close", bar, span);
}

/* bar.set_postfix(loss=x, acc=y): "loss=0.123, acc=0.9", numbers with three digits. */
IrExpr *lower_set_postfix(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *text = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), span);
    bool is_first = true;
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        const BoundArg *arg = &call->args[i];
        if (arg->kind == ARG_EXPR && name_is(arg->param, "ordered_dict") && arg->type->kind != TYPE_NONE)
            return lower_fail(l, span, "set_postfix of a dict is not converted yet; give its entries by name");
        for (size_t k = 0; arg->kind == ARG_KEYWORDS && k < arg->keywords.count; k++) {
            const Keyword *keyword = arg->keywords.items[k];
            if (!keyword->name)
                return lower_fail(l, span, "** here is not converted yet");
            const char *label = arena_printf(l->arena, "%s%s=", is_first ? "" : ", ", keyword->name->text);
            ir_piece_text(l->ir, &text->pieces, label, strlen(label));
            const Type *type = type_unwrap(sema_type(l->instance, keyword->value));
            bool is_float = type->kind == TYPE_FLOAT;
            lower_piece(l, keyword->value, 0, is_float ? ".3g" : "", &(IrExprVec){0}, &text->pieces);
            is_first = false;
        }
    }
    IrExpr *bar = l->failed ? NULL : lower_expr(l, call->receiver);
    if (l->failed)
        return text;
    return lower_c_call(l, "py_progress_set_postfix", lower_simple(l, IR_TYPE_VOID), span, bar, text);
}
