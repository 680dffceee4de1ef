/* print(...): one statement of pieces. sep and end that are constants are text among them; a starred argument is the text of its items. */
#include "lower/context.h"

#include <string.h>

/* sep or end: a constant text, or a value. */
typedef struct Between {
    const char *text;
    size_t length;
    IrExpr *value; /* NULL: the text */
} Between;

static const Keyword *keyword_of(const Expr *call, const char *name)
{
    vec_each(i, &call->call.keywords)
        if (name_is(call->call.keywords.items[i]->name, name))
            return call->call.keywords.items[i];
    return NULL;
}

static Between between(Lower *l, const Expr *call, const char *name, const char *otherwise)
{
    Between out = {.text = otherwise, .length = strlen(otherwise)};
    const Keyword *keyword = keyword_of(call, name);
    if (!keyword || sema_type(l->instance, keyword->value)->kind == TYPE_NONE)
        return out;
    const Expr *value = keyword->value;
    if (value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_STR)
        return (Between){.text = value->constant.text, .length = value->constant.length};
    if (sema_type(l->instance, value)->kind != TYPE_STR)
        lower_fail(l, value->span, "such a `%s` is not converted yet", name);
    else
        out.value = lower_hold(l, lower_expr(l, value), name);
    return out;
}

static IrExpr *between_value(Lower *l, const Between *from, Span span)
{
    return from->value ? ir_copy(l->ir, from->value) : ir_str(l->ir, from->text, from->length, span);
}

static void add_between(Lower *l, const Between *from, IrPieceVec *pieces)
{
    if (from->value && !l->failed)
        ir_piece_value(l->ir, pieces, ir_copy(l->ir, from->value), 0, "");
    else
        ir_piece_text(l->ir, pieces, from->text, from->length);
}

/* print(*xs): the separator stands between items, and before or behind them only if there are any. */
static void add_starred(Lower *l, const Expr *starred, const Between *separator, bool is_first, bool is_last, IrPieceVec *pieces)
{
    const IrType *text = lower_simple(l, IR_TYPE_STR);
    IrExpr *list = lower_as_list(l, starred->starred.value);
    if (l->failed)
        return;
    const char *function = is_first && is_last ? "py_items_text" : is_first ? "py_items_text_before" : "py_items_text_after";
    IrExpr *call = lower_c_call(l, function, text, starred->span, list, between_value(l, separator, starred->span));
    ir_piece_value(l->ir, pieces, call, 0, "");
}

static bool is_starred(const Expr *call, size_t index)
{
    return index < call->call.args.count && call->call.args.items[index]->kind == EXPR_STARRED;
}

/* print(*xs, *ys): which of them has items shows at run time, so they are joined. */
static void add_starred_run(Lower *l, const Expr *call, size_t count, const Between *separator, IrPieceVec *pieces)
{
    const IrType *list = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_VALUE));
    ExprVec items = {.items = call->call.args.items, .count = count};
    IrExpr *joined = lower_starred_list(l, &items, list, call->span);
    if (l->failed)
        return;
    const char *function = count == call->call.args.count ? "py_items_text" : "py_items_text_before";
    IrExpr *text = lower_c_call(l, function, lower_simple(l, IR_TYPE_STR), call->span, joined, between_value(l, separator, call->span));
    ir_piece_value(l->ir, pieces, text, 0, "");
}

static void add_values(Lower *l, const Expr *call, const Between *separator, IrPieceVec *pieces)
{
    size_t count = call->call.args.count, start = 0;
    while (is_starred(call, start))
        start++;
    if (start > 1)
        add_starred_run(l, call, start, separator, pieces);
    for (size_t i = start > 1 ? start : 0; i < count && !l->failed; i++) {
        bool brings_separator = is_starred(call, i) || (i && i == start);
        if (i && !brings_separator)
            add_between(l, separator, pieces);
        if (is_starred(call, i))
            add_starred(l, call->call.args.items[i], separator, i == 0, i + 1 == count, pieces);
        else
            lower_pieces(l, call->call.args.items[i], pieces);
    }
}

bool lower_print(Lower *l, const Expr *call)
{
    Between separator = between(l, call, "sep", " "), end = between(l, call, "end", "\n");
    IrStmt *print = ir_stmt(l->ir, IR_PRINT, call->span);
    add_values(l, call, &separator, &print->pieces);
    add_between(l, &end, &print->pieces);
    const Keyword *file = keyword_of(call, "file"), *flush = keyword_of(call, "flush");
    if (file && sema_type(l->instance, file->value)->kind != TYPE_NONE)
        print->file = lower_expr(l, file->value);
    print->flush = flush && !(flush->value->kind == EXPR_CONSTANT && flush->value->constant.kind == CONSTANT_FALSE);
    if (!l->failed)
        lower_emit(l, print);
    return true;
}
