/* Assignments: to names, fields and items; of tuples to several at once; and in place. */
#include "lower/context.h"

/* ---- one target */

static bool is_embedded_field(const ExprInfo *info)
{
    return info && info->resolution == RESOLVED_FIELD && info->field->is_embedded;
}

static bool vanishes(const ExprInfo *info)
{
    if (!info)
        return true;
    if (info->resolution == RESOLVED_VARIABLE)
        return lower_vanishes(info->variable);
    if (info->resolution == RESOLVED_FIELD)
        return info->field->vanishes;
    return info->resolution == RESOLVED_ENTITY;
}

/* p.requires_grad = False: the stub's C text is a place. */
static void store_in_rule_value(Lower *l, const Expr *target, IrExpr *value)
{
    IrExpr *place = lower_rule_value(l, sema_expr(l->instance, target)->rule_value, target);
    if (l->failed)
        return;
    const IrType *object = ir_type_library(&l->ir->types, "nn_param", false);
    bool is_parameter = place->kind == IR_C_CALL && name_is(place->name, "nn_param_value"); /* decoder.weight = encoder.weight: one object */
    if (is_parameter)
        place = lower_convert(l, place, object, target->span);
    bool is_array = place->type->kind == IR_TYPE_ARRAY;
    IrExpr *args[] = {place, lower_convert(l, value, is_parameter ? object : place->type, target->span)};
    if (l->failed)
        return;
    IrExpr *store = lower_template(l, is_parameter ? "t2m_set(&{a}, {b})" : is_array ? "mx_set(&{a}, {b})" : "{a} = {b}", lower_simple(l, IR_TYPE_VOID), target->span, false, 2, args);
    store->rule->mutates = true;
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, store, target->span));
}

/* group['lr'] = x: an item of an object of the runtime that is no container; its stub's __setitem__ says how it is stored. */
static bool is_stored_by_rule(Lower *l, const Expr *target, const ExprInfo *info)
{
    const Type *object = target->kind == EXPR_SUBSCRIPT ? type_unwrap(sema_type(l->instance, target->subscript.value)) : NULL;
    return object && object->kind == TYPE_INSTANCE && info && info->call && info->call->kind == CALL_RULE && info->call->rule->c;
}

static bool store_by_rule(Lower *l, const Expr *target, const ExprInfo *info, IrExpr *value)
{
    if (!is_stored_by_rule(l, target, info))
        return false;
    const RuleOverload *overload = info->call->rule;
    IrExpr *store = ir_rule_call(l->ir, lower_rule_of(l, overload), lower_expr(l, target->subscript.value),
                                 lower_simple(l, IR_TYPE_VOID), target->span);
    vec_push(l->arena, &store->args, lower_expr(l, target->subscript.index));
    const Type *param = overload->params.items[1].type;
    bool is_member = param->kind == TYPE_VARIABLE && (value->type->kind == IR_TYPE_LIBRARY || value->type->kind == IR_TYPE_INSTANCE);
    vec_push(l->arena, &store->args, is_member ? value : lower_convert(l, value, lower_type(l, param), target->span));
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, store, target->span));
    return true;
}

/* A property's setter, __setitem__ of the script, an attribute that a layer is given. */
static bool is_stored_by_method(const ExprInfo *info)
{
    return info && info->call && (info->call->kind == CALL_USER || info->call->kind == CALL_RULE) && info->call->placeholder_count;
}

static bool store_by_method(Lower *l, const Expr *target, const ExprInfo *info, IrExpr *value)
{
    if (!is_stored_by_method(info))
        return false;
    IrExpr *call = lower_applied(l, info->call, &value, target->span);
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, call, target->span));
    return true;
}

void lower_store(Lower *l, const Expr *target, IrExpr *value, const Expr *source)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (l->failed || vanishes(info))
        return;
    if (lower_store_tensor_attribute(l, target, value) || lower_store_in_tensor(l, target, value))
        return;
    if (info->resolution == RESOLVED_RULE_VALUE && info->rule_value->c && target->kind == EXPR_ATTRIBUTE) {
        store_in_rule_value(l, target, value);
        return;
    }
    if (store_by_rule(l, target, info, value) || store_by_method(l, target, info, value) || lower_store_boxed(l, target, value) ||
        lower_store_boxed_attribute(l, target, value))
        return;
    IrExpr *place = lower_place(l, target);
    if (l->failed)
        return;
    bool is_parameter = place->kind == IR_FIELD && place->field->kind == IR_FIELD_PARAMETER;
    bool gives_parameter = value->type->kind == IR_TYPE_LIBRARY && name_is(value->type->c_name, "nn_param");
    if (is_parameter && gives_parameter && value->kind == IR_RULE && name_is(value->rule->role, "record")) {
        lower_fail(l, target->span, "a module's tensor that requires gradients without being an nn.Parameter is not converted yet");
        return;
    }
    if (place->kind == IR_INDEX && gives_parameter)
        value = lower_convert(l, value, lower_simple(l, IR_TYPE_ARRAY), target->span);
    if (is_parameter && gives_parameter)
        place->type = value->type; /* the object itself, not its array */
    else if (place->kind != IR_INDEX)
        value = lower_convert(l, value, place->type, source ? source->span : target->span);
    else if (value->type->kind == IR_TYPE_OPTIONAL)
        value = lower_convert(l, value, value->type->items[0], target->span);
    if (l->failed)
        return;
    if (place->kind == IR_VAR && value->kind == IR_VAR && place->variable == value->variable)
        return; /* images = images.to(device) */
    if (place->kind == IR_INDEX) /* x[i] = y */
        lower_emit_in_place(l, place, value, target->span);
    else
        lower_emit(l, ir_assign(l->ir, place, value, target->span));
}

void lower_emit_in_place(Lower *l, IrExpr *place, IrExpr *value, Span span)
{
    if (place->type->kind == IR_TYPE_VALUE && value->type->kind == IR_TYPE_ARRAY) { /* a boxed tensor, which others may have too */
        lower_change_array(l, ir_copy(l->ir, place), value, span);
        return;
    }
    IrStmt *stmt = ir_assign(l->ir, place, value, span);
    stmt->is_in_place = place->type->kind == IR_TYPE_ARRAY;
    lower_emit(l, stmt);
}

/* x += y of a tensor: PyTorch changes the tensor, where another kind of value would be a new one. */
static void mark_in_place(const Lower *l)
{
    IrStmt *stmt = l->block->statements.count ? vec_last(&l->block->statements) : NULL;
    if (stmt && stmt->kind == IR_ASSIGN && stmt->place->type->kind == IR_TYPE_ARRAY)
        stmt->is_in_place = true;
}

static bool is_scalar_or_array(const IrType *type)
{
    return ir_type_is_scalar(type) || type->kind == IR_TYPE_ARRAY;
}

/* xs = [f(x) for x in ys] fills xs itself, if its old value is not read on the way. */
static bool fills_variable(Lower *l, const ExprInfo *info, const Expr *source)
{
    bool is_comprehension = source->kind == EXPR_LIST_COMP || source->kind == EXPR_SET_COMP || source->kind == EXPR_DICT_COMP;
    if (!is_comprehension || info->resolution != RESOLVED_VARIABLE || info->variable->kind == VARIABLE_GLOBAL ||
        lower_is_captured(l, info->variable))
        return false;
    const IrVariable *variable = lower_variable_of(l, info->variable);
    bool fits = variable && (variable->type->kind == IR_TYPE_LIST || variable->type->kind == IR_TYPE_SET || variable->type->kind == IR_TYPE_DICT);
    return fits && info->variable->assignments == 1 && info->variable->kind != VARIABLE_PARAM;
}

/* What `args.func` holds where it is a function of which only the run knows which one; else NULL. */
static const IrType *function_field(Lower *l, const Expr *target, Name name)
{
    const Type *record = sema_type(l->instance, target->attribute.value);
    const TypeField *field = record->kind == TYPE_RECORD ? type_field(record, name) : NULL;
    return field && field->type->kind == TYPE_FUNCTION && !type_vanishes(field->type) ? lower_type(l, field->type) : NULL;
}

/* self.fc = nn.Linear(...): the layer is a part of its owner. */
static bool is_made_in_place(Lower *l, const Expr *target, const Expr *source)
{
    const ExprInfo *from = sema_expr(l->instance, source);
    return is_embedded_field(sema_expr(l->instance, target)) && from && from->call;
}

static void make_in_place(Lower *l, const Expr *target, const Expr *source)
{
    IrExpr *place = lower_place(l, target);
    IrExpr *init = l->failed ? place : lower_constructor_into(l, sema_expr(l->instance, source)->call, place, source->span);
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, init, source->span));
}

static void assign_one(Lower *l, const Expr *target, const Expr *source)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    const ExprInfo *from = sema_expr(l->instance, source);
    if (vanishes(info)) {
        lower_vanished(l, source);
        lower_note_extra(l, target);
        return;
    }
    if (is_made_in_place(l, target, source)) {
        make_in_place(l, target, source);
        return;
    }
    if (fills_variable(l, info, source)) {
        lower_comprehension_into(l, source, lower_variable_of(l, info->variable));
        return;
    }
    const IrType *want = NULL;
    if (info->resolution == RESOLVED_VARIABLE)
        want = lower_type(l, info->variable->type);
    else if (info->resolution == RESOLVED_FIELD)
        want = lower_type(l, info->field->type);
    else if (info->resolution == RESOLVED_RECORD_FIELD && target->kind == EXPR_ATTRIBUTE)
        want = function_field(l, target, info->name);
    else if (target->kind == EXPR_SUBSCRIPT && info->type && info->type->kind == TYPE_FUNCTION && info->type->is_set)
        want = lower_type(l, info->type);
    bool is_display = source->kind == EXPR_LIST || source->kind == EXPR_LIST_COMP || source->kind == EXPR_TUPLE;
    bool is_function = want && from && (from->type->kind == TYPE_FUNCTION || from->type->kind == TYPE_CLASS) && want->kind == IR_TYPE_VALUE;
    bool is_for = want && (lower_is_function_object(want) || is_function || (is_display && want->kind == IR_TYPE_LIST));
    IrExpr *value = is_for ? lower_expr_as(l, source, want) : lower_expr(l, source);
    lower_store(l, target, value, source);
    lower_note_extra(l, target);
}

/* ---- several targets */

static size_t target_count(const Expr *target)
{
    return target->sequence.items.count;
}

static bool reads_name(const IrExpr *expr, const IrVariable *variable);

static bool reads_in_slots(Arena *arena, const IrExpr *expr, const IrVariable *variable)
{
    IrSlotVec slots = {0};
    ir_expr_slots(arena, (IrExpr *)expr, &slots);
    vec_each(i, &slots)
        if (reads_name(*slots.items[i], variable))
            return true;
    return false;
}

static Arena scratch; /* emptied after each use */

static bool reads_name(const IrExpr *expr, const IrVariable *variable)
{
    return expr && (expr->variable == variable || reads_in_slots(&scratch, expr, variable));
}

/* a, b = b, a: values that a store before would change are held first. */
static void assign_pairwise(Lower *l, const Expr *target, const Expr *source)
{
    size_t count = target_count(target);
    IrExpr **values = ARENA_NEW_ARRAY(l->arena, IrExpr *, count);
    for (size_t i = 0; i < count && !l->failed; i++) {
        const Expr *item = source->sequence.items.items[i];
        if (is_made_in_place(l, target->sequence.items.items[i], item)) {
            for (size_t k = 0; k < i && !l->failed; k++) /* what is evaluated before */
                if (values[k] && values[k]->kind != IR_INT && values[k]->kind != IR_VAR)
                    values[k] = lower_hold_now(l, values[k], "held");
            make_in_place(l, target->sequence.items.items[i], item);
            values[i] = NULL;
            continue;
        }
        values[i] = vanishes(sema_expr(l->instance, target->sequence.items.items[i])) ? NULL : lower_expr(l, item);
    }
    for (size_t i = 1; i < count && !l->failed; i++)
        for (size_t k = 0; k < i && values[i]; k++) {
            const ExprInfo *before = sema_expr(l->instance, target->sequence.items.items[k]);
            if (vanishes(before))
                continue;
            bool is_name = before->resolution == RESOLVED_VARIABLE && !lower_is_captured(l, before->variable);
            const IrVariable *written = is_name ? lower_variable_of(l, before->variable) : NULL;
            bool same = values[k] && values[k]->kind == IR_VAR && values[k]->variable == written;
            bool conflicts = is_name ? !same && reads_name(values[i], written) : values[i]->kind != IR_INT;
            arena_release(&scratch);
            if (conflicts) {
                IrVariable *held = lower_temporary(l, "held", values[i]->type, values[i]->span);
                lower_emit(l, ir_assign(l->ir, ir_var(l->ir, held, values[i]->span), values[i], values[i]->span));
                values[i] = ir_var(l->ir, held, values[i]->span);
                break;
            }
        }
    for (size_t i = 0; i < count && !l->failed; i++)
        if (values[i])
            lower_assign_value(l, target->sequence.items.items[i], values[i], source->sequence.items.items[i]->span);
}

static void unpack_shape(Lower *l, const Expr *target, const Expr *tensor)
{
    bool is_ndarray = type_is_ndarray(type_unwrap(sema_type(l->instance, tensor)));
    IrExpr *value = lower_hold(l, is_ndarray ? lower_expr(l, tensor) : lower_expr_as(l, tensor, lower_simple(l, IR_TYPE_ARRAY)), "x");
    vec_each(i, &target->sequence.items) {
        if (l->failed)
            return;
        const Expr *item = target->sequence.items.items[i];
        IrExpr *dim = lower_c_call(l, is_ndarray ? "np_dim" : "mx_dim", lower_simple(l, IR_TYPE_INT), item->span, ir_copy(l->ir, value),
                                   ir_int(l->ir, (int64_t)i, item->span));
        lower_store(l, item, dim, item);
    }
}

static void assign_to(Lower *l, const Expr *target, const Expr *source)
{
    if (is_dropped_value(sema_type(l->instance, source))) {
        lower_vanished(l, source);
        return;
    }
    if (target->kind != EXPR_TUPLE && target->kind != EXPR_LIST) {
        assign_one(l, target, source);
        return;
    }
    bool is_display = source->kind == EXPR_TUPLE || source->kind == EXPR_LIST;
    const Expr *shape = lower_shape_source(l, source);
    if (!shape)
        shape = lower_ndarray_shape(l, source);
    if (is_display && !lower_has_starred(target) && !lower_has_starred(source) && target_count(target) == target_count(source))
        assign_pairwise(l, target, source);
    else if (shape && !lower_has_starred(target))
        unpack_shape(l, target, shape);
    else
        lower_assign_value(l, target, lower_expr(l, source), source->span);
}

/* a = b = value: from left to right; the value is evaluated once. */
void lower_assign(Lower *l, const Stmt *stmt)
{
    const ExprVec *targets = &stmt->assign.targets;
    const Expr *value = stmt->assign.value;
    if (targets->count == 1 || value->kind == EXPR_CONSTANT) { /* steps = reward = 0 */
        for (size_t i = 0; i < targets->count && !l->failed; i++)
            assign_to(l, targets->items[i], value);
        return;
    }
    const ExprInfo *first = sema_expr(l->instance, targets->items[0]);
    bool is_read_back = first && (first->resolution == RESOLVED_VARIABLE || first->resolution == RESOLVED_FIELD) && !vanishes(first) &&
                        targets->items[0]->kind == EXPR_NAME;
    if (is_read_back)
        assign_to(l, targets->items[0], value);
    IrExpr *held = is_read_back ? lower_expr(l, targets->items[0]) : lower_hold(l, lower_expr(l, value), "value");
    for (size_t i = is_read_back; i < targets->count && !l->failed; i++)
        lower_assign_value(l, targets->items[i], ir_copy(l->ir, held), stmt->span);
}

/* ---- x += y */

/* The old value of group['lr'], by the stub's __getitem__. */
static IrExpr *read_by_rule(Lower *l, const Expr *target)
{
    const Class *class_ = type_unwrap(sema_type(l->instance, target->subscript.value))->class_;
    Name name = name_intern(l->ir->names, "__getitem__");
    const RuleSymbol *symbol = class_->rule ? rule_class_member(class_->rule, name) : NULL;
    if (!symbol || symbol->kind != RULE_FUNCTION || !symbol->function->overloads.items[0]->c)
        return lower_fail(l, target->span, "the old value of this is not known");
    const RuleOverload *overload = symbol->function->overloads.items[0];
    IrExpr *read = ir_rule_call(l->ir, lower_rule_of(l, overload), lower_expr(l, target->subscript.value),
                                lower_type(l, overload->result), target->span);
    vec_push(l->arena, &read->args, lower_expr(l, target->subscript.index));
    return read;
}

/* x.size += 1 with a property, grid[i] += 1 with __getitem__ and __setitem__. */
static void aug_assign_by_method(Lower *l, const Stmt *stmt, const StmtInfo *info)
{
    const Expr *target = stmt->aug_assign.target;
    if (!info->loaded || (!info->loaded->call && !info->loaded->replacement)) {
        lower_fail(l, stmt->span, "the old value of this is not known");
        return;
    }
    IrExpr *old = info->loaded->replacement ? lower_expr(l, info->loaded->replacement) : lower_bound_call(l, info->loaded->call, target);
    l->held = target;
    l->held_value = old;
    IrExpr *value = l->failed      ? old
                    : info->call   ? lower_bound_call(l, info->call, NULL)
                    : info->type->kind == TYPE_DYNAMIC
                        ? lower_boxed_binary(l, stmt->aug_assign.op, old, lower_expr(l, stmt->aug_assign.value), true, stmt->span)
                                   : lower_scalar_binary(l, stmt->aug_assign.op, old, lower_expr(l, stmt->aug_assign.value),
                                                         lower_type(l, info->type), true, stmt->span);
    l->held = NULL;
    if (!l->failed)
        lower_store(l, target, value, stmt->aug_assign.value);
}

static bool is_repeatable(const Expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_CONSTANT:
        return true;
    case EXPR_ATTRIBUTE:
        return is_repeatable(expr->attribute.value);
    case EXPR_SUBSCRIPT:
        return is_repeatable(expr->subscript.value) && is_repeatable(expr->subscript.index);
    case EXPR_UNARY_OP:
        return is_repeatable(expr->unary_op.operand);
    case EXPR_BIN_OP:
        return is_repeatable(expr->bin_op.left) && is_repeatable(expr->bin_op.right);
    case EXPR_SLICE:
    case EXPR_TUPLE:
        return true; /* indices of arrays: their parts are read twice, but only tensors have them */
    default:
        return false;
    }
}

/* A name that means the same whatever is called in between. */
static bool is_settled_name(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr->kind == EXPR_NAME ? sema_expr(l->instance, expr) : NULL;
    return info && info->variable && (info->variable->is_constant || (info->variable->kind != VARIABLE_GLOBAL && !info->variable->is_captured));
}

/* A part of a target that is read and then stored to: what it calls is called once, before the value is looked at, which may act. */
static void hold_part(Lower *l, const Expr *part, bool acts)
{
    bool stays = acts ? part->kind == EXPR_CONSTANT || part->kind == EXPR_SLICE || part->kind == EXPR_TUPLE || is_settled_name(l, part)
                      : is_repeatable(part);
    if (stays || type_vanishes(sema_type(l->instance, part)))
        return;
    IrExpr *value = lower_expr(l, part);
    value = acts ? lower_hold_now(l, value, "at") : lower_hold(l, value, "at");
    if (!l->failed)
        pointer_map_set(l->arena, &l->held_parts, part, value);
}

static void hold_parts(Lower *l, const Expr *target, const Expr *value)
{
    bool acts = lower_has_effects(l, value);
    if (target->kind == EXPR_SUBSCRIPT) {
        hold_part(l, target->subscript.value, acts);
        hold_part(l, target->subscript.index, acts);
    } else if (target->kind == EXPR_ATTRIBUTE) {
        hold_part(l, target->attribute.value, acts);
    }
}

/* x = 5 and then x += 0.5: two variables of C. */
static bool is_rebound(const Expr *target, const ExprInfo *stored, const StmtInfo *info)
{
    return target->kind == EXPR_NAME && stored && info->loaded && info->loaded->variable && stored->variable &&
           info->loaded->variable != stored->variable;
}

static void aug_assign_rebound(Lower *l, const Stmt *stmt, const StmtInfo *info)
{
    const Expr *target = stmt->aug_assign.target;
    IrExpr *old = lower_loaded(l, target, info->loaded, sema_expr(l->instance, target)), *value = NULL;
    if (info->call) {
        l->held = target;
        l->held_value = old;
        value = lower_bound_call(l, info->call, NULL);
        l->held = NULL;
    } else {
        IrExpr *by = lower_expr(l, stmt->aug_assign.value);
        value = l->failed                          ? by
                : info->type->kind == TYPE_DYNAMIC ? lower_boxed_binary(l, stmt->aug_assign.op, old, by, true, stmt->span)
                                                   : lower_scalar_binary(l, stmt->aug_assign.op, old, by, lower_type(l, info->type), true, stmt->span);
    }
    if (!l->failed)
        lower_store(l, target, value, stmt->aug_assign.value);
}

/* p.data -= x */
static void aug_update(Lower *l, const Stmt *stmt, const StmtInfo *info)
{
    const Expr *target = stmt->aug_assign.target;
    IrExpr *value = NULL;
    if (info->call) {
        value = lower_bound_call(l, info->call, NULL);
    } else {
        IrExpr *old = lower_expr(l, target), *by = lower_expr(l, stmt->aug_assign.value);
        if (!l->failed)
            value = lower_scalar_binary(l, stmt->aug_assign.op, lower_convert(l, old, lower_simple(l, IR_TYPE_ARRAY), stmt->span), by,
                                        lower_simple(l, IR_TYPE_ARRAY), true, stmt->span);
    }
    if (!l->failed)
        lower_update(l, target, value, stmt->span);
}

/* sums[key] += loss, where the item may be a number or a tensor that others have too: the result is a tensor either way. */
static bool changes_boxed_tensor(const StmtInfo *info)
{
    return info->type->kind == TYPE_TENSOR && info->loaded && info->loaded->type && type_unwrap(info->loaded->type)->kind == TYPE_DYNAMIC;
}

void lower_aug_assign(Lower *l, const Stmt *stmt)
{
    hold_parts(l, stmt->aug_assign.target, stmt->aug_assign.value);
    if (l->failed)
        return;
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    const Expr *target = stmt->aug_assign.target;
    IrOp op;
    if (is_stored_by_rule(l, target, sema_expr(l->instance, target)) && !info->call) {
        IrExpr *old = read_by_rule(l, target), *by = lower_expr(l, stmt->aug_assign.value);
        if (!l->failed)
            lower_store(l, target, lower_scalar_binary(l, stmt->aug_assign.op, old, by, lower_type(l, info->type), true, stmt->span),
                        stmt->aug_assign.value);
        return;
    }
    if (!info->call && info->type->kind == TYPE_TUPLE && !info->type->is_variadic) {
        IrExpr *old = lower_loaded(l, target, info->loaded, sema_expr(l->instance, target));
        const Expr *more = stmt->aug_assign.op == BINARY_ADD ? stmt->aug_assign.value : NULL;
        if (!l->failed)
            lower_store(l, target, lower_tuple_binary(l, old, more, lower_type(l, info->type), stmt->span), stmt->aug_assign.value);
        return;
    }
    if (is_rebound(target, sema_expr(l->instance, target), info)) {
        aug_assign_rebound(l, stmt, info);
        return;
    }
    if (lower_is_updated(l, target)) {
        aug_update(l, stmt, info);
        return;
    }
    if (is_stored_by_method(sema_expr(l->instance, target))) {
        aug_assign_by_method(l, stmt, info);
        return;
    }
    bool is_boxed_tensor = changes_boxed_tensor(info);
    if ((!info->call && info->type->kind == TYPE_DYNAMIC) || is_boxed_tensor) {
        IrExpr *old = is_boxed_tensor ? lower_placed(l, lower_place(l, target)) : lower_expr(l, target), *by = lower_expr(l, stmt->aug_assign.value);
        lower_store(l, target, lower_boxed_binary(l, stmt->aug_assign.op, old, by, true, stmt->span), stmt->aug_assign.value);
        return;
    }
    if (info->call && lower_is_held_by_layer(l, target)) {
        IrExpr *sum = lower_bound_call(l, info->call, NULL);
        lower_change_held(l, target, sum, stmt->span);
        return;
    }
    IrExpr *place = lower_placed(l, lower_place(l, target)); /* its old value is read first */
    if (l->failed)
        return;
    if (info->call) {
        IrExpr *value = lower_bound_call(l, info->call, NULL);
        if (!l->failed && value->type->kind == IR_TYPE_VOID)
            lower_emit(l, ir_expr_stmt(l->ir, value, stmt->span));
        else if (!l->failed)
            lower_store(l, target, value, stmt->aug_assign.value);
        if (!l->failed)
            mark_in_place(l);
        return;
    }
    IrExpr *value = lower_expr(l, stmt->aug_assign.value);
    if (l->failed)
        return;
    const ExprInfo *stored = sema_expr(l->instance, target);
    bool is_other = lower_reads_other(info->loaded, stored);
    bool is_short = !is_other && lower_scalar_op(stmt->aug_assign.op, place->type, &op) && ir_type_is_scalar(place->type) && is_scalar_or_array(value->type) &&
                    (op != IR_TRUE_DIV || place->type->kind == IR_TYPE_FLOAT);
    if (!is_short) {
        bool is_boxed = !is_other && place->type->kind == IR_TYPE_VALUE; /* what it holds so far may be of another type than the sum */
        IrExpr *old = is_boxed ? ir_copy(l->ir, place) : lower_loaded(l, target, info->loaded, stored);
        if (!is_other) {
            old->placed = place->placed;
            old->after = place->after;
            old->block = place->block;
        }
        IrExpr *sum = lower_scalar_binary(l, stmt->aug_assign.op, old, value, lower_type(l, info->type), true, stmt->span);
        lower_store(l, target, sum, stmt->aug_assign.value);
        return;
    }
    IrStmt *assign = ir_assign(l->ir, place, lower_convert(l, value, place->type, stmt->span), stmt->span);
    assign->op = op;
    if (!l->failed)
        lower_emit(l, assign);
}

/* ---- setattr */

static bool lower_named_child(Lower *l, const Expr *call)
{
    const IrType *module = ir_type_library(&l->ir->types, "nn_module", false);
    IrExpr *args[] = {lower_expr_as(l, call->call.args.items[0], module),
                      lower_expr_as(l, call->call.args.items[1], lower_simple(l, IR_TYPE_STR)),
                      lower_expr_as(l, call->call.args.items[2], module)};
    if (l->failed)
        return true;
    IrExpr *add = lower_template(l, "nn_add_module({a}, {b!s}, {c})", lower_simple(l, IR_TYPE_VOID), call->span, false, 3, args);
    add->rule->mutates = true;
    lower_emit(l, ir_expr_stmt(l->ir, add, call->span));
    return true;
}

bool lower_setattr(Lower *l, const Expr *call)
{
    const ExprInfo *info = sema_expr(l->instance, call);
    if (!info || !info->sets_attribute)
        return false;
    if (!info->names)
        return lower_named_child(l, call);
    const Expr *source = call->call.args.items[2];
    if (info->is_known_name) {
        assign_one(l, info->names[0], source);
        return true;
    }
    IrExpr *name = lower_hold(l, lower_expr_as(l, call->call.args.items[1], lower_simple(l, IR_TYPE_STR)), "name");
    IrExpr *value = lower_hold(l, lower_expr(l, source), "value");
    IrBlock *outer = l->block;
    for (size_t i = 0; i < info->name_count && !l->failed; i++) {
        const Name field = info->names[i]->attribute.name;
        IrStmt *branch = ir_stmt(l->ir, IR_IF, call->span);
        branch->test = ir_compare(l->ir, IR_EQ, ir_copy(l->ir, name), ir_str(l->ir, field->text, field->length, call->span), call->span);
        branch->is_elif = i > 0;
        lower_emit(l, branch);
        IrBlock *otherwise = &branch->orelse;
        l->block = &branch->body;
        lower_store(l, info->names[i], ir_copy(l->ir, value), source);
        l->block = otherwise;
    }
    l->block = outer;
    return true;
}
