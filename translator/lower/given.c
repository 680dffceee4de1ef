/*
 * Arguments of which only the run knows how many there are: `f(*items)`, `Network(**config)` into parameters of their own. In front of the
 * call stands a variable that binds them (t2m/py_bind.h); the call reads its parameters from it.
 */
#include "lower/context.h"

IrExpr *lower_mapping(Lower *l, const Expr *expr)
{
    IrExpr *value = lower_expr(l, expr);
    if (l->failed || value->type->kind != IR_TYPE_VALUE)
        return value;
    const IrType *dict = ir_type_dict(&l->ir->types, lower_simple(l, IR_TYPE_STR), lower_simple(l, IR_TYPE_VALUE));
    return lower_c_call(l, "py_mapping", dict, expr->span, value, NULL);
}

static IrExpr *spread_items(Lower *l, const CallSpread *spread, Span span)
{
    const Expr *first = spread->items.items[0];
    if (spread->items.count == 1 && first->kind == EXPR_STARRED)
        return lower_as_list(l, first->starred.value);
    const IrType *boxed = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_VALUE));
    return lower_starred_list(l, &spread->items, boxed, span);
}

static IrExpr *spread_names(Lower *l, const CallSpread *spread, Span span)
{
    const Keyword *first = spread->names.items[0];
    if (spread->names.count == 1 && !first->name)
        return lower_mapping(l, first->value);
    const IrType *dict = ir_type_dict(&l->ir->types, lower_simple(l, IR_TYPE_STR), lower_simple(l, IR_TYPE_VALUE));
    BoundArg names = {.kind = ARG_KEYWORDS, .keywords = spread->names};
    return lower_keyword_dict(l, &names, dict, span);
}

IrVariable *lower_bind(Lower *l, const BoundCall *call, Span span)
{
    const CallSpread *spread = call->spread;
    if (!spread)
        return NULL;
    IrExpr *args[2];
    size_t count = 0;
    Text text = {0};
    text_printf(&text, "py_bind(\"%s\"", spread->signature);
    if (spread->items.count) {
        text_printf(&text, ", .items = {a}");
        args[count++] = spread_items(l, spread, span);
    }
    if (spread->names.count) {
        text_printf(&text, ", .names = {%s}", count ? "b" : "a");
        args[count++] = spread_names(l, spread, span);
    }
    if (spread->taken)
        text_printf(&text, ", .taken = %zu", spread->taken);
    if (spread->named)
        text_printf(&text, ", .named = \"%s\"", spread->named);
    text_add(&text, ")");
    const char *template = text_take(&text, l->arena);
    if (l->failed)
        return NULL;
    const IrType *type = ir_type_library(&l->ir->types, "py_bound", false);
    IrExpr *bind = lower_template(l, template, type, span, false, count, args);
    bind->rule->raises = true;
    IrVariable *bound = lower_temporary(l, "given", type, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, bound, span), bind, span));
    return bound;
}

static IrExpr *read(Lower *l, IrVariable *bound, const char *name, const IrType *type, const BoundArg *arg, IrExpr *otherwise, Span span)
{
    IrExpr *out = lower_c_call(l, name, type, span, ir_var(l->ir, bound, span), ir_int(l->ir, (int64_t)arg->item, span));
    if (otherwise)
        vec_push(l->arena, &out->args, otherwise);
    return out;
}

/* A pair of numbers, written out: betas=(0.9, 0.999). */
static IrExpr *read_row(Lower *l, IrVariable *bound, const BoundArg *arg, const IrExpr *otherwise, Span span)
{
    const IrType *types[8];
    for (size_t i = 0; i < 8; i++)
        types[i] = lower_simple(l, IR_TYPE_FLOAT);
    if (otherwise->args.count > 8)
        return lower_fail(l, span, "the argument `%s` cannot be given by ** here", arg->param->text);
    IrExpr *row = ir_expr(l->ir, IR_TUPLE, ir_type_tuple(&l->ir->types, types, otherwise->args.count), span);
    vec_each(i, &otherwise->args) {
        const IrExpr *item = otherwise->args.items[i];
        const IrType *type = lower_simple(l, IR_TYPE_FLOAT);
        if (item->kind != IR_FLOAT && item->kind != IR_INT)
            return lower_fail(l, span, "the argument `%s` cannot be given by ** here", arg->param->text);
        IrExpr *read_item = read(l, bound, "py_bound_item", type, arg, ir_int(l->ir, (int64_t)i, span), span);
        vec_push(l->arena, &read_item->args, lower_convert(l, ir_copy(l->ir, item), type, span));
        vec_push(l->arena, &row->args, read_item);
    }
    return row;
}

IrExpr *lower_given(Lower *l, IrVariable *bound, const BoundArg *arg, const IrType *want, IrExpr *otherwise, Span span)
{
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    if (l->failed || !bound)
        return lower_fail(l, span, "the argument `%s` is not converted here yet", arg->param->text);
    if (!otherwise)
        return lower_convert(l, read(l, bound, "py_bound_value", boxed, arg, NULL, span), want, span);
    IrTypeKind kind = otherwise->type->kind;
    bool is_simple = !want || want == otherwise->type;
    if (is_simple && (kind == IR_TYPE_INT || kind == IR_TYPE_FLOAT || kind == IR_TYPE_BOOL)) {
        const char *name = kind == IR_TYPE_INT ? "py_bound_int" : kind == IR_TYPE_FLOAT ? "py_bound_float" : "py_bound_bool";
        return read(l, bound, name, otherwise->type, arg, otherwise, span);
    }
    if (!want && otherwise->kind == IR_TUPLE)
        return read_row(l, bound, arg, otherwise, span);
    if (kind == IR_TYPE_VALUE)
        return lower_convert(l, read(l, bound, "py_bound_or", boxed, arg, otherwise, span), want, span);
    IrExpr *test = read(l, bound, "py_is_bound", lower_simple(l, IR_TYPE_BOOL), arg, NULL, span);
    IrExpr *value = lower_convert(l, read(l, bound, "py_bound_value", boxed, arg, NULL, span), otherwise->type, span);
    return l->failed ? value : ir_ternary(l->ir, test, value, otherwise, span);
}
