/* What `for` and comprehensions run over: the kind of loop that lowering writes, and the type of each item. */
#include "sema/infer.h"

#include <string.h>

/* ---- item types --------------------------------------------------------------------------------------------------------- */

static const Type *tensor_row(Frame *frame, const Type *type)
{
    if (type->rank <= 0)
        return type_tensor(frame->types, type->dtype, type->rank < 0 ? -1 : 0, NULL);
    return type_tensor(frame->types, type->dtype, type->rank - 1, type->dims + 1);
}

static const Type *object_item(Frame *frame, const Type *type, BoundCall **call)
{
    const struct BuiltinNames *known = &frame->infer->known;
    ArgVec args = {0};
    *call = NULL;
    if (class_method(type->class_, known->iter)) {
        const Type *iterator = call_method(frame, NULL, type, known->iter, &args, (Span){0}, NULL, false, call);
        if (iterator->kind == TYPE_ITERATOR)
            return type_item(iterator, 0);
        if (iterator->kind == TYPE_INSTANCE && class_method(iterator->class_, known->next))
            return call_method(frame, NULL, iterator, known->next, &args, (Span){0}, NULL, false, call);
        if (iterator->kind == TYPE_INSTANCE && iterator->class_->user) /* iter() returned non-iterator */
            return NULL;
        return iterator->kind == TYPE_NEVER ? iterator : item_of_iterable(frame, iterator);
    }
    if (class_method(type->class_, known->getitem)) {
        vec_push(frame->arena, &args, (ArgValue){.expr = ARENA_NEW(frame->arena, Expr), .type = frame->types->int_});
        return call_method(frame, NULL, type, known->getitem, &args, (Span){0}, NULL, false, call);
    }
    Member member = member_of_type(frame, type, known->iter);
    if (member.kind != MEMBER_RULE_METHOD)
        return NULL;
    const Type *iterator = call_rule(frame, member.rule, NULL, type, &args, (Span){0}, NULL, call);
    if (iterator->kind == TYPE_NEVER || iterator->kind == TYPE_ERROR)
        return iterator;
    bool is_open = iterator->kind == TYPE_ITERATOR || iterator->kind == TYPE_LIST || iterator->kind == TYPE_SET;
    return is_open ? type_item(iterator, 0) : item_of_iterable(frame, iterator);
}

/* ({"k": 1}, {"k": 2}): an item is an object of the runtime, no struct. */
static void demote_items(Frame *frame, const Type *tuple, int depth)
{
    for (size_t i = 0; i < tuple->item_count && depth < 8; i++) {
        const Type *item = type_unwrap(tuple->items[i]);
        if (item->kind == TYPE_DICT && item->cell)
            cell_demote(frame->types, item->cell);
        else if (item->kind == TYPE_TUPLE)
            demote_items(frame, item, depth + 1);
    }
}

const Type *item_of_iterable(Frame *frame, const Type *type)
{
    BoundCall *ignored;
    type = type_unwrap(type);
    if (is_dropped_value(type))
        return NULL;
    switch (type->kind) {
    case TYPE_NEVER:
    case TYPE_ERROR:
    case TYPE_DYNAMIC:
        return type;
    case TYPE_LIST:
    case TYPE_SET:
    case TYPE_ITERATOR:
        return type_item(type, 0);
    case TYPE_DICT:
        if (type->cell)
            cell_demote(frame->types, type->cell);
        return type_item(type, 0);
    case TYPE_STR:
        return frame->types->str;
    case TYPE_BYTES:
        return frame->types->int_;
    case TYPE_TENSOR:
        return tensor_row(frame, type);
    case TYPE_TUPLE: {
        const Type *joined = frame->types->never;
        demote_items(frame, type, 0);
        for (size_t i = 0; i < type->item_count; i++)
            joined = type_join_boxed(frame->types, joined, type->items[i]);
        return joined;
    }
    case TYPE_INSTANCE: {
        bool was_quiet = frame->quiet;
        frame->quiet = true;
        const Type *item = object_item(frame, type, &ignored);
        frame->quiet = was_quiet;
        return item;
    }
    default:
        return NULL;
    }
}

/* ---- kinds of loops ----------------------------------------------------------------------------------------------------- */

static Iteration *new_iteration(Frame *frame, IterationKind kind, Expr *source)
{
    Iteration *iteration = ARENA_NEW(frame->arena, Iteration);
    iteration->kind = kind;
    iteration->source = source;
    iteration->item = iteration->source_type = frame->types->never;
    return iteration;
}

static IterationKind kind_of_type(const Type *type)
{
    switch (type->kind) {
    case TYPE_LIST:
        return ITERATE_LIST;
    case TYPE_TUPLE:
        return ITERATE_TUPLE;
    case TYPE_SET:
        return ITERATE_SET;
    case TYPE_BYTES:
        return ITERATE_LIST;
    case TYPE_STR:
        return ITERATE_STR;
    case TYPE_DICT:
        return ITERATE_DICT_KEYS;
    case TYPE_TENSOR:
        return ITERATE_TENSOR;
    case TYPE_ITERATOR:
        return ITERATE_GENERATOR;
    case TYPE_DYNAMIC:
        return ITERATE_DYNAMIC;
    case TYPE_ERROR:
        return ITERATE_ERROR;
    default:
        return type_is_instance_of(type, "torch.utils.data.DataLoader") ? ITERATE_LOADER : ITERATE_RULE;
    }
}

/* for batch in bar, of `bar = tqdm(loader)`: a loop over the loader. What it is made from can be read again. */
static bool iterate_bar(Frame *frame, Iteration *iteration, const Type *type)
{
    Cell *cell = type_is_instance_of(type, "tqdm.tqdm") && type->cell ? cell_root(type->cell) : NULL;
    Expr *source = cell && !cell->has_sources ? cell->source : NULL;
    if (!source)
        return false;
    Expr *bar = iteration->source;
    *iteration = *infer_iteration(frame, source);
    iteration->bar = bar;
    return true;
}

static void iterate_value(Frame *frame, Iteration *iteration, const Type *type)
{
    type = type_unwrap(type);
    if (iterate_bar(frame, iteration, type))
        return;
    iteration->source_type = type;
    iteration->kind = kind_of_type(type);
    const Type *item = NULL;
    if (type->kind == TYPE_INSTANCE) {
        item = object_item(frame, type, &iteration->call);
        if (type->class_->user && iteration->kind != ITERATE_LOADER && class_method(type->class_, frame->infer->known.iter))
            iteration->kind = ITERATE_USER;
        else if (type->class_->user && class_method(type->class_, frame->infer->known.getitem))
            iteration->kind = ITERATE_USER;
    } else {
        item = item_of_iterable(frame, type);
    }
    if (type->kind == TYPE_TUPLE && item && item->kind == TYPE_DYNAMIC && !type->is_variadic)
        iteration->kind = ITERATE_DYNAMIC;
    else if (type->kind == TYPE_TUPLE && item)
        env_use_as_sequence(frame, iteration->source);
    if (type->kind == TYPE_NEVER || item) {
        iteration->item = item ? item : frame->types->never;
        return;
    }
    iteration->kind = ITERATE_ERROR;
    iteration->item = frame->infer->is_final ? frame->types->error : frame->types->never;
    if (type->kind == TYPE_RECORD)
        infer_report(frame, DIAG_not_supported, iteration->source->span, "the items of a namespace have no common type");
    else if (is_dropped_value(type))
        infer_report(frame, DIAG_not_iterable, iteration->source->span, "how often this runs is decided by a value that is left out");
    else
        infer_report(frame, DIAG_not_iterable, iteration->source->span, "%s cannot be iterated over", text_of(frame, type));
}

/* The rule that a call is of, by qualified name; NULL if it is none. */
static const char *called_rule(Frame *frame, const Expr *expr)
{
    if (expr->kind != EXPR_CALL)
        return NULL;
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr->call.func);
    const Type *type = entry ? entry_type(entry) : NULL;
    if (type && type->kind == TYPE_FUNCTION && type->rule)
        return type->rule->qualified->text;
    return type && type->kind == TYPE_CLASS && type->class_ && type->class_->rule ? type->class_->qualified->text : NULL;
}

static void add_part(Frame *frame, Iteration *iteration, Iteration *part)
{
    Iteration **parts = ARENA_NEW_ARRAY(frame->arena, Iteration *, iteration->part_count + 1);
    for (size_t i = 0; i < iteration->part_count; i++)
        parts[i] = iteration->parts[i];
    parts[iteration->part_count++] = part;
    iteration->parts = parts;
}

static const Type *pair(Frame *frame, const Type *left, const Type *right)
{
    return type_tuple(frame->types, (const Type *[]){left, right}, 2);
}

static void iterate_enumerate(Frame *frame, Iteration *iteration, Expr *call)
{
    enum_spell_out(frame, &call->call.args.items[0]);
    Iteration *part = infer_iteration(frame, call->call.args.items[0]);
    add_part(frame, iteration, part);
    iteration->kind = ITERATE_ENUMERATE;
    iteration->source = part->source;
    iteration->start = call->call.args.count > 1 ? call->call.args.items[1] : NULL;
    vec_each(i, &call->call.keywords)
        iteration->start = call->call.keywords.items[i]->value;
    iteration->item = pair(frame, frame->types->int_, part->item);
}

/* zip(*rows): rows are transposed. Rows that are tuples of one length give as many tuples. */
static void iterate_unzip(Frame *frame, Iteration *iteration, Expr *call)
{
    Expr *rows = call->call.args.items[0]->starred.value;
    const Type *type = infer_expr(frame, rows), *row = item_of_iterable(frame, type);
    iteration->kind = ITERATE_UNZIP;
    iteration->source = rows;
    const Type *item = row ? item_of_iterable(frame, row) : NULL;
    if (item)
        iteration->item = type_tuple_of(frame->types, type_widen(frame->types, item));
    else if (type->kind > TYPE_ERROR)
        infer_report(frame, DIAG_not_iterable, rows->span, "%s cannot be transposed", text_of(frame, type));
}

static void iterate_zip(Frame *frame, Iteration *iteration, Expr *call)
{
    const Type *items[32];
    size_t count = 0;
    iteration->kind = ITERATE_ZIP;
    vec_each(i, &call->call.keywords) { /* strict */
        const Type *type = infer_expr(frame, call->call.keywords.items[i]->value);
        if (!type->literal.is_set || type->literal.integer)
            infer_report(frame, DIAG_not_supported, call->span, "zip() with strict=True is not supported");
    }
    vec_each(i, &call->call.args) {
        if (count == 32)
            break;
        enum_spell_out(frame, &call->call.args.items[i]);
        Iteration *part = infer_iteration(frame, call->call.args.items[i]);
        add_part(frame, iteration, part);
        items[count++] = part->item;
    }
    iteration->item = type_tuple(frame->types, items, count);
}

static void iterate_reversed(Frame *frame, Iteration *iteration, Expr *call)
{
    enum_spell_out(frame, &call->call.args.items[0]);
    Iteration *part = infer_iteration(frame, call->call.args.items[0]);
    add_part(frame, iteration, part);
    iteration->kind = ITERATE_REVERSED;
    iteration->source = part->source;
    iteration->item = part->item;
}

static void iterate_map(Frame *frame, Iteration *iteration, Expr *call)
{
    ExprEntry *function = pointer_map_get(&frame->state->exprs, call->call.args.items[0]);
    const Type *items[16];
    size_t count = 0;
    iteration->kind = ITERATE_MAP;
    for (size_t i = 1; i < call->call.args.count && count < 16; i++) {
        enum_spell_out(frame, &call->call.args.items[i]);
        Iteration *part = infer_iteration(frame, call->call.args.items[i]);
        add_part(frame, iteration, part);
        items[count++] = part->item;
    }
    iteration->source = iteration->parts[0]->source;
    iteration->item = call_with_types(frame, entry_type(function), call->call.args.items[0], items, count, call->span, call,
                                      &iteration->call);
}

static void iterate_filter(Frame *frame, Iteration *iteration, Expr *call)
{
    ExprEntry *function = pointer_map_get(&frame->state->exprs, call->call.args.items[0]);
    enum_spell_out(frame, &call->call.args.items[1]);
    Iteration *part = infer_iteration(frame, call->call.args.items[1]);
    iteration->kind = ITERATE_FILTER;
    add_part(frame, iteration, part);
    iteration->source = part->source;
    iteration->item = part->item;
    if (entry_type(function)->kind != TYPE_NONE)
        call_with_types(frame, entry_type(function), call->call.args.items[0], &part->item, 1, call->span, call, &iteration->call);
}

static void iterate_wrapped(Frame *frame, Iteration *iteration, Expr *call, BoundCall *wrapper)
{
    enum_spell_out(frame, &call->call.args.items[0]);
    Iteration *part = infer_iteration(frame, call->call.args.items[0]);
    *iteration = *part;
    iteration->wrapper = wrapper;
}

static bool is_dict_view(const char *rule, const char *method)
{
    return strncmp(rule, "builtins.dict.", 14) == 0 && strcmp(rule + 14, method) == 0;
}

static bool iterate_dict_view(Iteration *iteration, Expr *call, const char *rule, const Type *type)
{
    iteration->kind = is_dict_view(rule, "items")    ? ITERATE_DICT_ITEMS
                      : is_dict_view(rule, "values") ? ITERATE_DICT_VALUES
                      : is_dict_view(rule, "keys")   ? ITERATE_DICT_KEYS
                                                     : ITERATE_ERROR;
    if (iteration->kind == ITERATE_ERROR || call->call.func->kind != EXPR_ATTRIBUTE || type->kind == TYPE_NEVER)
        return false;
    iteration->source = call->call.func->attribute.value;
    return true;
}

static void finish_types(Frame *frame, Iteration *iteration)
{
    if (!frame->infer->is_final)
        return;
    iteration->item = type_resolve(frame->types, iteration->item);
    iteration->source_type = type_resolve(frame->types, iteration->source_type);
}

/* Loops that are written as a call of a builtin: true if it was one of them. */
static bool iterate_call(Frame *frame, Iteration *iteration, Expr *source, const Type *type, BoundCall *call)
{
    const char *rule = called_rule(frame, source);
    if (!rule)
        return false;
    size_t count = source->call.args.count;
    bool has_star = count && source->call.args.items[0]->kind == EXPR_STARRED;
    if (strcmp(rule, "builtins.range") == 0) {
        iteration->kind = ITERATE_RANGE;
        iteration->call = call;
        iteration->item = frame->types->int_;
    } else if (strcmp(rule, "builtins.enumerate") == 0 && count && !has_star) {
        iterate_enumerate(frame, iteration, source);
    } else if (strcmp(rule, "builtins.zip") == 0 && !has_star) {
        iterate_zip(frame, iteration, source);
    } else if (strcmp(rule, "builtins.reversed") == 0 && count == 1) {
        iterate_reversed(frame, iteration, source);
    } else if (strcmp(rule, "builtins.zip") == 0 && count == 1) {
        iterate_unzip(frame, iteration, source);
    } else if (strcmp(rule, "builtins.map") == 0 && count >= 2 && !has_star) {
        iterate_map(frame, iteration, source);
    } else if (strcmp(rule, "builtins.filter") == 0 && count == 2) {
        iterate_filter(frame, iteration, source);
    } else if (strcmp(rule, "tqdm.trange") == 0) {
        iteration->kind = ITERATE_RANGE;
        iteration->call = call;
        iteration->item = frame->types->int_;
    } else if (strncmp(rule, "tqdm.", 5) == 0 && count) {
        iterate_wrapped(frame, iteration, source, call);
    } else if (iterate_dict_view(iteration, source, rule, type)) {
        const Type *item = item_of_iterable(frame, type);
        ExprEntry *dict = pointer_map_get(&frame->state->exprs, iteration->source);
        iteration->item = item ? item : frame->types->error;
        iteration->source_type = dict ? entry_type(dict) : type;
        return true;
    } else {
        iteration->kind = ITERATE_ERROR;
        return false;
    }
    iteration->source_type = type;
    return true;
}

const Type *infer_lazy_call(Frame *frame, Expr *expr, RuleFunction *function, BoundCall **out)
{
    static const char *const lazy[] = {"enumerate", "zip", "reversed", "map", "filter"};
    bool is_lazy = false;
    for (size_t i = 0; i < sizeof lazy / sizeof *lazy; i++)
        is_lazy |= strncmp(function->qualified->text, "builtins.", 9) == 0 && strcmp(function->qualified->text + 9, lazy[i]) == 0;
    Iteration *iteration = is_lazy ? new_iteration(frame, ITERATE_ERROR, expr) : NULL;
    if (!iteration || !iterate_call(frame, iteration, expr, frame->types->never, NULL))
        return NULL;
    bool is_own = iteration->kind == ITERATE_REVERSED && iteration->parts[0]->kind == ITERATE_USER;
    if (is_own) /* a user's __reversed__, or __len__ and __getitem__ */
        return NULL;
    *out = new_call(frame, CALL_RULE, expr->span);
    (*out)->rule = function->overloads.items[0];
    infer_event(frame, EVENT_CONVERTED, expr->span, function->qualified, (*out)->rule, NULL);
    finish_types(frame, iteration);
    pointer_map_set(frame->arena, &frame->state->iterations, (void *)(uintptr_t)expr->id, iteration);
    (*out)->result = type_iterator(frame->types, iteration->item);
    return (*out)->result;
}

/* for i in count(): a range without an end. */
static Expr *count_as_range(Frame *frame, Expr *source)
{
    Expr *called = source->kind == EXPR_CALL ? source->call.func : NULL;
    Name name = !called ? NULL : called->kind == EXPR_NAME ? called->name.id : called->kind == EXPR_ATTRIBUTE ? called->attribute.name : NULL;
    if (!name || !name_is(name, "count"))
        return source;
    infer_expr(frame, called);
    const char *rule = called_rule(frame, source);
    if (!rule || strcmp(rule, "itertools.count") != 0 || source->call.args.count > 1 || source->call.keywords.count)
        return source;
    Expr *start = source->call.args.count ? source->call.args.items[0] : NULL;
    if (start && (start->kind == EXPR_STARRED || type_unwrap(infer_expr(frame, start))->kind != TYPE_INT))
        return source;
    Expr *made = pointer_map_get(&frame->infer->spelled_out, source);
    if (made)
        return made;
    made = synth_expr(frame->infer, "range(0, 9223372036854775807)", source->span);
    if (start)
        made->call.args.items[0] = start;
    pointer_map_set(frame->arena, &frame->infer->spelled_out, source, made);
    return made;
}

Iteration *infer_iteration(Frame *frame, Expr *source)
{
    source = count_as_range(frame, namedtuple_spelled_out(frame, source));
    Iteration *iteration = new_iteration(frame, ITERATE_ERROR, source);
    ExprEntry *known = pointer_map_get(&frame->state->exprs, source);
    bool is_fresh = known && known->round == frame->infer->round && entry_type(known)->kind != TYPE_NEVER;
    const Type *type = is_fresh && source->kind != EXPR_NAME ? entry_type(known) : infer_expr(frame, source);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, source);
    if (!iterate_call(frame, iteration, source, type, entry->info.call))
        iterate_value(frame, iteration, type);
    finish_types(frame, iteration);
    return iteration;
}

/* ---- comprehensions ----------------------------------------------------------------------------------------------------- */

static void walk_generators(Frame *frame, Expr *expr)
{
    vec_each(i, &expr->comp.generators) {
        Comprehension *generator = expr->comp.generators.items[i];
        enum_spell_out(frame, &generator->iter);
        if (i == 0)
            frame->comprehensions.count--; /* the first source is outside of the comprehension's scope */
        Iteration *iteration = infer_iteration(frame, generator->iter);
        if (i == 0)
            vec_push(frame->arena, &frame->comprehensions, expr->id);
        pointer_map_set(frame->arena, &frame->state->iterations, (void *)(uintptr_t)generator->id, iteration);
        assign_target(frame, generator->target, iteration->item, NULL);
        vec_each(k, &generator->conditions) {
            infer_condition(frame, generator->conditions.items[k]);
            apply_condition(frame, generator->conditions.items[k], true);
        }
        if (generator->is_async)
            infer_report(frame, DIAG_not_supported, generator->span, "`async for` is not supported");
    }
}

const Type *infer_comprehension(Frame *frame, Expr *expr, ExprInfo *info)
{
    (void)info;
    Env *outside = env_copy(frame, frame->env);
    vec_push(frame->arena, &frame->comprehensions, expr->id);
    frame->depth++;
    walk_generators(frame, expr);
    const Type *key = expr->comp.key ? infer_expr(frame, expr->comp.key) : NULL;
    const Type *element = infer_expr(frame, expr->comp.element);
    frame->depth--;
    frame->comprehensions.count--;
    env_merge(frame, outside, frame->env); /* what := assigned inside stays */
    frame->env = outside;
    if (expr->kind == EXPR_GENERATOR && element->kind == TYPE_DICT && element->cell)
        cell_demote(frame->types, element->cell);
    if (expr->kind == EXPR_GENERATOR)
        return type_iterator(frame->types, type_widen(frame->types, element));
    Type shape = {.kind = expr->kind == EXPR_LIST_COMP  ? TYPE_LIST
                          : expr->kind == EXPR_SET_COMP ? TYPE_SET
                                                        : TYPE_DICT};
    Cell *cell = cell_of(frame, expr, key ? 2 : 1);
    if (key)
        cell_add(frame->types, cell, 0, key);
    cell_add(frame->types, cell, key ? 1 : 0, element);
    return type_with_cell(frame->types, &shape, cell_root(cell));
}
