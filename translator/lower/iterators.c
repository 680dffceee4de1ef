/*
 * Iterators as values: iter(), next(), generator expressions, `yield`. A generator expression becomes a generator function of its own,
 * whose parameters are the variables that it reads; Python evaluates its first source where it stands, so that is a parameter too.
 */
#include "lower/context.h"

#include "syntax/walk.h"

/* ---- code that moves to a function of its own */

/* An expression that is evaluated where the iterator is made. */
struct LiftedSource {
    const Expr *expr;
    IrExpr *value;
    IrVariable *param;
};

struct Lifted {
    PointerMap variables;    /* IrVariable of the function around -> of this one */
    IrVariableVec captured;  /* of the function around, in the order of their parameters */
    Vec(struct LiftedSource) sources; /* their parameters come first */
    struct Lifted *outer;
    /* what is put aside meanwhile */
    IrFunction *function;
    IrBlock *block;
};

/* The targets of comprehensions in what moves become variables of the function. */
static void add_own(Expr *expr, void *context)
{
    Lower *l = context;
    const ExprInfo *info = expr->kind == EXPR_NAME && expr->context == CONTEXT_STORE ? sema_expr(l->instance, expr) : NULL;
    Variable *variable = info && info->resolution == RESOLVED_VARIABLE ? info->variable : NULL;
    IrVariable *outside = variable && variable->is_comprehension ? pointer_map_get(&l->variables, variable) : NULL;
    if (outside && !pointer_map_has(&l->lifted->variables, outside)) {
        IrVariable *own = ir_local(l->ir, l->function, lower_free_name(l, outside->name->text), outside->type, outside->span);
        own->note = outside->note;
        pointer_map_set(l->arena, &l->lifted->variables, outside, own);
    }
    walk_expr(expr, add_own, context);
}

IrVariable *lower_inside(Lower *l, IrVariable *outside)
{
    struct Lifted *lifted = l->lifted;
    if (!lifted || !outside || outside->kind == IR_GLOBAL)
        return outside;
    IrVariable *inside = pointer_map_get(&lifted->variables, outside);
    if (inside)
        return inside;
    inside = ir_param(l->ir, l->function, lower_free_name(l, outside->name->text), outside->type, outside->span);
    inside->note = outside->note;
    vec_push(l->arena, &lifted->captured, outside);
    pointer_map_set(l->arena, &lifted->variables, outside, inside);
    return inside;
}

IrExpr *lower_lifted_value(Lower *l, const Expr *expr)
{
    vec_each(i, &l->lifted->sources)
        if (l->lifted->sources.items[i].expr == expr)
            return ir_var(l->ir, l->lifted->sources.items[i].param, expr->span);
    return NULL;
}

static const char *lifted_name(Lower *l)
{
    const char *base = l->function->is_main ? "generate" : l->function->name->text;
    const char *name = arena_printf(l->arena, "%s_items", base);
    for (unsigned n = 2; string_map_has(&l->lifted_names, name); n++)
        name = arena_printf(l->arena, "%s_items_%u", base, n);
    string_map_set(l->arena, &l->lifted_names, name, (void *)name);
    return name;
}

/* From here on statements go to a new generator function with items of the type. */
static void begin_lifted(Lower *l, struct Lifted *lifted, const Expr *expr, const char *name, const IrType *item)
{
    const IrType *result = ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, item);
    IrFunction *function = ir_function(l->ir, l->module, lifted_name(l), name, result, expr->span);
    function->is_generator = true;
    lifted->outer = l->lifted;
    lifted->function = l->function;
    lifted->block = l->block;
    l->lifted = lifted;
    l->function = function;
    l->block = &function->body;
    walk_expr(expr, add_own, l);
}

/* Ends it: the call that makes the iterator. */
static IrExpr *end_lifted(Lower *l, Span span)
{
    struct Lifted *lifted = l->lifted;
    IrFunction *function = l->function;
    l->lifted = lifted->outer;
    l->function = lifted->function;
    l->block = lifted->block;
    if (!l->failed)
        vec_push(l->arena, &l->module->functions, function);
    IrExpr *call = ir_call(l->ir, function, span);
    vec_each(i, &lifted->sources)
        vec_push(l->arena, &call->args, lifted->sources.items[i].value);
    vec_each(i, &lifted->captured)
        vec_push(l->arena, &call->args, ir_var(l->ir, lower_inside(l, lifted->captured.items[i]), span));
    return call;
}

/* ---- what is evaluated outside: the first sources, if they are more than names */

static void evaluate_outside(Lower *l, struct Lifted *lifted, const Expr *expr)
{
    if (l->failed || expr->kind == EXPR_CONSTANT || type_vanishes(sema_type(l->instance, expr)))
        return;
    struct LiftedSource source = {.expr = expr, .value = lower_expr(l, expr)};
    vec_push(l->arena, &lifted->sources, source);
}

static void evaluate_sources(Lower *l, struct Lifted *lifted, const Iteration *iteration)
{
    if (iteration->kind == ITERATE_RANGE && iteration->source->kind == EXPR_CALL) {
        vec_each(i, &iteration->source->call.args)
            evaluate_outside(l, lifted, iteration->source->call.args.items[i]);
        return;
    }
    if (iteration->start)
        evaluate_outside(l, lifted, iteration->start);
    for (size_t i = 0; i < iteration->part_count; i++)
        evaluate_sources(l, lifted, iteration->parts[i]);
    if (!iteration->part_count)
        evaluate_outside(l, lifted, iteration->source);
}

static void add_source_params(Lower *l, struct Lifted *lifted)
{
    vec_each(i, &lifted->sources) {
        struct LiftedSource *source = &lifted->sources.items[i];
        const IrExpr *value = source->value;
        const char *name = value->kind == IR_VAR ? value->variable->name->text : "source";
        source->param = ir_param(l->ir, l->function, lower_free_name(l, name), value->type, value->span);
    }
}

/* ---- generator expressions */

/* yield value; the consumer may do anything meanwhile. */
static IrExpr *yield_call(Lower *l, const char *c, IrExpr *value, bool is_cell, bool is_used, Span span)
{
    const IrType *type = lower_simple(l, is_used ? IR_TYPE_VALUE : IR_TYPE_VOID);
    IrExpr *call = lower_template(l, c, type, span, false, 1, &value);
    call->rule->qualname = "yield";
    call->rule->draws = call->rule->mutates = call->rule->io = call->rule->raises = true;
    call->rule->params.items[0].is_cell = is_cell;
    return call;
}

void lower_yield_item(Lower *l, IrExpr *item, Span span)
{
    const IrType *want = l->function->result->items[0];
    IrExpr *value = lower_convert(l, item, want, span);
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, yield_call(l, "py_yield({a})", value, true, false, span), span));
}

IrExpr *lower_generator(Lower *l, const Expr *expr)
{
    const Iteration *first = sema_iteration(l->instance, expr->comp.generators.items[0]->id);
    const Type *type = sema_type(l->instance, expr);
    if (!first || type->kind != TYPE_ITERATOR)
        return lower_fail_iterating(l, expr->comp.generators.items[0]->iter);
    struct Lifted lifted = {0};
    evaluate_sources(l, &lifted, first);
    if (l->failed)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    begin_lifted(l, &lifted, expr, "<genexpr>", lower_type(l, type)->items[0]);
    add_source_params(l, &lifted);
    lower_over_generators(l, expr, NULL);
    return end_lifted(l, expr->span);
}

/* ---- yield */

IrExpr *lower_yield(Lower *l, const Expr *expr)
{
    const Expr *value = expr->yield.value;
    const IrType *item = l->function->result->kind == IR_TYPE_ITERATOR ? l->function->result->items[0] : lower_simple(l, IR_TYPE_VOID);
    bool is_used = sema_type(l->instance, expr)->kind != TYPE_NONE;
    if (expr->kind == EXPR_YIELD_FROM) {
        IrExpr *iterator = lower_iterator(l, value);
        return l->failed ? iterator : yield_call(l, "py_yield_from({a})", iterator, false, is_used, expr->span);
    }
    IrExpr *given = value ? lower_expr_as(l, value, item) : ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    return l->failed ? given : yield_call(l, "py_yield({a})", given, true, is_used, expr->span);
}

void lower_generator_return(Lower *l, const Expr *value, Span span)
{
    bool is_none = !value || (value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_NONE);
    if (!is_none) {
        IrExpr *given = lower_expr_as(l, value, lower_simple(l, IR_TYPE_VALUE));
        if (l->failed)
            return;
        IrExpr *call = lower_template(l, "py_yield_return({a})", lower_simple(l, IR_TYPE_VOID), span, false, 1, &given);
        call->rule->mutates = true;
        lower_emit(l, ir_expr_stmt(l->ir, call, span));
    }
    lower_leave(l, false, span);
    lower_emit(l, ir_return(l->ir, NULL, span));
}

/* ---- iter() and next() */

IrExpr *lower_iterator_of(Lower *l, IrExpr *value, Span span)
{
    const IrType *type = value->type;
    const char *c = NULL;
    size_t item = 0;
    switch (type->kind) {
    case IR_TYPE_ITERATOR:
        return value;
    case IR_TYPE_LIST:
        c = "py_iterator_of_list({a})";
        break;
    case IR_TYPE_SET:
        c = "py_iterator_of_set({a})";
        break;
    case IR_TYPE_DICT:
        c = "py_iterator_of_keys({a})";
        break;
    case IR_TYPE_INSTANCE:
        return lower_object_iterator(l, value, span);
    case IR_TYPE_LIBRARY:
        if (name_is(type->c_name, "py_range"))
            return lower_template(l, "py_range_iterate({a})", ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, lower_simple(l, IR_TYPE_INT)),
                                  span, false, 1, &value);
        if (name_is(type->c_name, "nn_params")) {
            const IrType *param = ir_type_library(&l->ir->types, "nn_param", false);
            return lower_template(l, "py_iterator_of_list(nn_params_list({a}))", ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, param), span,
                                  false, 1, &value);
        }
        break;
    case IR_TYPE_STR:
        return lower_template(l, "py_iterator_of_str({a})", ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, type), span, false, 1, &value);
    case IR_TYPE_TUPLE:
        for (item = 1; item < type->item_count; item++)
            if (type->items[item] != type->items[0])
                return lower_fail(l, span, "running over a tuple of different types is not converted yet");
        item = 0;
        c = type->item_count ? "py_iterator_of_tuple({a})" : NULL;
        break;
    default:
        break;
    }
    if (!c)
        return lower_fail(l, span, "an iterator over a value of type `%s` is not converted yet", type->key);
    return lower_template(l, c, ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, type->items[item]), span, false, 1, &value);
}

/* zip(a, b) as a value: a generator that runs the loop. */
static IrExpr *lazy_iterator(Lower *l, const Expr *expr, const Iteration *iteration)
{
    struct Lifted lifted = {0};
    evaluate_sources(l, &lifted, iteration);
    if (l->failed)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    const Expr *function = expr->call.func;
    begin_lifted(l, &lifted, expr, function->kind == EXPR_NAME ? function->name.id->text : "map",
                 lower_type(l, sema_type(l->instance, expr))->items[0]);
    add_source_params(l, &lifted);
    IrExpr *item = lower_loop_item(l, iteration, expr->span);
    lower_yield_item(l, item, expr->span);
    return end_lifted(l, expr->span);
}

const Iteration *lower_lazy_call(Lower *l, const Expr *expr)
{
    const Iteration *iteration = expr->kind == EXPR_CALL ? sema_iteration(l->instance, expr->id) : NULL;
    return iteration && iteration->kind != ITERATE_ERROR ? iteration : NULL;
}

static IrExpr *view_iterator(Lower *l, const Expr *expr)
{
    static const char *const views[][2] = {
        {"items", "py_iterator_of_items({a})"}, {"values", "py_iterator_of_values({a})"}, {"keys", "py_iterator_of_keys({a})"}};
    const Expr *function = expr->kind == EXPR_CALL && !expr->call.args.count ? expr->call.func : NULL;
    if (!function || function->kind != EXPR_ATTRIBUTE || sema_type(l->instance, function->attribute.value)->kind != TYPE_DICT)
        return NULL;
    for (size_t i = 0; i < 3; i++) {
        if (!name_is(function->attribute.name, views[i][0]))
            continue;
        IrExpr *dict = lower_expr(l, function->attribute.value);
        return l->failed ? dict
                         : lower_template(l, views[i][1], lower_type(l, sema_type(l->instance, expr)), expr->span, false, 1, &dict);
    }
    return NULL;
}

IrExpr *lower_lazy_value(Lower *l, const Expr *expr)
{
    const Iteration *lazy = lower_lazy_call(l, expr);
    return lazy ? lazy_iterator(l, expr, lazy) : view_iterator(l, expr);
}

IrExpr *lower_iterator(Lower *l, const Expr *expr)
{
    IrExpr *value = lower_expr(l, expr);
    return l->failed ? value : lower_iterator_of(l, value, expr->span);
}

IrExpr *lower_lazy_list(Lower *l, const Expr *expr, const Iteration *iteration)
{
    Span span = expr->span;
    const IrType *type = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, sema_type(l->instance, expr))->items[0]);
    IrVariable *items = lower_temporary(l, "items", type, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, items, span), ir_expr(l->ir, IR_LIST, type, span), span));
    if (lower_is_over_nothing(iteration)) {
        lower_vanished(l, expr);
        return ir_var(l->ir, items, span);
    }
    IrBlock *outer = l->block;
    IrExpr *args[] = {ir_var(l->ir, items, span), lower_convert(l, lower_loop_item(l, iteration, span), type->items[0], span)};
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, lower_template(l, "py_list_append({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args), span));
    l->block = outer;
    return ir_var(l->ir, items, span);
}

IrExpr *lower_iter(Lower *l, const BoundCall *call, Span span)
{
    if (lower_argument(call, 1))
        return lower_fail(l, span, "iter() with a sentinel is not converted yet");
    return lower_iterator(l, lower_argument(call, 0));
}

static IrExpr *mark_as_next(IrExpr *call)
{
    call->rule->qualname = "builtins.next";
    call->rule->draws = call->rule->mutates = call->rule->io = call->rule->raises = true;
    return call;
}

/* next(it, None) of numbers */
static IrExpr *next_or_none(Lower *l, IrExpr *iterator, const IrType *item, Span span)
{
    const char *c = item->kind == IR_TYPE_INT ? "py_next_int({a})" : item->kind == IR_TYPE_FLOAT ? "py_next_float({a})" : "py_next_bool({a})";
    return mark_as_next(lower_template(l, c, ir_type_optional(&l->ir->types, item), span, false, 1, &iterator));
}

/* next(it, "none"), of another type than the items: a variable that has the default until a loop of one turn finds an item. */
static IrExpr *next_or_other(Lower *l, IrExpr *iterator, const Expr *otherwise, const IrType *type, Span span)
{
    IrVariable *found = lower_temporary(l, "found", type, span), *item = lower_temporary(l, "item", iterator->type->items[0], span);
    iterator = lower_hold(l, iterator, "iterator");
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, found, span), lower_expr_as(l, otherwise, type), span));
    IrStmt *loop = ir_stmt(l->ir, IR_FOR_EACH, span);
    IrSource source = {.kind = IR_EACH_ITERATOR, .value = iterator};
    vec_push(l->arena, &source.targets, item);
    vec_push(l->arena, &loop->sources, source);
    IrExpr *value = lower_convert(l, ir_var(l->ir, item, span), type, span);
    if (l->failed)
        return iterator;
    ir_append(l->ir, &loop->body, ir_assign(l->ir, ir_var(l->ir, found, span), value, span));
    ir_append(l->ir, &loop->body, ir_stmt(l->ir, IR_BREAK, span));
    lower_emit(l, loop);
    return ir_var(l->ir, found, span);
}

static IrExpr *next_of_boxed(Lower *l, IrExpr *iterator, const Expr *otherwise, const IrType *result, Span span)
{
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *args[] = {iterator, otherwise ? lower_expr_as(l, otherwise, boxed) : NULL};
    if (l->failed)
        return iterator;
    const char *c = otherwise ? "py_next_value_or(py_iterator_in({a}), {b})" : "py_next_value({a})";
    IrExpr *out = lower_template(l, c, boxed, span, false, otherwise ? 2 : 1, args);
    mark_as_next(out);
    return lower_convert(l, out, result, span);
}

/* What a generator expression, zip() ... runs over first; or NULL. */
static const Iteration *first_iteration(Lower *l, const Expr *expr)
{
    return expr->kind == EXPR_GENERATOR ? sema_iteration(l->instance, expr->comp.generators.items[0]->id) : lower_lazy_call(l, expr);
}

IrExpr *lower_next(Lower *l, const BoundCall *call, Span span)
{
    const Expr *otherwise = lower_argument(call, 1);
    const Iteration *first = first_iteration(l, lower_argument(call, 0));
    if (otherwise && first && lower_is_over_nothing(first)) {
        lower_vanished(l, lower_argument(call, 0));
        const IrType *type = lower_type(l, call->result);
        return type->kind == IR_TYPE_VOID ? lower_expr(l, otherwise) : lower_expr_as(l, otherwise, type);
    }
    IrExpr *iterator = lower_expr(l, lower_argument(call, 0));
    if (!l->failed && iterator->type->kind == IR_TYPE_VALUE)
        return next_of_boxed(l, iterator, otherwise, lower_type(l, call->result), span);
    if (!l->failed && iterator->type->kind == IR_TYPE_LIBRARY && name_is(iterator->type->c_name, "nn_params"))
        iterator = lower_iterator_of(l, iterator, span); /* next(model.parameters()): an iterator of its own in Python, too */
    if (l->failed || iterator->type->kind != IR_TYPE_ITERATOR)
        return lower_fail(l, span, "next() of this is not converted yet");
    const IrType *item = iterator->type->items[0];
    if (otherwise && ir_type_is_scalar(item) && sema_type(l->instance, otherwise)->kind == TYPE_NONE)
        return next_or_none(l, iterator, item, span);
    if (otherwise && item != lower_type(l, call->result))
        return next_or_other(l, iterator, otherwise, lower_type(l, call->result), span);
    IrExpr *args[] = {iterator, otherwise ? lower_expr_as(l, otherwise, item) : NULL};
    if (l->failed)
        return iterator;
    IrExpr *out = lower_template(l, otherwise ? "py_next_or({a}, {b})" : "py_next({a})", item, span, true, otherwise ? 2 : 1, args);
    if (otherwise)
        out->rule->params.items[1].is_cell = true;
    return mark_as_next(out);
}
