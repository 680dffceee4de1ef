/* For loops: over ranges, containers, tensors and loaders; enumerate and zip become index variables and several sources. */
#include "lower/context.h"

#include <string.h>

/* The variable that the loop assigns; `item_type` is what it gets, NULL if that is the variable's own type. */
static IrVariable *target_variable(Lower *l, const Expr *target, const IrType *item_type)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (target->kind != EXPR_NAME || !info || info->resolution != RESOLVED_VARIABLE || lower_vanishes(info->variable))
        return NULL;
    const IrType *own = lower_type(l, info->variable->type);
    bool fits = !item_type || item_type == own || item_type->kind == own->kind;
    if (!lower_is_captured(l, info->variable) && fits)
        return lower_variable_of(l, info->variable);
    IrVariable *item = lower_temporary(l, info->variable->name->text, fits ? own : item_type, target->span);
    vec_push(l->arena, &l->captured_targets, info->variable);
    vec_push(l->arena, &l->captured_items, item);
    return item;
}

/* The loop assigned to C variables of its own: names that inner functions use, and those of another type than the items, get the values
 * in its body. */
static void store_captured(Lower *l, IrBlock *body, Span span)
{
    vec_each(i, &l->captured_targets) {
        IrExpr *place = lower_variable_place(l, l->captured_targets.items[i], span);
        IrExpr *item = lower_convert(l, ir_var(l->ir, l->captured_items.items[i], span), place->type, span);
        if (!l->failed)
            ir_append(l->ir, body, ir_assign(l->ir, place, item, span));
    }
    l->captured_targets.count = l->captured_items.count = 0;
}

/* Items that are objects: a variable of the loop holds each, the body takes it apart. */
static void add_unpacked(Lower *l, IrSource *source, const Iteration *iteration, const Expr *target)
{
    IrVariable *item = lower_temporary(l, "item", lower_type(l, iteration->item), target->span);
    vec_push(l->arena, &source->targets, item);
    vec_push(l->arena, &l->unpacked_targets, target);
    vec_push(l->arena, &l->unpacked_items, item);
}

static void unpack_items(Lower *l, IrBlock *body, Span span)
{
    IrBlock *outer = l->block;
    l->block = body;
    vec_each(i, &l->unpacked_targets)
        lower_unpack(l, l->unpacked_targets.items[i], ir_var(l->ir, l->unpacked_items.items[i], span), span);
    l->unpacked_targets.count = l->unpacked_items.count = 0;
    l->block = outer;
}

/* A function that is known at convert time needs no C variable. */
static bool is_without_value(Lower *l, const Expr *target)
{
    const ExprInfo *info = target->kind == EXPR_NAME ? sema_expr(l->instance, target) : NULL;
    return info && info->resolution == RESOLVED_VARIABLE && info->variable && info->variable->type->kind == TYPE_FUNCTION &&
           lower_vanishes(info->variable);
}

static bool is_unused_name(const Expr *target)
{
    return target->kind == EXPR_NAME && name_is(target->name.id, "_");
}

/* What target number `index` gets; NULL if it is not known here. */
static const IrType *item_type_of(const IrSource *source, size_t index)
{
    const IrType *type = source->value ? source->value->type : NULL;
    switch (source->kind) {
    case IR_EACH_LIST:
    case IR_EACH_TUPLE:
    case IR_EACH_SET:
        return source->unpacks || !type->item_count ? NULL : type->items[0];
    case IR_EACH_KEYS:
        return type->items[0];
    case IR_EACH_VALUES:
        return type->items[1];
    case IR_EACH_ITEMS:
        return type->kind == IR_TYPE_DICT && index < 2 ? type->items[index] : NULL;
    default:
        return NULL;
    }
}

static void add_target(Lower *l, IrSource *source, const Expr *target)
{
    const IrType *item = item_type_of(source, source->targets.count);
    IrVariable *variable = is_unused_name(target) ? NULL : target_variable(l, target, item);
    if (!variable && !is_unused_name(target) && !is_without_value(l, target))
        lower_fail(l, target->span, "this loop target is not converted yet");
    vec_push(l->arena, &source->targets, variable);
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

/* start, stop, step of a call of range(); absent ones are NULL. */
static void range_bounds(Lower *l, const Iteration *iteration, IrExpr *bounds[3])
{
    const Expr *call = iteration->source;
    const IrType *type = lower_simple(l, IR_TYPE_INT);
    size_t count = call->kind == EXPR_CALL ? call->call.args.count : 0;
    if (count == 0 || count > 3 || call->call.keywords.count) {
        lower_fail(l, call->span, "this range is not converted yet");
        return;
    }
    for (size_t i = 0; i < count && !l->failed; i++)
        bounds[count == 1 ? 1 : i] = lower_expr_as(l, call->call.args.items[i], type);
}

static IrExpr *source_value(Lower *l, const Iteration *iteration)
{
    if ((iteration->kind == ITERATE_RULE || iteration->kind == ITERATE_USER) && iteration->call) {
        BoundCall call = *iteration->call;
        if (!call.receiver)
            call.receiver = iteration->source; /* x.__iter__() of what is run over */
        return lower_bound_call(l, &call, NULL);
    }
    return lower_expr(l, iteration->source);
}

static void add_source(Lower *l, IrStmt *loop, const Iteration *iteration, const Expr *target)
{
    IrSource source = {0};
    bool is_object = iteration->kind == ITERATE_RULE || iteration->kind == ITERATE_USER;
    if (!each_kind(iteration->kind, &source.kind) && !is_object) {
        lower_fail(l, target->span, "running over this is not converted yet");
        return;
    }
    if (iteration->wrapper) {
        lower_fail(l, iteration->wrapper->span, "a progress bar around a loop is not converted yet");
        return;
    }
    if (source.kind == IR_EACH_RANGE && iteration->kind == ITERATE_RANGE)
        range_bounds(l, iteration, source.bounds);
    else
        source.value = source_value(l, iteration);
    if (l->failed)
        return;
    if (is_object) {
        bool is_iterator = source.value->type->kind == IR_TYPE_ITERATOR;
        if (!is_iterator && source.value->type->kind != IR_TYPE_LIST) {
            lower_fail(l, target->span, "running over `%s` is not converted yet", source.value->type->key);
            return;
        }
        source.kind = is_iterator ? IR_EACH_ITERATOR : IR_EACH_LIST;
    }
    if (source.kind == IR_EACH_ANY)
        source.value = lower_box(l, source.value, target->span);
    if (source.kind == IR_EACH_LIST && source.value->type->kind == IR_TYPE_TUPLE)
        source.kind = IR_EACH_TUPLE;
    bool several = target->kind == EXPR_TUPLE || target->kind == EXPR_LIST;
    if (several && iteration->item && type_unwrap(iteration->item)->kind == TYPE_INSTANCE && source.kind != IR_EACH_BATCH) {
        add_unpacked(l, &source, iteration, target); /* named tuples */
        vec_push(l->arena, &loop->sources, source);
        return;
    }
    source.unpacks = several && (source.kind == IR_EACH_LIST || source.kind == IR_EACH_ROWS || source.kind == IR_EACH_ITERATOR ||
                                  source.kind == IR_EACH_ANY);
    if (source.kind == IR_EACH_BATCH && !several)
        lower_fail(l, target->span, "a batch that is not unpacked at once is not converted yet");
    else if (!several)
        add_target(l, &source, target);
    for (size_t i = 0; several && i < target->sequence.items.count; i++)
        add_target(l, &source, target->sequence.items.items[i]);
    vec_push(l->arena, &loop->sources, source);
}

/* The i-th part of a target that is taken apart; NULL if it is not. */
static const Expr *part(const Expr *target, size_t index, size_t count)
{
    bool is_sequence = target->kind == EXPR_TUPLE || target->kind == EXPR_LIST;
    return is_sequence && target->sequence.items.count == count ? target->sequence.items.items[index] : NULL;
}

static void add_sources(Lower *l, IrStmt *loop, const Iteration *iteration, const Expr *target)
{
    if (iteration->kind == ITERATE_ENUMERATE && !loop->index) {
        const Expr *index = part(target, 0, 2), *rest = part(target, 1, 2);
        if (!index) {
            lower_fail(l, target->span, "an enumerate that is not unpacked at once is not converted yet");
            return;
        }
        if (!is_unused_name(index)) {
            loop->index = target_variable(l, index, NULL);
            if (!loop->index)
                lower_fail(l, index->span, "this loop target is not converted yet");
        }
        if (iteration->start)
            loop->start = lower_expr_as(l, iteration->start, lower_simple(l, IR_TYPE_INT));
        add_sources(l, loop, iteration->parts[0], rest);
        return;
    }
    if (iteration->kind == ITERATE_ZIP) {
        for (size_t i = 0; i < iteration->part_count && !l->failed; i++) {
            const Expr *item = part(target, i, iteration->part_count);
            if (!item)
                lower_fail(l, target->span, "a zip that is not unpacked at once is not converted yet");
            else
                add_source(l, loop, iteration->parts[i], item);
        }
        return;
    }
    add_source(l, loop, iteration, target);
}

/* ---- ranges, whose variable is the loop's own */

static bool name_is_read_after(const Block *block, Name name, uint32_t position);

static bool expr_reads_after(const Expr *expr, Name name, uint32_t position);

static bool exprs_read(const ExprVec *list, Name name, uint32_t position)
{
    vec_each(i, list)
        if (list->items[i] && expr_reads_after(list->items[i], name, position))
            return true;
    return false;
}

static bool expr_reads_after(const Expr *e, Name name, uint32_t position)
{
    if (!e || e->span.end <= position)
        return false;
    switch (e->kind) {
    case EXPR_NAME:
        return e->name.id == name && e->context == CONTEXT_LOAD && e->span.start >= position;
    case EXPR_CALL: {
        bool found = expr_reads_after(e->call.func, name, position) || exprs_read(&e->call.args, name, position);
        vec_each(i, &e->call.keywords)
            found |= expr_reads_after(e->call.keywords.items[i]->value, name, position);
        return found;
    }
    case EXPR_ATTRIBUTE:
        return expr_reads_after(e->attribute.value, name, position);
    case EXPR_SUBSCRIPT:
        return expr_reads_after(e->subscript.value, name, position) || expr_reads_after(e->subscript.index, name, position);
    case EXPR_BIN_OP:
        return expr_reads_after(e->bin_op.left, name, position) || expr_reads_after(e->bin_op.right, name, position);
    case EXPR_UNARY_OP:
        return expr_reads_after(e->unary_op.operand, name, position);
    case EXPR_BOOL_OP:
        return exprs_read(&e->bool_op.values, name, position);
    case EXPR_COMPARE:
        return expr_reads_after(e->compare.left, name, position) || exprs_read(&e->compare.rest, name, position);
    case EXPR_IF:
        return expr_reads_after(e->if_exp.test, name, position) || expr_reads_after(e->if_exp.body, name, position) ||
               expr_reads_after(e->if_exp.orelse, name, position);
    case EXPR_JOINED_STR:
        return exprs_read(&e->joined.parts, name, position);
    case EXPR_FORMATTED_VALUE:
        return expr_reads_after(e->formatted.value, name, position) || expr_reads_after(e->formatted.format_spec, name, position);
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_SET:
        return exprs_read(&e->sequence.items, name, position);
    case EXPR_DICT:
        return exprs_read(&e->dict.keys, name, position) || exprs_read(&e->dict.values, name, position);
    case EXPR_SLICE:
        return expr_reads_after(e->slice.lower, name, position) || expr_reads_after(e->slice.upper, name, position) ||
               expr_reads_after(e->slice.step, name, position);
    case EXPR_STARRED:
        return expr_reads_after(e->starred.value, name, position);
    default:
        return e->kind != EXPR_CONSTANT && e->span.start >= position; /* lambdas, comprehensions: assume the worst */
    }
}

static bool binds(const Expr *target, Name name)
{
    if (target->kind == EXPR_NAME)
        return target->name.id == name;
    bool found = false;
    if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST)
        vec_each(i, &target->sequence.items)
            found |= binds(target->sequence.items.items[i], name);
    return found;
}

static bool stmt_reads_after(const Stmt *s, Name name, uint32_t position)
{
    if (s->span.end <= position)
        return false;
    switch (s->kind) {
    case STMT_EXPR:
        return expr_reads_after(s->expr.value, name, position);
    case STMT_ASSIGN:
        return expr_reads_after(s->assign.value, name, position) || exprs_read(&s->assign.targets, name, position);
    case STMT_AUG_ASSIGN:
        return expr_reads_after(s->aug_assign.value, name, position) ||
               (s->span.start >= position && binds(s->aug_assign.target, name)) ||
               expr_reads_after(s->aug_assign.target, name, position);
    case STMT_RETURN:
        return expr_reads_after(s->return_stmt.value, name, position);
    case STMT_FOR:
        if (s->span.start >= position && binds(s->for_stmt.target, name))
            return expr_reads_after(s->for_stmt.iter, name, position);
        return expr_reads_after(s->for_stmt.iter, name, position) || name_is_read_after(&s->for_stmt.body, name, position);
    case STMT_WHILE:
        return expr_reads_after(s->while_stmt.test, name, position) || name_is_read_after(&s->while_stmt.body, name, position);
    case STMT_IF:
        return expr_reads_after(s->if_stmt.test, name, position) || name_is_read_after(&s->if_stmt.body, name, position) ||
               name_is_read_after(&s->if_stmt.orelse, name, position);
    case STMT_WITH: {
        bool found = name_is_read_after(&s->with_stmt.body, name, position);
        vec_each(i, &s->with_stmt.items)
            found |= expr_reads_after(s->with_stmt.items.items[i]->context, name, position);
        return found;
    }
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_FUNCTION_DEF:
    case STMT_CLASS_DEF:
        return false;
    default:
        return true;
    }
}

static bool name_is_read_after(const Block *block, Name name, uint32_t position)
{
    for (size_t i = 0; i < block->count; i++)
        if (stmt_reads_after(block->items[i], name, position))
            return true;
    return false;
}

static bool assigns_name(const Block *block, Name name)
{
    for (size_t i = 0; i < block->count; i++) {
        const Stmt *s = block->items[i];
        bool found = false;
        if (s->kind == STMT_ASSIGN)
            vec_each(k, &s->assign.targets)
                found |= binds(s->assign.targets.items[k], name);
        else if (s->kind == STMT_AUG_ASSIGN)
            found = binds(s->aug_assign.target, name);
        else if (s->kind == STMT_FOR)
            found = binds(s->for_stmt.target, name) || assigns_name(&s->for_stmt.body, name);
        else if (s->kind == STMT_WHILE)
            found = assigns_name(&s->while_stmt.body, name);
        else if (s->kind == STMT_IF)
            found = assigns_name(&s->if_stmt.body, name) || assigns_name(&s->if_stmt.orelse, name);
        else if (s->kind == STMT_WITH)
            found = assigns_name(&s->with_stmt.body, name);
        if (found)
            return true;
    }
    return false;
}

/* Python's loop variable keeps its last value, and may be assigned in the body: then C counts in a variable of its own. */
static bool needs_own_counter(Lower *l, const Stmt *stmt, const IrVariable *variable)
{
    if (!stmt)
        return false;
    const UserFunction *function = l->instance->function;
    return variable->kind == IR_GLOBAL || assigns_name(&stmt->for_stmt.body, variable->name) ||
           (function->body && name_is_read_after(function->body, variable->name, stmt->span.end));
}

static IrBlock *lower_range_loop(Lower *l, const Iteration *iteration, const Expr *target, Span span, const Stmt *stmt)
{
    IrStmt *loop = ir_stmt(l->ir, IR_FOR_RANGE, span);
    IrExpr *bounds[3] = {0};
    range_bounds(l, iteration, bounds);
    loop->start = bounds[0] ? bounds[0] : ir_int(l->ir, 0, span);
    loop->stop = bounds[1];
    loop->step = bounds[2] ? bounds[2] : ir_int(l->ir, 1, span);
    IrVariable *variable = is_unused_name(target) ? NULL : target_variable(l, target, lower_simple(l, IR_TYPE_INT));
    if (!variable && !is_unused_name(target)) {
        lower_fail(l, target->span, "this loop target is not converted yet");
        return &loop->body;
    }
    bool own = !variable || (variable->type->kind == IR_TYPE_INT && needs_own_counter(l, stmt, variable)) ||
               variable->type->kind != IR_TYPE_INT;
    loop->variable = own ? lower_temporary(l, "i", lower_simple(l, IR_TYPE_INT), span) : variable;
    lower_emit(l, loop);
    if (own && variable) {
        IrExpr *value = lower_convert(l, ir_var(l->ir, loop->variable, span), variable->type, span);
        ir_append(l->ir, &loop->body, ir_assign(l->ir, ir_var(l->ir, variable, span), value, span));
    }
    store_captured(l, &loop->body, span);
    return &loop->body;
}

IrBlock *lower_loop(Lower *l, const Iteration *iteration, const Expr *target, Span span, const Stmt *stmt)
{
    if (iteration->kind == ITERATE_RANGE && !iteration->wrapper)
        return lower_range_loop(l, iteration, target, span, stmt);
    IrStmt *loop = ir_stmt(l->ir, IR_FOR_EACH, span);
    add_sources(l, loop, iteration, target);
    if (loop->sources.count == 1 && loop->sources.items[0].kind == IR_EACH_RANGE && !loop->index)
        lower_fail(l, span, "this loop is not converted yet");
    lower_emit(l, loop);
    store_captured(l, &loop->body, span);
    unpack_items(l, &loop->body, span);
    return &loop->body;
}

void lower_for(Lower *l, const Stmt *stmt)
{
    const Iteration *iteration = sema_iteration(l->instance, stmt->id);
    if (!iteration || iteration->kind == ITERATE_ERROR) {
        lower_fail(l, stmt->for_stmt.iter->span, "what this loop runs over was not understood");
        return;
    }
    if (iteration->item->kind == TYPE_NEVER && iteration->source_type && iteration->source_type->kind == TYPE_TUPLE)
        return; /* over an empty tuple: *args without arguments */
    if (stmt->for_stmt.orelse.count) {
        lower_fail(l, stmt->span, "`else` of a loop is not converted yet");
        return;
    }
    IrBlock *outer = l->block;
    IrBlock *body = lower_loop(l, iteration, stmt->for_stmt.target, stmt->span, stmt);
    if (l->failed)
        return;
    IrStmt *loop = outer->statements.items[outer->statements.count - 1];
    l->block = body;
    LowerExit exit = {.is_loop = true};
    lower_enter(l, &exit);
    lower_block(l, &stmt->for_stmt.body);
    lower_exit(l);
    l->block = outer;
    lower_comments(l, &stmt->trailing, &loop->body.header);
}
