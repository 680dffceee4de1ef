/* Subscripts: items of tuples, records and containers, and tensors, whose index is taken apart into IndexParts. */
#include "sema/infer.h"

#include <string.h>

/* ---- tensors ------------------------------------------------------------------------------------------------------------ */

enum { MAX_RANK = 32 };

typedef struct Indexing {
    Frame *frame;
    const Type *tensor;
    Dim dims[MAX_RANK]; /* of the result */
    int rank;           /* of the result so far; -1 once unknown */
    int axis;           /* the next axis of the tensor; -1 behind an ellipsis of unknown length */
    IndexPart *parts;
    size_t count;
    const Type *gather; /* the broadcast index tensor, where the first stood */
} Indexing;

static void push_dim(Indexing *x, Dim dim)
{
    if (x->rank >= 0 && x->rank < MAX_RANK)
        x->dims[x->rank++] = dim;
    else
        x->rank = -1;
}

static Dim next_dim(Indexing *x)
{
    if (x->tensor->rank < 0 || x->axis < 0 || x->axis >= x->tensor->rank)
        return dim_unknown();
    return x->tensor->dims[x->axis];
}

static bool known_bound(Frame *frame, Expr *expr, int64_t *value)
{
    const Type *type = expr ? infer_expr(frame, expr) : NULL;
    if (!type || type->kind != TYPE_INT || !type->literal.is_set)
        return false;
    *value = type->literal.integer;
    return true;
}

static int64_t clamp_index(int64_t index, int64_t size)
{
    index = index < 0 ? index + size : index;
    return index < 0 ? 0 : index > size ? size : index;
}

static Dim slice_dim(Indexing *x, Expr *slice, Dim dim)
{
    int64_t start = 0, stop = 0, step = 1;
    bool has_start = known_bound(x->frame, slice->slice.lower, &start);
    bool has_stop = known_bound(x->frame, slice->slice.upper, &stop);
    bool has_step = known_bound(x->frame, slice->slice.step, &step);
    if (!slice->slice.lower && !slice->slice.upper && (!slice->slice.step || (has_step && step == 1)))
        return dim;
    if ((slice->slice.lower && !has_start) || (slice->slice.step && !has_step) || step <= 0)
        return dim_unknown();
    if (slice->slice.upper && !has_stop) { /* x[:T] of symbolic T is T, as far as there is so much */
        const Type *upper = infer_expr(x->frame, slice->slice.upper);
        return !slice->slice.lower && step == 1 && upper->kind == TYPE_INT ? upper->dim : dim_unknown();
    }
    if (dim.kind != DIM_CONSTANT)
        return dim_unknown();
    start = clamp_index(start, dim.value);
    stop = slice->slice.upper ? clamp_index(stop, dim.value) : dim.value;
    return dim_constant(stop > start ? (stop - start + step - 1) / step : 0);
}

static void add_part(Indexing *x, IndexKind kind, Expr *expr)
{
    x->parts[x->count++] = (IndexPart){.kind = kind, .expr = expr, .axis = x->axis};
}

static void advance(Indexing *x, int by)
{
    if (x->axis >= 0)
        x->axis += by;
}

static void index_tensor(Indexing *x, Expr *expr, const Type *type)
{
    bool is_mask = type->dtype == DTYPE_BOOL;
    if (!is_mask && type->rank == 0) {
        add_part(x, INDEX_INT, expr);
        advance(x, 1);
        return;
    }
    add_part(x, is_mask ? INDEX_MASK : INDEX_TENSOR, expr);
    advance(x, is_mask && type->rank > 0 ? type->rank : 1);
    if (is_mask) {
        push_dim(x, dim_unknown());
        return;
    }
    if (x->gather) /* several broadcast together; one stands for all */
        return;
    x->gather = type;
    if (type->rank < 0)
        x->rank = -1;
    for (int i = 0; i < type->rank; i++)
        push_dim(x, type->dims[i]);
}

/* x[[0, 2]], x[range(n), labels]: as the tensor of its numbers; nested lists and arrays may have any number of dimensions. */
static void index_list(Indexing *x, Expr *expr, const Type *type)
{
    add_part(x, INDEX_TENSOR, expr);
    advance(x, 1);
    if (x->gather)
        return;
    x->gather = type;
    const Type *item = type->kind == TYPE_LIST ? type_item(type, 0) : x->frame->types->int_;
    bool is_flat = item->kind != TYPE_LIST && item->kind != TYPE_TENSOR;
    if (is_flat)
        push_dim(x, dim_unknown());
    else
        x->rank = -1;
}

static int dims_used(const ExprVec *items)
{
    int used = 0;
    vec_each(i, items) {
        const Expr *item = items->items[i];
        bool is_none = item->kind == EXPR_CONSTANT &&
                       (item->constant.kind == CONSTANT_NONE || item->constant.kind == CONSTANT_ELLIPSIS);
        used += !is_none;
    }
    return used;
}

static void index_ellipsis(Indexing *x, Expr *expr, const ExprVec *items)
{
    add_part(x, INDEX_ELLIPSIS, expr);
    int skipped = x->tensor->rank < 0 ? -1 : x->tensor->rank - dims_used(items);
    if (skipped < 0) {
        x->rank = x->axis = -1;
        return;
    }
    for (int i = 0; i < skipped; i++) {
        push_dim(x, next_dim(x));
        advance(x, 1);
    }
}

static void index_part(Indexing *x, Expr *expr, const ExprVec *items)
{
    const Type *type = type_unwrap(infer_expr(x->frame, expr));
    if (type->kind == TYPE_SLICE && expr->kind == EXPR_SLICE) {
        add_part(x, INDEX_SLICE, expr);
        push_dim(x, slice_dim(x, expr, next_dim(x)));
        advance(x, 1);
    } else if (type->kind == TYPE_NONE) {
        add_part(x, INDEX_NEW_AXIS, expr);
        push_dim(x, dim_constant(1));
    } else if (type->kind == TYPE_ELLIPSIS) {
        index_ellipsis(x, expr, items);
    } else if (type->kind == TYPE_TENSOR) {
        index_tensor(x, expr, type);
    } else if (type->kind == TYPE_LIST || type_is_ndarray(type) || type_is_instance_of(type, "builtins.range")) {
        index_list(x, expr, type);
    } else {
        if (!type_is_number(type) && type->kind > TYPE_ERROR && type->kind != TYPE_DYNAMIC)
            infer_report(x->frame, DIAG_bad_operand, expr->span, "%s is no index of a tensor", text_of(x->frame, type));
        add_part(x, INDEX_INT, expr);
        advance(x, 1);
    }
}

static bool is_path(const Expr *expr)
{
    return expr->kind == EXPR_NAME || (expr->kind == EXPR_ATTRIBUTE && is_path(expr->attribute.value));
}

/* a[np.nonzero(c)], a[np.where(c)], a[c.nonzero()]: a[c != 0] */
static void index_by_mask(Frame *frame, Expr *expr)
{
    static const char *const names[] = {"numpy.nonzero", "numpy.where", "numpy.ndarray.nonzero", "torch.where"};
    Expr *index = expr->subscript.index;
    if (index->kind != EXPR_CALL || index->call.keywords.count || index->call.args.count > 1)
        return;
    const Type *called = type_unwrap(infer_expr(frame, index->call.func));
    bool is_found = false, is_method = called->kind == TYPE_FUNCTION && called->rule && called->rule->owner;
    for (size_t i = 0; called->kind == TYPE_FUNCTION && called->rule && i < sizeof names / sizeof *names; i++)
        is_found |= name_is(called->rule->qualified, names[i]);
    if (!is_found || index->call.args.count != (is_method ? 0 : 1))
        return;
    Expr *mask = synth_expr(frame->infer, "x != 0", index->span);
    mask->compare.left = is_method ? index->call.func->attribute.value : index->call.args.items[0];
    expr->subscript.index = mask;
}

/* grid[position] of a tuple of known length is grid[position[0], position[1]]. */
static void spread_index(Frame *frame, Expr *expr)
{
    Expr *index = expr->subscript.index;
    const Type *type = is_path(index) ? type_unwrap(infer_expr(frame, index)) : NULL;
    if (!type || type->kind != TYPE_TUPLE || type->is_variadic || type->item_count == 0)
        return;
    Expr *display = synth_expr(frame->infer, "()", index->span);
    for (size_t i = 0; i < type->item_count; i++) {
        Expr *item = synth_expr(frame->infer, arena_printf(frame->arena, "x[%zu]", i), index->span);
        item->subscript.value = index;
        vec_push(frame->arena, &display->sequence.items, item);
    }
    expr->subscript.index = display;
}

/* x[range(n), labels]: a range is as good as a list of its numbers. */
static void list_range(Frame *frame, Expr **item)
{
    const Type *type = (*item)->kind == EXPR_CALL ? type_unwrap(infer_expr(frame, *item)) : NULL;
    if (!type || type->kind != TYPE_INSTANCE || !name_is(type->class_->qualified, "builtins.range"))
        return;
    Expr *list = synth_expr(frame->infer, "list(x)", (*item)->span);
    list->call.args.items[0] = *item;
    *item = list;
}

static const Type *tensor_item(Frame *frame, Expr *expr, const Type *tensor, ExprInfo *info)
{
    index_by_mask(frame, expr);
    spread_index(frame, expr);
    Expr *index = expr->subscript.index;
    ExprVec single = {.items = &index, .count = 1, .capacity = 1};
    const ExprVec *items = index->kind == EXPR_TUPLE ? &index->sequence.items : &single;
    Indexing x = {.frame = frame, .tensor = tensor};
    x.parts = ARENA_NEW_ARRAY(frame->arena, IndexPart, items->count + 1);
    vec_each(i, items) {
        list_range(frame, &items->items[i]);
        index_part(&x, items->items[i], items);
    }
    expr->subscript.index = index->kind == EXPR_TUPLE ? index : items->items[0];
    if (index->kind == EXPR_TUPLE)
        info_of(frame, index)->type = frame->types->ellipsis; /* no value of its own */
    info->index = x.parts;
    info->index_count = x.count;
    if (tensor->rank >= 0 && x.axis > tensor->rank)
        infer_report(frame, DIAG_shape_mismatch, expr->span, "too many indices for %s", text_of(frame, tensor));
    if (tensor->rank < 0)
        x.rank = -1;
    for (; x.rank >= 0 && x.axis >= 0 && x.axis < tensor->rank; x.axis++)
        push_dim(&x, tensor->dims[x.axis]);
    return type_tensor(frame->types, tensor->dtype, x.rank, x.dims);
}

/* Of an array of NumPy only the run knows dtype and shape; scalars and masks as indices are told apart there too. */
static const Type *ndarray_item(Frame *frame, Expr *expr, const Type *array, ExprInfo *info)
{
    const Type *unknown = type_tensor(frame->types, DTYPE_UNKNOWN, -1, NULL);
    index_by_mask(frame, expr);
    spread_index(frame, expr);
    Expr *index = expr->subscript.index;
    ExprVec single = {.items = &index, .count = 1, .capacity = 1};
    const ExprVec *items = index->kind == EXPR_TUPLE ? &index->sequence.items : &single;
    Indexing x = {.frame = frame, .tensor = unknown};
    x.parts = ARENA_NEW_ARRAY(frame->arena, IndexPart, items->count + 1);
    vec_each(i, items) {
        list_range(frame, &items->items[i]);
        index_part(&x, items->items[i], items);
    }
    expr->subscript.index = index->kind == EXPR_TUPLE ? index : items->items[0];
    if (index->kind == EXPR_TUPLE)
        info_of(frame, index)->type = frame->types->ellipsis; /* no value of its own */
    info->index = x.parts;
    info->index_count = x.count;
    return array;
}

/* ---- tuples and records ------------------------------------------------------------------------------------------------- */

static const Type *joined_items(Frame *frame, const Type *tuple)
{
    const Type *joined = frame->types->never;
    for (size_t i = 0; i < tuple->item_count; i++) {
        const Type *next = type_join_strict(frame->types, joined, tuple->items[i]);
        if (!next)
            return NULL;
        joined = next;
    }
    return joined;
}

/* Python's bound of a slice, as a place in `count` items. */
static bool place_of_bound(Frame *frame, Expr *bound, int64_t otherwise, int64_t lowest, int64_t count, int64_t *place)
{
    *place = otherwise;
    if (!bound)
        return true;
    if (!known_bound(frame, bound, place))
        return false;
    int64_t highest = lowest + count;
    *place += *place < 0 ? count : 0;
    *place = *place < lowest ? lowest : *place > highest ? highest : *place;
    return true;
}

static const Type *tuple_slice(Frame *frame, Expr *slice, const Type *tuple)
{
    int64_t start, stop, step = 1, count = (int64_t)tuple->item_count;
    if (tuple->is_variadic)
        return tuple;
    bool known = !slice->slice.step || (known_bound(frame, slice->slice.step, &step) && step != 0);
    int64_t lowest = step > 0 ? 0 : -1;
    known = known && place_of_bound(frame, slice->slice.lower, step > 0 ? 0 : count - 1, lowest, count, &start) &&
            place_of_bound(frame, slice->slice.upper, step > 0 ? count : -1, lowest, count, &stop);
    if (known) {
        const Type **items = ARENA_NEW_ARRAY(frame->arena, const Type *, tuple->item_count + 1);
        size_t taken = 0;
        for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step)
            items[taken++] = tuple->items[i];
        return type_tuple(frame->types, items, taken);
    }
    const Type *joined = joined_items(frame, tuple);
    return joined ? type_tuple_of(frame->types, joined) : NULL;
}

static const Type *tuple_item(Frame *frame, Expr *expr, const Type *tuple, const Type *index)
{
    if (tuple->is_variadic)
        return tuple->items[0];
    if (index->kind == TYPE_INT && index->literal.is_set) {
        int64_t at = index->literal.integer;
        at = at < 0 ? at + (int64_t)tuple->item_count : at;
        if (at >= 0 && at < (int64_t)tuple->item_count)
            return tuple->items[at];
        infer_report(frame, DIAG_bad_operand, expr->span, "the index is outside of a tuple of %zu", tuple->item_count);
        return frame->types->error;
    }
    const Type *joined = joined_items(frame, tuple);
    if (joined && index->kind != TYPE_NEVER)
        env_use_as_sequence(frame, expr->subscript.value);
    if (joined)
        return joined;
    infer_report(frame, DIAG_boxed, expr->span, "which item of %s this is shows at run time", text_of(frame, tuple));
    type_box(frame->types, tuple);
    return frame->types->dynamic;
}

static const Type *record_item(Frame *frame, Expr *expr, const Type *dict, ExprInfo *info)
{
    Cell *cell = dict->cell ? cell_root(dict->cell) : NULL;
    const Expr *index = expr->subscript.index;
    if (!cell || !cell->is_record)
        return NULL;
    if (index->kind != EXPR_CONSTANT || index->constant.kind != CONSTANT_STR) {
        cell_demote(frame->types, cell);
        return NULL;
    }
    Name name = name_intern(frame->infer->names, index->constant.text);
    bool is_sure = cell->home == frame->instance && cell->depth == frame->depth; /* else the key may not be there when it is read */
    if (expr->context != CONTEXT_LOAD && is_sure) /* the caller joins what is stored */
        cell_add_late_field(frame->types, cell, name, frame->types->never, expr->span.start);
    for (size_t i = 0; i < cell->fields.count; i++) {
        if (cell->fields.items[i].name != name)
            continue;
        const Type *narrowed = env_narrowed(frame, expr);
        info->resolution = RESOLVED_RECORD_FIELD;
        info->name = name;
        return narrowed ? narrowed : cell->fields.items[i].type;
    }
    cell_demote(frame->types, cell);
    return NULL;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

/* A stub class in brackets: list[int], Optional[T]; only annotations write that. */
static const Type *class_item(Frame *frame, ExprInfo *info, const Type *type)
{
    (void)frame;
    info->resolution = RESOLVED_ENTITY;
    return type;
}

static const Type *item_by_rule(Frame *frame, Expr *expr, const Type *type, const Type *index, ExprInfo *info)
{
    ArgVec args = {0};
    vec_push(frame->arena, &args, (ArgValue){.expr = expr->subscript.index, .type = index});
    const Type *result = call_method(frame, expr->subscript.value, type, frame->infer->known.getitem, &args, expr->span,
                                     expr, false, &info->call);
    if (result)
        return type_is_optional(result) ? result : with_fresh_cell(frame, NULL, result);
    infer_report(frame, DIAG_no_rule, expr->span, "there is no rule for items of %s", text_of(frame, type));
    return frame->infer->is_final ? frame->types->error : frame->types->never;
}

const Type *infer_subscript(Frame *frame, Expr *expr, ExprInfo *info)
{
    const Expr *index_expr = expr->subscript.index;
    if (index_expr->kind == EXPR_CONSTANT && index_expr->constant.kind == CONSTANT_STR)
        frame->held = expr->subscript.value;
    const Type *type = type_unwrap(infer_expr(frame, expr->subscript.value));
    if (type->kind == TYPE_TENSOR)
        return tensor_item(frame, expr, type, info);
    if (type_is_ndarray(type))
        return ndarray_item(frame, expr, type, info);
    const Type *key = type->kind == TYPE_DICT ? type_item(type, 0) : NULL;
    bool is_plain_key = !key || key->kind == TYPE_STR || key->kind == TYPE_INT || key->kind == TYPE_FLOAT; /* an object stands for one */
    if (frame->infer->has_containers && type->kind != TYPE_INSTANCE && is_plain_key)
        expr->subscript.index = container_spelled_out(frame, expr->subscript.index); /* xs[n] with n.__index__() */
    const Type *index = infer_expr(frame, expr->subscript.index);
    if (is_dropped_value(type)) {
        info->resolution = RESOLVED_ENTITY;
        return type;
    }
    switch (type->kind) {
    case TYPE_NEVER:
    case TYPE_ERROR:
    case TYPE_DYNAMIC:
        type_box(frame->types, index);
        if (expr->context == CONTEXT_LOAD && expr->subscript.index->kind != EXPR_SLICE && boxed_class_has(frame, frame->infer->known.getitem)) {
            ArgVec args = {0};
            vec_push(frame->arena, &args, (ArgValue){.expr = expr->subscript.index, .type = index});
            call_boxed_method(frame, expr->subscript.value, frame->infer->known.getitem, &args, expr->span, expr, &info->call);
            info->call->is_item = info->call->has_own = true;
            return info->call->result = frame->types->dynamic;
        }
        return infer_unknown(frame, type);
    case TYPE_CLASS:
    case TYPE_FUNCTION:
        return class_item(frame, info, type);
    case TYPE_TUPLE: {
        const Type *result = expr->subscript.index->kind == EXPR_SLICE ? tuple_slice(frame, expr->subscript.index, type)
                                                                       : tuple_item(frame, expr, type, type_unwrap(index));
        return result ? result : frame->types->error;
    }
    case TYPE_DICT: {
        const Type *field = record_item(frame, expr, type, info);
        if (field)
            return field;
        break;
    }
    default:
        break;
    }
    if (expr->context == CONTEXT_STORE && type->kind == TYPE_INSTANCE && type->class_->user)
        return frame->types->none; /* __setitem__ says */
    if (expr->context == CONTEXT_STORE && (type->kind == TYPE_LIST || type->kind == TYPE_DICT))
        return type_item(type, type->kind == TYPE_DICT); /* what is stored is joined by assign_target */
    return item_by_rule(frame, expr, type, index, info);
}
