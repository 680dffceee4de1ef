/* Calls of dict whose C depends on the types of keys and values: get and pop that may give None, dict(...), fromkeys, update by keywords. */
#include "lower/context.h"

/* The kind of a container's elements, as the runtime names it. */
static IrExpr *kind_of(Lower *l, const IrType *type, Span span)
{
    static const char *const names[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_BOOL] = "PY_BOOL", [IR_TYPE_INT] = "PY_INT", [IR_TYPE_FLOAT] = "PY_FLOAT", [IR_TYPE_ARRAY] = "PY_ARRAY"};
    const char *name = names[type->kind] ? names[type->kind] : "PY_OBJECT";
    return ir_c_name(l->ir, name, lower_simple(l, IR_TYPE_INT), span);
}

/* A call of a template over {a}, {b}, {c}; the parameter number `cell` (or none: -1) is wrapped by py_of. */
static IrExpr *call_with_cell(Lower *l, const char *c, const IrType *type, Span span, bool gives_cell, int cell, size_t count,
                              IrExpr *const *args)
{
    IrExpr *call = lower_template(l, c, type, span, gives_cell, count, args);
    if (cell >= 0)
        call->rule->params.items[cell].is_cell = true;
    return call;
}

/* d.get(k) and d.pop(k, None): None where the key is absent. */
static IrExpr *value_or_none(Lower *l, const BoundCall *call, Span span, const char *const functions[4])
{
    IrExpr *dict = lower_expr(l, call->receiver);
    if (l->failed || dict->type->kind != IR_TYPE_DICT)
        return lower_fail(l, span, "this look-up is not converted yet");
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE), *value = dict->type->items[1], *type = lower_type(l, call->result);
    bool is_empty = value->kind == IR_TYPE_VOID; /* nothing is ever put into it */
    bool has_no_key = is_empty || dict->type->items[0]->kind == IR_TYPE_VOID;
    IrExpr *key = lower_expr_as(l, lower_argument(call, 0), has_no_key ? boxed : dict->type->items[0]);
    value = is_empty ? boxed : value;
    IrExpr *args[] = {dict, key};
    if (l->failed)
        return key;
    bool is_scalar = ir_type_is_scalar(value);
    const char *c = functions[!is_scalar ? 0 : value->kind == IR_TYPE_INT ? 1 : value->kind == IR_TYPE_FLOAT ? 2 : 3];
    IrExpr *out = call_with_cell(l, c, is_scalar ? ir_type_optional(&l->ir->types, value) : value, span, !is_scalar, 1, 2, args);
    return type->kind == IR_TYPE_VOID ? out : lower_convert(l, out, type, span); /* a dict of None alone */
}

IrExpr *lower_dict_get(Lower *l, const BoundCall *call, Span span)
{
    static const char *const functions[] = {"py_dict_get({a}, {b}, (py_cell){{0})", "py_dict_get_int({a}, {b})",
                                            "py_dict_get_float({a}, {b})", "py_dict_get_bool({a}, {b})"};
    return value_or_none(l, call, span, functions);
}

IrExpr *lower_dict_pop(Lower *l, const BoundCall *call, Span span)
{
    static const char *const functions[] = {"py_dict_pop_or({a}, {b}, (py_cell){{0})", "py_dict_pop_int({a}, {b})",
                                            "py_dict_pop_float({a}, {b})", "py_dict_pop_bool({a}, {b})"};
    IrExpr *out = value_or_none(l, call, span, functions);
    if (!l->failed && out->kind == IR_RULE)
        out->rule->mutates = true;
    return out;
}

/* {"a": 1} of a=1; NULL without keywords. */
static IrExpr *keywords_display(Lower *l, const BoundCall *call, const IrType *type, Span span)
{
    const BoundArg *rest = call->arg_count ? &call->args[call->arg_count - 1] : NULL;
    bool has_some = rest && rest->kind == ARG_KEYWORDS && rest->keywords.count;
    return has_some ? lower_keyword_dict(l, rest, type, span) : NULL;
}

bool lower_goes_into(const IrType *from, const IrType *into)
{
    if (from->kind != IR_TYPE_DICT || into->kind != IR_TYPE_DICT)
        return false;
    for (size_t i = 0; i < 2; i++) {
        const IrType *item = from->items[i];
        bool is_plain = ir_type_is_scalar(item) || item->kind == IR_TYPE_ARRAY || item->kind == IR_TYPE_STR || item->kind == IR_TYPE_LIST ||
                        item->kind == IR_TYPE_DICT || item->kind == IR_TYPE_INSTANCE;
        if (item != into->items[i] && !(into->items[i]->kind == IR_TYPE_VALUE && is_plain))
            return false;
    }
    return true;
}

IrExpr *lower_entries(Lower *l, const Expr *from, const IrType *into)
{
    IrExpr *more = lower_expr(l, from);
    return l->failed || lower_goes_into(more->type, into) ? more : lower_convert(l, more, into, from->span);
}

/* dict(zip(keys, values)) */
static IrExpr *dict_of_rows(Lower *l, const Expr *keys, const Expr *values, const IrType *type, Span span)
{
    IrExpr *rows[] = {lower_as_list(l, keys), lower_as_list(l, values)};
    for (int i = 0; i < 2 && !l->failed; i++) {
        const IrType *row = ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[i]);
        bool is_empty = rows[i]->type->items[0]->kind == IR_TYPE_VOID && row != rows[i]->type;
        if (is_empty) { /* a row that never has items: what the other one does happens all the same */
            for (int k = 0; k < 2; k++)
                if (lower_acts(rows[k]))
                    lower_emit(l, ir_expr_stmt(l->ir, rows[k], span));
            return ir_expr(l->ir, IR_DICT, type, span);
        }
        rows[i] = lower_is_boxed_copy(rows[i]->type, row) ? lower_boxed_copy(l, rows[i], row, span) : lower_convert(l, rows[i], row, span);
    }
    return l->failed ? rows[0] : lower_template(l, "py_dict_zip({a}, {b})", type, span, false, 2, rows);
}

/* Any mapping or row of pairs as a dict of the type, anew. */
static IrExpr *dict_from(Lower *l, const Expr *from, const IrType *type, Span span)
{
    if (sema_type(l->instance, from)->kind == TYPE_DICT) {
        IrExpr *other = lower_expr(l, from);
        if (!l->failed)
            other = lower_is_boxed_copy(other->type, type) ? lower_boxed_copy(l, other, type, span) : lower_convert(l, other, type, span);
        return l->failed ? other : lower_template(l, "py_dict_copy({a})", type, span, false, 1, &other);
    }
    const ExprInfo *info = from->kind == EXPR_CALL ? sema_expr(l->instance, from) : NULL;
    bool is_zip = info && info->call && info->call->rule && name_is(info->call->rule->function->qualified, "builtins.zip");
    if (is_zip && from->call.args.count == 2 && from->call.keywords.count == 0)
        return dict_of_rows(l, from->call.args.items[0], from->call.args.items[1], type, span);
    IrExpr *pairs = lower_as_list(l, from);
    if (l->failed || pairs->type->items[0]->kind != IR_TYPE_TUPLE)
        return lower_fail(l, span, "a dict of this is not converted yet");
    IrExpr *args[] = {kind_of(l, type->items[0], span), kind_of(l, type->items[1], span), pairs};
    return lower_template(l, "py_dict_of_pairs({a}, {b}, {c})", type, span, false, 3, args);
}

IrExpr *lower_dict_call(Lower *l, const BoundCall *call, Span span)
{
    const IrType *type = lower_type(l, call->result);
    if (type->kind != IR_TYPE_DICT)
        return lower_fail(l, span, "this way of making a dict is not converted yet");
    const Expr *from = call->arg_count && call->args[0].kind == ARG_EXPR ? call->args[0].expr : NULL;
    IrExpr *named = keywords_display(l, call, type, span);
    if (!from || l->failed)
        return named ? named : ir_expr(l->ir, IR_DICT, type, span);
    IrExpr *dict = dict_from(l, from, type, span);
    if (l->failed || !named)
        return dict;
    IrExpr *args[] = {dict, named};
    return lower_template(l, "py_dict_merged({a}, {b})", type, span, false, 2, args);
}

/* OrderedDict(a=1), OrderedDict(pairs, a=1); without keywords the rules say it. */
IrExpr *lower_ordered_dict(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *dict = lower_dict_call(l, call, span);
    return l->failed ? dict : lower_template(l, "py_ordered_dict_of({a})", dict->type, span, false, 1, &dict);
}

static IrExpr *update_by(Lower *l, IrExpr *dict, IrExpr *more, Span span)
{
    IrExpr *args[] = {dict, more};
    IrExpr *out = lower_template(l, "py_dict_update({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    out->rule->mutates = true;
    return out;
}

IrExpr *lower_dict_update(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *dict = lower_expr(l, call->receiver);
    if (l->failed || dict->type->kind != IR_TYPE_DICT) /* a struct is a copy where another name has it, too */
        return lower_fail(l, span, "this update is not converted yet");
    const Expr *other = call->arg_count && call->args[0].kind == ARG_EXPR ? call->args[0].expr : NULL;
    IrExpr *more = other ? lower_entries(l, other, dict->type) : keywords_display(l, call, dict->type, span);
    if (!more || l->failed)
        return lower_fail(l, span, "this update is not converted yet");
    IrExpr *named = other ? keywords_display(l, call, dict->type, span) : NULL;
    if (l->failed)
        return named;
    if (!named)
        return update_by(l, dict, more, span);
    dict = lower_hold(l, dict, "dict");
    lower_emit(l, ir_expr_stmt(l->ir, update_by(l, ir_copy(l->ir, dict), more, span), span));
    return update_by(l, dict, named, span);
}

IrExpr *lower_dict_fromkeys(Lower *l, const BoundCall *call, Span span)
{
    const IrType *type = lower_type(l, call->result);
    IrExpr *keys = lower_as_list(l, lower_argument(call, 0));
    const Expr *given = lower_argument(call, 1);
    if (l->failed || type->kind != IR_TYPE_DICT)
        return lower_fail(l, span, "this way of making a dict is not converted yet");
    IrExpr *value = given ? lower_expr_as(l, given, type->items[1]) : ir_null(l->ir, type->items[1], span);
    IrExpr *args[] = {keys, kind_of(l, type->items[1], span), value};
    return l->failed ? value : call_with_cell(l, "py_dict_fromkeys({a}, {b}, {c})", type, span, false, 2, 3, args);
}
