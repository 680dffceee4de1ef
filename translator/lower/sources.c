/*
 * What a loop that is no plain range runs over. An iteration is a tree: enumerate, zip, map and filter around the things that items
 * come from. Each of those becomes a source of one FOR_EACH. Its items go straight to the loop's targets where they are plain
 * names; else to variables of the loop's own, from which the body's first statements make the items and assign the targets.
 */
#include "lower/context.h"

#include <string.h>

/* Where the items of a part are in the body. */
typedef struct Part {
    const Iteration *iteration;
    IrVariableVec variables; /* one; of dict items and batches one for each; none: the targets have the items already */
    bool is_bound;
} Part;

typedef struct Opening {
    Lower *l;
    IrStmt *loop;
    Vec(Part) parts;
} Opening;

/* ---- targets */

bool lower_is_unused_name(const Expr *target)
{
    return target->kind == EXPR_NAME && name_is(target->name.id, "_");
}

IrVariable *lower_target_variable(Lower *l, const Expr *target)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (target->kind != EXPR_NAME || !info || info->resolution != RESOLVED_VARIABLE || lower_vanishes(info->variable) ||
        lower_is_captured(l, info->variable))
        return NULL;
    return lower_variable_of(l, info->variable);
}

static bool is_sequence(const Expr *target)
{
    return target && (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST);
}

/* A function that is known at convert time needs no C variable. */
static bool is_without_value(Lower *l, const Expr *target)
{
    const ExprInfo *info = target->kind == EXPR_NAME ? sema_expr(l->instance, target) : NULL;
    return info && info->resolution == RESOLVED_VARIABLE && info->variable && info->variable->type->kind == TYPE_FUNCTION &&
           lower_vanishes(info->variable);
}

/* The loop itself can give the target an item of this type. */
static bool is_plain_target(Lower *l, const Expr *target, const IrType *type)
{
    if (lower_is_unused_name(target) || is_without_value(l, target))
        return true;
    const IrVariable *variable = lower_target_variable(l, target);
    return variable && variable->type == type;
}

static bool are_plain_targets(Lower *l, const ExprVec *targets, const IrType *const *types, size_t count)
{
    if (targets->count != count)
        return false;
    vec_each(i, targets)
        if (!is_plain_target(l, targets->items[i], types[i]))
            return false;
    return true;
}

/* All of one type. */
static bool are_plain_targets_of(Lower *l, const ExprVec *targets, const IrType *type)
{
    vec_each(i, targets)
        if (!is_plain_target(l, targets->items[i], type))
            return false;
    return true;
}

static void add_target(Lower *l, IrSource *source, const Expr *target)
{
    vec_push(l->arena, &source->targets, lower_is_unused_name(target) ? NULL : lower_target_variable(l, target));
}

/* ---- values of sources */

/* range(*bounds) of a tuple */
static void bounds_of_tuple(Lower *l, const Expr *starred, IrExpr *bounds[3])
{
    IrExpr *tuple = lower_expr(l, starred->starred.value);
    bool is_record = tuple->type->kind == IR_TYPE_RECORD;
    size_t count = l->failed ? 0 : is_record ? tuple->type->record->fields.count : tuple->type->kind == IR_TYPE_TUPLE ? tuple->type->item_count : 0;
    if (l->failed || count == 0 || count > 3 || tuple->type->is_open) {
        lower_fail(l, starred->span, "this range is not converted yet");
        return;
    }
    tuple = lower_hold(l, tuple, "bounds");
    for (size_t i = 0; i < count && !l->failed; i++) {
        IrExpr *copy = ir_copy(l->ir, tuple);
        IrExpr *item = is_record ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[i], starred->span)
                                 : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)i, starred->span), starred->span);
        bounds[count == 1 ? 1 : i] = lower_convert(l, item, lower_simple(l, IR_TYPE_INT), starred->span);
    }
}

void lower_range_bounds(Lower *l, const Iteration *iteration, IrExpr *bounds[3])
{
    const Expr *call = iteration->source;
    const IrType *type = lower_simple(l, IR_TYPE_INT);
    size_t count = call->kind == EXPR_CALL ? call->call.args.count : 0;
    if (count == 0 || count > 3 || call->call.keywords.count) {
        lower_fail(l, call->span, "this range is not converted yet");
        return;
    }
    if (count == 1 && call->call.args.items[0]->kind == EXPR_STARRED) {
        bounds_of_tuple(l, call->call.args.items[0], bounds);
        return;
    }
    for (size_t i = 0; i < count && !l->failed; i++)
        bounds[count == 1 ? 1 : i] = lower_expr_as(l, call->call.args.items[i], type);
}

static bool each_kind(IterationKind kind, IrSourceKind *out)
{
    static const struct {
        IterationKind from;
        IrSourceKind to;
    } kinds[] = {
        {ITERATE_LIST, IR_EACH_LIST},          {ITERATE_SET, IR_EACH_SET},
        {ITERATE_TUPLE, IR_EACH_LIST},         {ITERATE_STR, IR_EACH_STR},
        {ITERATE_DICT_KEYS, IR_EACH_KEYS},     {ITERATE_DICT_VALUES, IR_EACH_VALUES},
        {ITERATE_DICT_ITEMS, IR_EACH_ITEMS},   {ITERATE_TENSOR, IR_EACH_ROWS},
        {ITERATE_LOADER, IR_EACH_BATCH},       {ITERATE_GENERATOR, IR_EACH_ITERATOR},
        {ITERATE_RANGE, IR_EACH_RANGE},        {ITERATE_DYNAMIC, IR_EACH_ANY},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (kinds[i].from == kind) {
            *out = kinds[i].to;
            return true;
        }
    return false;
}

static IrExpr *object_value(Lower *l, const Iteration *iteration)
{
    BoundCall call = *iteration->call;
    if (!call.receiver)
        call.receiver = iteration->source; /* x.__iter__() of what is run over */
    return lower_bound_call(l, &call, NULL);
}

static IrExpr *reversed_value(Lower *l, const Iteration *iteration)
{
    const Expr *source = iteration->parts[0]->source;
    IrExpr *list = lower_as_list(l, source);
    return l->failed ? list : lower_template(l, "py_reversed({a})", list->type, source->span, false, 1, &list);
}

/* What the columns of rows such as (array, int) hold: "ai"; NULL if the rows hold one kind of thing as they are. */
static const char *columns_of(Lower *l, const Expr *source)
{
    static const char letters[] = {[IR_TYPE_ARRAY] = 'a', [IR_TYPE_INT] = 'i', [IR_TYPE_FLOAT] = 'f', [IR_TYPE_BOOL] = 'b'};
    const Type *list = type_unwrap(sema_type(l->instance, source));
    const Type *row = list->kind == TYPE_LIST ? type_unwrap(list->items[0]) : NULL;
    if (!row || row->kind != TYPE_TUPLE || row->is_variadic || row->item_count > 16)
        return NULL;
    char *columns = arena_alloc(l->arena, row->item_count + 1);
    bool is_mixed = false;
    for (size_t i = 0; i < row->item_count; i++) {
        IrTypeKind kind = lower_type(l, row->items[i])->kind;
        char letter = kind < sizeof letters ? letters[kind] : 0;
        columns[i] = letter ? letter : kind == IR_TYPE_VALUE ? 'v' : 'o';
        is_mixed |= columns[i] != columns[0];
    }
    columns[row->item_count] = 0;
    return is_mixed ? columns : NULL;
}

static IrExpr *unzipped_value(Lower *l, const Iteration *iteration)
{
    const char *columns = columns_of(l, iteration->source);
    IrExpr *rows = lower_as_list(l, iteration->source);
    const IrType *type = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, iteration->item));
    if (columns && !l->failed) {
        const char *c = arena_printf(l->arena, "py_unzip_as({a}, \"%s\")", columns);
        return lower_template(l, c, type, iteration->source->span, false, 1, &rows);
    }
    return l->failed ? rows : lower_template(l, "py_unzip({a})", type, iteration->source->span, false, 1, &rows);
}

/* (3, None): read as a row of what holds all of its items. */
static void add_tuple(Lower *l, IrSource *source, const Iteration *iteration, Span span)
{
    const IrType *type = source->value->type;
    source->kind = IR_EACH_TUPLE;
    bool is_mixed = false;
    for (size_t i = 1; i < type->item_count; i++)
        is_mixed |= type->items[i] != type->items[0];
    if (!is_mixed || type->is_open)
        return;
    const IrType *item = lower_type(l, iteration->item);
    const IrType *held = item->kind == IR_TYPE_OPTIONAL ? lower_simple(l, IR_TYPE_VALUE) : item;
    source->value = lower_convert(l, source->value, ir_type_tuple_of(&l->ir->types, held), span);
}

static void set_value(Lower *l, IrSource *source, const Iteration *iteration)
{
    Span span = iteration->source->span;
    if (iteration->kind == ITERATE_RANGE) {
        lower_range_bounds(l, iteration, source->bounds);
        return;
    }
    const Type *of = iteration->source ? type_unwrap(sema_type(l->instance, iteration->source)) : NULL;
    if (iteration->kind == ITERATE_RULE && of && of->kind == TYPE_INSTANCE && class_is(of->class_, "builtins.TextIO")) {
        source->kind = IR_EACH_LINES;
        source->value = lower_expr(l, iteration->source);
        return;
    }
    bool is_object = (iteration->kind == ITERATE_RULE || iteration->kind == ITERATE_USER) && iteration->call;
    source->value = iteration->kind == ITERATE_USER       ? lower_object_iterator(l, lower_expr(l, iteration->source), span)
                    : is_object                            ? object_value(l, iteration)
                    : iteration->kind == ITERATE_REVERSED ? reversed_value(l, iteration)
                    : iteration->kind == ITERATE_UNZIP    ? unzipped_value(l, iteration)
                                                           : lower_expr(l, iteration->source);
    if (l->failed)
        return;
    source->value = lower_value_of_parameter(l, source->value);
    if (source->value->type->kind == IR_TYPE_LIBRARY && name_is(source->value->type->c_name, "py_bytes"))
        source->value = lower_template(l, "py_list_of_bytes({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_INT)),
                                       span, false, 1, &source->value);
    IrTypeKind kind = source->value->type->kind;
    if (source->kind == IR_EACH_ANY)
        source->value = lower_box(l, source->value, span);
    else if (kind == IR_TYPE_ITERATOR && !is_object && iteration->kind != ITERATE_GENERATOR)
        lower_fail(l, span, "running over this is not converted yet");
    else if (kind == IR_TYPE_ITERATOR)
        source->kind = IR_EACH_ITERATOR;
    else if (source->kind == IR_EACH_LIST && kind == IR_TYPE_TUPLE)
        add_tuple(l, source, iteration, span);
    else if (source->kind == IR_EACH_LIST && kind == IR_TYPE_RECORD && of && of->kind == TYPE_TUPLE) /* for x in two_values(): */
        source->value = lower_value_as_list(l, source->value, of, span);
    else if (source->kind == IR_EACH_LIST && kind != IR_TYPE_LIST)
        lower_fail(l, span, "running over a value of type `%s` is not converted yet", source->value->type->key);
}

/* The type of one item, as the source gives it; NULL of those that give several. */
static const IrType *item_type(Lower *l, const IrSource *source, const Iteration *iteration)
{
    switch (source->kind) {
    case IR_EACH_RANGE:
        return lower_simple(l, IR_TYPE_INT);
    case IR_EACH_STR:
    case IR_EACH_LINES:
        return lower_simple(l, IR_TYPE_STR);
    case IR_EACH_ROWS:
        return lower_simple(l, IR_TYPE_ARRAY);
    case IR_EACH_ANY:
        return lower_simple(l, IR_TYPE_VALUE);
    case IR_EACH_VALUES:
        return source->value->type->items[1];
    case IR_EACH_ITEMS:
        return NULL;
    case IR_EACH_BATCH:
        return iteration->item->kind == TYPE_TENSOR ? lower_simple(l, IR_TYPE_ARRAY) : NULL;
    default:
        return source->value->type->item_count ? source->value->type->items[0] : lower_simple(l, IR_TYPE_VALUE);
    }
}

/* ---- a part becomes a source */

/* A loader behind the first source is read as an iterator. */
static void read_as_iterator(Lower *l, IrSource *source, const Iteration *iteration)
{
    const IrType *item = lower_type(l, iteration->item);
    source->value = lower_template(l, item->kind == IR_TYPE_ARRAY ? "data_iterator_of_arrays({a})" : "data_iterator({a})", ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, item), iteration->source->span,
                                   false, 1, &source->value);
    source->value->rule->draws = true;
    source->kind = IR_EACH_ITERATOR;
}

/* The items of a dict behind the first source come as tuples. */
static void read_items(Lower *l, IrSource *source, const Iteration *iteration)
{
    const IrType *dict = source->value->type, *pair = ir_type_tuple(&l->ir->types, dict->items, 2);
    source->value = lower_template(l, "py_iterator_of_items({a})", ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, pair),
                                   iteration->source->span, false, 1, &source->value);
    source->kind = IR_EACH_ITERATOR;
}

/* The several values of a dict's item or a batch, into variables of the loop's own. */
static void add_several(Opening *o, IrSource *source, Part *part)
{
    Lower *l = o->l;
    static const char *const names[] = {"key", "value"};
    const Type *item = part->iteration->item;
    if (item->kind != TYPE_TUPLE || item->is_variadic) {
        lower_fail(l, part->iteration->source->span, "a batch of this form is not converted yet");
        return;
    }
    for (size_t i = 0; i < item->item_count; i++) {
        const char *name = source->kind == IR_EACH_ITEMS ? names[i] : arena_printf(l->arena, "part%zu", i);
        const IrType *type = source->kind == IR_EACH_ITEMS ? source->value->type->items[i] : lower_type(l, item->items[i]);
        IrVariable *variable = lower_temporary(l, name, type, part->iteration->source->span);
        vec_push(l->arena, &source->targets, variable);
        vec_push(l->arena, &part->variables, variable);
    }
}

/* Whether the loop takes the items apart itself. */
static bool unpacks_itself(Lower *l, const IrSource *source, const Expr *target, const IrType *item)
{
    if (!is_sequence(target))
        return false;
    const ExprVec *targets = &target->sequence.items;
    switch (source->kind) {
    case IR_EACH_ITEMS:
        return are_plain_targets(l, targets, source->value->type->items, 2);
    case IR_EACH_BATCH:
    case IR_EACH_ROWS:
        return are_plain_targets_of(l, targets, lower_simple(l, IR_TYPE_ARRAY));
    case IR_EACH_ANY:
        return are_plain_targets_of(l, targets, lower_simple(l, IR_TYPE_VALUE));
    case IR_EACH_LIST:
    case IR_EACH_ITERATOR:
        if (item->kind == IR_TYPE_VALUE)
            return are_plain_targets_of(l, targets, item);
        return item->kind == IR_TYPE_TUPLE && are_plain_targets(l, targets, item->items, item->item_count);
    default:
        return false;
    }
}

/* Batches of arrays, or tuples of them: texts and dicts are not collated yet. */
static bool has_other_than_arrays(Lower *l, const Type *batch)
{
    if (batch->kind != TYPE_TUPLE)
        return lower_type(l, batch)->kind != IR_TYPE_ARRAY;
    for (size_t i = 0; i < batch->item_count; i++)
        if (lower_type(l, batch->items[i])->kind != IR_TYPE_ARRAY)
            return true;
    return false;
}

static void add_leaf(Opening *o, const Iteration *iteration, const Expr *target)
{
    Lower *l = o->l;
    IrSource source = {0};
    Part part = {.iteration = iteration};
    if (!each_kind(iteration->kind, &source.kind))
        source.kind = IR_EACH_LIST; /* set_value looks at what it gets */
    set_value(l, &source, iteration);
    if (!l->failed && source.kind == IR_EACH_BATCH && has_other_than_arrays(l, iteration->item))
        lower_fail(l, iteration->source->span, "a loader whose samples hold something else than tensors and numbers is not converted yet");
    if (!l->failed && source.kind == IR_EACH_BATCH && o->loop->sources.count)
        read_as_iterator(l, &source, iteration);
    if (!l->failed && source.kind == IR_EACH_ITEMS && o->loop->sources.count)
        read_items(l, &source, iteration);
    if (l->failed)
        return;
    const IrType *item = item_type(l, &source, iteration);
    if (unpacks_itself(l, &source, target, item)) {
        source.unpacks = source.kind != IR_EACH_ITEMS && source.kind != IR_EACH_BATCH;
        vec_each(i, &target->sequence.items)
            add_target(l, &source, target->sequence.items.items[i]);
        part.is_bound = true;
    } else if (target && item && !is_sequence(target) && is_plain_target(l, target, item)) {
        add_target(l, &source, target);
        part.is_bound = true;
    } else if (!item) {
        add_several(o, &source, &part);
    } else if (item->kind == IR_TYPE_VOID) { /* of an empty display: there is never an item */
        vec_push(l->arena, &source.targets, NULL);
        part.is_bound = true;
    } else {
        IrVariable *variable = lower_temporary(l, "item", item, iteration->source->span);
        vec_push(l->arena, &source.targets, variable);
        vec_push(l->arena, &part.variables, variable);
    }
    vec_push(l->arena, &o->loop->sources, source);
    vec_push(l->arena, &o->parts, part);
}

/* The i-th part of a target that is taken apart; NULL if it is not. */
static const Expr *part_of(const Expr *target, size_t index, size_t count)
{
    if (!is_sequence(target) || target->sequence.items.count != count)
        return NULL;
    vec_each(i, &target->sequence.items)
        if (target->sequence.items.items[i]->kind == EXPR_STARRED)
            return NULL;
    return target->sequence.items.items[index];
}

/* enumerate's number: the loop's index, or a source that counts. */
static void add_index(Opening *o, const Iteration *iteration, const Expr *target)
{
    Lower *l = o->l;
    const IrType *type = lower_simple(l, IR_TYPE_INT);
    Part part = {.iteration = iteration, .is_bound = target && is_plain_target(l, target, type)};
    IrExpr *start = iteration->start ? lower_expr_as(l, iteration->start, type) : NULL;
    IrVariable *variable = part.is_bound ? (lower_is_unused_name(target) ? NULL : lower_target_variable(l, target))
                                         : lower_temporary(l, "index", type, iteration->source->span);
    if (!part.is_bound)
        vec_push(l->arena, &part.variables, variable);
    vec_push(l->arena, &o->parts, part);
    if (!variable)
        return;
    if (!o->loop->index) {
        o->loop->index = variable;
        o->loop->start = start;
        return;
    }
    IrSource source = {.kind = IR_EACH_RANGE, .bounds = {start}};
    vec_push(l->arena, &source.targets, variable);
    vec_push(l->arena, &o->loop->sources, source);
}

static void add_sources(Opening *o, const Iteration *iteration, const Expr *target)
{
    Lower *l = o->l;
    if (l->failed)
        return;
    lower_open_bar(l, iteration);
    switch (iteration->kind) {
    case ITERATE_ENUMERATE:
        add_index(o, iteration, part_of(target, 0, 2));
        add_sources(o, iteration->parts[0], part_of(target, 1, 2));
        return;
    case ITERATE_ZIP:
        for (size_t i = 0; i < iteration->part_count; i++)
            add_sources(o, iteration->parts[i], part_of(target, i, iteration->part_count));
        return;
    case ITERATE_MAP:
    case ITERATE_FILTER:
        for (size_t i = 0; i < iteration->part_count; i++)
            add_sources(o, iteration->parts[i], NULL);
        return;
    case ITERATE_ERROR:
        lower_fail_iterating(l, iteration->source);
        return;
    default:
        add_leaf(o, iteration, target);
    }
}

/* ---- in the body */

static Part *part_for(Opening *o, const Iteration *iteration)
{
    vec_each(i, &o->parts)
        if (o->parts.items[i].iteration == iteration)
            return &o->parts.items[i];
    return NULL;
}

static IrExpr *tuple_of(Lower *l, IrExpr **items, size_t count, Span span)
{
    const IrType **types = ARENA_NEW_ARRAY(l->arena, const IrType *, count);
    for (size_t i = 0; i < count; i++)
        types[i] = items[i]->type;
    IrExpr *tuple = ir_expr(l->ir, IR_TUPLE, ir_type_tuple(&l->ir->types, types, count), span);
    for (size_t i = 0; i < count; i++)
        vec_push(l->arena, &tuple->args, items[i]);
    return tuple;
}

/* filter(): on with the next item unless the function says yes. */
static void skip_unless(Lower *l, const Iteration *iteration, IrExpr *item, Span span)
{
    IrExpr *verdict = iteration->call ? lower_applied(l, iteration->call, &item, span) : ir_copy(l->ir, item);
    if (l->failed)
        return;
    IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
    branch->test = ir_unary(l->ir, IR_NOT, lower_truth(l, verdict, span), span);
    ir_append(l->ir, &branch->body, ir_stmt(l->ir, IR_CONTINUE, span));
    lower_emit(l, branch);
}

static IrExpr *item_value(Opening *o, const Iteration *iteration, Span span)
{
    Lower *l = o->l;
    IrExpr **items = ARENA_NEW_ARRAY(l->arena, IrExpr *, iteration->part_count + 8);
    size_t count = 0;
    Part *part = part_for(o, iteration);
    for (size_t i = 0; part && i < part->variables.count; i++)
        items[count++] = ir_var(l->ir, part->variables.items[i], span);
    for (size_t i = 0; i < iteration->part_count && iteration->kind != ITERATE_REVERSED; i++)
        items[count++] = item_value(o, iteration->parts[i], span);
    switch (iteration->kind) {
    case ITERATE_MAP:
        return lower_applied(l, iteration->call, items, span);
    case ITERATE_FILTER:
        items[0] = lower_hold(l, items[0], "item");
        skip_unless(l, iteration, items[0], span);
        return items[0];
    case ITERATE_ENUMERATE:
    case ITERATE_ZIP:
        return tuple_of(l, items, count, span);
    default:
        return count == 1 ? items[0] : tuple_of(l, items, count, span);
    }
}

/* Gives the targets what the loop did not. */
static void bind(Opening *o, const Iteration *iteration, const Expr *target, Span span)
{
    Lower *l = o->l;
    Part *part = part_for(o, iteration);
    bool is_apart = (iteration->kind == ITERATE_ENUMERATE && part_of(target, 0, 2)) ||
                    (iteration->kind == ITERATE_ZIP && iteration->part_count && part_of(target, 0, iteration->part_count));
    if (is_apart) {
        size_t at = 0;
        if (iteration->kind == ITERATE_ENUMERATE && !part->is_bound)
            lower_assign_value(l, part_of(target, 0, 2), ir_var(l->ir, part->variables.items[0], span), span);
        at += iteration->kind == ITERATE_ENUMERATE;
        for (size_t i = 0; i < iteration->part_count; i++, at++)
            bind(o, iteration->parts[i], target->sequence.items.items[at], span);
        return;
    }
    if (!part || !part->is_bound)
        lower_assign_value(l, target, item_value(o, iteration, span), span);
}

IrExpr *lower_open_each(Lower *l, const Iteration *iteration, const Expr *target, Span span)
{
    Opening o = {.l = l, .loop = ir_stmt(l->ir, IR_FOR_EACH, span)};
    IrExpr *nothing = ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
    add_sources(&o, iteration, target);
    if (l->failed)
        return nothing;
    lower_emit(l, o.loop);
    l->block = &o.loop->body;
    if (!target)
        return item_value(&o, iteration, span);
    bind(&o, iteration, target, span);
    return nothing;
}
