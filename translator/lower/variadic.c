/*
 * *args and **kwargs of functions of the script. How many there are is known for each instance of the function: a tuple and a record.
 * A function that does nothing with them but hand them on (`func(*args, **kwargs)`, `args[0]`, `kwargs["lr"]`) gets a C parameter for
 * each; else they are a tuple (a list, if a call spreads one of unknown length) and a struct (a dict, if the names are computed).
 */
#include "lower/context.h"

#include "syntax/walk.h"

/* ---- what a function does with them */

typedef struct Uses {
    Name name;
    unsigned all, plain;
} Uses;

static bool is_use(const Expr *expr, const Uses *uses)
{
    return expr && expr->kind == EXPR_NAME && expr->name.id == uses->name;
}

static void count_uses(Expr *expr, void *data)
{
    Uses *uses = data;
    uses->all += is_use(expr, uses);
    if (expr->kind == EXPR_STARRED)
        uses->plain += is_use(expr->starred.value, uses);
    if (expr->kind == EXPR_SUBSCRIPT && expr->context == CONTEXT_LOAD && expr->subscript.index->kind == EXPR_CONSTANT)
        uses->plain += is_use(expr->subscript.value, uses);
    if (expr->kind == EXPR_CALL)
        vec_each(i, &expr->call.keywords)
            uses->plain += !expr->call.keywords.items[i]->name && is_use(expr->call.keywords.items[i]->value, uses);
    walk_expr(expr, count_uses, data);
}

static bool is_handed_on(const UserFunction *function, Name name)
{
    Uses uses = {.name = name};
    if (function->lambda)
        count_uses(function->lambda->lambda.body, &uses);
    else
        walk_block_exprs((Block *)function->body, count_uses, &uses);
    return uses.all == uses.plain;
}

/* ---- the parameters */

static size_t item_count(const Type *type)
{
    return type->kind == TYPE_RECORD ? type->field_count : type->item_count;
}

static const Type *item_type(const Type *type, size_t index)
{
    return type->kind == TYPE_RECORD ? type->fields[index].type : type->items[index];
}

static bool is_taken(const IrFunction *function, const char *name)
{
    vec_each(i, &function->params)
        if (name_is(function->params.items[i]->name, name))
            return true;
    return false;
}

bool lower_spread_param(Lower *l, Variable *variable, IrFunction *function)
{
    const Type *type = variable->type;
    bool is_known = (variable->is_vararg && type->kind == TYPE_TUPLE && !type->is_variadic) ||
                    (variable->is_kwarg && type->kind == TYPE_RECORD);
    if (!is_known || variable->assignments || lower_is_captured(l, variable) ||
        !is_handed_on(variable->owner->function, variable->name))
        return false;
    IrVariable **params = ARENA_NEW_ARRAY(l->arena, IrVariable *, item_count(type) + 1);
    for (size_t i = 0; i < item_count(type); i++) {
        if (type_vanishes(item_type(type, i)))
            continue;
        const char *name = type->kind == TYPE_RECORD ? type->fields[i].name->text
                                                     : arena_printf(l->arena, "%s_%zu", variable->name->text, i + 1);
        while (is_taken(function, name))
            name = arena_printf(l->arena, "%s_", name);
        params[i] = ir_param(l->ir, function, name, lower_type(l, item_type(type, i)), variable->span);
        params[i]->note = lower_note(l, item_type(type, i));
    }
    pointer_map_set(l->arena, &l->spread_params, variable, params);
    return true;
}

/* An item that needs no parameter: a function that is known at convert time is an object in a tuple all the same. */
static IrExpr *absent_item(Lower *l, const Type *type, Span span)
{
    bool is_function = type->kind == TYPE_FUNCTION || type->kind == TYPE_CLASS;
    return is_function ? lower_object_of(l, type, NULL, span) : ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
}

IrExpr *lower_spread_value(Lower *l, const Variable *variable, Span span)
{
    IrVariable **params = pointer_map_get(&l->spread_params, variable);
    if (!params)
        return NULL;
    const Type *type = variable->type;
    bool is_record = type->kind == TYPE_RECORD;
    IrExpr *display = ir_expr(l->ir, is_record ? IR_RECORD : IR_TUPLE, lower_type(l, type), span);
    for (size_t i = 0; i < item_count(type); i++) {
        IrExpr *item = params[i] ? ir_var(l->ir, params[i], span) : NULL;
        if (item || !is_record)
            vec_push(l->arena, &display->args, item ? item : absent_item(l, type->items[i], span));
    }
    return display;
}

/* ---- the arguments */

/* The items of *args, in order: as many as the type has. */
static void positional_items(Lower *l, const BoundArg *arg, const Type *type, IrExprVec *items, Span span)
{
    vec_each(i, &arg->spread) {
        const Expr *expr = arg->spread.items[i];
        bool is_star = expr->kind == EXPR_STARRED;
        const Type *given = is_star ? type_unwrap(sema_type(l->instance, expr->starred.value)) : NULL;
        IrExpr *tuple = NULL;
        for (size_t k = is_star && i == 0 ? arg->item : 0; k < (is_star ? given->item_count : 1) && items->count < type->item_count && !l->failed; k++) {
            const Type *want = type->items[items->count];
            IrExpr *item = NULL;
            if (type_vanishes(want)) {
                lower_vanished(l, expr);
            } else if (is_star) {
                tuple = tuple ? tuple : lower_spread_once(l, expr->starred.value, "items");
                item = l->failed ? tuple : tuple->type->kind == IR_TYPE_RECORD
                           ? ir_field_of(l->ir, ir_copy(l->ir, tuple), tuple->type->record->fields.items[k], span)
                           : ir_item(l->ir, ir_copy(l->ir, tuple), ir_int(l->ir, (int64_t)k, span), span);
            } else {
                item = lower_expr(l, expr);
            }
            vec_push(l->arena, items, item ? lower_convert(l, item, lower_type(l, want), span) : NULL);
        }
    }
}

/* A list of what `expr` gives, with items as `type` has them: boxed ones, where they are. */
static IrExpr *list_of_starred(Lower *l, const Expr *expr, const IrType *type)
{
    const Type *given = type_unwrap(sema_type(l->instance, expr));
    if (given->kind == TYPE_TUPLE && !given->is_variadic && given->item_count) { /* an int beside a float stays one */
        IrExpr *tuple = lower_spread_once(l, expr, "items"), *list = ir_expr(l->ir, IR_LIST, type, expr->span);
        for (size_t i = 0; i < given->item_count && !l->failed; i++) {
            IrExpr *copy = ir_copy(l->ir, tuple);
            IrExpr *item = tuple->type->kind == IR_TYPE_RECORD ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[i], expr->span)
                                                               : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)i, expr->span), expr->span);
            vec_push(l->arena, &list->args, lower_convert(l, item, type->items[0], expr->span));
        }
        return list;
    }
    IrExpr *more = lower_as_list(l, expr);
    bool is_boxed = !l->failed && type->items[0]->kind == IR_TYPE_VALUE && more->type->kind == IR_TYPE_LIST && more->type != type;
    return lower_convert(l, is_boxed ? lower_box(l, more, expr->span) : more, type, expr->span);
}

/* *args of a length that only the run knows; [a, *b] too. */
IrExpr *lower_starred_list(Lower *l, const ExprVec *items, const IrType *type, Span span)
{
    IrExpr *list = ir_expr(l->ir, IR_LIST, type, span);
    IrExpr *whole = NULL;
    bool is_shared = false; /* the one list of [*xs] is copied; of anything else, and by joining, a new one is made anyway */
    vec_each(i, items) {
        const Expr *expr = items->items[i];
        if (expr->kind != EXPR_STARRED) {
            vec_push(l->arena, &list->args, lower_expr_as(l, expr, type->items[0]));
            continue;
        }
        IrExpr *more = list_of_starred(l, expr->starred.value, type);
        if (l->failed)
            return more;
        if (list->args.count || whole) {
            IrExpr *parts[] = {whole ? whole : list, more};
            if (whole && list->args.count) {
                IrExpr *before[] = {whole, list};
                parts[0] = lower_template(l, "py_list_concat({a}, {b})", type, span, false, 2, before);
            }
            whole = lower_template(l, "py_list_concat({a}, {b})", type, span, false, 2, parts);
        } else {
            whole = more;
            is_shared = i + 1 == items->count && sema_type(l->instance, expr->starred.value)->kind == TYPE_LIST && more->kind != IR_LIST;
        }
        list = ir_expr(l->ir, IR_LIST, type, span);
    }
    if (whole && list->args.count) {
        IrExpr *parts[] = {whole, list};
        whole = lower_template(l, "py_list_concat({a}, {b})", type, span, false, 2, parts);
    }
    if (is_shared)
        whole = lower_template(l, "py_list_copy({a})", type, span, false, 1, &whole);
    return whole ? whole : list;
}

/* The value that the call gives for one keyword. */
static IrExpr *keyword_value(Lower *l, const BoundArg *arg, Name name, const IrType *want, Span span)
{
    vec_each(i, &arg->keywords) {
        const Keyword *keyword = arg->keywords.items[i];
        if (keyword->name == name)
            return lower_expr_as(l, keyword->value, want);
        const Type *type = keyword->name ? NULL : sema_type(l->instance, keyword->value);
        if (!type || type->kind != TYPE_RECORD || !type_field(type, name))
            continue;
        IrExpr *record = lower_spread_once(l, keyword->value, "options");
        IrField *field = l->failed ? NULL : ir_record_field(record->type->record, name);
        if (field)
            return lower_convert(l, ir_field_of(l->ir, record, field, span), want, span);
    }
    return NULL;
}

/* A parameter of its own takes the keyword. */
static bool takes_keyword(const UserFunction *function, Name name)
{
    const Params *params = function ? function->params : NULL;
    const ParamVec *lists[] = {params ? &params->args : NULL, params ? &params->kwonly : NULL};
    for (size_t i = 0; params && i < 2; i++)
        vec_each(k, lists[i])
            if (lists[i]->items[k]->name == name)
                return true;
    return false;
}

/* `callee`: whose named parameters take what they are named after; or NULL. */
static void add_all(Lower *l, IrExpr *dict, const Expr *from, const UserFunction *callee, Span span)
{
    IrExpr *more = lower_mapping(l, from);
    if (l->failed)
        return;
    if (more->type->kind == IR_TYPE_RECORD) {
        more = lower_hold(l, more, "options");
        vec_each(i, &more->type->record->fields) {
            IrField *field = more->type->record->fields.items[i];
            if (takes_keyword(callee, field->name))
                continue;
            IrExpr *key = ir_str(l->ir, field->name->text, field->name->length, span);
            IrExpr *value = lower_convert(l, ir_field_of(l->ir, ir_copy(l->ir, more), field, span), dict->type->items[1], span);
            if (!l->failed)
                lower_emit(l, ir_assign(l->ir, ir_item(l->ir, ir_copy(l->ir, dict), key, span), value, span));
        }
        return;
    }
    if (!lower_goes_into(more->type, dict->type)) {
        lower_fail(l, span, "spreading a dict of other values is not converted yet");
        return;
    }
    IrExpr *args[] = {ir_copy(l->ir, dict), more};
    IrExpr *update = lower_template(l, "py_dict_update({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    update->rule->mutates = true;
    lower_emit(l, ir_expr_stmt(l->ir, update, span));
}

void lower_add_all(Lower *l, IrExpr *dict, const Expr *from, Span span)
{
    add_all(l, dict, from, NULL, span);
}

static IrExpr *keyword_dict(Lower *l, const BoundArg *arg, const IrType *type, const UserFunction *callee, Span span)
{
    IrExpr *display = ir_expr(l->ir, IR_DICT, type, span);
    bool spreads = false;
    vec_each(i, &arg->keywords)
        spreads |= !arg->keywords.items[i]->name;
    IrExpr *dict = spreads ? ir_var(l->ir, lower_temporary(l, "options", type, span), span) : display;
    if (spreads)
        lower_emit(l, ir_assign(l->ir, ir_copy(l->ir, dict), display, span));
    vec_each(i, &arg->keywords) {
        const Keyword *keyword = arg->keywords.items[i];
        if (!keyword->name) {
            add_all(l, dict, keyword->value, callee, span);
            continue;
        }
        IrExpr *key = lower_convert(l, ir_str(l->ir, keyword->name->text, keyword->name->length, span), type->items[0], span);
        IrExpr *value = lower_expr_as(l, keyword->value, type->items[1]);
        if (spreads && !l->failed) {
            lower_emit(l, ir_assign(l->ir, ir_item(l->ir, ir_copy(l->ir, dict), key, span), value, span));
        } else {
            vec_push(l->arena, &display->keys, key);
            vec_push(l->arena, &display->args, value);
        }
    }
    return dict;
}

static void push_keywords(Lower *l, const BoundArg *arg, const Variable *param, IrVariable *const *params, IrExprVec *out, Span span)
{
    const Type *type = param->type;
    if (type->kind != TYPE_RECORD) {
        const IrType *dict = lower_type(l, type);
        vec_push(l->arena, out, dict->kind == IR_TYPE_DICT ? keyword_dict(l, arg, dict, param->owner->function, span)
                                                           : lower_fail(l, span, "these keywords are not converted yet"));
        return;
    }
    IrExpr *display = params ? NULL : ir_expr(l->ir, IR_RECORD, lower_type(l, type), span);
    for (size_t i = 0; i < type->field_count && !l->failed; i++) {
        const Type *field = type->fields[i].type;
        if (type_vanishes(field))
            continue;
        IrExpr *value = keyword_value(l, arg, type->fields[i].name, lower_type(l, field), span);
        if (params && !value)
            value = lower_fail(l, span, "the keyword `%s` is missing", type->fields[i].name->text);
        vec_push(l->arena, params ? out : &display->args, value);
    }
    if (display)
        vec_push(l->arena, out, display);
}

/* dict(a, x=1, **b) */
IrExpr *lower_keyword_dict(Lower *l, const BoundArg *arg, const IrType *type, Span span)
{
    return keyword_dict(l, arg, type, NULL, span);
}

void lower_variadic_arg(Lower *l, const BoundArg *arg, const Variable *param, IrExprVec *out, Span span)
{
    IrVariable *const *params = pointer_map_get(&l->spread_params, param);
    const Type *type = param->type;
    if (param->is_kwarg) {
        push_keywords(l, arg, param, params, out, span);
        return;
    }
    if (type->kind != TYPE_TUPLE || type->is_variadic) {
        const IrType *tuple = lower_type(l, type);
        if (tuple->kind != IR_TYPE_TUPLE) {
            vec_push(l->arena, out, lower_fail(l, span, "these arguments are not converted yet"));
            return;
        }
        const IrType *list = ir_type_of(&l->ir->types, IR_TYPE_LIST, tuple->items[0]);
        vec_push(l->arena, out, lower_convert(l, lower_starred_list(l, &arg->spread, list, span), tuple, span));
        return;
    }
    IrExprVec items = {0};
    positional_items(l, arg, type, &items, span);
    IrExpr *display = params ? NULL : ir_expr(l->ir, IR_TUPLE, lower_type(l, type), span);
    vec_each(i, &items) {
        IrExpr *item = items.items[i];
        if (params && item)
            vec_push(l->arena, out, item);
        else if (!params)
            vec_push(l->arena, &display->args, item ? lower_convert(l, item, display->type->items[i], span) : absent_item(l, type->items[i], span));
    }
    if (display)
        vec_push(l->arena, out, display);
}
